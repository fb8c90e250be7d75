"""Where files lie while they are written, under a name that tells whose they are."""

import os
import platform
from pathlib import Path
from zlib import crc32

from synthgen.processes import is_alive

FOLDER = ".partial"


def partial_path(root: Path, name: str) -> Path:
    """A place for the unfinished `root / name` that no other process uses: `<pid>@<machine>@<digest>@<file name>`."""
    owner = f"{os.getpid()}@{platform.node()}"
    return root / FOLDER / f"{owner}@{crc32(os.fsencode(name)):08x}@{Path(name).name}"


def purge(root: Path) -> None:
    """Remove what dead processes of this machine left unfinished, and what this process did."""
    for path in (root / FOLDER).glob(f"*@{platform.node()}@*"):
        if not _belongs_to_another(path.name.partition("@")[0]):
            path.unlink(missing_ok=True)


def _belongs_to_another(pid: str) -> bool:
    return pid.isdecimal() and int(pid) != os.getpid() and is_alive(int(pid))
