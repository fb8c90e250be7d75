"""Straight legs of the eighteenth century: the fluted leg of Louis XVI and the Marlborough leg.

Usual thicknesses of chair legs: 45-55 mm at the top.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synthgen.fields import count, flag, number, ratio
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import rise
from synthgen.geometry.tufted import studs

_SHAFT = np.array(
    [  # share of the shaft's height, width, depth of the flutes: a toupie foot, the fluted shaft, a collar
        (0.000, 0.52, 0), (0.015, 0.60, 0), (0.060, 0.66, 0), (0.085, 0.58, 0), (0.090, 0.48, 0), (0.110, 0.48, 0),
        (0.115, 0.62, 0), (0.135, 0.66, 0), (0.155, 0.62, 0), (0.160, 0.55, 1), (0.880, 0.90, 1), (0.885, 0.98, 0),
        (0.910, 1.02, 0), (0.935, 0.98, 0), (0.940, 0.80, 0), (1.000, 0.80, 0),
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Fluted:
    """A round leg that tapers to a small foot, its shaft fluted, under a square block."""

    thickness: float = number(0.050, 0.044, 0.058, "m", "Width of the block.", limits=(0.03, 0.1))
    taper: float = ratio(0.62, 0.5, 0.72, "Width of the shaft's foot, of that of its head.", limits=(0.4, 1.0))
    flutes: int = count(11, 8, 12, "Flutes around the shaft.", limits=(6, 20))
    depth: float = ratio(0.13, 0.08, 0.18, "Depth of the flutes, of the radius.", limits=(0.0, 0.3))
    block: float = ratio(0.16, 0.13, 0.2, "Height of the block, of the leg's.", limits=(0.05, 0.5))
    splay_deg: float = number(0.0, 0.0, 1.0, "deg", "Lean outwards, from the vertical.")

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        low, high = np.asarray(foot, dtype=float), np.asarray(top, dtype=float)
        share, width, carved = _SHAFT.T
        narrow = np.interp(share, [0.16, 0.88], [self.taper / 0.61, 1.0])
        shaft = (width * narrow)[:, None, None] * self._grooved(carved)
        block = np.array([0.94, 1.0, 1.0])[:, None, None] * self._block()
        levels = np.concatenate([share * (1 - self.block), 1 - self.block * np.array([1.0, 0.97, 0.0])])
        loops = self.thickness * np.pad(np.concatenate([shaft, block]), ((0, 0), (0, 0), (0, 1)))
        post = loft(loops + (low + (high - low) * levels[:, None])[:, None])
        return joined([post, self._rosettes(low, high)])

    def _rosettes(self, low: Floats, high: Floats) -> Mesh:
        """A flat boss on each face of the block."""
        radius = min(0.34 * self.thickness, 0.38 * self.block * float(high[2] - low[2]))
        faces = np.array([(1.0, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0)])
        middle = low + (high - low) * (1 - self.block / 2)
        return studs(middle + faces * self.thickness / 2, faces, radius, 8)

    @property
    def _angles(self) -> Floats:
        return np.linspace(0, 2 * np.pi, 3 * self.flutes, endpoint=False)

    def _grooved(self, carved: Floats) -> Floats:
        """(R, K, 2) round sections of width 1 where `carved`, (R,), is 0, and fluted ones where it is 1."""
        angle = self._angles
        radius = 0.5 * (1 - self.depth * carved[:, None] * np.abs(np.sin(self.flutes * angle / 2)))
        ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        sections: Floats = radius[..., None] * ring
        return sections

    def _block(self) -> Floats:
        """(K, 2) a square of width 1 with eased corners, its points at the angles of the shaft's."""
        return ellipse(1, 1, len(self._angles), 12)


@dataclass(frozen=True)
class Marlborough:
    """A straight square leg, its faces moulded, maybe with a plinth for a foot."""

    thickness: float = number(0.048, 0.042, 0.056, "m", "Width.", limits=(0.03, 0.1))
    taper: float = ratio(0.95, 0.85, 1.0, "Width at the floor, of that at the top.", limits=(0.5, 1.0))
    moulding: float = ratio(0.06, 0.03, 0.08, "Depth of the grooves in its faces, of the width.", limits=(0.0, 0.12))
    plinth: bool = flag(False, 0.35, "Whether it stands on a block.")
    splay_deg: float = number(0.0, 0.0, 0.5, "deg", "Lean outwards, from the vertical.")

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        low, high = np.asarray(foot, dtype=float), np.asarray(top, dtype=float)
        height = float(high[2] - low[2])
        levels = np.array([0.0, 0.003, *self._base(height), height]) / height
        width = self.thickness * (self.taper + (1 - self.taper) * levels)
        width[0] *= 0.93
        if self.plinth:
            width[1:4] *= (1.28, 1.28, 1.16)
            width[0] *= 1.28
        return rise(low + (high - low) * levels[:, None], self._section(), width)

    def _base(self, height: float) -> list[float]:
        """Levels of the top of the plinth, metres."""
        tall = min(0.05, 0.3 * height)
        return [tall - 0.006, tall, tall + 0.001] if self.plinth else []

    def _section(self) -> Floats:
        """(K, 2) a square of width 1 with a groove beside each corner."""
        corner = rounded_rectangle(1, 1, 0.07, 2)[:3]
        sunk = 0.5 - self.moulding
        side = np.array([(0.33, 0.5), (0.29, sunk), (0.22, 0.5), (-0.22, 0.5), (-0.29, sunk), (-0.33, 0.5)])
        quarter = np.concatenate([corner, side])
        turns = [np.array([(c, s), (-s, c)]) for c, s in ((1, 0), (0, 1), (-1, 0), (0, -1))]
        return np.concatenate([quarter @ turn for turn in turns])
