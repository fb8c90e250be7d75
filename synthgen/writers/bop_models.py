"""The models of BOP: every shape of a dataset once, built again from the scenes; nothing is rendered."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from synthgen.dataset.header import Header
from synthgen.dataset.record import Record
from synthgen.geometry.mesh import bounds_of
from synthgen.writers.files import Files

if TYPE_CHECKING:
    from synthgen.stage import StagedObject

Points = NDArray[np.float64]
MM = 1000.0
DECIMALS = 3
AXES = "xyz"


class Models:
    """`models/obj_<id>.ply`, millimetres about the middle of their boxes; and `models_info.json`. Ids count shapes."""

    def __init__(self, files: Files, header: Header) -> None:
        from synthgen.dataset.scenes import Scenes  # which reads specs, which name formats

        self._files = files
        self._scenes = Scenes(files.source, header)
        self._known: dict[bytes, int] = {}
        self._info: dict[str, dict[str, Any]] = {}

    def ids(self, record: Record) -> dict[int, int]:
        """Instance -> id, of the objects of an image; new shapes are written."""
        from synthgen.build import build

        return {thing.instance: self._id(thing) for thing in build(self._scenes.of(record.index)).objects}

    def close(self) -> None:
        """Write what is known of all."""
        lines = [f"  {json.dumps(number)}: {json.dumps(info)}" for number, info in self._info.items()]
        self._files.write("models/models_info.json", ("{\n" + ",\n".join(lines) + "\n}\n").encode())

    def _id(self, thing: StagedObject) -> int:
        from synthgen.mesh_export import merged

        mesh = merged(thing.model, thing.materials)
        low, high = mesh.bounds
        mesh.apply_translation(-(low + high) / 2)
        mesh.apply_scale(MM)
        mesh.vertex_attributes.clear()
        data = mesh.export(file_type="ply", vertex_normal=True)
        digest = hashlib.sha256(data).digest()
        if digest not in self._known:
            number = self._known[digest] = len(self._known) + 1
            self._files.write(f"models/obj_{number:06d}.ply", data)
            self._info[str(number)] = _extent(mesh.vertices) | {"class": thing.class_name, "family": thing.family}
        return self._known[digest]


def _extent(points: Points) -> dict[str, float]:
    low, high = bounds_of(points)
    told = {f"min_{axis}": low[k] for k, axis in enumerate(AXES)}
    told |= {f"size_{axis}": high[k] - low[k] for k, axis in enumerate(AXES)}
    return {name: round(float(value), DECIMALS) for name, value in ({"diameter": diameter(points)} | told).items()}


def diameter(points: Points) -> float:
    """The largest distance between two of the points (N, 3)."""
    away = np.linalg.norm(points - (points.min(axis=0) + points.max(axis=0)) / 2, axis=1)
    near = _across(points)
    ends = np.unique(points[away >= near - away.max() - 1e-9], axis=0)  # both ends of a longer line are among these
    return max(map(partial(_farthest, ends), ends))


def _across(points: Points) -> float:
    """A distance that two points have at least: a few times from a point to the farthest one."""
    at, best = points[0], 0.0
    for _ in range(4):
        distances = np.linalg.norm(points - at, axis=1)
        at, best = points[distances.argmax()], max(best, float(distances.max()))
    return best


def _farthest(points: Points, point: Points) -> float:
    return float(np.linalg.norm(points - point, axis=1).max())
