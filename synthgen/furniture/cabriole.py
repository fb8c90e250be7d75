"""The cabriole leg: an S of knee, ankle and foot, and the feet that it ends in.

Usual thicknesses of chair legs: 55-75 mm across the knee, 25-32 mm at the ankle, pads of 60-70 mm.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synthgen.fields import number, one_of, ratio
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh

# A foot is rings of (height, width, reach outwards, depth of the talons): the first three in thicknesses of the leg,
# the last in radii of its ring. The last ring is the ankle.


@dataclass(frozen=True)
class PadFoot:
    """A round pad on a thin disc: the foot of Queen Anne chairs."""

    width: float = ratio(1.0, 0.85, 1.15, "Diameter of the pad, of the knee's.", limits=(0.6, 1.5))

    def rings(self, ankle: float) -> Floats:
        """(R, 4) rings from the floor to an ankle of that width, in thicknesses of the leg."""
        flat = np.array([(0, 0.68), (0.05, 0.70), (0.12, 0.68), (0.15, 0.86), (0.24, 0.98), (0.34, 1.0), (0.46, 0.88)])
        rise = np.array([(0.60, 0.68), (0.78, 0.50)]) / (1, self.width)
        return _ring(np.concatenate([flat, rise]) * (1, self.width), 1.05, ankle)


@dataclass(frozen=True)
class ClawFoot:
    """A ball in the talons of a bird: the ball-and-claw foot of Chippendale's time."""

    width: float = ratio(1.0, 0.9, 1.15, "Diameter of the ball, of the knee's.", limits=(0.6, 1.5))

    def rings(self, ankle: float) -> Floats:
        """(R, 4) rings from the floor to an ankle of that width, in thicknesses of the leg."""
        turn = np.radians([-62, -45, -25, -5, 15, 35])
        ball = np.stack([0.5 + 0.55 * np.sin(turn), np.cos(turn), 0 * turn, np.linspace(0.04, 0.2, 6)], axis=1)
        claws = np.array([(0.90, 0.80, 0, 0.2), (1.04, 0.72, 0, 0.18), (1.22, 0.60, 0, 0.08)])
        ball[:, 0] -= ball[0, 0]
        rings = np.concatenate([ball, claws]) * (1, self.width, 1, 1)
        return np.concatenate([rings, [(1.5, ankle, 0, 0)]])


@dataclass(frozen=True)
class ScrollFoot:
    """A toe that turns up and outwards in a scroll: the French whorl foot."""

    curl: float = ratio(0.3, 0.2, 0.4, "How far the toe turns out, of the knee's diameter.", limits=(0.0, 0.6))

    def rings(self, ankle: float) -> Floats:
        """(R, 4) rings from the floor to an ankle of that width, in thicknesses of the leg."""
        rings = np.array(
            [(0, 0.50, 0, 0), (0.06, 0.60, 0.1, 0), (0.20, 0.78, 0.6, 0), (0.36, 0.86, 0.9, 0), (0.50, 0.80, 0.85, 0),
             (0.62, 0.66, 0.45, 0), (0.80, 0.56, 0.15, 0), (1.1, ankle, 0, 0)]
        )  # fmt: skip
        return rings * (1, 1, self.curl, 1)


CabrioleFoot = PadFoot | ClawFoot | ScrollFoot

CABRIOLE_FEET: dict[str, type[CabrioleFoot]] = {
    "pad_foot": PadFoot,
    "claw_foot": ClawFoot,
    "scroll_foot": ScrollFoot,
}


@dataclass(frozen=True)
class Cabriole:
    """A leg whose knee swells outwards, whose ankle draws in, and whose foot steps out again.

    It bends in the plane of its lean, so that its foot must stand a little outside its top.
    """

    thickness: float = number(0.060, 0.052, 0.070, "m", "Width at the top.", limits=(0.03, 0.12))
    splay_deg: float = number(
        4.0, 2.5, 6.0, "deg", "Lean of the chord outwards, from the vertical.", limits=(1.0, 12.0)
    )
    bow: float = ratio(0.065, 0.045, 0.085, "How far the knee stands out, of the height.", limits=(0.0, 0.14))
    ankle: float = ratio(0.46, 0.40, 0.54, "Thickness of the ankle, of the top's.", limits=(0.3, 0.9))
    foot: CabrioleFoot = one_of(
        CABRIOLE_FEET, PadFoot(), "The foot.", {"pad_foot": 3.0, "claw_foot": 2.0, "scroll_foot": 1.5}
    )

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        low, high = np.asarray(foot, dtype=float), np.asarray(top, dtype=float)
        height, lean = high[2] - low[2], (low - high)[:2]
        out = np.append(lean / max(float(np.linalg.norm(lean)), 1e-9), 0.0)
        share, width, reach, square, claw = self._rings(height).T
        middle = low + (high - low) * share[:, None] + reach[:, None] * out
        return loft(middle[:, None] + np.pad(width[:, None, None] * _sections(square, claw), ((0, 0), (0, 0), (0, 1))))

    def _rings(self, height: float) -> Floats:
        """(R, 5) rings from the floor: share of the height, width and reach in metres, squareness, talons."""
        thick = self.thickness
        feet = self.foot.rings(self.ankle) * (min(thick, 0.3 * height), thick, thick, 1)
        start = feet[-1, 0] / height
        share = np.linspace(start, 1, 11)[1:]
        rising = (share - start) / (1 - start)
        widths = thick * np.interp(rising, *_calf(self.ankle))
        legs = np.stack([share, widths, self._bend(share, height), np.interp(rising, [0.3, 0.8], [0, 1])], axis=1)
        bend = self._bend(feet[:, 0] / height, height)
        shoe = np.stack([feet[:, 0] / height, feet[:, 1], feet[:, 2] + bend, 0 * bend, feet[:, 3]], axis=1)
        return np.concatenate([shoe, np.pad(legs, ((0, 0), (0, 1)))])

    def _bend(self, share: Floats, height: float) -> Floats:
        """(N,) metres outwards of the chord: in at the ankle, out at the knee."""
        knots = np.array([(0, 0), (0.2, -0.55), (0.42, -0.35), (0.66, 0.6), (0.82, 1.0), (0.92, 0.8), (1, 0.2)])
        curve = smooth_curve(knots, 60)
        return self.bow * height * np.interp(share, *curve.T)


def _ring(flat: Floats, height: float, ankle: float) -> Floats:
    """(R + 1, 4) rings of (R, 2) height and width, and the ankle above them."""
    return np.pad(np.concatenate([flat, [(height, ankle)]]), ((0, 0), (0, 2)))


def _calf(ankle: float) -> Floats:
    """(2, N) share of the way from the ankle to the top, and width there, of the thickness."""
    knots = np.array([(0, ankle), (0.22, ankle + 0.06), (0.5, 0.68), (0.72, 0.98), (0.86, 1.06), (1, 1.0)])
    return smooth_curve(knots, 40).T


def _sections(square: Floats, claw: Floats, sides: int = 12) -> Floats:
    """(R, sides, 2) outlines of width 1: round ones, squarer ones, and ones with talons at their corners."""
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False) + np.pi / 4
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    power = (2 + 4 * square)[:, None]
    radius = 0.5 * (np.abs(ring[:, 0]) ** power + np.abs(ring[:, 1]) ** power) ** (-1 / power)
    between = 0.5 - 0.5 * np.cos(4 * (angle - np.pi / 4))
    sections: Floats = (radius * (1 - claw[:, None] * between))[..., None] * ring
    return sections
