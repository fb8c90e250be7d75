"""Panels bent into the surface of a back. Metres; z up, the front faces -Y."""

from dataclasses import replace
from typing import Protocol

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab


class Bent(Protocol):
    """A surface in which a back lies."""

    def plane(self, x: Floats, z: Floats) -> Floats:
        """(N, 3) its points."""


def panel(back: Bent, outline: Floats, thickness: float, *, crown: float = 0.0, ahead: float = 0.0) -> Mesh:
    """A panel in the surface of a back, its grain level.

    outline: (N, 2) counter-clockwise x and z, metres. crown: how far the middle of either side stands out. ahead: how
    far the whole stands before the surface.
    """
    low, high = outline.min(axis=0), outline.max(axis=0)
    middle, reach = (low + high) / 2, (high - low) / 2

    def swell(x: Floats, y: Floats) -> Floats:
        height: Floats = (
            crown * np.clip(1 - np.abs(x / reach[0]) ** 3, 0, 1) * np.clip(1 - np.abs(y / reach[1]) ** 3, 0, 1)
        )
        return height

    def hollow(x: Floats, y: Floats) -> Floats:
        return -swell(x, y)

    lying = slab(outline - middle, thickness, 0.42 * thickness, relief=swell, underside=hollow, rings=7)
    x, z, off = (lying.vertices + np.append(middle, ahead - thickness / 2)).T
    placed = back.plane(x, z) - np.stack([0 * off, off, 0 * off], axis=1)
    return replace(lying, vertices=placed)
