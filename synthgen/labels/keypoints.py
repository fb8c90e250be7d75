"""Named points of an object, where the picture shows them, and whether they are seen.

What is seen is decided along the exact line from the camera to the point, through the geometry of the whole stage:
a picture's depth, told at pixel centres, would be wrong by several centimetres on floors and seats seen at a low angle.
A point that lies in the material of a part, as that where a leg meets the floor, is seen through it.
"""

from __future__ import annotations

import numpy as np

from synthgen.frame import Frame
from synthgen.furniture.model import KEYPOINTS
from synthgen.geometry.mesh import Floats
from synthgen.geometry.raster import Bools, Indices
from synthgen.labels.grid import NEAR, in_camera
from synthgen.labels.solids import Solids, solids
from synthgen.stage import Stage, StagedObject

OUTSIDE, HIDDEN, VISIBLE = 0, 1, 2

TOUCHING = 0.01
"""m along the line of sight; what is less far before a point does not hide it."""

BURIED = 0.08
"""m of the material of the part that holds a point, through which it counts as seen."""

Keypoint = list[float | int]


def keypoints(stage: Stage, frame: Frame, thing: StagedObject) -> dict[str, Keypoint]:
    """Name -> [u, v, visibility] of the points that the object has, in the order of KEYPOINTS; pixels.

    Visibility: 0 outside the frame, 1 hidden, 2 visible. Points behind the camera are [0, 0, 0].
    """
    points = thing.model.keypoints
    names = [name for name in KEYPOINTS if name in points]
    if not names:
        return {}
    own = np.array([points[name] for name in names])
    world = own @ thing.world_from_object[:3, :3].T + thing.world_from_object[:3, 3]
    local = in_camera(stage.view, world)
    return {name: _told(stage, thing, at) for name, at in zip(names, local, strict=True)}


def _told(stage: Stage, thing: StagedObject, point: Floats) -> Keypoint:
    if point[2] <= NEAR:
        return [0.0, 0.0, OUTSIDE]
    view = stage.view
    straight = (view.intrinsics @ point)[:2] / point[2]
    (shown,) = view.distorted(straight[None])
    u, v = (float(value) for value in np.round(shown, 2) + 0.0)
    if not (0 <= u < view.width and 0 <= v < view.height):
        return [u, v, OUTSIDE]
    return [u, v, HIDDEN if is_hidden(solids(stage), thing.instance, point, straight) else VISIBLE]


def is_hidden(everything: Solids, instance: int, point: Floats, pixel: Floats) -> bool:
    """Whether something lies before a (3,) point of an object, but for the material that holds it."""
    triangle, gap, entering = everything.before(point, pixel)
    own = everything.owner[triangle] == instance
    through = _held(everything.part[triangle][own], gap[own], entering[own])
    return bool((gap > through + TOUCHING).any())


def _held(part: Indices, gap: Floats, entering: Bools) -> float:
    """Metres of material before a point in the parts that hold it: those that the line enters and has not left."""
    depths = [0.0]
    before = gap > TOUCHING  # at the point itself the line may graze many triangles
    for number in np.unique(part[entering & before]):
        of = (part == number) & before
        last = float(gap[of & entering].min())
        if last <= BURIED and not (of & ~entering & (gap < last)).any():
            depths.append(last)
    return max(depths)
