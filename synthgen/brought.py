"""Files that users bring: where they may lie, and the first look at them, before any reader does."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from synthgen.errors import SpecError
from synthgen.resources import resource

MEGABYTE = 1_000_000

ASSETS = "SYNTHGEN_ASSETS"
"""In the environment: folders that any spec may name, as in PATH. `--assets` sets it, for workers too."""


def is_allowed(place: Path, folders: Iterable[Path]) -> bool:
    """Whether a file or folder, with all links followed, lies where a spec may look.

    That is below some folders, the current one, those that the user named, or the program's own assets.
    """
    named = [Path(folder) for folder in os.environ.get(ASSETS, "").split(os.pathsep) if folder]
    target = place.resolve()
    return any(target.is_relative_to(f.resolve()) for f in (*folders, Path(), *named, resource("assets")))


def require_readable(file: Path, what: str, suffixes: Sequence[str], max_bytes: int) -> None:
    """Raises SpecError unless it is a file of a known format and of a sane size. what: `picture`, `mesh file`, ..."""
    if file.suffix.lower() not in suffixes:
        raise SpecError(f"{file}: is no {what}; known are {', '.join('*' + s for s in suffixes)}")
    try:
        size = file.stat().st_size
    except OSError as error:
        raise SpecError(f"{file}: cannot be read: {error.strerror}") from None
    if size > max_bytes:
        raise SpecError(f"{file}: is {size // MEGABYTE} MB; the most is {max_bytes // MEGABYTE} MB")
