"""What lies in a dataset's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from synthgen.dataset import checksums, partial
from synthgen.dataset.storage import Disk
from synthgen.dataset.store import EXPORTS, OURS

UNLISTED = (checksums.FILE, partial.FOLDER, EXPORTS)
"""Of a dataset, but without a checksum; what is exported has other names for the same pictures."""


def files(root: Path) -> Iterator[str]:
    """Names, relative to the folder, of all files that are the dataset's, and of strays among them; in no order.

    What else lies in the folder, such as notes, is the user's own.
    """
    for name in OURS:
        if name not in UNLISTED:
            yield from Disk(root).names(name)
