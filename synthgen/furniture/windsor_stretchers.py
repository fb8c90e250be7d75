"""Stretchers of Windsor chairs: turned bars that tie splayed legs together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.stance import Stance
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class HStretcher:
    """Two side bars, and one across between their swellings."""

    height: float = ratio(0.42, 0.32, 0.52, "Height of the side bars, of the legs'.")
    thickness: float = number(0.017, 0.014, 0.020, "m", "Diameter at the ends.")
    swelling: float = ratio(1.4, 1.0, 1.7, "Diameter in the middle, of that at the ends.", limits=(1.0, 2.0))

    def meshes(self, stance: Stance) -> list[Mesh]:
        """The bars between the legs of a stance."""
        sides = [[stance.at(f"{end}_{side}", self.height) for end in ("front", "back")] for side in ("left", "right")]
        across = [(a + b) / 2 for a, b in sides]
        return [_turned(a, b, self.thickness, self.swelling) for a, b in (*sides, across)]


@dataclass(frozen=True)
class BoxStretcher:
    """A bar between each two neighbouring legs, the side ones higher than the others."""

    height: float = ratio(0.32, 0.22, 0.42, "Height of the front and back bars, of the legs'.")
    step: float = ratio(0.12, 0.06, 0.2, "How much higher the side bars are, of the legs' height.")
    thickness: float = number(0.016, 0.013, 0.019, "m", "Diameter at the ends.")
    swelling: float = ratio(1.3, 1.0, 1.6, "Diameter in the middle, of that at the ends.", limits=(1.0, 2.0))

    def meshes(self, stance: Stance) -> list[Mesh]:
        """The bars between the legs of a stance."""
        around = pairwise(["front_left", "front_right", "back_right", "back_left", "front_left"])
        heights = [self.height, self.height + self.step] * 2
        return [
            _turned(stance.at(a, share), stance.at(b, share), self.thickness, self.swelling)
            for (a, b), share in zip(around, heights, strict=True)
        ]


@dataclass(frozen=True)
class Crinoline:
    """A bow bent back from one front leg to the other, tied to the back legs by two short bars."""

    height: float = ratio(0.40, 0.32, 0.50, "Height of the bow, of the legs'.")
    depth: float = ratio(0.62, 0.5, 0.75, "How far the bow reaches back, of the way between the legs.")
    thickness: float = number(0.018, 0.015, 0.021, "m", "Diameter of the bow.")

    def meshes(self, stance: Stance) -> list[Mesh]:
        """The bow and its ties between the legs of a stance."""
        front, back = (stance.at(f"{end}_left", self.height) for end in ("front", "back"))
        across = np.linspace(1, -1, 21)
        reach = self.depth * (back[1] - front[1])
        y = front[1] + reach * np.sqrt(1 - 0.9996 * across**2) ** 0.8
        bow = np.stack([front[0] * across, y, np.full(21, front[2])], axis=1)
        joint = bow[np.abs(bow[:, 0] - 0.62 * back[0]).argmin()]
        tie = _turned(back, joint, 0.85 * self.thickness, 1.25)
        return [sweep(bow, self.thickness / 2, sides=10), tie, tie.mirrored_x()]


@dataclass(frozen=True)
class NoStretcher:
    """Nothing: the joints under the seat hold the legs."""

    def meshes(self, stance: Stance) -> list[Mesh]:
        """No bars."""
        return []


WindsorStretcher = HStretcher | BoxStretcher | Crinoline | NoStretcher

WINDSOR_STRETCHERS: dict[str, type[WindsorStretcher]] = {
    "h_stretcher": HStretcher,
    "box_stretcher": BoxStretcher,
    "crinoline": Crinoline,
    "no_stretcher": NoStretcher,
}


def _turned(a: Floats, b: Floats, thickness: float, swelling: float) -> Mesh:
    share = np.linspace(0, 1, 9)
    scale = 1 + (swelling - 1) * np.sin(share * np.pi) ** 1.5
    return sweep(a + (b - a) * share[:, None], thickness / 2, scale=scale, sides=10)
