"""The studio: a seamless sweep of paper, as in product photographs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import BACKDROPS, FLOORS, Backdrop, Floor, Paper
from synthgen.settings.sight import Sight, sight
from synthgen.settings.surfaces import strip
from synthgen.stage import Enclosure, Opening, Scenery, View

HALF_WIDTH = 40.0
HEIGHT = 18.0
"""Metres, and more for cameras that would see the ends."""


@dataclass(frozen=True)
class Studio:
    """A backdrop that curves up behind the subject and always faces the camera."""

    backdrop: Backdrop | Floor = one_of(
        BACKDROPS | FLOORS, Paper(), "What the sweep is made of.", {"paper": 3, "concrete": 1}
    )
    distance: float = number(
        1.6, 0.6, 3.5, "m", "From the subject to where the sweep begins to rise.", limits=(0.05, 20)
    )
    radius: float = number(1.0, 0.4, 2.0, "m", "Radius of the curve.", limits=(0.05, 10))

    def enclosure(self, subject: Floats, view: View) -> Enclosure | None:
        """A studio is open."""
        return None

    def scenery(
        self, subject: Floats, view: View, enclosure: Enclosure | None, openings: tuple[Opening, ...]
    ) -> tuple[Scenery, ...]:
        """The sweep. subject: (2, 3) bounds, metres."""
        sweep = self._sweep(sight(subject, view))
        return (Scenery("backdrop", sweep, self.backdrop, blocks_light=False),)  # lamps may stand behind it

    def _sweep(self, line: Sight) -> Mesh:
        start = line.reach + self.distance
        angles = np.linspace(0, np.pi / 2, 17)
        seen = line.seen(start + self.radius)
        run = np.concatenate(
            [[-line.length - max(30.0, seen)], start + self.radius * np.sin(angles), [start + self.radius]]
        )
        rise = np.concatenate([[0.0], self.radius * (1 - np.cos(angles)), [max(HEIGHT, seen)]])
        path = np.column_stack([line.center[:2] + run[:, None] * line.forward, rise])
        return strip(path, np.array([*line.across, 0.0]) * max(HALF_WIDTH, seen))
