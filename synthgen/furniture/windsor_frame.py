"""What all Windsor chairs stand on: a plank seat on splayed legs tied by stretchers. Metres; the front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synthgen.fields import number, ratio
from synthgen.furniture.legs import Splayed, Turned
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, corners, stance
from synthgen.furniture.upholstery import cover
from synthgen.furniture.windsor_seats import WindsorSeat
from synthgen.furniture.windsor_stretchers import WindsorStretcher
from synthgen.geometry.curve import ellipse
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import rise

_BAMBOO = np.array(
    [(0, 0.66), (0.3, 0.86), (0.33, 0.84), (0.342, 0.76), (0.354, 0.84), (0.5, 1.0), (0.64, 0.98), (0.665, 0.94),
     (0.677, 0.85), (0.689, 0.92), (1, 0.72)]
)  # fmt: skip
"""Share of the height and of the greatest width of a leg with two nodes."""


@dataclass(frozen=True)
class VaseLeg(Turned):
    """A vase between beads, well splayed."""

    splay_deg: float = number(10.0, 7.0, 14.0, "deg", "Lean outwards, from the vertical.")


@dataclass(frozen=True)
class BambooLeg(Turned):
    """A leg turned like bamboo, with two nodes."""

    thickness: float = number(0.038, 0.032, 0.044, "m", "Diameter at its thickest.")
    depth: float = ratio(1.0, 0.6, 1.1, "Strength of the turning; 0 is a plain rod.", limits=(0.0, 1.2))
    splay_deg: float = number(10.0, 7.0, 14.0, "deg", "Lean outwards, from the vertical.")

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        share, size = _BAMBOO.T
        low, high = np.asarray(foot, dtype=float), np.asarray(top, dtype=float)
        widths = self.thickness * (1 - self.depth * (1 - size))
        return rise(low + (high - low) * share[:, None], ellipse(1, 1, 14), widths)


@dataclass(frozen=True)
class PlainLeg(Splayed):
    """A plain round leg that tapers to the floor."""

    splay_deg: float = number(9.0, 6.0, 13.0, "deg", "Lean outwards, from the vertical.")


WindsorLeg = VaseLeg | BambooLeg | PlainLeg

WINDSOR_LEGS: dict[str, type[WindsorLeg]] = {"vase": VaseLeg, "bamboo": BambooLeg, "plain": PlainLeg}


def windsor_frame(
    seat: WindsorSeat, width: float, height: float, leg: WindsorLeg, stretcher: WindsorStretcher, slot: str
) -> tuple[list[Part], dict[str, Point]]:
    """Seat, legs and stretchers with their keypoints, for a seat `width` wide with its top at z = `height`.

    slot: the seat's material slot; all else is of the frame's.
    """
    depth, sunk = seat.depth * width, height - 0.62 * seat.thickness
    legs = stance(leg, (0.32 * width, -0.31 * depth, sunk), (0.25 * width, 0.27 * depth, sunk))
    parts = [
        Part("seat", slot, seat.mesh(width).moved((0, 0, height))),
        *legs.legs(leg, "frame"),
        *cover("stretcher", stretcher.meshes(legs), "frame"),
    ]
    top = corners("seat", (0.42 * width, -0.42 * depth, height), (0.34 * width, 0.36 * depth, height))
    return parts, legs.keypoints() | top
