"""A difference in a few lines, fit for the description of a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from synthgen.dataset.diff import Difference

SHOWN = 12
"""Lines of each kind."""

NAMED = 3
"""Keys that are named."""


def lines(found: Difference) -> Iterator[str]:
    """Line by line; the first says it all."""
    unlike = f"{len(found.scenes)} of {found.compared} scenes differ" if found.scenes else "no scene differs"
    yield f"{found.a} -> {found.b}: {found.compared} images in both, {unlike}"
    for side, keys in ((found.a, found.only_a), (found.b, found.only_b)):
        if keys:
            yield f"only in {side}: {len(keys)} images ({_keys(keys)})"
    if found.spec:
        yield "spec:"
        yield from _bounded([f"  {line}" for line in found.spec])
    if found.changes:
        yield "factors:"
        yield from _bounded([f"  {_change(c.factor, c.scenes)}" for c in found.changes])
    if found.files:
        yield "files that differ though their scenes are the same:"
        yield from (f"  {folder}: {len(keys)} ({_keys(keys)})" for folder, keys in found.files.items())


def _change(factor: str, scenes: Any) -> str:
    key, (before, after) = next(iter(scenes.items()))
    return f"{factor}: {len(scenes)} scene{'s' * (len(scenes) > 1)}, as {key}: {_value(before)} -> {_value(after)}"


def _value(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    return "absent" if value is None else str(value)[:40]


def _keys(keys: Sequence[str]) -> str:
    return ", ".join(keys[:NAMED]) + (", ..." if len(keys) > NAMED else "")


def _bounded(told: list[str]) -> Iterator[str]:
    yield from told[:SHOWN]
    if len(told) > SHOWN:
        yield f"  ... and {len(told) - SHOWN} more"
