"""A dataset's numbers as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.table import Table

BARS = " ▁▂▃▄▅▆▇█"

FACTORS = 40
"""Factors that are shown unless all are asked for: those that most images have."""

VALUES = 4
"""Most frequent words that are shown."""


def tables(found: Mapping[str, Any], *, everything: bool = False) -> Iterator[Table]:
    """One after the other."""
    yield _classes(found)
    yield _counts("families", found["families"], found["images"])
    objects = found["objects"]
    yield _counts("objects an image", objects["per_image"], found["images"])
    if objects["sizes"]:
        yield _counts("objects by area", objects["sizes"], objects["count"])
        yield _places(objects["box_centres"])
    yield _numbers("labels of objects", objects["labels"])
    often = sorted(found["factors"], key=lambda name: -found["factors"][name]["count"])
    kept = set(often if everything else often[:FACTORS])
    shown = {name: factor for name, factor in found["factors"].items() if name in kept}
    yield _numbers(f"factors, {len(shown)} of {len(often)}", shown)


def bars(histogram: Sequence[int]) -> str:
    """A line of bars: nothing is a space, and the tallest is full."""
    most = max([*histogram, 1])
    return "".join(BARS[-(-count * (len(BARS) - 1) // most)] for count in histogram)


def _classes(found: Mapping[str, Any]) -> Table:
    names = list(found["classes"])
    table = Table("split", *names, "images", "share", title=f"{found['images']} images")
    for split, counts in found["splits"].items():
        total = sum(counts.values())
        table.add_row(split, *(str(counts.get(name, 0)) for name in names), str(total), _share(total, found["images"]))
    table.add_row("all", *(str(found["classes"][name]) for name in names), str(found["images"]), "")
    return table


def _counts(title: str, counts: Mapping[str, int], total: int) -> Table:
    table = Table(title.split()[0], "count", "share", "", title=title)
    most = max([*counts.values(), 1])
    for name, count in counts.items():
        table.add_row(name, str(count), _share(count, total), "█" * round(20 * count / most))
    return table


def _places(centres: Sequence[Sequence[int]]) -> Table:
    table = Table("", "left", "middle", "right", title="centres of boxes, share of objects")
    total = sum(map(sum, centres))
    for name, row in zip(("top", "middle", "bottom"), centres, strict=True):
        table.add_row(name, *(_share(count, total) for count in row))
    return table


def _numbers(title: str, found: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table("name", "count", "min", "median", "max", "", title=title)
    for name, told in found.items():
        if "histogram" in told:
            ends = (f"{told[key]:.4g}" for key in ("min", "median", "max"))
            table.add_row(name, str(told["count"]), *ends, bars(told["histogram"]))
        else:
            top = list(told["values"].items())[:VALUES]
            more = f", and {told['different'] - len(top)} more" if told["different"] > len(top) else ""
            listed = ", ".join(f"{value or '(none)'} {count}" for value, count in top) + more
            table.add_row(name, str(told["count"]), "", "", "", listed)
    return table


def _share(count: int, total: int) -> str:
    return f"{count / max(total, 1):.1%}"
