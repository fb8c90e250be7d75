"""Plain domain randomization: any floor, any backdrop, and shapes that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, one_of, ratio, seed
from synthgen.geometry.mesh import Floats, Mesh, direction
from synthgen.materials import (
    BACKDROPS,
    FLOORS,
    MATERIALS,
    OWN,
    WALLS,
    Backdrop,
    Concrete,
    Floor,
    Gradient,
    Material,
    Wall,
)  # fmt: skip
from synthgen.settings.finishes import any_finish
from synthgen.settings.placing import Footprint, settled
from synthgen.settings.shapes import shape
from synthgen.settings.sight import Sight, kept_free, sight
from synthgen.settings.surfaces import rectangle
from synthgen.stage import Enclosure, Opening, Scenery, View
from synthgen.streams import noise

TRIES = 24
FURTHEST = 2.6
"""Metres from the subject's edge to the shapes around it."""

GROUNDS = {
    **{name: 0.6 for name in FLOORS if name not in OWN},
    "paper": 1.5, "plastic": 1.5, "lacquer": 0.6, "patterned": 2.5, "fabric": 1.0, "metal": 0.3,
}  # fmt: skip
SCREENS = {
    **{name: 0.4 for name in WALLS if name not in OWN},
    "gradient": 3.0, "paper": 1.0, "patterned": 2.5, "fabric": 0.5, "leather": 0.4, "concrete": 0.8, "planks": 0.4,
}  # fmt: skip


@dataclass(frozen=True)
class Abstract:
    """A floor and a backdrop of anything, and random shapes that stand and fly about the subject."""

    floor: Floor | Backdrop | Material = one_of(BACKDROPS | FLOORS | MATERIALS, Concrete(), "The floor.", GROUNDS)
    backdrop: Wall | Floor | Backdrop | Material = one_of(
        BACKDROPS | WALLS | FLOORS | MATERIALS, Gradient(), "What is behind the subject.", SCREENS
    )
    distance: float = number(1.6, 0.4, 4.0, "m", "From the subject to the backdrop.", limits=(0.05, 20))
    shapes: int = count(6, 0, 14, "Shapes around the subject, as far as there is room.", limits=(0, 60))
    flying: float = ratio(0.5, 0.0, 1.0, "Share of the shapes that hang in the air, turned any way.")
    shape_size: float = number(0.35, 0.15, 0.7, "m", "Typical size of a shape.", limits=(0.01, 5))
    seed: int = seed("Names the shapes.")

    def enclosure(self, subject: Floats, view: View) -> Enclosure | None:
        """It is open."""
        return None

    def scenery(
        self, subject: Floats, view: View, enclosure: Enclosure | None, openings: tuple[Opening, ...]
    ) -> tuple[Scenery, ...]:
        """Floor, backdrop and shapes. subject: (2, 3) bounds, metres."""
        line = sight(subject, view)
        start = line.reach + self.distance
        seen = max(30.0, line.seen(start))
        across, ahead = np.array([*line.across, 0.0]), np.array([*line.forward, 0.0])
        floor = rectangle(line.at(-line.length - seen, -seen), ahead * (line.length + seen + start), across * 2 * seen)
        screen = rectangle(line.at(start, seen), -across * 2 * seen, [0, 0, seen])
        return (
            Scenery("floor", floor, self.floor),
            Scenery("backdrop", screen, self.backdrop, blocks_light=False),  # lamps may stand behind it
            *self._shapes(line, start, kept_free(subject, view)),
        )

    def _shapes(self, line: Sight, start: float, taken: list[Footprint]) -> Iterator[Scenery]:
        for k in range(self.shapes):
            mesh = self._shape(k)
            low, high = mesh.bounds
            half = (high - low)[:2] / 2
            candidates = self._places(k, line, half, start)
            if place := settled(candidates, taken, np.full(2, -np.inf), np.full(2, np.inf)):
                taken.append(place)
                shift = place.center - (low + high)[:2] / 2
                yield Scenery(f"shape{k}", mesh.moved([*shift, 0.0]), any_finish(self.seed, f"shape {k}"))

    def _places(self, k: int, line: Sight, half: Floats, start: float) -> Iterator[Footprint]:
        """Anywhere around the subject, but not in the backdrop."""
        away, azimuth = noise(self.seed, f"place {k}", (2, TRIES))
        for distance, turn in zip(line.reach + FURTHEST * away, azimuth, strict=True):
            place = Footprint(line.center[:2] + distance * direction(360 * turn, 0)[:2], half)
            if ((place.corners - line.center[:2]) @ line.forward).max() < start:
                yield place

    def _shape(self, k: int) -> Mesh:
        """A shape that stands, or hangs in the air."""
        u = noise(self.seed, f"shape {k}", (8,))
        width, height = self.shape_size * (0.4 + 1.2 * u[1:3])
        mesh = shape(u[0], width, height)
        if u[3] >= self.flying:
            return mesh.rotated("z", 360 * u[4])
        turned = mesh.rotated("x", 360 * u[4]).rotated("y", 360 * u[5]).rotated("z", 360 * u[6])
        return turned.moved((0, 0, 0.05 + 1.8 * u[7] - turned.bounds[0, 2]))
