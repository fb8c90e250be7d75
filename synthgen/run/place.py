"""A run's folder as the run found it, so that a mount that is lost under it is noticed before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from synthgen.dataset.storage import Root
from synthgen.errors import SynthgenError


@dataclass(frozen=True)
class Place:
    """A folder and its identity on its device. On other machines, and of an object store, only its name is known."""

    root: Root
    device: int | None = None
    inode: int | None = None

    @classmethod
    def of(cls, root: Root) -> Self:
        """The folder as it stands. Raises SynthgenError if it is not there."""
        if not isinstance(root, Path):
            return cls(root)
        try:
            found = root.stat()
        except OSError as error:
            raise SynthgenError(f"{root}: {_lost(error)}") from None
        return cls(root, found.st_dev, found.st_ino)

    @classmethod
    def everywhere(cls, root: Root) -> Self:
        """The folder as other machines find it too."""
        return cls(root.absolute() if isinstance(root, Path) else root)

    def require_same(self) -> None:
        """Raises SynthgenError if the folder is gone, or is another one than at first."""
        now = Place.of(self.root)
        if self.inode is not None and (now.device, now.inode) != (self.device, self.inode):
            raise SynthgenError(
                f"{self.root}: is no longer the folder that the run began in; was it unmounted or replaced? "
                "Mend that and run again"
            )


def _lost(error: OSError) -> str:
    return f"is gone ({(error.strerror or str(error)).lower()}); was it unmounted or removed? Mend that and run again"
