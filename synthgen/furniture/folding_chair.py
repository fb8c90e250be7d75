"""The folding chair: two frames crossed at a pivot, seen as an X from the side.

Sizes after designingidea.com, "Folding Chair Dimensions": open 46 x 51 x 78 cm, folded 96 cm high; wooden and bistro
ones of usual sizes, 42-46 cm wide and 78-88 cm high.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import number, one_of, ratio
from synthgen.furniture.folding_slatted import Bistro, Slatted
from synthgen.furniture.folding_tubes import Padded, Pressed
from synthgen.furniture.model import Model, standing
from synthgen.furniture.scissors import Scissors
from synthgen.furniture.stance import Point, pairs
from synthgen.materials import MATERIALS, METALLIC, UPHOLSTERED, WOODEN, Fabric, Material, Metal, Plastic, Wood

Folder = Slatted | Bistro | Pressed | Padded

FOLDERS: dict[str, type[Folder]] = {"slatted": Slatted, "bistro": Bistro, "pressed": Pressed, "padded": Padded}


@dataclass(frozen=True)
class FoldingChair:
    """A chair that folds flat about a pivot at its side."""

    width: float = number(0.44, 0.41, 0.48, "m", "Width over all.")
    seat_height: float = number(0.45, 0.43, 0.47, "m", "Front edge of the seat above the floor.")
    seat_depth: float = number(0.39, 0.375, 0.42, "m", "Depth of the seat.", limits=(0.36, 0.44))
    back_height: float = number(0.80, 0.75, 0.90, "m", "Top of the back above the floor.", limits=(0.70, 0.95))
    post_lean_deg: float = number(
        25.0, 22.0, 28.0, "deg", "Lean of the front legs, from the vertical.", limits=(20, 30)
    )
    opening_deg: float = number(66.0, 62.0, 71.0, "deg", "How far the two frames are opened.", limits=(58, 73))
    back_lean: float = ratio(0.8, 0.45, 1.0, "Lean of the back's posts, of that of the front legs.", limits=(0.2, 1.1))
    pivot: float = ratio(0.52, 0.5, 0.56, "Height of the pivot, of the seat's.", limits=(0.46, 0.6))
    tilt_deg: float = number(3.5, 1.0, 6.0, "deg", "Fall of the seat to the rear.")
    build: Folder = one_of(
        FOLDERS, Slatted(), "What it is built of.", {"slatted": 3, "bistro": 2, "pressed": 2, "padded": 1.2}
    )
    frame: Material = one_of(MATERIALS, Wood(), "Wooden legs and slats.", WOODEN)
    steel: Material = one_of(MATERIALS, Metal(), "Steel legs, and what is pressed of steel.", METALLIC)
    shell: Material = one_of(MATERIALS, Plastic(), "A plastic seat and back.", {"plastic": 1})
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of pads.", UPHOLSTERED)

    def __post_init__(self) -> None:
        at = self._scissors
        reach = at.strut(self.seat_height) - at.front
        if not 0.0 <= reach <= 0.75 * self.seat_depth:
            raise Impossible(
                f"opened by {self.opening_deg:.0f} deg the rear legs meet the seat {reach:.2f} m behind its front; "
                f"0 to {0.75 * self.seat_depth:.2f} m would carry one {self.seat_depth:.2f} m deep"
            )

    def model(self) -> Model:
        """Legs, crossbars, seat and back."""
        return standing(self.build.parts(self._scissors), self._keypoints())

    @cached_property
    def _scissors(self) -> Scissors:
        lean = self.post_lean_deg
        leans = np.tan(np.radians([lean, self.opening_deg - lean, self.back_lean * lean, self.tilt_deg]))
        pivot = self.pivot * self.seat_height
        return Scissors(
            self.width, self.seat_height, self.seat_depth, self.back_height, pivot, *(float(t) for t in leans)
        )

    def _keypoints(self) -> dict[str, Point]:
        at, top = self._scissors, self.back_height
        x, curb = self.width / 2 - self.build.gauge, self.build.curb
        left = {
            "leg_front": (x - curb, at.post(0.0), 0.0),
            "leg_back": (x - 2 * self.build.gauge - curb, at.strut(0.0), 0.0),
            "seat_front": (x - 2 * self.build.gauge, at.front, self.seat_height),
            "seat_back": (x - 2 * self.build.gauge, at.rear, at.deck(at.rear)),
            "back_top": (x, at.post(top), top),
        }
        return pairs(left)
