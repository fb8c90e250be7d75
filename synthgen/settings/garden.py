"""The garden: a lawn with a hedge, a fence or a wall around it."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.distributions import LogUniform
from synthgen.fields import count, number, one_of, seed
from synthgen.geometry.mesh import Floats
from synthgen.materials import FLOORS, Floor, Lawn
from synthgen.props import GARDEN_PROPS
from synthgen.settings.boundaries import BOUNDARIES, Boundary, HedgeRow
from synthgen.settings.sight import kept_free
from synthgen.settings.yard import behind, beside, land, scattered, trees, yard
from synthgen.stage import Enclosure, Opening, Scenery, View

THINGS = {"planter": 1.5, "garden_tree": 2.0, "grass_tufts": 2.0, "stones": 1.0, "watering_can": 0.5, "hedge": 1.0}


@dataclass(frozen=True)
class Garden:
    """Open ground; what ends it stands behind the camera, too, if that is far out."""

    ground: Floor = one_of(FLOORS, Lawn(), "The ground.", {"lawn": 8, "gravel": 0.7})
    edge: Boundary = one_of(
        BOUNDARIES, HedgeRow(), "What ends it behind and at the sides.",
        {"hedge_row": 2.5, "fence": 2, "low_wall": 0.8, "nothing": 1.2},
    )  # fmt: skip
    behind: float = number(
        3.0, 0.6, 9.0, "m", "From the subject to its end behind.",
        limits=(0.01, 50), distribution=LogUniform(0.6, 9.0),
    )  # fmt: skip
    left: float = number(4.0, 1.5, 9.0, "m", "From the subject to its end at +X.", limits=(0.01, 50))
    right: float = number(4.0, 1.5, 9.0, "m", "From the subject to its end at -X.", limits=(0.01, 50))
    front: float = number(4.0, 2.0, 8.0, "m", "From the subject to its end before it.", limits=(0.01, 50))
    things: int = count(4, 0, 9, "Bushes, planters and the like, as far as there is room.", limits=(0, 40))
    trees: int = count(9, 1, 18, "Trees beyond its end.", limits=(0, 60))
    seed: int = seed("Names what stands around.")

    def enclosure(self, subject: Floats, view: View) -> Enclosure | None:
        """It is open."""
        return None

    def scenery(
        self, subject: Floats, view: View, enclosure: Enclosure | None, openings: tuple[Opening, ...]
    ) -> tuple[Scenery, ...]:
        """The ground, what ends it, and what stands inside and beyond. subject: (2, 3) bounds, metres."""
        place = yard(subject, view, self.behind, self.left, self.right, self.front)
        taken = kept_free(subject, view)
        return (
            land(place, view, self.ground, 0.0),
            *behind(place, self.edge),
            *beside(place, self.edge),
            *scattered(self.seed, self.things, GARDEN_PROPS, THINGS, place, taken),
            *trees(self.seed, self.trees, place, view, 0.0, taken),
        )
