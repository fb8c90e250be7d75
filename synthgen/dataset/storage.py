"""Where a dataset's files are put: a folder of this machine or of an object store, with the same few verbs for both."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from synthgen.dataset import atomic, partial
from synthgen.dataset.bucket import Bucket
from synthgen.errors import SynthgenError

PATH_SHOWN = 200
"""Letters of a path that an error tells: one that runs in circles is thousands long."""

Root = Path | Bucket
"""A dataset's place, as users name it."""


class Storage(Protocol):
    """Files by their names in a dataset, such as `labels/000017.json`. Raises SynthgenError where it cannot write."""

    @property
    def ordered(self) -> bool:
        """Whether a file that is there proves that all that were put before it are."""
        ...

    def put(self, files: Mapping[str, bytes]) -> None:
        """Make or replace files, each whole or not at all, and the last one after all others."""
        ...

    def read(self, name: str) -> bytes | None:
        """The content of a file, or None if there is no such file. Raises OSError or SynthgenError."""
        ...

    def read_all(self, names: Collection[str]) -> list[bytes | None]:
        """The content of several files, in their order; None for what is not there or is damaged."""
        ...

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        ...

    def top(self) -> list[str]:
        """Names of the files and folders that lie directly in the dataset's."""
        ...

    def names(self, folder: str) -> Iterator[str]:
        """Names of all files below a folder, or of a file, in no order, by one look at it."""
        ...

    def move(self, name: str, new: str) -> None:
        """Give a file another name."""
        ...

    def remove(self, names: Collection[str]) -> None:
        """Remove files, as far as they are there."""
        ...

    def clear(self, name: str) -> None:
        """Remove a file, or a folder with all that is in it, if it is there."""
        ...

    def purge(self, *, everything: bool) -> None:
        """Remove what killed processes left unfinished; `everything`: that of other machines too."""
        ...

    def at_hand(self) -> AbstractContextManager[Path]:
        """The dataset as a folder of this machine; what changes in it is in its place when the context ends well."""
        ...


@dataclass(frozen=True)
class Disk:
    """A folder of this machine."""

    root: Path
    ordered: bool = False  # not after a power cut, nor when somebody tidied up

    def put(self, files: Mapping[str, bytes]) -> None:
        for name, data in files.items():
            atomic.write(self.root, name, data)

    def read(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            return None

    def read_all(self, names: Collection[str]) -> list[bytes | None]:
        found: list[bytes | None] = []
        for name in names:
            try:
                found.append(self.read(name))
            except OSError:
                found.append(None)
        return found

    def has(self, name: str) -> bool:
        return (self.root / name).is_file()

    def top(self) -> list[str]:
        try:
            return [path.name for path in self.root.iterdir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise SynthgenError(f"{self.root}: cannot be read: {error.strerror}") from error

    def names(self, folder: str) -> Iterator[str]:
        """Without a path for each, which takes its time for a million files."""
        try:
            entries = os.scandir(self.root / folder)
        except FileNotFoundError:
            return
        except NotADirectoryError:
            yield folder
            return
        except OSError as error:
            raise SynthgenError(f"{self.root / folder}: cannot be read: {error.strerror}") from error
        with entries:
            for entry in entries:
                inside = f"{folder}/{entry.name}"
                if self._is_folder(entry):
                    yield from self.names(inside)
                else:
                    yield inside

    def move(self, name: str, new: str) -> None:
        place = self.root / new
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).replace(place)
        except OSError as error:
            raise SynthgenError(f"{place}: cannot be written: {error.strerror}") from error
        self._tidy(name.rpartition("/")[0])

    def remove(self, names: Collection[str]) -> None:
        for name in names:
            self.clear(name)
        for folder in {name.rpartition("/")[0] for name in names}:
            self._tidy(folder)

    def clear(self, name: str) -> None:
        path = self.root / name
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise SynthgenError(f"{path}: cannot be removed: {error.strerror}") from error

    def purge(self, *, everything: bool) -> None:
        partial.purge(self.root, everything=everything)

    def at_hand(self) -> AbstractContextManager[Path]:
        return nullcontext(self.root)

    def _is_folder(self, entry: os.DirEntry[str]) -> bool:
        """Links are followed: users move what is large to other disks."""
        try:
            return entry.is_dir()
        except OSError as error:
            raise SynthgenError(f"{entry.path[:PATH_SHOWN]}: cannot be read: {error.strerror}") from error

    def _tidy(self, folder: str) -> None:
        """Remove a folder and those around it, as far as they are empty: an empty class would puzzle readers."""
        with suppress(OSError):
            while folder:
                (self.root / folder).rmdir()
                folder = folder.rpartition("/")[0]


def storage(root: Root) -> Storage:
    """What puts files there."""
    if isinstance(root, Path):
        return Disk(root)
    from synthgen.dataset.objects import Objects

    return Objects(root)
