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
from synthgen.stage import Stage, StagedObject, View

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
    straight, shown = _projected(stage.view, local)
    inside = (local[:, 2] > NEAR) & ((shown >= 0) & (shown < (stage.view.width, stage.view.height))).all(axis=1)
    visibility = np.where(inside, VISIBLE, OUTSIDE)
    if inside.any():
        hidden = are_hidden(solids(stage), thing.instance, local[inside], straight[inside])
        visibility[inside] = np.where(hidden, HIDDEN, VISIBLE)
    return {name: [u, v, seen] for name, (u, v), seen in zip(names, shown.tolist(), visibility.tolist(), strict=True)}


def _projected(view: View, local: Floats) -> tuple[Floats, Floats]:
    """(K, 2) pixels of a pinhole, and (K, 2) as labels tell them, of (K, 3) camera coordinates; 0 behind the camera."""
    ahead = local[:, 2] > NEAR
    straight, shown = np.zeros((2, len(local), 2))
    pixels = local[ahead] @ view.intrinsics.T
    straight[ahead] = pixels[:, :2] / pixels[:, 2:]
    shown[ahead] = np.round(view.distorted(straight[ahead]), 2) + 0.0
    return straight, shown


def are_hidden(everything: Solids, instance: int, points: Floats, pixels: Floats) -> list[bool]:
    """Whether something lies before each of (K, 3) points of an object, but for the material that holds it."""
    met = everything.before(points, pixels)
    own, part = everything.owner[met.triangle] == instance, everything.part[met.triangle]
    hidden = []
    for k in range(len(points)):
        of = met.point == k
        through = _held(part[of & own], met.gap[of & own], met.entering[of & own])
        hidden.append(bool((met.gap[of] > through + TOUCHING).any()))
    return hidden


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
