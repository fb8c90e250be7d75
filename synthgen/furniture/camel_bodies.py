"""The upholstered wall of a camelback sofa: a humped back whose line flows down into arms that roll outwards.

Metres; the front faces -Y. A wall stands on a U, open in front, and is cut into the left arm, the back and the right
arm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from synthgen.fields import number, ratio
from synthgen.geometry.box import box_uvs
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.extrusion import away
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.padded_wall import half_round
from synthgen.geometry.piping import piping
from synthgen.geometry.skin import skin

_BEVEL = 0.018  # m, rounding of the arms' front edges
_EASE = np.radians([0, 30, 60, 90])
_RIM = np.array([0, 0.003, 0.010, 0.020, 0.034, 0.052, 0.075, 0.10, 0.13, 0.165, 0.20])  # m below the free edge
_CORNER = 0.09  # m, radius of the inner corners


@dataclass(frozen=True)
class SingleHump:
    """One long rise in the middle, hollowed on either side."""

    rise: float = number(0.16, 0.11, 0.21, "m", "Rise of the hump above the ends of the back.", limits=(0.02, 0.3))
    breadth: float = ratio(0.75, 0.6, 0.95, "Breadth of the hump, of the back's.", limits=(0.3, 1.0))

    def line(self, x: Floats) -> Floats:
        """(N,) rise at shares of the way from the middle (0) to an end (1)."""
        hump: Floats = self.rise * (0.5 + 0.5 * np.cos(np.pi * np.clip(np.abs(x) / self.breadth, 0, 1)))
        return hump


@dataclass(frozen=True)
class DoubleHump(SingleHump):
    """Two humps, with a dip in the middle."""

    rise: float = number(0.11, 0.08, 0.15, "m", "Rise of the humps above the ends of the back.", limits=(0.02, 0.3))
    dip: float = ratio(0.5, 0.3, 0.75, "Depth of the dip between them, of their rise.", limits=(0.0, 1.0))

    def line(self, x: Floats) -> Floats:
        """(N,) rise at shares of the way from the middle (0) to an end (1)."""
        knots = np.array([(0, 1 - self.dip), (0.2, 1 - 0.55 * self.dip), (0.46, 1), (0.72, 0.55), (0.9, 0.08), (1, 0)])
        return self.rise * np.interp(np.abs(x), *smooth_curve(knots, 40).T)


@dataclass(frozen=True)
class PeakedHump(SingleHump):
    """A hump between two lower shoulders, parted by small peaks."""

    def line(self, x: Floats) -> Floats:
        """(N,) rise at shares of the way from the middle (0) to an end (1)."""
        knots = np.array(
            [(0, 1), (0.16, 0.95), (0.34, 0.66), (0.42, 0.6), (0.5, 0.62), (0.68, 0.42), (0.88, 0.08), (1, 0)]
        )
        return self.rise * np.interp(np.abs(x), *smooth_curve(knots, 40).T)


Hump = SingleHump | DoubleHump | PeakedHump

HUMPS: dict[str, type[Hump]] = {"single_hump": SingleHump, "double_hump": DoubleHump, "peaked_hump": PeakedHump}


@dataclass(frozen=True)
class CamelBody:
    """All in metres.

    width: between the inner faces. front, rear: y of the arms' fronts and of the back's inner face at the seat.
    bottom, seat: z of the underside and of the seat. arm, shoulder: z of the arms' tops and of the ends of the back.
    hump: rise of the back above its ends. thick: thickness of the wall. roll: radius of the arms' roll.
    flare: how far the fronts of the arms swing out. slope: lean of the back, as a tangent.
    """

    width: float
    front: float
    rear: float
    bottom: float
    seat: float
    arm: float
    shoulder: float
    hump: Callable[[Floats], Floats]
    thick: float
    roll: float
    flare: float
    slope: float

    def meshes(self) -> tuple[Mesh, Mesh, Mesh]:
        """The left arm, the back and the right arm: three closed bodies that meet in the corners."""
        cut = self._corner
        spans = (slice(0, cut + 1), slice(cut, len(self._plan[0]) - cut), slice(len(self._plan[0]) - cut - 1, None))
        left, back, right = (skin(self._rings[s]) for s in spans)
        return left, replace(back, uvs=box_uvs(back.vertices, back.faces)), right

    def cords(self, radius: float) -> list[Mesh]:
        """Piping around the fronts of the arms."""
        ring = self._rings[2]
        left = piping(ring, np.insert(away(ring[:, [0, 2]]), 1, -1.0, axis=1), radius)
        return [left, left.mirrored_x()]

    @cached_property
    def _rings(self) -> Floats:
        """(C, N, 3) outlines of the wall, up its inner face and down the outer one."""
        up, around = np.gradient(self._middle, axis=0), np.gradient(self._middle, axis=1)
        normals = np.cross(up, around)
        offset = self._half[..., None] * normals / np.linalg.norm(normals, axis=2, keepdims=True)
        return np.concatenate([self._middle + offset, (self._middle - offset)[::-1]]).swapaxes(0, 1)

    @cached_property
    def _plan(self) -> tuple[Floats, Floats, Floats, Floats]:
        """(C, 2) points of the inner U, (C, 2) directions out of it, (C,) how much each is arm, and (C,) tops."""
        half, turn = self.width / 2, np.radians(np.linspace(0, 90, 7))
        ends = self.front + _BEVEL * (1 - np.cos(_EASE))
        ys = np.concatenate([ends, np.linspace(ends[-1], self.rear - _CORNER, 10)[1:-1]])
        arc = np.stack([np.cos(turn), np.sin(turn)], axis=1)
        xs = np.linspace(half - _CORNER, 0, 16)[1:]
        points = [np.stack([0 * ys + half, ys], 1), (half - _CORNER, self.rear - _CORNER) + _CORNER * arc]
        left = np.concatenate([*points, np.stack([xs, 0 * xs + self.rear], axis=1)])
        out = np.concatenate([np.tile([1.0, 0], (len(ys), 1)), arc, np.tile([0, 1.0], (len(xs), 1))])
        along = np.clip((left[:, 1] - self.front) / (self.rear - self.front), 0, 1)
        fade = _smooth((along - 0.55) / 0.45)
        tops = self.arm + (self.shoulder - self.arm) * _smooth((along - 0.25) / 0.75)
        tops = tops + np.where(left[:, 0] < half - 1e-9, self.hump(left[:, 0] / half), 0)
        left[:, 0] += self.flare * (1 - along) ** 1.6
        whole = [np.concatenate([left, left[-2::-1] * (-1, 1)]), np.concatenate([out, out[-2::-1] * (-1, 1)])]
        arm, top = (np.concatenate([row, row[-2::-1]]) for row in (1 - fade, tops))
        return whole[0], whole[1], arm, top

    @property
    def _corner(self) -> int:
        """The column in the middle of the left corner."""
        return 4 + 8 + 3

    @cached_property
    def _depths(self) -> Floats:
        """(R, C) metres down the wall from its free edge, from the bottom up."""
        arm, top = self._plan[2:]
        curl = np.pi * self.roll
        length = (top - self.bottom) + arm * (curl - self.roll)
        rest = _RIM[-1] + (length - _RIM[-1]) * np.array([0.2, 0.45, 0.72, 1.0])[:, None]
        rim = np.broadcast_to(_RIM[:, None], (len(_RIM), len(top)))
        return np.concatenate([rim, rest])[::-1]

    @cached_property
    def _middle(self) -> Floats:
        """(R, C, 3) the middle surface."""
        plan, out, arm, top = self._plan
        down, r = self._depths, self.roll
        angle = np.clip(np.pi - down / r, 0, np.pi)
        rolled = r * (1 - np.cos(angle)) - np.minimum(0.35 * (down - np.pi * r).clip(0), 0.03)
        level = top - r + r * np.sin(angle) - (down - np.pi * r).clip(0)
        upright = top - down
        leant = (upright - self.seat).clip(0) * self.slope
        aside = self.thick / 2 + arm * (rolled + 0.03) + (1 - arm) * leant
        z = np.maximum(arm * level + (1 - arm) * upright, self.bottom)
        z[0] = self.bottom
        return np.concatenate([plan + out * aside[..., None], z[..., None]], axis=2)

    @cached_property
    def _half(self) -> Floats:
        """(R, C) metres from the middle to either face."""
        whole = half_round(self._depths, self.thick / 2)
        ends = np.ones(whole.shape[1]) * self.thick / 2
        inset = _BEVEL * (1 - np.sin(_EASE))
        ends[:4] -= inset
        ends[-4:] -= inset[::-1]
        return np.minimum(whole, ends)


def _smooth(share: Floats) -> Floats:
    """(N,) an S from 0 to 1."""
    t = np.clip(share, 0, 1)
    eased: Floats = t * t * (3 - 2 * t)
    return eased
