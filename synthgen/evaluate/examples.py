"""Examples: picture files of which the class is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synthgen.errors import SynthgenError

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})

Box = tuple[float, float, float, float]
"""x, y, width and height in pixels."""


@dataclass(frozen=True)
class Example:
    """A picture file. name: its place in its folder, unique there. box: of the object, if that is known.

    flag: what somebody remarked about it, if anything. split, factors: of our own datasets.
    """

    name: str
    path: Path
    class_name: str
    box: Box | None = None
    flag: str = ""
    split: str = ""
    factors: Mapping[str, Any] = field(default_factory=dict)


def in_class_folders(root: Path) -> list[Example]:
    """The pictures of `root/<class>/`, by name. Raises SynthgenError if there are none, or of one class only."""
    paths = sorted(path for path in root.glob("*/*") if path.suffix.lower() in SUFFIXES)
    found = [Example(path.relative_to(root).as_posix(), path, path.parent.name) for path in paths]
    if len({example.class_name for example in found}) < 2:
        raise SynthgenError(
            f"{root}: holds pictures of {_listed(found)}; expected two or more folders named by their class, "
            f"such as {root}/chair/ and {root}/sofa/"
        )
    return found


def class_names(examples: list[Example]) -> tuple[str, ...]:
    """In the alphabet's order."""
    return tuple(sorted({example.class_name for example in examples}))


def _listed(found: list[Example]) -> str:
    return "no class" if not found else f"one class, '{found[0].class_name}'"
