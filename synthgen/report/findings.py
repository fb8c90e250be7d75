"""Findings: what a person should know of a dataset before they train on it, each in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from synthgen.dataset.record import key_of
from synthgen.report.looks import Look
from synthgen.report.oddities import Twins
from synthgen.report.survey import Survey
from synthgen.split_by import by_image

UNEVEN = 1.5
"""Times as many images of one class as of another from which that is told."""

DARK, BRIGHT = 0.08, 0.92
"""Mean luma, 0 to 1."""

BLOWN = 0.4
"""Share of white pixels."""

TINY = 0.002
"""Share of the frame."""

HARDLY = 0.1
"""Visible fraction."""

FEWEST = 5
"""Images that a split should have of each class."""

NAMED = 5
"""Images that a finding names."""


@dataclass(frozen=True)
class Finding:
    """about: a word. serious: better mend it than live with it. images: whom it is about."""

    about: str
    message: str
    serious: bool = False
    images: tuple[int, ...] = ()

    @property
    def examples(self) -> tuple[str, ...]:
        """Keys of the first images."""
        return tuple(key_of(index) for index in self.images[:NAMED])


def findings(of: Survey, pairs: Sequence[Twins]) -> list[Finding]:
    """All findings, the serious ones first. pairs: images that look the same."""
    found = [finding for ask in ASKED for finding in ask(of)]
    return sorted([*found, *_twins(pairs)], key=lambda finding: not finding.serious)


def _whole(of: Survey) -> Iterator[Finding]:
    missing = of.wanted - len(of.files)
    if missing > 0:
        yield Finding("unfinished", f"{missing} of {of.wanted} images are not there yet", serious=True)
    if of.quarantined:
        yield Finding("quarantine", f"{of.quarantined} images failed and are in quarantine", serious=True)


def _balance(of: Survey) -> Iterator[Finding]:
    totals = {name: sum(row[name] for row in of.counts.values()) for name in of.classes}
    most, least = max(totals, key=lambda n: totals[n]), min(totals, key=lambda n: totals[n])
    if not totals[least]:
        yield Finding("imbalance", f"there is no image of '{least}'", serious=True)
    elif totals[most] >= UNEVEN * totals[least]:
        times = totals[most] / totals[least]
        yield Finding("imbalance", f"there are {times:.1f} times as many images of '{most}' as of '{least}'")


def _splits(of: Survey) -> Iterator[Finding]:
    for split, row in of.counts.items():
        if not any(row.values()):
            yield Finding("splits", f"the split '{split}' is empty", serious=True)
            continue
        few = [f"{count} of '{name}'" for name, count in row.items() if count < FEWEST]
        if few:
            yield Finding("splits", f"the split '{split}' has only {' and '.join(few)}: too few to measure anything by")


def _shapes(of: Survey) -> Iterator[Finding]:
    if by_image(of.header.spec):
        return
    first: dict[str, Look] = {}
    leaks = [look for look in of.looks if look.shape and first.setdefault(look.shape, look).split != look.split]
    yield from _told("leak", leaks, "the same object as in another split", serious=True)


def _light(of: Survey) -> Iterator[Finding]:
    yield from _told("dark", [look for look in of.looks if look.brightness < DARK], "nearly black")
    bright = [look for look in of.looks if look.brightness > BRIGHT or look.blown > BLOWN]
    yield from _told("blown", bright, "blown out: white over much of the picture")


def _sizes(of: Survey) -> Iterator[Finding]:
    size = {look.index: look.trait("size") for look in of.looks}
    yield from _told(
        "tiny", [look for look in of.looks if 0 < size[look.index] < TINY], f"object below {TINY:.1%} of the frame"
    )
    nothing = [look for look in of.looks if look.area == 0 or look.least_visible == 0]
    yield from _told("invisible", nothing, "nothing of a labeled object is seen", serious=True)
    hidden = [look for look in of.looks if look.least_visible is not None and 0 < look.least_visible < HARDLY]
    yield from _told("hidden", hidden, f"less than {HARDLY:.0%} of a labeled object is seen")


ASKED: tuple[Callable[[Survey], Iterator[Finding]], ...] = (_whole, _balance, _splits, _shapes, _light, _sizes)


def _twins(pairs: Sequence[Twins]) -> Iterator[Finding]:
    if leaks := [pair for pair in pairs if pair.leak]:
        images = tuple(pair.second.index for pair in leaks)
        yield Finding("leak", f"{counted(leaks, 'pair')} of images in two splits: the same to the eye", True, images)
    if rest := [pair for pair in pairs if not pair.leak]:
        images = tuple(pair.second.index for pair in rest)
        yield Finding("duplicates", f"{counted(rest, 'pair')} of images: the same to the eye", images=images)


def _told(about: str, looks: Sequence[Look], what: str, *, serious: bool = False) -> Iterator[Finding]:
    if looks:
        yield Finding(about, f"{counted(looks)}: {what}", serious, tuple(look.index for look in looks))


def counted(things: Sequence[object], noun: str = "image") -> str:
    """`1 image`, `3 images`."""
    return f"{len(things)} {noun}" + "s" * (len(things) != 1)
