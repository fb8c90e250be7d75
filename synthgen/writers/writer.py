"""What every writer is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, ClassVar, Self

from synthgen.dataset.header import Header
from synthgen.dataset.record import Record
from synthgen.writers.files import Files
from synthgen.writers.option import Option


class Writer(ABC):
    """Turns records into the files of one format: `with writer: writer.write(record)`, by index, in one pass.

    The files are whole when the `with` block has ended well. Raises OSError when the disk refuses, and SynthgenError
    when something of the dataset cannot be read. The same dataset gives the same bytes.
    """

    in_place: ClassVar[bool] = False
    """Whether the files lie among the dataset's own, in its folder. Others get a folder to themselves."""

    options: ClassVar[Mapping[str, Option]] = {}
    """Name -> what a user may choose."""

    modules: ClassVar[tuple[str, ...]] = ()
    """What must be installed beside the program itself."""

    def __init__(self, files: Files, header: Header, chosen: Mapping[str, Any] | None = None) -> None:
        """`chosen`: options by name; those left out are at their defaults."""
        self.files = files
        self.header = header
        self.chosen = {name: option.default for name, option in self.options.items()} | dict(chosen or {})
        self._life = self.life()

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        """Names of the labels that the format cannot do without."""
        return frozenset()

    @abstractmethod
    def life(self) -> AbstractContextManager[None]:
        """From the opening of the files to their end; records come in between."""

    @abstractmethod
    def write(self, record: Record) -> None:
        """Add one image."""

    def __enter__(self) -> Self:
        self._life.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._life.__exit__(kind, error, trace)
