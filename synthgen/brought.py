"""Files that users bring: the first look at them, before any reader does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from synthgen.errors import SpecError

MEGABYTE = 1_000_000


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
