"""How a piece stands: four legs, where they begin and where they meet the floor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from synthgen.furniture.legs import Leg, foot_under
from synthgen.furniture.model import Part
from synthgen.geometry.mesh import Floats

Point = tuple[float, float, float]

CORNERS = {"front_left": (1, -1), "front_right": (-1, -1), "back_left": (1, 1), "back_right": (-1, 1)}
"""Corner -> the signs of x and y there; left is the sitter's, +X."""


@dataclass(frozen=True, eq=False)
class Stance:
    """Corner -> the middle line of its leg, (N, 3) metres, from the floor up."""

    lines: Mapping[str, Floats]

    def at(self, corner: str, share: float) -> Floats:
        """The point of a leg at a share of its height, (3,) metres."""
        line = self.lines[corner]
        z = line[0, 2] + share * (line[-1, 2] - line[0, 2])
        return np.array([np.interp(z, line[:, 2], line[:, axis]) for axis in range(3)])

    def legs(self, leg: Leg, slot: str, end: str = "") -> list[Part]:
        """Straight legs; only those whose corner begins with `end`."""
        lines = [line for corner, line in self.lines.items() if corner.startswith(end)]
        return [Part("leg", slot, leg.mesh(line[0], line[-1])) for line in lines]

    def keypoints(self) -> dict[str, Point]:
        """The tips of the legs."""
        return {f"leg_{corner}": point(line[0]) for corner, line in self.lines.items()}


def stance(leg: Leg, front: Point, back: Point, outward: tuple[float, float] = (1.0, 1.0)) -> Stance:
    """Four legs that lean as `leg` says, along `outward` in x and y.

    front, back: the top of the left leg, metres; the right legs mirror them.
    """
    ahead, behind = (outward[0], -outward[1]), outward
    return mirrored(np.stack([foot_under(leg, front, ahead), front]), np.stack([foot_under(leg, back, behind), back]))


def mirrored(front: Floats, back: Floats) -> Stance:
    """Four legs from the lines of the left front and the left back one, (N, 3) metres each."""
    return Stance({name: (front if sy < 0 else back) * (sx, 1, 1) for name, (sx, sy) in CORNERS.items()})


def corners(prefix: str, front: Point, back: Point) -> dict[str, Point]:
    """Keypoints of a piece that is the same on both hands, from its left front and left back corner, metres."""
    return {
        f"{prefix}_{name}": point(np.array(front if sy < 0 else back) * (sx, 1, 1))
        for name, (sx, sy) in CORNERS.items()
    }


def pair(prefix: str, left: Point) -> dict[str, Point]:
    """A keypoint and its mirror image."""
    x, y, z = left
    return {f"{prefix}_left": (x, y, z), f"{prefix}_right": (-x, y, z)}


def pairs(left: Mapping[str, Point]) -> dict[str, Point]:
    """Keypoints of the left half, and their mirror images."""
    return {key: spot for name, at in left.items() for key, spot in pair(name, at).items()}


def point(vector: Floats) -> Point:
    """(3,) as plain numbers."""
    x, y, z = (float(v) for v in vector)
    return x, y, z
