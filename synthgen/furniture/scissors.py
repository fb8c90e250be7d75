"""Two frames crossed at a pivot, seen from the side: the lines that folding chairs are built on. Metres.

The front faces -Y and the pivot lies over y = 0. The front legs run on behind the seat as the posts of the back; the
rear legs run up to the seat's front.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh


@dataclass(frozen=True)
class Scissors:
    """Two frames seen from the side, as lines over y and z; metres."""

    width: float  # over all
    seat: float  # z of the seat's front edge, on top
    depth: float  # of the seat
    top: float  # z of the back
    pivot: float  # z of the crossing
    post_lean: float  # tangents of the leans from the vertical: of the posts below the seat,
    strut_lean: float  # of the rear legs,
    back_lean: float  # and of the posts above the seat
    tilt: float  # fall of the seat, to the rear, per metre

    def post(self, z: float) -> float:
        """y of the middle line of a front leg and post."""
        above = max(z - self.seat - 0.03, 0.0)
        return (z - above - self.pivot) * self.post_lean + above * self.back_lean

    def strut(self, z: float) -> float:
        """y of the middle line of a rear leg."""
        return (self.pivot - z) * self.strut_lean

    @property
    def rear(self) -> float:
        """y of the seat's rear edge."""
        return self.post(self.seat) + 0.012

    @property
    def front(self) -> float:
        """y of the seat's front edge."""
        return self.rear - self.depth

    def deck(self, y: float) -> float:
        """z of the seat's top."""
        return self.seat - (y - self.front) * self.tilt

    def bearing(self, below: float) -> Floats:
        """(2,) y and z where a rear leg meets a plane `below` metres under the seat's top."""
        rise = (self.deck(0.0) - below - self.pivot) / (1 - self.tilt * self.strut_lean)
        return np.array([-rise * self.strut_lean, self.pivot + rise])

    def seated(self, flat: Mesh, y: float) -> Mesh:
        """A mesh whose z = 0 is the seat's top and whose origin lies under (0, y), tilted like the seat."""
        return flat.rotated("x", -float(np.degrees(np.arctan(self.tilt)))).moved((0, y, self.deck(y)))
