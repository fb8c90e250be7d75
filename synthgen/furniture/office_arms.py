"""The arms of office chairs: none, pads on posts, or closed loops; carried from under the seat.

Usual heights, not yet checked against a standard: 20-25 cm above the seat, 46-51 cm apart.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number
from synthgen.furniture.bench import Point
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import ellipse, rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class NoArms:
    """Free sides."""

    def meshes(self, half: float, underside: float) -> list[Mesh]:
        """None."""
        return []

    def tip(self, half: float) -> Point | None:
        """None."""
        return None


@dataclass(frozen=True)
class PostArms:
    """T-shaped: a soft pad on a post."""

    rise: float = number(0.215, 0.18, 0.25, "m", "Height of the pad above the seat.")
    length: float = number(0.25, 0.22, 0.28, "m", "Length of the pad.")
    width: float = number(0.085, 0.07, 0.10, "m", "Width of the pad.")
    gap: float = number(0.03, 0.02, 0.045, "m", "Between the post and the seat.")

    def meshes(self, half: float, underside: float) -> list[Mesh]:
        """The left arm of a seat, half as wide as `half`, whose rim is on z = 0 and its underside below; metres."""
        x, top = half + self.gap + 0.012, self.rise - 0.015
        corner = [(0.05, 0, underside), (x - 0.06, 0, underside), (x - 0.012, 0, underside + 0.03), (x, 0, -0.02)]
        path = smooth_curve([*corner, (x, 0, 0.5 * top), (x, 0, top)], 16)
        bracket = sweep(path, rounded_rectangle(0.06, 0.018, 0.006, 2), side=(0, 1, 0))
        sleeve = rounded_box((0.032, 0.072, 0.55 * top), 0.01, 2).moved((x, 0, 0.30 * top))
        pad = slab(ellipse(self.width, self.length, 24, 3.2), 0.028, 0.012, rings=2).moved(
            (x, -0.01, self.rise - 0.028)
        )
        return [bracket, sleeve, pad]

    def tip(self, half: float) -> Point | None:
        """The front end of the pad of the left arm."""
        return (half + self.gap + 0.012, -0.01 - self.length / 2, self.rise)


@dataclass(frozen=True)
class LoopArms:
    """A flat bar bent into a loop."""

    rise: float = number(0.21, 0.17, 0.24, "m", "Height of the top above the seat.")
    length: float = number(0.30, 0.26, 0.34, "m", "Length of the loop.")
    width: float = number(0.052, 0.042, 0.062, "m", "Width of the bar.")
    thickness: float = number(0.026, 0.020, 0.032, "m", "Thickness of the bar.")
    gap: float = number(0.012, 0.005, 0.02, "m", "Between the loop and the seat.")

    def meshes(self, half: float, underside: float) -> list[Mesh]:
        """The left arm of a seat, half as wide as `half`, whose rim is on z = 0 and its underside below; metres."""
        x, low, a, h = half + self.gap + self.width / 2, underside - 0.004, self.length / 2, self.rise
        h -= self.thickness / 2
        course = [(-0.55 * a, low), (-0.9 * a, 0.35 * h), (-0.97 * a, 0.8 * h), (-0.72 * a, 0.99 * h), (0.1 * a, h)]
        course += [(0.8 * a, 0.93 * h), (a, 0.62 * h), (0.78 * a, 0.1 * h), (0.5 * a, low), (0.0, low - 0.004)]
        y, z = smooth_curve(course, 32, closed=True).T
        path = np.stack([x + 0.02 * np.clip(z / h, 0, 1), y, z], axis=1)
        section = rounded_rectangle(self.width, self.thickness, 0.35 * self.thickness, 2)
        loop = sweep(path[::-1], section, side=(1, 0, 0), closed=True)
        beam = rounded_box((x - 0.02, 0.07, 0.016), 0.006).moved((0.02 + x / 2, 0, low))
        return [loop, beam]

    def tip(self, half: float) -> Point | None:
        """The front end of the loop of the left arm."""
        return (half + self.gap + self.width / 2 + 0.02, -0.42 * self.length, self.rise)


OfficeArms = NoArms | PostArms | LoopArms

OFFICE_ARMS: dict[str, type[OfficeArms]] = {"no_arms": NoArms, "post_arms": PostArms, "loop_arms": LoopArms}
