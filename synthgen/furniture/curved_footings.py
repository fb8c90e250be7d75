"""What a curved sofa stands on: a plinth bent like it, or short legs along it."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of
from synthgen.furniture.legs import LEGS, Leg, Tapered, foot_under
from synthgen.furniture.stance import CORNERS, Point, point
from synthgen.geometry.bow import Bow
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.quilt import quilted

SUNK = 0.015  # m into the body


@dataclass(frozen=True)
class CurvedPlinth:
    """A plinth that stands back all round."""

    recess: float = number(0.07, 0.04, 0.12, "m", "From the edge of the body to the plinth.", limits=(0.02, 0.2))

    def meshes(self, arc: Bow, length: float, depth: float, clearance: float) -> tuple[list[Mesh], dict[str, Point]]:
        """The plinth under a body on an arc, and the keypoints of its corners; metres."""
        size = (length - 2 * self.recess, 0.85 * depth - 2 * self.recess, clearance + SUNK)
        block = quilted(size, (0, 0, 0), radius=0.006, depth=0.0, spacing=0.2, turn=0.2 * depth)
        plinth = arc.bent(block.moved((0, -0.05 * depth, 0)))
        return [plinth], _corners(plinth.vertices[plinth.vertices[:, 2] < 1e-6])


@dataclass(frozen=True)
class CurvedLegs:
    """Legs in front and behind, at the ends and between."""

    legs: Leg = one_of(LEGS, Tapered(), "Legs.", {"tapered": 2, "splayed": 1, "block": 1, "bun": 1})
    inset: float = number(0.14, 0.10, 0.2, "m", "From the edge of the body to the leg.", limits=(0.1, 0.3))

    def meshes(self, arc: Bow, length: float, depth: float, clearance: float) -> tuple[list[Mesh], dict[str, Point]]:
        """The legs under a body on an arc, and the keypoints of the outer ones; metres."""
        xs, y = np.linspace(-1, 1, 3) * (length / 2 - 1.8 * self.inset), 0.42 * depth - self.inset
        spots = [arc.point((float(x), s * y - 0.06 * depth, clearance + 2 * SUNK)) for x in xs for s in (-1, 1)]
        ways = [(np.sign(x), s) for x in xs for s in (-1, 1)]
        feet = [foot_under(self.legs, spot, way) for spot, way in zip(spots, ways, strict=True)]
        return [self.legs.mesh(foot, top) for foot, top in zip(feet, spots, strict=True)], _corners(np.array(feet))


CurvedFooting = CurvedPlinth | CurvedLegs

CURVED_FOOTINGS: dict[str, type[CurvedFooting]] = {"curved_plinth": CurvedPlinth, "curved_legs": CurvedLegs}


def _corners(floor: Floats) -> dict[str, Point]:
    """The outermost of some points of the floor in each of the four diagonal directions."""
    low = np.concatenate([floor[:, :2], np.zeros((len(floor), 1))], axis=1)
    return {f"leg_{name}": point(low[np.argmax(low[:, 0] * sx + low[:, 1] * sy)]) for name, (sx, sy) in CORNERS.items()}
