"""Its box in space: along the object's own axes, around the whole model."""

from itertools import product
from typing import Any

import numpy as np

from synthgen.frame import Frame
from synthgen.labels.grid import NEAR, in_camera
from synthgen.labels.precision import rounded
from synthgen.stage import Stage, StagedObject

EDGES = ((0, 1), (2, 3), (4, 5), (6, 7), (0, 2), (1, 3), (4, 6), (5, 7), (0, 4), (1, 5), (2, 6), (3, 7))
"""Pairs of corners that an edge joins."""


def box_3d(stage: Stage, frame: Frame, thing: StagedObject) -> dict[str, Any]:
    """corners_m: 8 x [x, y, z] in camera coordinates. corners_px: 8 x [u, v], null behind the camera.

    Corner 4 i + 2 j + k is at the low (0) or high (1) end of the object's x (i), y (j) and z (k).
    """
    bounds = thing.model.bounds
    own = np.array([[bounds[i, 0], bounds[j, 1], bounds[k, 2]] for i, j, k in product((0, 1), repeat=3)])
    corners = own @ thing.world_from_object[:3, :3].T + thing.world_from_object[:3, 3]
    local = in_camera(stage.view, corners)
    ahead = local[:, 2] > NEAR
    pixels = np.zeros((8, 2))
    pixels[ahead] = stage.view.projected(corners[ahead])[0]
    shown = (np.round(pixels, 2) + 0.0).tolist()
    return {
        "corners_px": [point if before else None for point, before in zip(shown, ahead, strict=True)],
        "corners_m": rounded(local),
    }
