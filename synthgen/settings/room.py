"""The room: floor, walls, skirting, ceiling and, where the light wants one, a window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import LogUniform
from synthgen.fields import number, one_of
from synthgen.geometry.box import rounded_box
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.materials import (
    FLOORS,
    TRIMS,
    WALLS,
    Carpet,
    Concrete,
    PaintedWood,
    Planks,
    Plaster,
    Tiles,
    Wood,
)
from synthgen.settings.surfaces import pierced, rectangle
from synthgen.stage import Enclosure, Opening, Scenery, View

CAMERA_MARGIN = 0.5
"""Metres between the camera and the nearest wall."""

REVEAL = 0.12
"""Metres: depth of the wall around a window."""


@dataclass(frozen=True)
class Room:
    """An empty room around the subject; it grows until the camera stands inside."""

    floor: Planks | Tiles | Carpet | Concrete = one_of(
        FLOORS, Planks(), "The floor.", {"planks": 3, "tiles": 1, "carpet": 1.5, "concrete": 1}
    )
    walls: Plaster = one_of(WALLS, Plaster(), "The walls.")
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
        low, high = enclosure.low, enclosure.high
        span = high - low
        floor = rectangle(low, [span[0], 0, 0], [0, span[1], 0])
        ceiling = rectangle([low[0], low[1], high[2]], [0, span[1], 0], [span[0], 0, 0])
        walls = [_wall(enclosure, axis, side, openings) for axis in (0, 1) for side in (0, 1)]
        boards = [_skirting(enclosure, axis, side, self.skirting) for axis in (0, 1) for side in (0, 1)]
        frames = [_frame(opening) for opening in openings]
        closed = bool(openings)
        return (
            Scenery("floor", floor, self.floor),
            Scenery("walls", joined(walls), self.walls),
            Scenery("ceiling", ceiling, Plaster("#f4f3f0"), blocks_light=closed),
            Scenery("skirting", joined(boards), self.trim),
            *(Scenery("window", frame, self.trim) for frame in frames),
        )


def _corner(enclosure: Enclosure, axis: int, side: int) -> tuple[Floats, Floats, Floats]:
    """Lower corner, run and rise of a wall whose front faces into the room."""
    low, high = enclosure.low, enclosure.high
    along = 1 - axis
    start, end = low.copy(), low.copy()
    start[axis] = end[axis] = (low, high)[side][axis]
    end[along] = high[along]
    if (axis + side) % 2:  # counter-clockwise as seen from inside
        start, end = end, start
    return start, end - start, np.array([0.0, 0.0, high[2] - low[2]])


def _wall(enclosure: Enclosure, axis: int, side: int, openings: tuple[Opening, ...]) -> Mesh:
    origin, run, rise = _corner(enclosure, axis, side)
    inward = -1 if side else 1
    hole = None
    for opening in openings:
        if opening.facing[axis] * inward > 0.5:
            middle = float((opening.position - origin) @ run / np.linalg.norm(run))
            low = float(opening.position[2] - opening.height / 2)
            hole = (middle - opening.width / 2, middle + opening.width / 2, low, low + opening.height)
    return pierced(origin, run, rise, hole)


def _skirting(enclosure: Enclosure, axis: int, side: int, height: float) -> Mesh:
    """A board of 15 mm, its lower edge sunk a little into the floor."""
    origin, run, _ = _corner(enclosure, axis, side)
    size = np.array([0.03, 0.03, height * 2])
    size[1 - axis] = float(np.linalg.norm(run))
    return rounded_box(size, 0.006).moved(origin + run / 2)


def _frame(opening: Opening) -> Mesh:
    """Casing, one mullion and one transom, in the thickness of the wall."""
    across = np.array([-opening.facing[1], opening.facing[0], 0.0])
    width, height, bar = opening.width, opening.height, 0.05
    uprights = [(s * (width / 2 - bar / 2), 0.0, bar, height) for s in (-1, 1)] + [(0.0, 0.0, bar * 0.8, height)]
    crossbars = [(0.0, s * (height / 2 - bar / 2), width, bar) for s in (-1, 1)] + [
        (0.0, 0.1 * height, width, bar * 0.8)
    ]
    bars = [_bar(opening, across, x, z, bar_width, bar_height) for x, z, bar_width, bar_height in uprights + crossbars]
    return joined(bars)


def _bar(opening: Opening, across: Floats, x: float, z: float, width: float, height: float) -> Mesh:
    size = np.abs(across) * width + np.abs(opening.facing) * REVEAL + np.array([0, 0, height])
    center = opening.position + across * x + np.array([0, 0, z]) - opening.facing * (REVEAL / 2 - 0.02)
    return rounded_box(size, 0.004).moved(center)
