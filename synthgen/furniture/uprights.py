"""Uprights of wooden chairs: legs and posts of level cross-section, and the boards and rods that join them.

Metres; z up, the front faces -Y.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True, eq=False)
class Upright:
    """The middle line of a leg or post, (N, 3) metres, rising from the floor."""

    path: Floats

    @property
    def top(self) -> Floats:
        """(3,) where it ends."""
        return np.asarray(self.path[-1])

    def at(self, z: float) -> Floats:
        """(3,) its point at a height."""
        x, y = (float(np.interp(z, self.path[:, 2], self.path[:, axis])) for axis in (0, 1))
        return np.array([x, y, z])

    def mesh(self, width: Floats, depth: Floats, ease: float) -> Mesh:
        """Its body of level sections `width` by `depth`, (N,) metres each; `ease`: metres, of its edges and ends."""
        z = self.path[:, 2]
        levels = np.concatenate([z[0] + ease * _RISE, z[1:-1], (z[-1] - ease * _RISE)[::-1]])
        shrink = np.concatenate([_DRAW, np.zeros(len(z) - 2), _DRAW[::-1]]) * 2 * ease
        size = np.stack([np.interp(levels, z, of) - shrink for of in (width, depth)], axis=1)
        middle = np.stack([np.interp(levels, z, self.path[:, axis]) for axis in range(3)], axis=1)
        section = rounded_rectangle(1, 1, ease / float(np.mean(width)))
        loops = np.pad(section * size[:, None], ((0, 0), (0, 0), (0, 1)))
        return loft(loops + middle[:, None])


def center_line(leg: Mesh) -> Upright:
    """The middle line of a leg that is made of level rings, as those of `legs` are."""
    levels, ring = np.unique(leg.vertices[:, 2].round(6), return_inverse=True)
    total = np.stack([np.bincount(ring, leg.vertices[:, axis]) for axis in (0, 1)], axis=1)
    return Upright(np.column_stack([total / np.bincount(ring)[:, None], levels]))


_TURN = np.radians([0, 30, 60, 90])
_RISE, _DRAW = 1 - np.cos(_TURN), 1 - np.sin(_TURN)  # a quarter round: along the post, and into it


def board(path: ArrayLike, height: float | Floats, thickness: float, *, up: ArrayLike = (0, 0, 1)) -> Mesh:
    """A board on edge along a path of (N, 3) metres, its edges rounded; `height` may vary along it, (N,) metres."""
    heights = np.broadcast_to(np.asarray(height, dtype=float), len(np.asarray(path)))
    tallest = float(heights.max())
    section = rounded_rectangle(tallest, thickness, min(0.3 * thickness, 0.4 * tallest))
    return sweep(path, section, scale=np.stack([heights / tallest, np.ones(len(heights))], axis=1), side=up)


def rod(start: ArrayLike, end: ArrayLike, thickness: float, swell: float = 1.0, sides: int = 10) -> Mesh:
    """A round bar between two points, `swell` times as thick in its middle; metres."""
    share = np.linspace(0, 1, 9 if swell != 1 else 2)
    path = np.asarray(start) + (np.asarray(end, dtype=float) - start) * share[:, None]
    return sweep(path, thickness / 2, scale=1 + (swell - 1) * np.sin(np.pi * share) ** 0.8, sides=sides)


def both(left: Mesh) -> list[Mesh]:
    """A mesh and its mirror image on the other hand."""
    return [left, left.mirrored_x()]
