"""What lifts a tailored sofa off the floor: slim legs, a recessed plinth, or flat bars bent to sledges."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of
from synthgen.furniture.bench import Point
from synthgen.furniture.footings import OnPlinth
from synthgen.furniture.legs import LEGS, Leg, Tapered
from synthgen.furniture.plinth import legs_under
from synthgen.geometry.curve import rounded_polygon, rounded_rectangle
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import sweep

Corner = tuple[float, float]


@dataclass(frozen=True)
class SlimLegs:
    """Slim legs at the corners."""

    legs: Leg = one_of(LEGS, Tapered(), "Legs.", {"tapered": 3, "splayed": 2, "block": 1})

    def height(self, clearance: float) -> float:
        """z of the underside of what stands on it, where `clearance` is asked for; metres."""
        return clearance

    def meshes(self, low: Corner, high: Corner, clearance: float) -> tuple[list[Mesh], dict[str, Point]]:
        """The legs under a footprint from corner to corner, and the keypoints of their tips; metres."""
        return legs_under(self.legs, low, high, clearance)


@dataclass(frozen=True)
class LowPlinth:
    """A plinth that stands back."""

    recess: float = number(0.03, 0.01, 0.08, "m", "From the edge of the body to the plinth.", limits=(0.005, 0.2))

    def height(self, clearance: float) -> float:
        """z of the underside of what stands on it, where `clearance` is asked for; metres."""
        return 0.45 * clearance

    def meshes(self, low: Corner, high: Corner, clearance: float) -> tuple[list[Mesh], dict[str, Point]]:
        """The plinth under a footprint from corner to corner, and the keypoints of its corners; metres."""
        return OnPlinth(self.recess).meshes([(low, high)], clearance)


@dataclass(frozen=True)
class Sledges:
    """A loop of flat bar under each end, lying on the floor from front to back."""

    width: float = number(0.040, 0.025, 0.060, "m", "Width of the bar.")
    thickness: float = number(0.010, 0.007, 0.015, "m", "Thickness of the bar.")
    inset: float = number(0.06, 0.01, 0.16, "m", "From the ends of the body to the loops.", limits=(0.0, 0.4))

    def height(self, clearance: float) -> float:
        """z of the underside of what stands on it, where `clearance` is asked for; metres."""
        return clearance

    def meshes(self, low: Corner, high: Corner, clearance: float) -> tuple[list[Mesh], dict[str, Point]]:
        """The loops under a footprint from corner to corner, and the keypoints of their ends; metres."""
        half, top = self.thickness / 2, clearance + 0.006
        front, back, x = low[1] + 0.05, high[1] - 0.05, high[0] - self.inset - self.width / 2
        corners = [(front, half), (back, half), (back, top - half), (front, top - half)]
        path = np.insert(rounded_polygon(corners, 0.018, 3), 0, x, axis=1)
        bar = rounded_rectangle(self.width, self.thickness, 0.25 * self.thickness, 2)
        left = sweep(path, bar, side=(1, 0, 0), closed=True)
        ends = {"front": front + 0.02, "back": back - 0.02}
        sides = {"left": x, "right": -x}
        tips = {f"leg_{end}_{side}": (sides[side], y, 0.0) for end, y in ends.items() for side in sides}
        return [left, left.mirrored_x()], tips


TallBase = SlimLegs | LowPlinth | Sledges

TALL_BASES: dict[str, type[TallBase]] = {"slim_legs": SlimLegs, "low_plinth": LowPlinth, "sledges": Sledges}
