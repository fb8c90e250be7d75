"""Single records of a dataset on disk, by index, without a look at the others."""

from __future__ import annotations

import json
from pathlib import Path

from synthgen.dataset.record import Record, key_of
from synthgen.dataset.store import sidecars_in
from synthgen.errors import SynthgenError


def record_of(root: Path, index: int) -> Record:
    """Raises SynthgenError if it is not there or is none."""
    path = root / "labels" / f"{key_of(index)}.json"
    try:
        return Record.from_dict(json.loads(path.read_bytes()))
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SynthgenError(f"{path}: is no record of this program ({error!r})") from error


def is_committed(root: Path, index: int) -> bool:
    """Whether an image is whole."""
    try:
        record = record_of(root, index)
    except SynthgenError:
        return False
    beside = (root / folder / f"{record.key}{suffix}" for folder, suffix in sidecars_in(root).items())
    return (root / "images" / record.file).exists() and all(path.exists() for path in beside)
