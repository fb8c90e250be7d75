"""What every writer is."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from synthgen.dataset.header import Header
from synthgen.dataset.record import Record


class Writer(ABC):
    """Turns records into the files of one format: `with writer: writer.write(record)`, by index, in one pass.

    The files appear in the dataset's folder `root` when the `with` block ends well; otherwise nothing of them is left.
    Raises SynthgenError when the disk refuses.
    """

    needs: ClassVar[frozenset[str]] = frozenset()
    """Names of the labels that the format cannot do without."""

    def __init__(self, root: Path, header: Header) -> None:
        self.root = root
        self.header = header
        self._life = self.life()

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
