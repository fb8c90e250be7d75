"""What only all images together show: how many there are of each class, and whether splits leak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from synthgen.dataset.header import Header
from synthgen.dataset.record import key_of
from synthgen.dataset.scenes import Scenes
from synthgen.dataset.sources import sources_of
from synthgen.dataset.splits import numbered, split_of
from synthgen.draw import class_of, place_of
from synthgen.errors import SynthgenError
from synthgen.split_by import by_image
from synthgen.verify.duplicates import same
from synthgen.verify.images import Finding
from synthgen.verify.problem import Problem

NAMED = 5
"""Missing images that are named."""


def of_count(findings: Sequence[Finding], header: Header) -> Iterator[Problem]:
    """Images that the specs promise, and are not there; and images beyond them."""
    there = {int(finding.key) for finding in findings}
    promised: set[int] = set()
    for source in sources_of(header):
        own = range(source.first, source.first + source.spec["count"])
        promised.update(own)
        missing = [index for index in own if index not in there]
        if missing:
            named = ", ".join(key_of(index) for index in missing[:NAMED]) + (", ..." if len(missing) > NAMED else "")
            what = f"{len(missing)} of {len(own)} images of '{source.spec['name']}' are missing: {named}"
            yield Problem("classes", "dataset.json", what)
    for index in sorted(there - promised):
        yield Problem("classes", key_of(index), "the spec has no such image")


def of_classes(findings: Sequence[Finding], scenes: Scenes) -> Iterator[Problem]:
    """Images of another class than the spec's balance gives them."""
    found, wanted = Counter[str](), Counter[str]()
    for finding in findings:
        source = scenes.source(int(finding.key))
        right = class_of(source.spec["balance"], place_of(source.spec.get("views", 1), int(finding.key) - source.first))
        found[finding.class_name] += 1
        wanted[right] += 1
        if finding.class_name != right:
            yield Problem("classes", finding.key, f"is a '{finding.class_name}', but the spec makes it a '{right}'")
    if found != wanted:
        yield Problem("classes", "images", f"there are {_counted(found)}; the spec says {_counted(wanted)}")


def of_splits(findings: Sequence[Finding], header: Header) -> Iterator[Problem]:
    """Shapes and groups in two splits; images in another split than their shape's."""
    if by_image(header.spec) and header.split_by is None and not header.sources:
        yield from _misplaced(findings, header)
        return
    yield from _leaks(findings, {f.key: f.shapes for f in findings}, "a shape")
    if header.split_by is not None:
        yield from _leaks(findings, {f.key: (f.group,) for f in findings if f.group}, f"its {header.split_by}")
    elif not header.sources:
        for finding in findings:
            right = split_of(finding.shapes[0], header.spec["splits"]) if finding.shapes else finding.split
            if finding.split != right:
                yield Problem("splits", finding.key, f"is in {finding.split}, but its shape belongs to {right}")


def _misplaced(findings: Sequence[Finding], header: Header) -> Iterator[Problem]:
    """Images in another split than their number's."""
    for finding in findings:
        decider = numbered(header.spec["seed"], header.spec.get("views", 1), int(finding.key))
        if finding.split != (right := split_of(decider, header.spec["splits"])):
            yield Problem("splits", finding.key, f"is in {finding.split}, but its number belongs to {right}")


def of_duplicates(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Pictures and scenes that are there twice, to the bit."""
    yield from same({f.key: f.picture for f in findings if f.picture}, "pixels")
    yield from same({f.key: f.scene for f in findings if f.scene}, "scene")


def unread_specs(scenes: Scenes, header: Header) -> Iterator[str]:
    """Notes about specs that cannot be read here, so that their scenes cannot be drawn again."""
    for source in sources_of(header):
        try:
            scenes.spec(source.first)
        except SynthgenError as error:
            yield f"scene files were not held against the spec of '{source.spec.get('name')}', for {error}"


def _leaks(findings: Sequence[Finding], names: Mapping[str, Sequence[str]], what: str) -> Iterator[Problem]:
    """names: of what must not be in two splits, by key."""
    first: dict[str, Finding] = {}
    for finding in findings:
        for name in names.get(finding.key, ()):
            before = first.setdefault(name, finding)
            if before.split != finding.split:
                shared = f"is in {finding.split}, but shares {what} with {before.key} in {before.split}"
                yield Problem("splits", finding.key, shared)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{n} {name}" for name, n in sorted(counts.items()))
