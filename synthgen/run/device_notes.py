"""Which devices rendered: a note each by whoever renders, gathered at the end, so that shards need no lock."""

from __future__ import annotations

from contextlib import suppress
from zlib import crc32

from synthgen.dataset.partial import FOLDER
from synthgen.dataset.storage import Root, storage
from synthgen.devices import Device
from synthgen.errors import SynthgenError

PREFIX = f"{FOLDER}/device-"


def note(root: Root, device: Device) -> None:
    """Remember a device. Raises SynthgenError when the disk refuses."""
    text = str(device).encode()
    storage(root).put({f"{PREFIX}{crc32(text):08x}": text})


def noted(root: Root) -> set[str]:
    """All that are remembered."""
    return {text.decode() for text in storage(root).read_all(_notes(root)) if text is not None}


def forget(root: Root) -> None:
    """Forget them, once the header names them."""
    with suppress(SynthgenError):
        for name in _notes(root):
            storage(root).clear(name)


def _notes(root: Root) -> list[str]:
    return [name for name in storage(root).names(FOLDER) if name.startswith(PREFIX)]
