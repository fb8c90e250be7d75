"""Which devices rendered: a note each by whoever renders, gathered at the end, so that shards need no lock."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from zlib import crc32

from synthgen.dataset import atomic
from synthgen.dataset.partial import FOLDER
from synthgen.devices import Device

PREFIX = "device-"


def note(root: Path, device: Device) -> None:
    """Remember a device. Raises SynthgenError when the disk refuses."""
    text = str(device).encode()
    atomic.write(root, f"{FOLDER}/{PREFIX}{crc32(text):08x}", text)


def noted(root: Path) -> set[str]:
    """All that are remembered."""
    return {path.read_text() for path in (root / FOLDER).glob(f"{PREFIX}*")}


def forget(root: Path) -> None:
    """Forget them, once the header names them."""
    for path in (root / FOLDER).glob(f"{PREFIX}*"):
        with suppress(OSError):
            path.unlink()
