"""BOP: `<split>/<scene>/` with pictures, masks, poses and cameras, and `models/`; millimetres, OpenCV axes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.dataset.record import Record
from synthgen.writers.bop_models import Models
from synthgen.writers.option import Option
from synthgen.writers.polygons import decoded
from synthgen.writers.writer import Writer

PER_SCENE = 1000
"""Images in a folder. An image's folder and number come from its index alone."""

MM = 1000.0
DECIMALS = 6
WHOLE = ("amodal_mask", "amodal_box", "visible_fraction")
"""Labels of the whole silhouette."""

NOWHERE = [-1, -1, -1, -1]


class Bop(Writer):
    """Each shape is an object of its own; without models, each class is."""

    options: ClassVar[Mapping[str, Option]] = {"models": Option(True, "Whether to write meshes of the objects.")}

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset({"class", "box", "mask", "area", "depth", "pose", "camera", *WHOLE})

    @contextmanager
    def life(self) -> Iterator[None]:
        self._models = Models(self.files, self.header) if self.chosen["models"] else None
        self._folders: dict[str, dict[str, dict[str, Any]]] = {}
        self._camera: dict[str, Any] | None = None
        yield
        self._flush()
        if self._camera is not None:
            self.files.write("camera.json", _json(self._camera))
        if self._models is not None:
            self._models.close()

    def write(self, record: Record) -> None:
        scene, number = divmod(record.index, PER_SCENE)
        folder = f"{record.split}/{scene:06d}"
        if folder not in self._folders and not any(name.endswith(f"/{scene:06d}") for name in self._folders):
            self._flush()
        self.files.link(f"images/{record.file}", f"{folder}/rgb/{number:06d}.jpg")
        self.files.link(f"depth/{record.key}.png", f"{folder}/depth/{number:06d}.png")
        told = self._folders.setdefault(folder, {"scene_camera": {}, "scene_gt": {}, "scene_gt_info": {}})
        told["scene_camera"][str(number)] = _camera(record.image["camera"])
        told["scene_gt"][str(number)] = self._poses(record)
        told["scene_gt_info"][str(number)] = self._extents(record, f"{folder}/{{}}/{number:06d}_{{:06d}}.png")
        self._camera = self._camera or _sensor(record.image["camera"])

    def _flush(self) -> None:
        for folder, told in self._folders.items():
            for name, images in told.items():
                self.files.write(f"{folder}/{name}.json", _lines(images))
        self._folders.clear()

    def _poses(self, record: Record) -> list[dict[str, Any]]:
        camera_from_world = np.linalg.inv(np.array(record.image["camera"]["world_from_camera"]))
        ids = self._models.ids(record) if self._models else {}
        poses = []
        for labels in record.objects:
            model = camera_from_world @ np.array(labels["pose"]["world_from_object"]) @ _centred(labels["pose"]["size"])
            number = ids[labels["instance"]] if self._models else self.header.category_ids[labels["class"]]
            poses.append({"cam_R_m2c": _flat(model[:3, :3]), "cam_t_m2c": _flat(model[:3, 3] * MM), "obj_id": number})
        return poses

    def _extents(self, record: Record, masks: str) -> list[dict[str, Any]]:
        """What is seen of each object; and its masks, whole and visible, 0 and 255."""
        depth = np.asarray(Image.open(io.BytesIO(self.files.read(f"depth/{record.key}.png"))))
        extents = []
        for place, labels in enumerate(record.objects):
            whole, visible = decoded(labels["amodal_mask"]), decoded(labels["mask"])
            self.files.write(masks.format("mask", place), _png(whole))
            self.files.write(masks.format("mask_visib", place), _png(visible))
            share = labels["visible_fraction"] or 0.0
            extents.append({
                "bbox_obj": [round(side) for side in labels["amodal_box"] or NOWHERE],
                "bbox_visib": labels["box"] or NOWHERE,
                "px_count_all": round(labels["area"] / share) if share else int(whole.sum()),
                "px_count_valid": int((depth[whole] > 0).sum()),
                "px_count_visib": labels["area"],
                "visib_fract": share,
            })  # fmt: skip
        return extents


def _centred(size: list[float]) -> NDArray[np.float64]:
    """object_from_model: BOP's models have their origin in the middle of their box, ours under it."""
    transform = np.eye(4)
    transform[2, 3] = size[2] / 2
    return transform


def _camera(camera: Mapping[str, Any]) -> dict[str, Any]:
    """With `distortion`, which BOP has no word for, where the lens has any."""
    camera_from_world = np.linalg.inv(np.array(camera["world_from_camera"]))
    distortion = camera.get("distortion", {})
    return {
        "cam_K": _flat(np.array(camera["intrinsics"])),
        "depth_scale": 1.0,
        "cam_R_w2c": _flat(camera_from_world[:3, :3]),
        "cam_t_w2c": _flat(camera_from_world[:3, 3] * MM),
        **({"distortion": distortion} if distortion.get("k1") else {}),
    }


def _sensor(camera: Mapping[str, Any]) -> dict[str, Any]:
    """Of the first image: cameras differ, and `scene_camera.json` has each."""
    (fx, _, cx), (_, fy, cy), _ = camera["intrinsics"]
    size = {"width": camera["width"], "height": camera["height"]}
    return {"cx": cx, "cy": cy, "depth_scale": 1.0, "fx": fx, "fy": fy, **size}


def _flat(numbers: NDArray[np.float64]) -> list[float]:
    return [round(float(number), DECIMALS) + 0.0 for number in numbers.ravel()]


def _png(mask: NDArray[np.bool_]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(mask.astype(np.uint8) * 255).save(buffer, "PNG")
    return buffer.getvalue()


def _json(data: Any) -> bytes:
    return json.dumps(data, allow_nan=False).encode() + b"\n"


def _lines(images: Mapping[str, Any]) -> bytes:
    """JSON, a line an image."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value, allow_nan=False)}" for key, value in images.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()
