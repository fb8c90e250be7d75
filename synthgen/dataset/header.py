"""The header, `dataset.json`: what the numbers of a dataset mean and what made them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from synthgen.dataset.differences import differences
from synthgen.dataset.storage import Root, storage
from synthgen.errors import SynthgenError
from synthgen.furniture.model import KEYPOINT_PAIRS, KEYPOINTS, PARTS
from synthgen.labels import LABELS
from synthgen.split_by import by_image

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
    "parts/<key>.png": "numbers of parts, as listed here, of labeled objects; 0 elsewhere; 8 bits",
    "semantic/<key>.png": "category ids, as listed here as classes; 0 elsewhere; 8 bits",
    "normals/<key>.png": "normals in camera coordinates, (n + 1) / 2 x 255 in red, green and blue; black is nothing",
    "scenes/<key>.yaml": "the scene: a spec with nothing left to draw",
    "labels.csv": "a row an image, with every drawn factor",
    "labels.parquet": "the same with a type for every column, if the spec or an export asked for it",
    "annotations/instances_<split>.json": "COCO: boxes, masks, keypoints; captions_<split>.json: captions",
    "croissant.json": "Croissant, if the spec or an export asked for it",
    "exports/<format>/": "other formats that the spec or an export asked for, with links to the same pictures",
    "SHA256SUMS": "SHA-256 of every file, for `synthgen verify` and `sha256sum -c`",
}

OF_LABELS = {
    "masks/<key>.png": "mask",
    "depth/<key>.png": "depth",
    "parts/<key>.png": "parts",
    "semantic/<key>.png": "semantic",
    "normals/<key>.png": "normals",
}
"""Which of FILES are there for a label."""

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
    "min_visible": "companions of which no pixel is seen, or whose visible_fraction is below the spec's min_visible, "
    "are scenery: in no label or mask; the first object of an image is never left out",
    "amodal": "of the outline as if nothing stood before the object; open caning and netting count as closed, so that "
    "a caned chair that nothing hides has a visible_fraction below 1; amodal_box is cut four pictures beyond the frame",
    "box_3d": "around the model along its own axes; corner 4 i + 2 j + k is at the low (0) or high (1) end of the "
    "object's x (i), y (j) and z (k); corners_px are bent by the lens, and null behind the camera",
    "keypoints": "[u, v, visibility]: 0 outside the frame, 1 hidden, 2 visible; left is the sitter's; hidden is what "
    "something lies more than 1 cm before, on the line from the camera, but for up to 8 cm of the part that holds the "
    "point; caning and netting hide; [0, 0, 0] is behind the camera",
    "normals": "of the geometry, smooth where it is shaded smooth, without the grain of materials; x right, y down, "
    "z forward; towards the camera",
    "attributes": "materials and colors by slot, the largest first; colours are the nearest words, of patterns that of "
    "the ground; seats is null where a mesh file does not tell",
    "caption": "left and right are the viewer's",
    "depth": "planar z, the distance to the camera's plane, not along the ray; 0 is nothing, or beyond 65.535 m",
    "colour": "8-bit sRGB",
    "split": "decided by the object's shape: no shape is in two splits",
}
SPLIT_BY_IMAGE = "decided by the number of the scene: the same object may be in several splits"


@dataclass(frozen=True)
class Header:
    """What made a dataset.

    spec: the spec with everything filled in, as JSON data. labels: names of labels. versions: of synthgen, bpy, numpy
    and python by name. devices: what rendered, in words. split_by: what kept images together when they were split anew.
    sources: of a merged dataset, what each part was (`synthgen.dataset.sources`).
    """

    spec: Mapping[str, Any]
    labels: tuple[str, ...]
    versions: Mapping[str, str]
    devices: tuple[str, ...]
    licence: Mapping[str, Any] = field(default_factory=lambda: LICENCE)
    split_by: str | None = None
    sources: tuple[Mapping[str, Any], ...] = ()

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
            "conventions": CONVENTIONS | ({"split": SPLIT_BY_IMAGE} if by_image(self.spec) else {}),
            "keypoints": {"names": list(KEYPOINTS), "pairs": [list(pair) for pair in KEYPOINT_PAIRS]},
            "parts": {name: number for number, name in enumerate(PARTS, 1)},
            "files": {name: meaning for name, meaning in FILES.items() if OF_LABELS.get(name) in (None, *self.labels)},
            "licence": dict(self.licence),
            "versions": dict(self.versions),
            "devices": sorted(self.devices),
            **({"split_by": self.split_by} if self.split_by else {}),
            **({"sources": list(self.sources)} if self.sources else {}),
            "spec": self.spec,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """From the content of `dataset.json`. Raises KeyError for what is missing."""
        return cls(
            data["spec"], tuple(data["labels"]), data["versions"], tuple(data["devices"]),
            data.get("licence", LICENCE), data.get("split_by"), tuple(data.get("sources", ())),
        )  # fmt: skip

    def save(self, root: Root) -> None:
        """Write `dataset.json`. Raises SynthgenError when the disk refuses."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=2)
        storage(root).put({FILE: text.encode() + b"\n"})


def load(root: Root) -> Header | None:
    """The header of the dataset in a folder, or None if there is none. Raises SynthgenError if it cannot be read."""
    path = f"{root}/{FILE}"
    try:
        text = storage(root).read(FILE)
        if text is None:
            return None
        data = json.loads(text)
        version = data["format"]["version"]
        header = Header.from_dict(data)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SynthgenError(f"{path}: is no header of a synthgen dataset: {error!r}") from error
    if version != FORMAT_VERSION:
        raise SynthgenError(f"{path}: has format version {version}, but this program knows {FORMAT_VERSION} only")
    return header


def continued(old: Header, new: Header) -> Header:
    """The header of the dataset `old` when it goes on as `new`, with the devices of both.

    Raises SynthgenError unless both mean the same images: one spec, one seed, one program; only the count may grow.
    """
    if old.split_by or old.sources:
        done = "split anew" if old.split_by else "merged"
        raise SynthgenError(f"the folder's dataset was {done}, so it cannot go on; name another folder with -o")
    changes = list(_changes(old, new))
    if not changes:
        return replace(new, devices=tuple(sorted({*old.devices, *new.devices})), licence=old.licence)
    more = len(changes) - SHOWN_DIFFERENCES
    lines = changes[:SHOWN_DIFFERENCES] + ([f"... and {more} more"] if more > 0 else [])
    listed = "".join(f"\n  {line}" for line in lines)
    raise SynthgenError(
        f"the folder holds a dataset of another spec:{listed}\n"
        "run with --refresh to render what that changes, with --fresh, or name another folder with -o"
    )


def _changes(old: Header, new: Header) -> Iterator[str]:
    before, after = (json.loads(json.dumps(header.to_dict())) for header in (old, new))
    if after["count"] < before["count"]:
        yield f"count: was {before['count']}, now {after['count']}; a dataset can only grow"
    yield from differences({"synthgen": before["versions"]["synthgen"]}, {"synthgen": after["versions"]["synthgen"]})
    yield from differences(list(before["labels"]), list(after["labels"]), "labels")
    beside = {"count": 0, "formats": []}  # neither changes an image
    yield from differences(before["spec"] | beside, after["spec"] | beside)
