"""Placing: rectangles on the floor that keep clear of each other, and of the line of sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh, bounds_of, rotation

LOW = 0.3
"""m, under which a thing counts as standing on the floor."""

SMALL = 0.6
"""m, half the side of the largest thing that counts as standing free."""


@dataclass(frozen=True, eq=False)
class Footprint:
    """A rectangle on the floor. center: (2,) metres. half: (2,) half width and depth. turn_deg: about the vertical."""

    center: Floats
    half: Floats
    turn_deg: float = 0.0

    @property
    def corners(self) -> Floats:
        """(4, 2) metres, counter-clockwise."""
        square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * self.half
        return square @ rotation("z", self.turn_deg)[:2, :2].T + self.center

    def overlaps(self, other: Footprint, gap: float = 0.0) -> bool:
        """Whether two rectangles come nearer than a gap, metres: no line along a side of either parts them."""
        mine, theirs = self.corners, other.corners
        for turn in (self.turn_deg, other.turn_deg):
            along = rotation("z", turn)[:2, :2]
            a, b = mine @ along, theirs @ along
            apart = np.maximum(a.min(axis=0) - b.max(axis=0), b.min(axis=0) - a.max(axis=0))
            if (apart >= gap).any():
                return False
        return True

    def lies_within(self, low: Floats, high: Floats) -> bool:
        """Whether it lies in an upright rectangle from (2,) to (2,) metres."""
        return bool((self.corners >= low[:2] - 1e-9).all() and (self.corners <= high[:2] + 1e-9).all())


def footprint(vertices: Floats) -> Footprint:
    """The upright rectangle under (V, 3) points."""
    low, high = bounds_of(vertices[:, :2])
    return Footprint((low + high) / 2, (high - low) / 2)


def sightline(position: Floats, subject: Footprint) -> Footprint:
    """The strip of floor between a camera at (3,) metres and a subject, as wide as the subject looks."""
    towards = subject.center - position[:2]
    length = float(np.linalg.norm(towards))
    turn = float(np.degrees(np.arctan2(towards[1], towards[0])))
    across = rotation("z", turn)[:2, 1]
    half = float(np.abs((subject.corners - subject.center) @ across).max())
    return Footprint((position[:2] + subject.center) / 2, np.array([length / 2, half]), turn)


def free_standing(meshes: Iterable[Mesh]) -> list[Footprint]:
    """The floor under those meshes that are small and reach down to it: plinths and columns, no walls or lamps."""
    places = [footprint(mesh.vertices) for mesh in meshes if mesh.bounds[0, 2] < LOW]
    return [place for place in places if float(place.half.max()) < SMALL]


def settled(
    candidates: Iterable[Footprint], taken: Sequence[Footprint], low: Floats, high: Floats, gap: float = 0.04
) -> Footprint | None:
    """The first candidate that lies within bounds, clear of all that is taken; None if there is none."""
    for candidate in candidates:
        if candidate.lies_within(low, high) and not any(candidate.overlaps(other, gap) for other in taken):
            return candidate
    return None
