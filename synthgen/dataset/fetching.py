"""Datasets of object stores brought here: to be kept, or for as long as it takes to make what describes the whole."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from synthgen.dataset import atomic, checksums, header, partial
from synthgen.dataset.storage import Disk
from synthgen.dataset.store import OURS
from synthgen.errors import SynthgenError

if TYPE_CHECKING:
    from synthgen.dataset.objects import Objects

AT_A_TIME = 256
"""Files of one request to the library, which asks for many at once."""

SENT = 32
"""The same of files that are sent, which are all in memory meanwhile."""

KNOWN = f"{partial.FOLDER}/fetched.json"
"""What the store said of the files that were fetched."""


def fetch(store: Objects, target: Path, seen: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Make a folder hold what the store holds of a dataset; ask for what is new or has changed, and tell how much.

    Raises SynthgenError if either is no dataset, or the disk refuses. Cut short, it can be done again.
    """
    tags = _told(store)
    if header.FILE not in tags:
        raise SynthgenError(f"{store.bucket}: holds no {header.FILE}, so it is no dataset")
    known = _known(target)
    disk = Disk(target)
    here = {name for top in _tops(disk.top()) for name in disk.names(top)}
    disk.remove(here - tags.keys())
    wanted = [name for name, tag in tags.items() if name not in here or known.get(name) != tag]
    wanted.sort(key=lambda name: (name == header.FILE, name.startswith("images/"), name))
    kept = {name: tag for name, tag in tags.items() if known.get(name) == tag and name in here}
    try:
        for batch in batched(wanted, AT_A_TIME, strict=False):
            _brought(store, batch, target)
            kept |= {name: tags[name] for name in batch}
            seen(len(kept), len(tags))
    finally:
        with suppress(SynthgenError):
            atomic.write(target, KNOWN, json.dumps(kept).encode())
    return len(wanted)


@contextmanager
def at_hand(store: Objects) -> Iterator[Path]:
    """A passing copy of a dataset; what changes in it goes back into the store."""
    with tempfile.TemporaryDirectory(prefix="synthgen-") as folder:
        here = Path(folder)
        fetch(store, here)
        before = _stamps(here)
        yield here
        _sent(store, here, before)


def _told(store: Objects) -> dict[str, str]:
    """Name -> tag, of all files of the dataset. Raises SynthgenError for a name that would lead out of its folder."""
    told = {name: tag for top in _tops(store.top()) for name, tag in store.tags(top).items()}
    for name in told:
        if ".." in name.split("/"):
            raise SynthgenError(f"{store.bucket}: holds {name!r}, which no dataset has; remove that object")
    return told


def _tops(names: Iterable[str]) -> list[str]:
    return [name for name in names if name in OURS and name != partial.FOLDER]


def _known(target: Path) -> dict[str, str]:
    """What an earlier fetch noted. Raises SynthgenError if the folder holds anything else."""
    if target.exists() and not target.is_dir():
        raise SynthgenError(f"{target}: is a file; a dataset is a folder")
    try:
        known: dict[str, str] = json.loads((target / KNOWN).read_bytes())
    except FileNotFoundError:
        if target.exists() and any(target.iterdir()):
            raise SynthgenError(f"{target}: is not empty, and was not fetched; name another folder") from None
        return {}
    except (OSError, ValueError) as error:
        raise SynthgenError(f"{target / KNOWN}: cannot be read: {error}") from error
    return known


def _brought(store: Objects, names: tuple[str, ...], target: Path) -> None:
    """Fetch files aside and move them into place, so that none is ever half there."""
    aside = partial.partial_path(target, "fetched")
    try:
        aside.mkdir(parents=True, exist_ok=True)
        store.fetch(names, aside)
        for name in names:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).replace(target / name)
    except OSError as error:
        raise SynthgenError(f"{target}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        partial.purge(target)


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    """Name -> what a replaced file has not in common with its predecessor, of all files but unfinished ones."""
    found = (path for path in root.rglob("*") if path.is_file())
    names = {path.relative_to(root).as_posix(): path.stat() for path in found}
    return {name: (s.st_ino, s.st_mtime_ns) for name, s in names.items() if not name.startswith(partial.FOLDER)}


def _sent(store: Objects, here: Path, before: Mapping[str, tuple[int, int]]) -> None:
    """Put what is new into the store, the checksums last, and remove what is gone."""
    after = _stamps(here)
    changed = [name for name, stamp in after.items() if before.get(name) != stamp]
    changed.sort(key=lambda name: (name == checksums.FILE, name))
    for batch in batched(changed, SENT, strict=False):
        store.put({name: (here / name).read_bytes() for name in batch})
    store.remove([name for name in before if name not in after])
