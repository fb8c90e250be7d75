"""The folder of a run: new, going on, refreshed, or refused; and whether there is anything to do in it."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from synthgen import __version__
from synthgen.dataset import checksums, partial
from synthgen.dataset import header as headers
from synthgen.dataset.finalize import finalize
from synthgen.dataset.header import Header
from synthgen.dataset.storage import Root, storage
from synthgen.dataset.store import SIDECARS, Store
from synthgen.errors import SynthgenError
from synthgen.run import device_notes, quarantine
from synthgen.spec import Spec, to_dict

UNFINISHED = f"{partial.FOLDER}/unfinished"
"""There while the files that describe the whole dataset need not agree with its images."""

CHANGING, REFRESHING = b"changing\n", b"refreshing\n"
"""What it holds. Refreshing: images may be there that the spec would make otherwise."""


@dataclass(frozen=True)
class Folder:
    """What a run finds.

    old: the header that was there, if it was of a dataset with images. found: index -> name of the picture.
    """

    root: Root
    old: Header | None
    new: Header
    found: Mapping[int, str]
    refreshing: bool

    @property
    def outdated(self) -> bool:
        """Whether some image need not be one that the spec makes."""
        return self.old is not None and bool(self.found) and (self.refreshing or not _goes_on(self.old, self.new))

    @property
    def refreshable(self) -> bool:
        """Whether a spec made it alone, with splits as the spec says."""
        return self.old is not None and not self.old.split_by and not self.old.sources

    @property
    def finished(self) -> bool:
        """Whether the files that describe the whole are there and agree with the images, as far as names tell."""
        same = self.old is not None and _text(self.old) == _text(self.new)
        return same and not storage(self.root).has(UNFINISHED) and _listed(self.root, self.found)


def looked_into(root: Root, spec: Spec) -> Folder:
    """One look at the whole folder, which changes nothing. Raises SynthgenError if the folder holds something else."""
    require_ours(root)
    new = Header(to_dict(spec), spec.labels, _versions(), devices=())
    found = Store(root).whole()
    old = headers.load(root) if found else None  # a header alone, of a run that made nothing, binds nobody
    if old is not None:
        new = replace(new, devices=old.devices, licence=old.licence)
    return Folder(root, old, new, found, is_refreshing(root))


def is_refreshing(root: Root) -> bool:
    """Whether a refresh was begun and has not ended."""
    return storage(root).read(UNFINISHED) == REFRESHING


def require_ours(root: Root) -> None:
    """Raises SynthgenError if the folder holds anything but a dataset, or is a file."""
    Store(root)
    there = storage(root).top()
    if headers.FILE not in there and set(there) - {partial.FOLDER, quarantine.FOLDER}:
        raise SynthgenError(f"{root}: is neither empty nor a dataset of this program; name another folder with -o")


def require_going_on(folder: Folder) -> None:
    """Raises SynthgenError unless the dataset that is there can go on as it is."""
    if folder.old is not None:
        try:
            headers.continued(folder.old, folder.new)
        except SynthgenError as error:
            raise SynthgenError(f"{folder.root}: {error}") from None


def cleared(root: Root) -> None:
    """Remove the dataset, and nothing else."""
    if storage(root).has(headers.FILE):
        Store(root).clear()
    with suppress(SynthgenError):
        storage(root).clear(quarantine.FOLDER)


def change(root: Root, kind: bytes = CHANGING) -> None:
    """Note that images come or go. Raises SynthgenError when the disk refuses."""
    if kind == REFRESHING or not storage(root).has(UNFINISHED):
        storage(root).put({UNFINISHED: kind})


def begin(folder: Folder, *, alone: bool) -> None:
    """Ready the folder for images. alone: no other run is in it, so every unfinished file in it is an orphan."""
    if not folder.found:
        device_notes.forget(folder.root)
    if folder.old is None or _text(folder.old) != _text(folder.new):
        folder.new.save(folder.root)
    storage(folder.root).purge(everything=alone)


def finish(root: Root, header: Header) -> None:
    """Make the files that describe the whole, and see to it that a power cut takes nothing of it away."""
    header = replace(header, devices=tuple(sorted({*header.devices, *device_notes.noted(root)})))
    there = headers.load(root)
    if there is None or _text(there) != _text(header):
        header.save(root)
    with storage(root).at_hand() as here:
        finalize(here, header)
        _flush_folders(here)
    with suppress(SynthgenError):
        storage(root).clear(UNFINISHED)
    device_notes.forget(root)


def _goes_on(old: Header, new: Header) -> bool:
    try:
        headers.continued(old, new)
    except SynthgenError:
        return False
    return True


def _text(header: Header) -> str:
    return json.dumps(header.to_dict(), sort_keys=True)


def _listed(root: Root, found: Mapping[int, str]) -> bool:
    """Whether the checksums name just the pictures that are there, and nothing beside them that is not."""
    names = checksums.names(root)
    pictures = set(found.values())
    whole = []
    for name in names or ():
        if name in pictures:
            pictures.discard(name)
        elif name.startswith("images/") and name.endswith(".jpg"):
            return False
        elif name.partition("/")[0] not in SIDECARS:
            whole.append(name)
    return names is not None and not pictures and all(map(storage(root).has, whole))


def _flush_folders(root: Path) -> None:
    """A file that was moved into place is there for good only once its folder is on the disk too."""
    for folder in {root, *(root / name for name in SIDECARS), *root.glob("images/*"), *root.glob("images/*/*")}:
        if folder.is_dir():
            with suppress(OSError):  # not every file system has this
                handle = os.open(folder, os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)


def _versions() -> dict[str, str]:
    packages = ("bpy", "numpy", "pyoidn")
    return {
        "synthgen": __version__,
        "python": platform.python_version(),
        **{package: version(package) for package in packages},
    }
