"""Where finished images come from: workers of this machine, or of a cluster."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from synthgen.run.messages import Message


class Source(Protocol):
    """Makes images."""

    def results(self, indices: Iterable[int]) -> Iterator[Message]:
        """What becomes of each, in any order."""
        ...

    def stop(self) -> None:
        """Begin no more images."""
        ...
