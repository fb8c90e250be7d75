"""The bench of a sofa: the place between its arms where cushions lie and pillows lean."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from synthgen.distributions import Choice
from synthgen.fields import count
from synthgen.geometry.mesh import Floats, Mesh

Point = tuple[float, float, float]


def seat_count(typical: int = 3) -> Any:
    """The field of how many persons a sofa seats: two and three are most of the trade."""
    drawn = Choice((2, 3, 4), (0.40, 0.51, 0.09))
    return count(typical, 2, 4, "Persons side by side.", limits=(1, 5), distribution=drawn)


@dataclass(frozen=True)
class Bench:
    """Metres in object coordinates, x = 0 half-way between the arms."""

    seats: int
    width: float  # between the arms
    front: float  # y of the front edge of the seat
    rear: float  # y where the back stands, at the height of the deck
    deck: float  # z of what carries the seat cushions
    recline_deg: float  # lean of the back
    crest: float = float("inf")  # z of the top of the back, where pillows should not stand much higher
    setback: float = 0.0  # how far the arms begin behind the front
    arm: float = 0.0  # width of the arms' fronts

    @property
    def pitch(self) -> float:
        """The width of one seat."""
        return self.width / self.seats

    @property
    def middles(self) -> list[float]:
        """x of the middle of each seat, from the object's right to its left."""
        return [(k - (self.seats - 1) / 2) * self.pitch for k in range(self.seats)]

    @property
    def spacing(self) -> float:
        """How finely cushions are cut: long sofas share one budget of triangles among more of them."""
        return (0.07, 0.075, 0.10, 0.14, 0.17)[min(self.seats, 5) - 1]

    @property
    def headroom(self) -> float:
        """How high a pillow may stand on the deck."""
        return max(self.crest - self.deck + 0.1, 0.25)

    def back_at(self, z: float) -> float:
        """y of the reclined plane of the back at a height."""
        return self.rear + (z - self.deck) * float(np.tan(np.radians(self.recline_deg)))

    def padded(self, thickness: float, top: float) -> "Bench":
        """The same bench once cushions lie on it up to z = `top`, and stand against its back by `thickness`."""
        return replace(self, deck=top, rear=self.back_at(top) - thickness)

    def corners(self, top: float) -> dict[str, Point]:
        """The keypoints of a seat whose surface lies at z = `top`; left and right are a sitter's own."""
        half, rear = self.width / 2, self.rear
        ends = {"left": half, "right": -half}
        front = {f"seat_front_{side}": (x, self.front, top) for side, x in ends.items()}
        return front | {f"seat_back_{side}": (x, rear, top) for side, x in ends.items()}


def upright(mesh: Mesh) -> Mesh:
    """A cushion that lay on z = 0 stood on its -y edge, its underside against y = 0 and its crown facing -Y."""
    low = float(mesh.bounds[0, 1])
    return mesh.moved((0, -low, 0)).rotated("x", 90)


def leaning(mesh: Mesh, recline_deg: float, foot: Floats | Point) -> Mesh:
    """An upright cushion pressed against a reclined back and set at a point: sheared, so that it still sits flat."""
    matrix = np.eye(4)
    matrix[1, 2] = np.tan(np.radians(recline_deg))
    return mesh.transformed(matrix).moved(foot)
