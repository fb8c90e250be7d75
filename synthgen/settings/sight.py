"""What a view looks at: its line of sight on the floor, and the floor that must stay free for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.geometry.mesh import Floats, rotation
from synthgen.settings.placing import Footprint, footprint
from synthgen.stage import View

WIDEST_VIEW = 4.0
"""How far a ray may stray from the line of sight, of the way along it: beyond the corners of an 8 mm lens."""

ELBOW_ROOM = 0.4
"""Metres around a camera that stay free."""


@dataclass(frozen=True, eq=False)
class Sight:
    """center: (3,) of the subject. reach: radius of its floor. forward, across: (2,) unit vectors, ahead and left.

    length, away: from the camera to the centre, on the floor and in space. Metres.
    """

    center: Floats
    reach: float
    forward: Floats
    across: Floats
    length: float
    away: float

    def seen(self, beyond: float) -> float:
        """How far from the line of sight the widest lens sees, that many metres beyond the subject."""
        return WIDEST_VIEW * (self.away + beyond)

    def at(self, ahead: float, left: float = 0.0, height: float = 0.0) -> Floats:
        """(3,) the point so far ahead and left of the subject's centre, above the floor."""
        return np.array([*(self.center[:2] + ahead * self.forward + left * self.across), height])


def sight(subject: Floats, view: View) -> Sight:
    """How a view sees a subject of (2, 3) bounds."""
    center = subject.mean(axis=0)
    ahead = view.world_from_camera[:2, 2]  # no camera looks straight down: `Orbit` ends at 89 degrees
    forward = ahead / np.linalg.norm(ahead)
    return Sight(
        center,
        float(np.linalg.norm(subject[1, :2] - subject[0, :2])) / 2,
        forward,
        np.array([-forward[1], forward[0]]),
        float(np.linalg.norm(center[:2] - view.position[:2])),
        float(np.linalg.norm(center - view.position)),
    )


def kept_free(subject: Floats, view: View) -> list[Footprint]:
    """Where nothing may stand: under the subject, at the camera, and all floor that lies between them.

    What stands elsewhere can neither touch the subject nor hide any of it, however high it is.
    """
    under, place = footprint(subject), view.position[:2]
    towards = under.center - place
    turn = float(np.degrees(np.arctan2(towards[1], towards[0])))
    axes = rotation("z", turn)[:2, :2]
    ahead, aside = ((under.corners - place) @ axes).T
    half = np.array([float(ahead.max()) / 2, float(np.abs(aside).max())])
    corridor = Footprint(place + axes[:, 0] * half[0], half, turn)
    return [under, corridor, Footprint(place, np.full(2, ELBOW_ROOM))]
