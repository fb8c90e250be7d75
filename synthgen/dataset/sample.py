"""Samples: images of a dataset with all that is known of them, read back into arrays."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.dataset import header as headers
from synthgen.dataset.bucket import require_here
from synthgen.dataset.encoding import MILLIMETRES
from synthgen.dataset.header import Header
from synthgen.dataset.record import Record, key_of
from synthgen.dataset.store import DRAWN, Store
from synthgen.errors import SynthgenError


@dataclass(frozen=True, eq=False)
class Sample:
    """One image.

    image: (H, W, 3) uint8, sRGB. pictures: (H, W) arrays by the name of their label: `mask` has the ids of objects and
    0 elsewhere, `depth` is float32 metres, the others are as `dataset.json` says. record: all else.
    """

    record: Record
    image: NDArray[np.uint8]
    pictures: Mapping[str, NDArray[Any]]

    @property
    def class_name(self) -> str:
        """Class of the object that the image is about."""
        return self.record.class_name

    @property
    def labels(self) -> Mapping[str, Any]:
        """Labels of the image as a whole, by name."""
        return self.record.image

    @property
    def objects(self) -> Sequence[Mapping[str, Any]]:
        """Labels of each object, by name; the object that the image is about first."""
        return self.record.objects

    @property
    def factors(self) -> Mapping[str, Any]:
        """Every drawn value by its path, such as `camera.lens_mm`."""
        return self.record.factors


class Dataset(Sequence[Sample]):
    """The images of a dataset's folder by index, each read when it is asked for.

    split: those of one split only. Raises SynthgenError if the folder holds no dataset or lies in an object store, or
    there is no such split.
    """

    def __init__(self, root: str | Path, split: str | None = None) -> None:
        require_here(str(root))
        self.root = Path(root)
        self.header = _header(self.root)
        if split is not None and split not in self.header.spec["splits"]:
            raise SynthgenError(f"{root}: has no split '{split}'; it has {', '.join(self.header.spec['splits'])}")
        found = Store(self.root).committed().items()
        self._pictures = [(index, path) for index, path in found if split in (None, path.parts[-3])]

    @property
    def classes(self) -> tuple[str, ...]:
        """Names, in the spec's order."""
        return tuple(self.header.category_ids)

    def class_names(self) -> list[str]:
        """The class of each image, without reading any."""
        return [path.parts[-2] for _, path in self._pictures]

    def __len__(self) -> int:
        return len(self._pictures)

    @overload
    def __getitem__(self, position: int) -> Sample: ...
    @overload
    def __getitem__(self, position: slice) -> list[Sample]: ...
    def __getitem__(self, position: int | slice) -> Sample | list[Sample]:
        if isinstance(position, slice):
            return [self[number] for number in range(*position.indices(len(self)))]
        return read(self.root, *self._pictures[position])

    def __iter__(self) -> Iterator[Sample]:
        return (self[position] for position in range(len(self)))


def read(root: Path, index: int, picture: Path) -> Sample:
    """Image `index` of a dataset's folder. Raises SynthgenError if a file is damaged or missing."""
    key = key_of(index)
    try:
        record = Record.from_dict(json.loads((root / "labels" / f"{key}.json").read_bytes()))
        pictures = {label: root / folder / f"{key}.png" for label, folder in DRAWN.items()}
        there = {label: _array(path) for label, path in pictures.items() if path.exists()}
        image = _array(picture)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SynthgenError(f"{root}: image {key} cannot be read: {error}; try `synthgen verify {root}`") from error
    if "depth" in there:
        there["depth"] = there["depth"].astype(np.float32) / MILLIMETRES
    return Sample(record, image, there)


def _array(path: Path) -> NDArray[Any]:
    with Image.open(path) as picture:
        return np.asarray(picture)


def _header(root: Path) -> Header:
    header = headers.load(root)
    if header is None:
        raise SynthgenError(f"{root}: holds no {headers.FILE}, so it is no dataset")
    return header
