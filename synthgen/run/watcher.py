"""Whoever shows a run's progress."""

from typing import Protocol, Self

from synthgen.devices import Device
from synthgen.run.messages import Done, Failed, Replaced, Staffed


class Watcher(Protocol):
    """Is told what happens, as it happens. A context: from before the run until after it."""

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(self, *exc: object) -> None:
        """End."""
        ...

    def waiting(self, owner: str) -> None:
        """Another run has the folder."""
        ...

    def comparing(self, count: int) -> None:
        """A refresh looks at so many images; it tells how far it is by `compared`."""
        ...

    def compared(self, number: int) -> None:
        """So many have been looked at."""
        ...

    def refreshed(self, kept: int, moved: int, removed: int) -> None:
        """What a refresh did: images that stay, of them those put into another split, and those that went."""
        ...

    def begun(self, count: int, found: int, workers: int) -> None:
        """The run is of `count` images, `found` of them there already. workers: 0 if nothing is to be done."""
        ...

    def ready(self, device: Device) -> None:
        """The first worker renders."""
        ...

    def done(self, image: Done) -> None:
        """An image is committed."""
        ...

    def reckoned(self, fits: str) -> None:
        """What fits into the run's budget, in words, by its first images."""
        ...

    def failed(self, image: Failed) -> None:
        """An image was given up."""
        ...

    def replaced(self, worker: Replaced) -> None:
        """A worker was."""
        ...

    def staffed(self, change: Staffed) -> None:
        """The number of workers has changed."""
        ...

    def stopping(self) -> None:
        """Images under way will be the last."""
        ...
