"""Turned posts of country chairs: round uprights with feet, rings and finials. Metres; z up, the front faces -Y.

Posts of Shaker and country chairs are usually 32-40 mm thick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synthgen.fields import ratio
from synthgen.furniture.uprights import Upright
from synthgen.geometry.curve import ellipse, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import rise, sweep

# Profiles, bottom up: height and width, both as shares of the post's width.
_ACORN = np.array(
    [(0, 1), (0.06, 0.72), (0.16, 0.56), (0.28, 0.56), (0.36, 0.88), (0.46, 1.04), (0.58, 1.04), (0.63, 0.92),
     (0.85, 0.84), (1.05, 0.66), (1.2, 0.42), (1.27, 0.2), (1.29, 0.04)]
)  # fmt: skip
_BALL = np.array(
    [(0, 1), (0.06, 0.7), (0.16, 0.5), (0.24, 0.48), (0.3, 0.62), (0.42, 0.92), (0.6, 1.1), (0.78, 1.15), (0.96, 1.08),
     (1.14, 0.88), (1.26, 0.6), (1.33, 0.3), (1.35, 0.05)]
)  # fmt: skip
_FLAME = np.array(
    [(0, 1), (0.1, 0.76), (0.2, 0.63), (0.32, 0.62), (0.5, 0.76), (0.75, 0.9), (1.0, 0.9), (1.25, 0.78), (1.5, 0.55),
     (1.68, 0.34), (1.76, 0.18), (1.79, 0.04)]
)  # fmt: skip
_CAP = np.array([(0, 1), (0.12, 0.98), (0.26, 0.88), (0.38, 0.7), (0.46, 0.45), (0.5, 0.2), (0.51, 0.04)])
_BEAD = np.array(
    [(-0.42, 1.0), (-0.38, 0.82), (-0.24, 0.80), (-0.20, 1.02), (-0.12, 1.12), (0, 1.16), (0.12, 1.12), (0.20, 1.02),
     (0.24, 0.80), (0.38, 0.82), (0.42, 1.0)]
)  # fmt: skip
_BALL_FOOT = np.array(
    [(0, 0.55), (0.08, 0.8), (0.3, 1.02), (0.55, 1.08), (0.8, 1.0), (1.0, 0.78), (1.1, 0.7), (1.3, 0.9)]
)
_TAPER_FOOT = np.array([(0, 0.58), (0.05, 0.66), (1.2, 0.8), (3.0, 0.95)])
_PLAIN_FOOT = np.array([(0, 0.84), (0.08, 0.94), (0.2, 0.98)])


class _Ending:
    """One end of a post: a profile, drawn out."""

    profile = _CAP
    stretch: float

    def rings(self, width: float) -> Floats:
        """(N, 2) height from the end of the post and width, metres."""
        return self.profile * (self.stretch * width, width)


@dataclass(frozen=True)
class Acorn(_Ending):
    """A nut in its cup on a slender neck."""

    stretch: float = ratio(1.0, 0.85, 1.3, "Height, of the usual one.", limits=(0.5, 2.0))
    profile = _ACORN


@dataclass(frozen=True)
class Ball(_Ending):
    """A ball on a slender neck."""

    stretch: float = ratio(1.0, 0.9, 1.1, "Height, of the usual one.", limits=(0.5, 2.0))
    profile = _BALL


@dataclass(frozen=True)
class Flame(_Ending):
    """A long bud, the pommel of Shaker chairs."""

    stretch: float = ratio(1.0, 0.8, 1.3, "Height, of the usual one.", limits=(0.5, 2.0))
    profile = _FLAME


@dataclass(frozen=True)
class Cap(_Ending):
    """Nothing but a rounded end."""

    stretch: float = ratio(0.7, 0.3, 1.2, "Height, of half the post's width.", limits=(0.2, 2.0))
    profile = _CAP


@dataclass(frozen=True)
class BallFoot(_Ending):
    """A ball on the floor."""

    stretch: float = ratio(1.1, 0.9, 1.4, "Height, of the usual one.", limits=(0.5, 2.0))
    profile = _BALL_FOOT


@dataclass(frozen=True)
class TaperedFoot(_Ending):
    """A foot that narrows to the floor."""

    stretch: float = ratio(1.0, 0.6, 1.6, "Height, of three times the post's width.", limits=(0.3, 2.0))
    profile = _TAPER_FOOT


@dataclass(frozen=True)
class PlainFoot(_Ending):
    """The end of a straight post, its edge eased."""

    stretch: float = ratio(1.0, 0.8, 1.2, "Height of the easing, of the usual one.", limits=(0.5, 2.0))
    profile = _PLAIN_FOOT


Finial = Acorn | Ball | Flame | Cap
Foot = PlainFoot | TaperedFoot | BallFoot

FINIALS: dict[str, type[Finial]] = {"acorn": Acorn, "ball": Ball, "flame": Flame, "cap": Cap}
FEET: dict[str, type[Foot]] = {"plain_foot": PlainFoot, "tapered_foot": TaperedFoot, "ball_foot": BallFoot}


def turned_post(
    line: Upright, width: float, finial: Finial, foot: Foot | None = None, beads: Sequence[float] = (), sides: int = 14
) -> Mesh:
    """A round post along a line, with a finial beyond its top, a foot, and beads turned at some heights; metres."""
    tip, rings = finial.rings(width), [np.stack([line.path[:, 2], np.full(len(line.path), width)], axis=1)]
    bottom = float(line.path[0, 2])
    cleared = [(z + 0.43 * width * np.array([-1, 1])) for z in beads]
    if foot is not None:
        ending = foot.rings(width)
        cleared.append(np.array([bottom - 1, bottom + ending[-1, 0]]))
        rings.append(ending + (bottom, 0))
    plain = [not any(low < z < high for low, high in cleared) for z in rings[0][:, 0]]
    rings[0] = rings[0][np.array(plain)]
    rings += [_BEAD * width + (z, 0) for z in beads]
    body = np.concatenate(rings)
    body = body[np.argsort(body[:, 0], kind="stable")]
    way = line.path[-1] - line.path[-2]
    head = line.top + tip[1:, :1] * way / way[2]
    path = np.concatenate([[line.at(float(z)) for z in body[:, 0]], head])
    return rise(path, ellipse(1, 1, sides), np.concatenate([body[:, 1], tip[1:, 1]]))


def bent_line(foot: Floats, seat: float, top: float, recline_deg: float, bend: float, flare: float) -> Upright:
    """The line of a left back post through (x, y) at the height of a seat, leaning back up to z = `top`.

    foot: (3,) x and y at the seat, and the z where it begins. bend: how much of the lean is bent into the post above
    the seat; 0 for a straight one. flare: x at the top, of that at the seat.
    """
    levels = np.array([foot[2], (foot[2] + seat) / 2, seat - 0.04, seat + 0.06, (seat + top) / 2, top])
    lean = np.tan(np.radians(recline_deg)) * (levels - seat)
    y = foot[1] + np.where(levels < seat, (1 - bend) * lean, lean)
    x = foot[0] * np.interp(levels, [seat, top], [1, flare])
    return Upright(smooth_curve(np.stack([x, y, levels], axis=1), 22))


def turned_rail(start: Floats, end: Floats, thickness: float, swelling: float, sides: int = 10) -> Mesh:
    """A rail turned with a ball between two rings in its middle, as in front of country chairs; metres."""
    half = float(np.linalg.norm(end - start)) / 2
    bulb = np.array([(1, 0.8), (0.62, 1.0), (0.42, 0.85), (0.4, 1.25), (0.36, 1.4), (0.32, 1.25), (0.3, 0.85),
                     (0.24, 1.0), (0.14, 0.92 * swelling), (0, swelling)])  # fmt: skip
    share = np.concatenate([-bulb[:, 0], bulb[-2::-1, 0]])
    width = np.concatenate([bulb[:, 1], bulb[-2::-1, 1]])
    path = (start + end) / 2 + share[:, None] * half * (end - start) / np.linalg.norm(end - start)
    return sweep(path, thickness / 2, scale=width, sides=sides)
