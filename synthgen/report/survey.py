"""The survey: some images of a dataset, evenly chosen, are looked at one by one; of all, names and folders are read.

So a dataset of any size takes the same time and memory, but for the list of its files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.dataset import checksums, header
from synthgen.dataset.header import Header
from synthgen.dataset.record import Record, key_of
from synthgen.dataset.sources import sources_of
from synthgen.dataset.statistics import Tally
from synthgen.dataset.store import SIDECARS, Store
from synthgen.errors import SynthgenError
from synthgen.report.looks import Look, looked_at

MOST = 3000
"""Images that are looked at."""

Watcher = Callable[[int, int], None]
"""Told how many images have been looked at, of how many."""


@dataclass(frozen=True, eq=False)
class Survey:
    """What was found. files: of all images, index -> file below `images`. looks, statistics: of those looked at.

    wanted: images that the spec asks for. bytes: folder -> bytes of the images looked at.
    """

    root: Path
    header: Header
    files: Mapping[int, str]
    wanted: int
    looks: Sequence[Look]
    statistics: Mapping[str, Any]
    bytes: Mapping[str, int]
    fingerprint: str | None
    quarantined: int

    @property
    def sampled(self) -> bool:
        """Whether some images were not looked at."""
        return len(self.looks) < len(self.files)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """Split -> class -> number of images, of all images, in the spec's order."""
        found = Counter(tuple(file.split("/")[:2]) for file in self.files.values())
        splits = dict.fromkeys([*self.header.spec["splits"], *sorted({split for split, _ in found})])
        return {split: {name: found[split, name] for name in self.classes} for split in splits}

    @property
    def classes(self) -> list[str]:
        """Names, in the spec's order, then any others that are there."""
        there = sorted({file.split("/")[1] for file in self.files.values()})
        return list(dict.fromkeys([*self.header.category_ids, *there]))


def survey(root: Path, most: int = MOST, watcher: Watcher = lambda done, of: None) -> Survey:
    """Look at up to `most` images. Raises SynthgenError if there is no dataset, or an image cannot be read."""
    head = header.load(root)
    if head is None:
        raise SynthgenError(f"{root}: holds no {header.FILE}, so it is no dataset")
    pictures = Store(root).committed()
    if not pictures:
        raise SynthgenError(f"{root}: holds no whole image; render some first")
    tally, looks, sizes = Tally(), list[Look](), Counter[str]()
    chosen = sorted(by_chance(list(pictures))[:most])
    for index in chosen:
        record = record_of(root, index)
        tally.add(record)
        looks.append(looked_at(record, opened(root, pictures[index])))
        sizes.update(_sizes(root, record))
        watcher(len(looks), len(chosen))
    return Survey(
        root=root,
        header=head,
        files={index: "/".join(path.parts[-3:]) for index, path in pictures.items()},
        wanted=sum(source.spec["count"] for source in sources_of(head)),
        looks=looks,
        statistics=tally.result(),
        bytes=dict(sizes),
        fingerprint=checksums.fingerprint_of(root),
        quarantined=sum(path.is_dir() for path in (root / "quarantine").glob("*")),
    )


def by_chance(indices: Sequence[int]) -> list[int]:
    """The images in an order that favours none: any first part of it is a fair sample, and always the same."""
    return sorted(indices, key=lambda index: blake2b(b"%d" % index, digest_size=8, person=b"report").digest())


def record_of(root: Path, index: int) -> Record:
    """The record of image `index`. Raises SynthgenError if it cannot be read."""
    path = root / "labels" / f"{key_of(index)}.json"
    try:
        return Record.from_dict(json.loads(path.read_bytes()))
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SynthgenError(f"{path}: cannot be read: {error}; try `synthgen verify {root}`") from error


def opened(root: Path, path: Path) -> NDArray[np.uint8]:
    """(H, W, 3) sRGB. Raises SynthgenError if the file is no picture."""
    try:
        with Image.open(path) as picture:
            return np.asarray(picture.convert("RGB"))
    except (OSError, SyntaxError) as error:
        raise SynthgenError(f"{path}: cannot be read: {error}; try `synthgen verify {root}`") from error


def _sizes(root: Path, record: Record) -> dict[str, int]:
    """Folder -> bytes of one image there."""
    paths = {folder: root / folder / f"{record.key}{suffix}" for folder, suffix in SIDECARS.items()}
    paths["images"] = root / "images" / record.file
    return {folder: path.stat().st_size for folder, path in paths.items() if path.exists()}
