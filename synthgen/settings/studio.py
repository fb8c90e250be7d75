"""The studio: a seamless sweep of paper, as in product photographs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import BACKDROPS, FLOORS, Carpet, Concrete, Paper, Planks, Tiles
from synthgen.settings.surfaces import strip
from synthgen.stage import Enclosure, Opening, Scenery, View

HALF_WIDTH = 40.0
HEIGHT = 18.0
"""Metres, and more for cameras that would see the ends."""

WIDEST_VIEW = 4.0
"""How far a ray may stray from the line of sight, of the way along it: beyond the corners of an 8 mm lens."""


@dataclass(frozen=True)
class Studio:
    """A backdrop that curves up behind the subject and always faces the camera."""

    backdrop: Paper | Planks | Tiles | Carpet | Concrete = one_of(
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
        center = subject.mean(axis=0)
        reach = float(np.linalg.norm(subject[1, :2] - subject[0, :2])) / 2
        sweep = self._sweep(center, reach, view)
        return (Scenery("backdrop", sweep, self.backdrop, blocks_light=False),)  # lamps may stand behind it

    def _sweep(self, center: Floats, reach: float, view: View) -> Mesh:
        sight = view.world_from_camera[:2, 2]
        forward = sight / np.linalg.norm(sight)  # no camera looks straight down: `Orbit` ends at 89 degrees
        length = float(np.linalg.norm(center[:2] - view.position[:2]))
        across = np.array([-forward[1], forward[0]])
        start = reach + self.distance
        angles = np.linspace(0, np.pi / 2, 17)
        seen = WIDEST_VIEW * (float(np.linalg.norm(center - view.position)) + start + self.radius)
        run = np.concatenate([[-length - max(30.0, seen)], start + self.radius * np.sin(angles), [start + self.radius]])
        rise = np.concatenate([[0.0], self.radius * (1 - np.cos(angles)), [max(HEIGHT, seen)]])
        line = np.column_stack([center[:2] + run[:, None] * forward, rise])
        return strip(line, np.array([*across, 0.0]) * max(HALF_WIDTH, seen))
