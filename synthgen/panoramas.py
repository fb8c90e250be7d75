"""Environment maps that users bring: what their first bytes say, before a renderer reads the rest."""

from __future__ import annotations

import re
from pathlib import Path

import OpenEXR

from synthgen.brought import require_readable
from synthgen.errors import SpecError

SUFFIXES = (".hdr", ".exr")

MAX_BYTES = 512_000_000
MAX_WIDTH_PX = 8192
HEADER_BYTES = 65_536
"""Of a Radiance file, within which its size must stand."""

RESOLUTION = re.compile(rb"\n\n-Y (\d{1,9}) \+X (\d{1,9})\n")


def panorama(path: str) -> Path:
    """The file, if it is an equirectangular map of a sane size by its own word. Raises SpecError."""
    file = Path(path)
    require_readable(file, "environment map", SUFFIXES, MAX_BYTES)
    try:
        width, height = _exr_size(file) if file.suffix.lower() == ".exr" else _hdr_size(file)
    except Exception as error:  # noqa: BLE001  whatever a broken file makes its reader raise
        raise SpecError(f"{path}: is no environment map that can be read: {' '.join(str(error).split())}") from None
    if width > MAX_WIDTH_PX:
        raise SpecError(f"{path}: is {width} pixels wide; the most is {MAX_WIDTH_PX}")
    if width < 2 or abs(width - 2 * height) > 0.01 * width:
        raise SpecError(f"{path}: is {width} x {height} pixels; an equirectangular map is twice as wide as high")
    return file


def _exr_size(file: Path) -> tuple[int, int]:
    """Width and height in pixels."""
    header = OpenEXR.File(str(file), header_only=True).header()
    low, high = header["dataWindow"]
    width, height = (int(b) - int(a) + 1 for a, b in zip(low, high, strict=True))
    return width, height


def _hdr_size(file: Path) -> tuple[int, int]:
    """Width and height in pixels. Raises ValueError if the file does not say them as Radiance files do."""
    with file.open("rb") as opened:
        head = opened.read(HEADER_BYTES)
    found = RESOLUTION.search(head)
    if not head.startswith(b"#?") or found is None:
        raise ValueError("it does not begin as Radiance files do, top row first")
    return int(found[2]), int(found[1])
