"""The showroom: a large hall of a shop or gallery, with columns, plinths and what they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, count, number, one_of, seed
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.materials import (
    FLOORS,
    HARD_FLOORS,
    TRIMS,
    WALLS,
    Concrete,
    Floor,
    Glow,
    PaintedWood,
    Plaster,
    Wall,
    Wood,
)
from synthgen.props.copies import boxes
from synthgen.settings import walls
from synthgen.settings.finishes import display_finish
from synthgen.settings.placing import Footprint, settled
from synthgen.settings.shapes import cuboid, shape
from synthgen.settings.sight import kept_free
from synthgen.stage import Enclosure, Opening, Scenery, View
from synthgen.streams import noise

CAMERA_MARGIN = 0.8
"""Metres between the camera and the nearest wall."""

TRIES = 30


@dataclass(frozen=True)
class Showroom:
    """A hall around the subject, its walls some metres away; it grows until the camera stands inside."""

    floor: Floor = one_of(FLOORS, Concrete(), "The floor.", HARD_FLOORS)
    walls: Wall = one_of(WALLS, Plaster(), "The walls.", {"plaster": 6, "brick": 0.7, "panelling": 0.5, "drapes": 0.5})
    trim: PaintedWood | Wood = one_of(TRIMS, PaintedWood(), "Skirting and window frame.", {"painted_wood": 1})
    ceiling_color: str = color("#f4f3f0", "backdrop", "Colour of the ceiling.")
    plinth_color: str = color("#f4f3f0", "backdrop", "Colour of the plinths.")
    behind: float = number(3.0, 1.2, 6.0, "m", "From the subject to the wall behind it.", limits=(0.01, 50))
    left: float = number(4.0, 2.0, 7.0, "m", "From the subject to the wall at +X.", limits=(0.01, 50))
    right: float = number(4.0, 2.0, 7.0, "m", "From the subject to the wall at -X.", limits=(0.01, 50))
    front: float = number(5.0, 3.0, 9.0, "m", "From the subject to the wall before it.", limits=(0.01, 50))
    height: float = number(3.6, 2.9, 5.5, "m", "Height of the ceiling.", limits=(2.0, 20))
    displays: int = count(3, 0, 7, "Plinths with something on them, as far as there is room.", limits=(0, 40))
    columns: int = count(1, 0, 3, "Columns, as far as there is room.", limits=(0, 20))
    spots: int = count(6, 0, 12, "Lit spots on a track under the ceiling.", limits=(0, 60))
    seed: int = seed("Names the plinths, what is on them, and the columns.")

    def enclosure(self, subject: Floats, view: View) -> Enclosure | None:
        """The inside of the hall, the camera too. subject: (2, 3) bounds, metres."""
        low = np.array([subject[0, 0] - self.right, subject[0, 1] - self.front, 0.0])
        high = np.array([subject[1, 0] + self.left, subject[1, 1] + self.behind, max(self.height, subject[1, 2] + 0.8)])
        low[:2] = np.minimum(low[:2], view.position[:2] - CAMERA_MARGIN)
        return Enclosure(low, np.maximum(high, view.position + CAMERA_MARGIN))

    def scenery(
        self, subject: Floats, view: View, enclosure: Enclosure | None, openings: tuple[Opening, ...]
    ) -> tuple[Scenery, ...]:
        """Floor, walls, ceiling with its track, columns and plinths."""
        assert enclosure is not None
        taken = kept_free(subject, view)
        return (
            Scenery("floor", walls.floor(enclosure), self.floor),
            Scenery("walls", walls.walls(enclosure, openings), self.walls),
            Scenery("ceiling", walls.ceiling(enclosure), Plaster(self.ceiling_color), blocks_light=bool(openings)),
            Scenery("skirting", walls.skirting(enclosure, 0.06), self.trim),
            *(Scenery("window", walls.frame(opening), self.trim) for opening in openings),
            *self._track(subject, enclosure),
            *self._columns(enclosure, taken),
            *self._displays(enclosure, taken),
        )

    def _track(self, subject: Floats, enclosure: Enclosure) -> Iterator[Scenery]:
        """A rail across the hall, and spots that shine down from it."""
        if not self.spots:
            return
        low, high = enclosure.low, enclosure.high
        shift, top = noise(self.seed, "track", (2,)) - 0.5, float(high[2]) - 0.08
        y = float(np.clip(subject[0, 1] - 0.6 + 2 * shift[0], low[1] + 0.3, high[1] - 0.3))
        x = np.linspace(low[0] + 0.6, high[0] - 0.6, self.spots)
        rail = boxes([((low[0] + high[0]) / 2, y, top)], [(high[0] - low[0] - 0.6, 0.04, 0.04)])
        cans = [_can().moved((at, y, top - 0.02)) for at in x]
        bulbs = boxes([(at, y, top - 0.19) for at in x], [(0.05, 0.05, 0.004)] * len(x))
        yield Scenery("track", joined([rail, *cans]), PaintedWood("#1e1e20", 0.5), blocks_light=False)
        yield Scenery("spots", bulbs, Glow(radiance=40.0), blocks_light=False)

    def _columns(self, enclosure: Enclosure, taken: list[Footprint]) -> Iterator[Scenery]:
        width, round_ = 0.28 + 0.3 * noise(self.seed, "column", (2,))
        for k in range(self.columns):
            if place := self._place(f"column {k}", np.full(2, width / 2), enclosure, taken):
                height = float(enclosure.high[2])
                mesh = _pillar(width, height) if round_ < 0.43 else cuboid(width, height)
                yield Scenery(f"column{k}", mesh.moved([*place.center, 0.0]), Plaster("#e4e2de"))

    def _displays(self, enclosure: Enclosure, taken: list[Footprint]) -> Iterator[Scenery]:
        for k in range(self.displays):
            u = noise(self.seed, f"display {k}", (6,))
            width, height = 0.3 + 0.4 * u[0], 0.5 + 0.7 * u[1]
            if place := self._place(f"display {k}", np.full(2, width / 2), enclosure, taken):
                at = place.center
                yield Scenery(
                    f"plinth{k}", cuboid(width, height).moved([*at, 0.0]), PaintedWood(self.plinth_color, 0.5)
                )
                item = shape(u[2], width * (0.4 + 0.5 * u[3]), 0.2 + 0.5 * u[4]).rotated("z", 90 * u[5])
                finish = display_finish(self.seed, f"display {k}")
                yield Scenery(f"exhibit{k}", item.moved([*at, height]), finish)

    def _place(self, name: str, half: Floats, enclosure: Enclosure, taken: list[Footprint]) -> Footprint | None:
        """A free place in the hall, which is then taken."""
        low, high = enclosure.low[:2] + 0.2, enclosure.high[:2] - 0.2
        spots = low + noise(self.seed, name, (TRIES, 2)) ** (1.0, 0.7) * (high - low)
        place = settled((Footprint(spot, half) for spot in spots), taken, low, high, gap=0.25)
        if place is not None:
            taken.append(place)
        return place


def _can() -> Mesh:
    """The housing of a spot, hanging from z = 0."""
    return lathe([(0.02, -0.165), (0.045, -0.17), (0.045, -0.05), (0.012, -0.03), (0.012, 0)], 14)


def _pillar(width: float, height: float) -> Mesh:
    return lathe([(width / 2, 0), (width / 2, height)], 28)
