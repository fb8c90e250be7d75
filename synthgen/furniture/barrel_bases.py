"""What barrel chairs stand on: a swivel plinth, four legs, or a metal swivel cross. Metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.legs import LEGS, Leg, Tapered
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, stance
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import sweep

Footprint = tuple[float, float, float]
"""Half the width of the body, and y of its front and of its rear."""


@dataclass(frozen=True)
class SwivelPlinth:
    """A low round plinth, set back under the body."""

    height: float = number(0.05, 0.025, 0.085, "m", "Height.", limits=(0.015, 0.15))
    size: float = ratio(0.78, 0.66, 0.9, "Diameter, of the body's smaller side.", limits=(0.4, 1.0))

    def parts(self, body: Footprint) -> tuple[list[Part], dict[str, Point]]:
        """The base of a body, and the keypoints of its tips."""
        half, front, rear = body
        r, y = self.size * min(half, (rear - front) / 2), (front + rear) / 2
        top = self.height
        disc = lathe([(r - 0.006, 0.0), (r, 0.004), (r, top - 0.006), (0.97 * r, top), (0.9 * r, top + 0.015)], 40)
        turn = {"back_left": 45.0, "back_right": 135.0, "front_right": 225.0, "front_left": 315.0}
        tips = {
            f"leg_{name}": (r * float(np.cos(np.radians(a))), y + r * float(np.sin(np.radians(a))), 0.0)
            for name, a in turn.items()
        }
        return [Part("base", "base", disc.moved((0, y, 0)))], tips


@dataclass(frozen=True)
class FourLegs:
    """Legs under the rounded body."""

    height: float = number(0.15, 0.09, 0.22, "m", "Height.", limits=(0.03, 0.3))
    leg: Leg = one_of(LEGS, Tapered(), "The legs.", {"tapered": 3, "splayed": 3, "block": 1, "bun": 0.5, "turned": 0.7})

    def parts(self, body: Footprint) -> tuple[list[Part], dict[str, Point]]:
        """The base of a body, and the keypoints of its tips."""
        half, front, rear = body
        inset = 0.5 * self.leg.thickness
        ahead = (half - 0.07 - inset, front + 0.05 + inset, self.height + 0.02)
        behind = (0.66 * half, rear - 0.09 - inset - 0.1 * half, self.height + 0.02)
        stand = stance(self.leg, ahead, behind)
        return stand.legs(self.leg, "base"), stand.keypoints()


@dataclass(frozen=True)
class SwivelCross:
    """Four flat arms on a short column."""

    height: float = number(0.18, 0.13, 0.23, "m", "Height.", limits=(0.08, 0.3))
    radius: float = ratio(0.86, 0.75, 0.98, "Length of an arm, of half the body's smaller side.", limits=(0.5, 1.2))
    width: float = number(0.045, 0.032, 0.06, "m", "Width of an arm at the column.")
    turn_deg: float = number(45.0, 0.0, 90.0, "deg", "How it is turned under the seat; it repeats every 90.")

    def parts(self, body: Footprint) -> tuple[list[Part], dict[str, Point]]:
        """The base of a body, and the keypoints of its tips."""
        half, front, rear = body
        middle = (0.0, (front + rear) / 2 + 0.02, 0.0)
        turn = self.turn_deg % 90 or 45.0
        names = ("back_left", "back_right", "front_right", "front_left")
        reach = self.radius * min(half, (rear - front) / 2)
        meshes, tips = [self._column()], {}
        for k, name in enumerate(names):
            angle = turn + 90 * k
            meshes.append(self._arm(reach).rotated("z", angle))
            x, y = reach * np.cos(np.radians(angle)), reach * np.sin(np.radians(angle))
            tips[f"leg_{name}"] = (float(x), float(y) + middle[1], 0.0)
        return [Part("base", "base", mesh.moved(middle)) for mesh in meshes], tips

    def _arm(self, reach: float) -> Mesh:
        fall = [(0.0, 0.0, 0.05), (0.35 * reach, 0.0, 0.042), (0.92 * reach, 0.0, 0.012), (reach, 0.0, 0.007)]
        taper = np.linspace(1, 0.7, 8)
        section = rounded_rectangle(self.width, 0.014, 0.006, 3)
        return sweep(smooth_curve(fall, 8), section, scale=np.stack([taper, np.ones(8)], axis=1), side=(0, 1, 0))

    def _column(self) -> Mesh:
        h = self.height
        foot = [(0.034, 0.038), (0.038, 0.042), (0.038, 0.058), (0.026, 0.062), (0.026, h - 0.02)]
        return lathe([*foot, (0.11, h - 0.016), (0.11, h + 0.012)], 24)


BarrelBase = SwivelPlinth | FourLegs | SwivelCross

BARREL_BASES: dict[str, type[BarrelBase]] = {
    "swivel_plinth": SwivelPlinth,
    "four_legs": FourLegs,
    "swivel_cross": SwivelCross,
}
