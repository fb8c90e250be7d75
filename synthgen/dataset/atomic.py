"""Files that are whole or not there: written aside, flushed to the disk, then moved into place in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from synthgen.dataset.partial import partial_path
from synthgen.errors import SynthgenError


class Draft:
    """A file in the making. It becomes `root / name` when its `with` block ends well, and vanishes otherwise.

    Raises SynthgenError, with the file's name and the reason, when the disk refuses.
    """

    def __init__(self, root: Path, name: str) -> None:
        self._path = root / name
        self._partial = partial_path(root, name)

    def __enter__(self) -> Self:
        with _explained(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._partial.parent.mkdir(exist_ok=True)
            self._file = self._partial.open("wb")
        return self

    def write(self, data: bytes) -> None:
        """Append."""
        with _explained(self._path):
            self._file.write(data)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._publish()
        finally:
            with suppress(OSError):
                self._file.close()
            self._partial.unlink(missing_ok=True)

    def _publish(self) -> None:
        with _explained(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._partial.replace(self._path)


def write(root: Path, name: str, data: bytes) -> None:
    """Make the file `root / name`, or replace it. Raises SynthgenError when the disk refuses."""
    with Draft(root, name) as draft:
        draft.write(data)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SynthgenError(
            f"{path}: cannot be written: {reason}; everything finished before is whole, so mend that and run again"
        ) from error
