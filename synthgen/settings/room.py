"""The room: floor, walls, skirting, ceiling and, where the light wants one, a window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import LogUniform
from synthgen.fields import number, one_of
from synthgen.geometry.mesh import Floats
from synthgen.materials import (
    FLOORS,
    INDOOR_FLOORS,
    INDOOR_WALLS,
    TRIMS,
    WALLS,
    Floor,
    PaintedWood,
    Planks,
    Plaster,
    Wall,
    Wood,
)  # fmt: skip
from synthgen.settings import walls
from synthgen.stage import Enclosure, Opening, Scenery, View

CAMERA_MARGIN = 0.5
"""Metres between the camera and the nearest wall."""


@dataclass(frozen=True)
class Room:
    """An empty room around the subject; it grows until the camera stands inside."""

    floor: Floor = one_of(FLOORS, Planks(), "The floor.", INDOOR_FLOORS)
    walls: Wall = one_of(WALLS, Plaster(), "The walls.", INDOOR_WALLS)
    trim: PaintedWood | Wood = one_of(
        TRIMS, PaintedWood(), "Skirting and window frame.", {"painted_wood": 4, "wood": 1}
    )
    behind: float = number(
        0.3, 0.05, 1.8, "m", "From the subject to the wall behind it.",
        limits=(0.01, 50), distribution=LogUniform(0.05, 1.8),
    )  # fmt: skip
    left: float = number(1.5, 0.4, 3.0, "m", "From the subject to the wall at +X.", limits=(0.01, 50))
    right: float = number(1.5, 0.4, 3.0, "m", "From the subject to the wall at -X.", limits=(0.01, 50))
    front: float = number(2.5, 1.5, 4.0, "m", "From the subject to the wall before it.", limits=(0.01, 50))
    height: float = number(2.6, 2.4, 3.2, "m", "Height of the ceiling.", limits=(2.0, 20))
    skirting: float = number(0.09, 0.05, 0.14, "m", "Height of the skirting board.", limits=(0.005, 0.5))

    def enclosure(self, subject: Floats, view: View) -> Enclosure | None:
        """The inside of the room, the camera too. subject: (2, 3) bounds, metres."""
        low = np.array([subject[0, 0] - self.right, subject[0, 1] - self.front, 0.0])
        high = np.array([subject[1, 0] + self.left, subject[1, 1] + self.behind, max(self.height, subject[1, 2] + 0.3)])
        low[:2] = np.minimum(low[:2], view.position[:2] - CAMERA_MARGIN)
        return Enclosure(low, np.maximum(high, view.position + CAMERA_MARGIN))

    def scenery(
        self, subject: Floats, view: View, enclosure: Enclosure | None, openings: tuple[Opening, ...]
    ) -> tuple[Scenery, ...]:
        """Floor, four walls, ceiling, skirting and window frames."""
        assert enclosure is not None
        frames = [walls.frame(opening) for opening in openings]
        return (
            Scenery("floor", walls.floor(enclosure), self.floor),
            Scenery("walls", walls.walls(enclosure, openings), self.walls),
            Scenery("ceiling", walls.ceiling(enclosure), Plaster("#f4f3f0"), blocks_light=bool(openings)),
            Scenery("skirting", walls.skirting(enclosure, self.skirting), self.trim),
            *(Scenery("window", frame, self.trim) for frame in frames),
        )
