"""Turned vessels: bottles, bowls, jars, lamp bodies."""

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh

SILHOUETTES = {
    "bottle": ((0.62, 0.0), (0.95, 0.12), (1.0, 0.3), (0.8, 0.52), (0.32, 0.7), (0.26, 0.85), (0.34, 1.0)),
    "jar": ((0.55, 0.0), (0.8, 0.2), (1.0, 0.52), (0.9, 0.76), (0.5, 0.9), (0.52, 1.0)),
    "cylinder": ((0.9, 0.0), (1.0, 0.06), (1.0, 0.5), (1.0, 0.94), (0.97, 1.0)),
    "flared": ((0.5, 0.0), (0.52, 0.2), (0.6, 0.5), (0.8, 0.8), (1.0, 1.0)),
    "gourd": ((0.6, 0.0), (0.97, 0.16), (1.0, 0.34), (0.55, 0.56), (0.62, 0.7), (0.66, 0.8), (0.4, 1.0)),
    "ball": ((0.4, 0.0), (0.82, 0.18), (1.0, 0.48), (0.84, 0.78), (0.42, 0.96), (0.36, 1.0)),
}
"""Share of the greatest radius and of the height, from foot to rim."""


def silhouette(name: str, width: float, height: float, points: int = 14) -> Floats:
    """(points, 2) radius and z of a vessel, metres."""
    return smooth_curve(np.array(SILHOUETTES[name]) * (width / 2, height), points)


def hollow(profile: ArrayLike, wall: float, *, floor: float = 0.12, sides: int = 28) -> Mesh:
    """A vessel of an outer (N, 2) profile going up, its wall `wall` metres thick.

    floor: how high its inside begins, of the height; a high floor hides what nobody looks into.
    """
    outer = np.asarray(profile, dtype=float)
    bottom, top = outer[0, 1], outer[-1, 1]
    inner = outer[outer[:, 1] > bottom + floor * (top - bottom)][::-1] - (wall, 0.0)
    rim = [outer[-1] + (-0.3 * wall, 0.3 * wall), outer[-1] + (-0.7 * wall, 0.3 * wall)]
    level = inner[-1, 1]
    foot = [(0.0, bottom), (outer[0, 0] - 0.002, bottom)]
    outer = np.concatenate([[outer[0] + (0.0, 0.002)], outer[1:]])
    return lathe(np.concatenate([foot, outer, rim, inner, [(0.0, level)]]), sides)
