"""The terrace: paving in the open air, with a wall, a hedge or a house behind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import LogUniform
from synthgen.fields import count, number, one_of, seed
from synthgen.geometry.mesh import Floats
from synthgen.materials import FLOORS, PAVED, Floor, Lawn, Paving
from synthgen.props import GARDEN_PROPS
from synthgen.settings.boundaries import BOUNDARIES, Boundary
from synthgen.settings.house import DEPTH, HouseWall
from synthgen.settings.placing import Footprint
from synthgen.settings.sight import kept_free
from synthgen.settings.surfaces import block
from synthgen.settings.yard import Yard, behind, land, scattered, trees, yard
from synthgen.stage import Enclosure, Opening, Scenery, View

STEP = 0.05
"""Metres from the paving down to the ground around it."""

BACKS: dict[str, type[Boundary | HouseWall]] = {"house_wall": HouseWall, **BOUNDARIES}
THINGS = {"planter": 4.0, "parasol": 0.5, "watering_can": 0.7, "stones": 0.3}


@dataclass(frozen=True)
class Terrace:
    """Paving under the open sky; it grows until the camera stands before what ends it."""

    ground: Floor = one_of(FLOORS, Paving(), "What it is paved with.", PAVED)
    around: Floor = one_of(FLOORS, Lawn(), "The ground around the paving.", {"lawn": 4, "gravel": 1})
    back: Boundary | HouseWall = one_of(
        BACKS, HouseWall(), "What is behind the subject.",
        {"house_wall": 3, "hedge_row": 1.5, "low_wall": 1.5, "fence": 1, "nothing": 0.7},
    )  # fmt: skip
    behind: float = number(
        0.8, 0.15, 4.0, "m", "From the subject to what is behind it.",
        limits=(0.01, 50), distribution=LogUniform(0.15, 4.0),
    )  # fmt: skip
    left: float = number(2.0, 0.8, 5.0, "m", "From the subject to the edge of the paving at +X.", limits=(0.01, 50))
    right: float = number(2.0, 0.8, 5.0, "m", "From the subject to the edge of the paving at -X.", limits=(0.01, 50))
    front: float = number(3.0, 1.5, 6.0, "m", "From the subject to the edge before it.", limits=(0.01, 50))
    things: int = count(2, 0, 5, "Planters and the like, as far as there is room.", limits=(0, 40))
    trees: int = count(6, 0, 14, "Trees farther away.", limits=(0, 60))
    seed: int = seed("Names what stands around.")

    def enclosure(self, subject: Floats, view: View) -> Enclosure | None:
        """It is open."""
        return None

    def scenery(
        self, subject: Floats, view: View, enclosure: Enclosure | None, openings: tuple[Opening, ...]
    ) -> tuple[Scenery, ...]:
        """Paving, land, what is behind, and what stands around. subject: (2, 3) bounds, metres."""
        place = yard(subject, view, self.behind, self.left, self.right, self.front)
        paving = block([*place.low, -STEP - 0.1], [*place.high, 0.0])
        taken = kept_free(subject, view)
        return (
            Scenery("floor", paving, self.ground),
            land(place, view, self.around, -STEP),
            *behind(place, self.back),
            *scattered(self.seed, self.things, GARDEN_PROPS, THINGS, place, taken),
            *trees(self.seed, self.trees, place, view, -STEP, [*taken, *self._built(place)]),
        )

    def _built(self, place: Yard) -> list[Footprint]:
        """Where the house is."""
        if not isinstance(self.back, HouseWall):
            return []
        center = np.array([place.middle[0], place.high[1] + DEPTH / 2])
        return [Footprint(center, np.array([self.back.width, DEPTH]) / 2 + 0.5)]
