"""Folders that are whole or not there: filled aside, then moved into place."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Self

from synthgen.dataset.partial import FOLDER, partial_path


class Stage:
    """A folder in the making, whose content goes to `home` by `publish`. Without that, nothing is left of it."""

    def __init__(self, home: Path, name: str) -> None:
        self.home = home
        self.folder = partial_path(home, name)

    def __enter__(self) -> Self:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        return self

    def publish(self, last: str = "") -> None:
        """Move everything into place, the file `last` after all else. Files of the same names are replaced."""
        os.sync()  # or a power failure could leave names without content
        for path in sorted(self.folder.iterdir(), key=lambda path: (path.name == last, path.name)):
            _moved(path, self.home / path.name)

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        with suppress(OSError):  # others may be at work there
            (self.home / FOLDER).rmdir()


def _moved(path: Path, place: Path) -> None:
    if path.is_dir() and place.is_dir():
        for inner in path.iterdir():
            _moved(inner, place / inner.name)
    else:
        path.replace(place)
