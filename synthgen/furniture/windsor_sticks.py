"""Sticks of Windsor chairs: spindles and bent rails, and the arm rail that armchairs carry around their sitter.

Metres; the front faces -Y. Usual sizes: spindles 9-16 mm and bent rails 18-28 mm thick, arm rails 20-26 cm above the
seat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.legs import Turned
from synthgen.furniture.model import Part
from synthgen.furniture.upholstery import cover
from synthgen.furniture.windsor_seats import WindsorSeat
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep


def spindle(knots: Sequence[Floats], radius: float) -> Mesh:
    """A stick through two or three points, from the seat up, that swells a third of the way up."""
    share = np.linspace(0, 1, 9)
    swell = 0.72 + 0.5 * np.exp(-(((share - 0.3) / 0.25) ** 2)) - 0.12 * share
    path = smooth_curve(np.array(knots), 9) if len(knots) > 2 else knots[0] + (knots[1] - knots[0]) * share[:, None]
    return sweep(path, radius, scale=swell, sides=8)


def socket(seat: WindsorSeat, width: float, ground: float, above: Floats, inset: float = 0.030) -> Floats:
    """(3,) where a stick enters the seat below a point: `inset` in from the rim, in the same direction."""
    angle = np.degrees(np.arctan2(above[1], above[0]))
    place = seat.rim(np.array([angle]), width, inset)[0]
    return np.asarray(place + (0, 0, ground))


def mirrored_curve(half: Floats, n: int) -> Floats:
    """(n, 3) a smooth curve through (K, 3) points of its left half, the last with x = 0, and their mirror images."""
    return smooth_curve(np.concatenate([half, half[-2::-1] * (-1, 1, 1)]), n)


@dataclass(frozen=True)
class Armed:
    """What Windsor armchairs share: a rail on turned posts and short spindles, bent around the sitter."""

    room: float = ratio(1.2, 1.14, 1.28, "Width of the seat, of a side chair's.", limits=(1.0, 1.5))
    rail_height: float = number(0.235, 0.21, 0.26, "m", "Top of the arm rail above the seat.", limits=(0.15, 0.32))
    rail: float = number(0.036, 0.030, 0.046, "m", "Width of the arm rail.")
    hand: float = ratio(1.4, 1.0, 1.8, "Width of the rail's hands, of the rail's.", limits=(0.8, 2.5))
    reach: float = ratio(0.30, 0.18, 0.40, "How far the hands come forwards, of the seat's width.", limits=(0.05, 0.5))
    posts: float = number(0.030, 0.024, 0.036, "m", "Diameter of the turned posts under the hands.")
    turning: float = ratio(0.85, 0.2, 1.0, "Strength of their turning; 0 is a plain rod.", limits=(0.0, 1.2))
    short: int = count(3, 2, 4, "Short spindles on either side.", limits=(0, 6))
    spindle: float = number(0.013, 0.011, 0.016, "m", "Diameter of the spindles.")

    def plan(self, seat: WindsorSeat, width: float) -> Floats:
        """(6, 2) the left half of the rail's middle line, from the hand to the middle of the back."""
        half, rear = 0.5 * width + 0.014, 0.5 * seat.depth * width + 0.035
        shape = [
            (0.98, -self.reach * width),
            (1.0, 0.0),
            (0.98, 0.45 * rear),
            (0.83, 0.80 * rear),
            (0.47, 0.965 * rear),
        ]
        return np.array([(half * x, y) for x, y in shape] + [(0.0, rear)])

    def rail_part(self, path: Floats, thickness: float) -> Part:
        """A rail along a (N, 3) path, flat and with broad hands where it is low."""
        along = np.linspace(-1, 1, len(path))
        hands = 1 + (self.hand - 1) * np.clip((np.abs(along) - 0.72) / 0.2, 0, 1) ** 2
        section = rounded_rectangle(thickness, self.rail, 0.4 * thickness)
        scale = np.stack([np.ones(len(path)), hands], axis=1)
        return Part("arm", "frame", sweep(path, section, side=(0, 0, 1), scale=scale, dome=0.4 * self.rail))

    def stumps(self, seat: WindsorSeat, width: float, ground: float, path: Floats) -> list[Part]:
        """Posts and short spindles under a (N, 3) rail that runs from hand to hand; up to the rail's middle line."""
        steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
        places = np.linspace(0.1, 0.1 + 0.055 * (self.short + 1), self.short + 1) * steps[-1] * 1.05
        tops = [np.array([np.interp(s, steps, path[:, k]) for k in range(3)]) for s in places]
        feet = [socket(seat, width, ground, top * (0.96, 0.9, 1)) for top in tops]
        post = Turned(thickness=self.posts, depth=self.turning).mesh(feet[0], tops[0])
        sticks = [spindle((foot, top), self.spindle / 2) for foot, top in zip(feet[1:], tops[1:], strict=True)]
        return cover("arm", [m for left in (post, *sticks) for m in (left, left.mirrored_x())], "frame")
