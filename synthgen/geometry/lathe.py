"""Turned shapes: a profile spun about the vertical axis."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Mesh


def lathe(profile: ArrayLike, sides: int = 16) -> Mesh:
    """The solid of a profile turned about z; grain (u) runs along the axis.

    profile: (N, 2) radius and z in metres, its outside on the right when walked along (upwards, for a leg). The
    ends are closed by discs; an end of radius zero is a point.
    """
    radius, z = np.asarray(profile, dtype=float).T
    tips = [(0.0, 0.0, z[0]), (0.0, 0.0, z[-1])]
    inner = slice(1 if radius[0] <= 0 else 0, -1 if radius[-1] <= 0 else None)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = np.stack([np.cos(angle), np.sin(angle), np.zeros(sides)], axis=1)
    loops = radius[inner, None, None] * ring + np.stack([0 * z, 0 * z, z], axis=1)[inner, None]
    return loft(loops, first=tips[0], last=tips[1])
