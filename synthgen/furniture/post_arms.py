"""Arms of post-and-rung chairs, from the back posts to the risen front posts. Metres; the front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.uprights import Upright, rod
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class NoArms:
    """A side chair."""

    @property
    def rise(self) -> float:
        """How far the front posts rise above the seat, to carry an arm."""
        return 0.0

    def meshes(self, front: Floats, back: Upright) -> list[Mesh]:
        """No arms."""
        return []


@dataclass(frozen=True)
class ShapedArms:
    """Flat shaped armrests that lie on the front posts and reach past them."""

    rise: float = number(0.205, 0.18, 0.235, "m", "Underside in front above the seat.", limits=(0.12, 0.3))
    width: float = number(0.060, 0.045, 0.085, "m", "Width at its widest.", limits=(0.035, 0.13))
    reach: float = number(0.050, 0.03, 0.075, "m", "How far it reaches past the front post.", limits=(0.02, 0.12))
    thickness: float = number(0.022, 0.017, 0.028, "m", "Thickness.")
    flare: float = ratio(0.25, 0.0, 0.5, "How far it bends outwards, of its width.")

    def meshes(self, front: Floats, back: Upright) -> list[Mesh]:
        """The left arm, over the top of a front post and into a back post."""
        z = float(front[2]) + self.thickness / 2 - 0.004
        start = back.at(z + 0.008) - (0, 0, 0)
        end = front + (self.flare * self.width, -self.reach, 0)
        middle = (start + front) / 2 + (self.flare * self.width, 0, 0)
        middle[2] = end[2] = z
        knots = np.array([start, middle, (front[0] + 0.3 * self.flare * self.width, front[1], z), end])
        share = np.linspace(0, 1, 15)
        swell = np.interp(share, [0, 0.15, 0.5, 0.8, 0.92, 1], [0.5, 0.55, 0.7, 1.0, 0.95, 0.72])
        section = rounded_rectangle(self.width, self.thickness, 0.42 * self.thickness)
        scale = np.stack([swell, np.ones(15)], axis=1)
        return [sweep(smooth_curve(knots, 15), section, scale=scale, side=(1, 0, 0), dome=0.3 * self.width)]


@dataclass(frozen=True)
class TurnedArms:
    """Round rails, socketed into front posts that rise past them."""

    rise: float = number(0.235, 0.21, 0.27, "m", "Top of the front posts above the seat.", limits=(0.12, 0.32))
    thickness: float = number(0.026, 0.022, 0.032, "m", "Diameter of a rail.")
    slope: float = number(0.02, 0.0, 0.04, "m", "How much higher its rear end is.", limits=(-0.03, 0.08))

    def meshes(self, front: Floats, back: Upright) -> list[Mesh]:
        """The left arm, into a front and a back post."""
        z = float(front[2]) - 0.9 * self.thickness
        return [rod((front[0], front[1], z), back.at(z + self.slope), self.thickness, 1.15, sides=12)]


PostArms = NoArms | ShapedArms | TurnedArms

POST_ARMS: dict[str, type[PostArms]] = {"no_arms": NoArms, "shaped_arms": ShapedArms, "turned_arms": TurnedArms}
