"""What a writer reads of a dataset, and the folder that it fills."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from synthgen.errors import SynthgenError

NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.EACCES, errno.ENOTSUP, errno.ENOSYS}
"""Why a second name for a file may be refused: another disk, a file system without links, too many of them."""


class Files:
    """The files of a format in the making.

    source: the dataset's folder. root: an empty folder; what is put there becomes part of the format's. in_place: the
    format's folder is the dataset's own, so its pictures are there already. copying: pictures are copied, not linked.
    """

    def __init__(self, source: Path, root: Path, *, in_place: bool = False, copying: bool = False) -> None:
        self.source = source
        self.root = root
        self._in_place = in_place
        self._copying = copying
        self._folders: set[str] = set()

    def create(self, name: str, opened: ExitStack) -> BinaryIO:
        """A new file, open for as long as `opened`."""
        return opened.enter_context(self.place(name).open("wb"))

    def write(self, name: str, data: bytes) -> None:
        """A whole file."""
        self.place(name).write_bytes(data)

    def place(self, name: str) -> Path:
        """Where the file `name` is to be written; its folder exists."""
        folder, _, _ = name.rpartition("/")
        if folder not in self._folders:
            (self.root / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return self.root / name

    def read(self, name: str) -> bytes:
        """The content of a file of the dataset. Raises SynthgenError if it cannot be read."""
        try:
            return (self.source / name).read_bytes()
        except OSError as error:
            raise self._unreadable(name, error) from error

    def keep(self, name: str) -> None:
        """A file of the dataset is part of the format, under its own name."""
        if not self._in_place:
            self.link(name, name)

    def link(self, name: str, new: str) -> None:
        """A file of the dataset gets a second name in the format: a hard link, or a copy where there can be none."""
        place = self.place(new)
        try:
            if self._copying:
                shutil.copyfile(self.source / name, place)
            else:
                os.link(self.source / name, place)
        except FileNotFoundError as error:
            raise self._unreadable(name, error) from error
        except OSError as error:
            if self._copying or error.errno not in NO_LINKS:
                raise
            shutil.copyfile(self.source / name, place)

    def _unreadable(self, name: str, error: OSError) -> SynthgenError:
        return SynthgenError(f"{self.source / name}: cannot be read: {(error.strerror or str(error)).lower()}")
