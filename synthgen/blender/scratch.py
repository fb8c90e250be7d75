"""Scratch: folders for files that only Blender reads or writes; in memory, where there is room, if they are small."""

import os
import shutil
import tempfile
from pathlib import Path

from synthgen.processes import is_alive

PREFIX = "synthgen-"
MEMORY = Path("/dev/shm")  # noqa: S108  checked for write access, and folders in it are private


def scratch(*, in_memory: bool = True) -> Path:
    """A new private folder, named for this process; those of processes that were killed are removed."""
    root = MEMORY if in_memory and os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    for folder in root.glob(f"{PREFIX}*-*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdecimal() and not is_alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=root))
