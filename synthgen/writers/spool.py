"""What waits for its place in a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Self

from synthgen.dataset.record import compact


class Spool:
    """Lines of JSON put aside. Nameless on disk, so nothing of it is ever left."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __enter__(self) -> Self:
        self._file = tempfile.TemporaryFile(dir=self._root)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, data: Any) -> None:
        """A line more, of JSON data."""
        self._file.write(compact(data) + b"\n")

    def __iter__(self) -> Iterator[bytes]:
        """Its lines, from the first."""
        self._file.seek(0)
        return iter(self._file)

    def append_to(self, file: BinaryIO) -> None:
        """All its lines, to the end of a file; a comma between them, as in a JSON list."""
        for number, line in enumerate(self):
            file.write((b",\n" if number else b"\n") + line.rstrip(b"\n"))
