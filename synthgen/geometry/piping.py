"""Piping: the thin corded seam along an edge of upholstery."""

import numpy as np

from synthgen.geometry.curve import tangents
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh


def piping(path: Floats, out: Floats, radius: float, sides: int = 4) -> Mesh:
    """A cord of `radius` metres along a closed path on upholstery, half sunk into it.

    path: (N, 3) metres, without repeating the first point. out: (N, 3) directions away from the upholstery.
    """
    along = tangents(path, closed=True)
    up = out - along * np.sum(out * along, axis=1, keepdims=True)
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    turn = 2 * np.pi * np.arange(sides)[:, None] / sides
    ring = np.cos(turn) * up[:, None] + np.sin(turn) * np.cross(along, up)[:, None]
    return loft(path[:, None] + radius * ring, closed=True)
