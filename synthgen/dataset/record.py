"""The record: one image's key, labels and drawn factors; and the pictures that go with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray


def key_of(index: int) -> str:
    """The name of image `index` in file names: `000017`."""
    return f"{index:06d}"


@dataclass(frozen=True)
class Record:
    """What is known of one image. Plain JSON data.

    image: image labels by name. objects: for each object its `instance` id and object labels by name, the object that
    the scene is about first. factors: every drawn value by its path, such as `camera.lens_mm`. Size in pixels.
    """

    key: str
    index: int
    split: str
    class_name: str
    family: str
    width: int
    height: int
    image: Mapping[str, Any]
    objects: tuple[Mapping[str, Any], ...]
    factors: Mapping[str, Any]

    @property
    def file_in_split(self) -> str:
        """The picture relative to its split's folder: `chair/000017.jpg`."""
        return f"{self.class_name}/{self.key}.jpg"

    @property
    def file(self) -> str:
        """The picture relative to the images folder: `train/chair/000017.jpg`."""
        return f"{self.split}/{self.file_in_split}"

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return vars(self) | {"objects": list(self.objects)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """From JSON data. Raises KeyError for a missing field and TypeError for an unknown one."""
        return cls(**{**data, "objects": tuple(data["objects"])})


@dataclass(frozen=True, eq=False)
class Pictures:
    """What an image holds besides its record.

    picture: (H, W, 3) uint8, sRGB. instance: (H, W) uint16, ids of objects, 0 elsewhere.
    depth: (H, W) float32, planar metres, 0 where nothing is. scene: the scene as YAML. jpeg_quality: 1 to 100.
    parts: (H, W) uint8, part numbers. semantic: (H, W) uint16, category ids. normals: (H, W, 3) uint8. None if there
    is no such label.
    """

    picture: NDArray[np.uint8]
    instance: NDArray[np.uint16]
    depth: NDArray[np.float32]
    scene: str
    jpeg_quality: int
    parts: NDArray[np.uint8] | None = None
    semantic: NDArray[np.uint16] | None = None
    normals: NDArray[np.uint8] | None = None


def to_json(record: Record) -> bytes:
    """The bytes of a label file: one line."""
    return compact(record.to_dict()) + b"\n"


def compact(data: Any) -> bytes:
    """JSON on one line, UTF-8, as short as it gets. Raises ValueError for numbers that JSON lacks."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
