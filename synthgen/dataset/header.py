"""The header, `dataset.json`: what the numbers of a dataset mean and what made them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from synthgen.dataset import atomic
from synthgen.dataset.differences import differences
from synthgen.errors import SynthgenError
from synthgen.labels import LABELS

FILE = "dataset.json"
FORMAT_VERSION = 1
SHOWN_DIFFERENCES = 5

LICENCE = {
    "id": "CC0-1.0",
    "url": "https://creativecommons.org/publicdomain/zero/1.0/",
    "text": "The pictures and labels are yours: use, change, publish and sell them without asking or naming anyone.",
}

FILES = {
    "images/<split>/<class>/<key>.jpg": "a picture; where it is, everything else of its image is too",
    "images/<split>/metadata.jsonl": "a line a picture, for Hugging Face's imagefolder",
    "labels/<key>.json": "all labels and every drawn factor of one image",
    "masks/<key>.png": "instance ids, 8 bits, or 16 if an id exceeds 255",
    "depth/<key>.png": "depth in millimetres, 16 bits",
    "scenes/<key>.yaml": "the scene: a spec with nothing left to draw",
    "labels.csv": "a row an image, with every drawn factor",
    "annotations/instances_<split>.json": "COCO, masks as run lengths",
}

CONVENTIONS = {
    "units": "metres and pixels; any other unit is in the name, as in lens_mm and azimuth_deg",
    "world": "right-handed, Z up, the floor is z = 0",
    "object": "right-handed, Z up, the front faces -Y, the origin on the floor under the centre",
    "camera": "OpenCV: x right, y down, z forward; matrices act on column vectors; world_from_camera is 4x4",
    "distortion": "about the principal point, r' = r (1 + k1 r^2): r of a pinhole, r' of the picture, both over "
    "radius_px, half the diagonal; OpenCV's k1 is k1 (f / radius_px)^2, the others 0; masks and depth are taken from "
    "the nearest pixel of a pinhole",
    "image": "origin in the top left corner, pixel centres at .5",
    "box": "[x, y, width, height] in whole pixels around the visible pixels",
    "instance": "0 is no labeled object; ids begin with 1",
    "depth": "planar z, the distance to the camera's plane, not along the ray; 0 is nothing, or beyond 65.535 m",
    "colour": "8-bit sRGB",
    "split": "decided by the object's shape: no shape is in two splits",
}


@dataclass(frozen=True)
class Header:
    """What made a dataset.

    spec: the spec with everything filled in, as JSON data. labels: names of labels. versions: of synthgen, bpy, numpy
    and python by name. devices: what rendered, in words.
    """

    spec: Mapping[str, Any]
    labels: tuple[str, ...]
    versions: Mapping[str, str]
    devices: tuple[str, ...]

    @property
    def name(self) -> str:
        """The dataset's name."""
        return str(self.spec["name"])

    @property
    def category_ids(self) -> dict[str, int]:
        """Class name -> id, from 1, in the spec's order."""
        return {name: number for number, name in enumerate(self.spec["classes"], 1)}

    def to_dict(self) -> dict[str, Any]:
        """The content of `dataset.json`."""
        return {
            "name": self.name,
            "format": {"name": "synthgen", "version": FORMAT_VERSION},
            "seed": self.spec["seed"],
            "count": self.spec["count"],
            "classes": self.category_ids,
            "splits": self.spec["splits"],
            "labels": {name: LABELS[name].meaning for name in self.labels},
            "conventions": CONVENTIONS,
            "files": FILES,
            "licence": LICENCE,
            "versions": dict(self.versions),
            "devices": sorted(self.devices),
            "spec": self.spec,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """From the content of `dataset.json`. Raises KeyError for what is missing."""
        return cls(data["spec"], tuple(data["labels"]), data["versions"], tuple(data["devices"]))

    def save(self, root: Path) -> None:
        """Write `dataset.json`. Raises SynthgenError when the disk refuses."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=2)
        atomic.write(root, FILE, text.encode() + b"\n")


def load(root: Path) -> Header | None:
    """The header of the dataset in a folder, or None if there is none. Raises SynthgenError if it cannot be read."""
    path = root / FILE
    try:
        data = json.loads(path.read_bytes())
        version = data["format"]["version"]
        header = Header.from_dict(data)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SynthgenError(f"{path}: is no header of a synthgen dataset: {error!r}") from error
    if version != FORMAT_VERSION:
        raise SynthgenError(f"{path}: has format version {version}, but this program knows {FORMAT_VERSION} only")
    return header


def continued(old: Header, new: Header) -> Header:
    """The header of the dataset `old` when it goes on as `new`, with the devices of both.

    Raises SynthgenError unless both mean the same images: one spec, one seed, one program; only the count may grow.
    """
    changes = list(_changes(old, new))
    if not changes:
        return replace(new, devices=tuple(sorted({*old.devices, *new.devices})))
    more = len(changes) - SHOWN_DIFFERENCES
    lines = changes[:SHOWN_DIFFERENCES] + ([f"... and {more} more"] if more > 0 else [])
    listed = "".join(f"\n  {line}" for line in lines)
    raise SynthgenError(
        f"the folder holds a dataset of another spec:{listed}\nrun with --fresh, or name another folder with -o"
    )


def _changes(old: Header, new: Header) -> Iterator[str]:
    before, after = (json.loads(json.dumps(header.to_dict())) for header in (old, new))
    if after["count"] < before["count"]:
        yield f"count: was {before['count']}, now {after['count']}; a dataset can only grow"
    yield from differences({"synthgen": before["versions"]["synthgen"]}, {"synthgen": after["versions"]["synthgen"]})
    yield from differences(list(before["labels"]), list(after["labels"]), "labels")
    yield from differences(before["spec"] | {"count": 0}, after["spec"] | {"count": 0})
