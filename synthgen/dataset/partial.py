"""Where files lie while they are written, under a name that tells whose they are."""

import os
import platform
import shutil
from functools import cache
from pathlib import Path
from zlib import crc32

from synthgen.processes import is_alive

FOLDER = ".partial"


def partial_path(root: Path, name: str) -> Path:
    """A place for the unfinished `root / name` that no other process uses: `<pid>@<machine>@<digest>@<file name>`."""
    owner = f"{os.getpid()}@{machine()}"
    return root / FOLDER / f"{owner}@{crc32(os.fsencode(name)):08x}@{Path(name).name}"


@cache
def machine() -> str:
    """Where process numbers mean something: this machine, or this container on it."""
    try:
        return f"{platform.node()}+{Path('/proc/self/ns/pid').readlink().name.strip('pid:[]')}"
    except OSError:
        return platform.node()


def purge(root: Path, *, everything: bool = False) -> None:
    """Remove what dead processes of this machine left unfinished, and what this process did.

    everything: that of other machines too, for nobody else is at work in the folder.
    """
    for path in (root / FOLDER).glob("*@*@*@*" if everything else f"*@{machine()}@*"):
        if everything or not _belongs_to_another(path.name.partition("@")[0]):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _belongs_to_another(pid: str) -> bool:
    return pid.isdecimal() and int(pid) != os.getpid() and is_alive(int(pid))
