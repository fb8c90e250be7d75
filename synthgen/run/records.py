"""Single records of a dataset on disk, by index, without a look at the others."""

from __future__ import annotations

import json

from synthgen.dataset.record import Record, key_of
from synthgen.dataset.storage import Root, storage
from synthgen.dataset.store import sidecars_in
from synthgen.errors import SynthgenError


def record_of(root: Root, index: int) -> Record:
    """Raises SynthgenError if it is not there or is none."""
    name = f"labels/{key_of(index)}.json"
    try:
        text = storage(root).read(name)
        if text is None:
            raise SynthgenError(f"{root}/{name}: is not there")
        return Record.from_dict(json.loads(text))
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SynthgenError(f"{root}/{name}: is no record of this program ({error!r})") from error


def is_committed(root: Root, index: int) -> bool:
    """Whether an image is whole."""
    try:
        record = record_of(root, index)
    except SynthgenError:
        return False
    beside = (f"{folder}/{record.key}{suffix}" for folder, suffix in sidecars_in(root).items())
    return all(map(storage(root).has, (f"images/{record.file}", *beside)))
