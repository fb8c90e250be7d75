"""Crest rails of period chairs, over or between two posts. Metres; the front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number
from synthgen.furniture.uprights import Upright
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep

# The left half of a crest, from its end to its middle: share of half the width between the posts, share of its rise
# above them, share of its height.
_YOKE = np.array(
    [(1.0, -0.3, 0.5), (1.0, 0.2, 0.5), (0.98, 0.6, 0.52), (0.86, 0.96, 0.56), (0.66, 1.0, 0.56), (0.44, 0.80, 0.62),
     (0.28, 0.86, 0.86), (0.0, 0.98, 1.0)]
)  # fmt: skip
_SERPENTINE = np.array(
    [(1.22, 0.38, 0.30), (1.15, 0.22, 0.44), (1.02, 0.05, 0.62), (0.86, -0.02, 0.70), (0.62, 0.10, 0.66),
     (0.38, 0.58, 0.76), (0.18, 0.92, 0.95), (0.0, 1.0, 1.0)]
)  # fmt: skip
_ARCHED = np.array(
    [(1.0, -0.55, 0.5), (1.0, -0.2, 0.5), (0.985, 0.06, 0.56), (0.90, 0.34, 0.68), (0.70, 0.58, 0.8),
     (0.40, 0.84, 0.92), (0.0, 1.0, 1.0)]
)  # fmt: skip
_CUPID = np.array(
    [(1.12, -0.10, 0.40), (1.02, 0.10, 0.60), (0.86, 0.32, 0.78), (0.62, 0.46, 0.80), (0.38, 0.36, 0.72),
     (0.18, 0.62, 0.88), (0.0, 1.0, 1.05)]
)  # fmt: skip


_SHARES = np.array([0.06, 0.2, 0.4, 0.6, 0.8, 1.0])


def raked_post(
    rear: Floats, seat: float, top: float, rake_deg: float, lean_deg: float, spoon: float = 0.0, spread: float = 1.0
) -> Upright:
    """A left rear leg and post through (2,) x and y at the seat: its foot behind, its upper end leaning back.

    spoon: metres by which it bends to the sitter's back. spread: x at its top, of that at the seat.
    """
    kick, lean = np.tan(np.radians([rake_deg, lean_deg]))
    levels = np.concatenate([seat * np.array([0, 0.3, 0.6, 0.85, 1]), seat + (top - seat) * _SHARES])
    below, above = np.maximum(0.75 * seat - levels, 0), np.maximum(levels - seat - 0.02, 0)
    bend = spoon * np.sin(2 * np.pi * above / (top - seat))
    aside = rear[0] * np.interp(levels, [seat, top], [1, spread])
    return Upright(smooth_curve(np.stack([aside, rear[1] + below * kick + above * lean - bend, levels], axis=1), 24))


@dataclass(frozen=True, eq=False)
class BackPlane:
    """The bent surface between a left post and its opposite; its middle stands `bow` metres behind their tops."""

    post: Upright
    seat: float
    bow: float

    @property
    def half(self) -> float:
        """Half the distance between the posts' tops."""
        return float(self.post.top[0])

    def at(self, x: Floats, z: Floats) -> Floats:
        """(N, 3) its points at (N,) metres aside and (N,) heights; above the posts it goes on as they end."""
        path = self.post.path
        lean = (path[-1, 1] - path[-3, 1]) / (path[-1, 2] - path[-3, 2])
        y = np.interp(z, path[:, 2], path[:, 1]) + np.maximum(z - path[-1, 2], 0) * lean
        share = np.clip((z - self.seat) / (path[-1, 2] - self.seat), 0, 1)
        return np.stack([x, y + self.bow * share * (1 - np.minimum((x / self.half) ** 2, 1.2)), z], axis=1)


@dataclass(frozen=True)
class Yoke:
    """Round shoulders that run on from the posts and dip on either side of a raised middle, like an ox's yoke."""

    rise: float = number(0.055, 0.040, 0.070, "m", "How far it rises above the posts.")
    height: float = number(0.055, 0.045, 0.068, "m", "Its height in the middle.")
    thickness: float = number(0.022, 0.018, 0.026, "m", "Its thickness.")

    @property
    def table(self) -> Floats:
        """(N, 3) its left half."""
        return _YOKE

    def mesh(self, plane: BackPlane) -> Mesh:
        """The rail on the posts of a back."""
        x, z, height = self._line(plane).T
        section = rounded_rectangle(self.thickness, 1, 0.3 * self.thickness)
        scale = np.stack([np.ones(len(x)), height], axis=1)
        return sweep(plane.at(x, z), section, scale=scale, side=(0, 1, 0), dome=0.004)

    def under(self, plane: BackPlane, x: Floats) -> Floats:
        """(N,) heights of its middle line at (N,) metres aside."""
        aside, z, _ = self._line(plane)[14::-1].T
        inner = aside < 0.8 * plane.half
        heights: Floats = np.interp(np.abs(x), aside[inner], z[inner])
        return heights

    def _line(self, plane: BackPlane) -> Floats:
        """(29, 3) metres aside, heights, and how high it is, from left to right."""
        knots = self.table * (plane.half, self.rise, self.height) + (0, plane.post.top[2], 0)
        half = smooth_curve(knots, 15)
        return np.concatenate([half, half[-2::-1] * (-1, 1, 1)])


@dataclass(frozen=True)
class SerpentineCrest(Yoke):
    """A bow that ends beyond the posts in raised ears."""

    rise: float = number(0.050, 0.030, 0.065, "m", "How far it rises above the posts.")
    height: float = number(0.068, 0.055, 0.080, "m", "Its height in the middle.")

    @property
    def table(self) -> Floats:
        """(N, 3) its left half."""
        return _SERPENTINE


@dataclass(frozen=True)
class ArchedCrest(Yoke):
    """One low arch with round shoulders."""

    rise: float = number(0.045, 0.030, 0.060, "m", "How far it rises above the posts.")
    height: float = number(0.062, 0.050, 0.076, "m", "Its height in the middle.")

    @property
    def table(self) -> Floats:
        """(N, 3) its left half."""
        return _ARCHED


@dataclass(frozen=True)
class CupidsBow(Yoke):
    """Two curves that meet in a raised middle, its ends turned down over the posts."""

    rise: float = number(0.040, 0.028, 0.055, "m", "How far it rises above the posts.")
    height: float = number(0.066, 0.054, 0.078, "m", "Its height in the middle.")

    @property
    def table(self) -> Floats:
        """(N, 3) its left half."""
        return _CUPID


Crest = Yoke | SerpentineCrest | ArchedCrest | CupidsBow

CRESTS: dict[str, type[Crest]] = {
    "yoke": Yoke,
    "serpentine_crest": SerpentineCrest,
    "arched_crest": ArchedCrest,
    "cupids_bow": CupidsBow,
}
