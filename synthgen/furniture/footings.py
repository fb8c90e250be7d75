"""What low, wide furniture of several sections stands on: legs at the corners of every section, or a plinth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import number, one_of
from synthgen.furniture.legs import LEGS, Block, Leg, foot_under
from synthgen.geometry.box import rounded_box
from synthgen.geometry.mesh import Floats, Mesh

Point = tuple[float, float, float]
Rectangle = tuple[tuple[float, float], tuple[float, float]]
"""The lowest and the highest corner of a section's footprint, (x, y) metres."""

BODY = 0.03  # m: the least thickness of the body under the cushions
APART = 0.3  # m: of legs nearer to each other one is enough
SUPPORT_EVERY = 1.4  # m: a longer section has legs in its middle too


@dataclass(frozen=True)
class OnLegs:
    """Legs at the corners."""

    legs: Leg = one_of(LEGS, Block(), "Legs.", {"tapered": 2, "splayed": 2, "block": 2, "sabre": 0.5})
    inset: float = number(0.05, 0.03, 0.09, "m", "From the edge of the body to the leg.", limits=(0.01, 0.15))

    def meshes(self, floor: Sequence[Rectangle], clearance: float) -> tuple[list[Mesh], dict[str, Point]]:
        """The legs under a body whose underside is `clearance` metres high, and the keypoints of their tips."""
        spots = _thinned([spot for part in floor for spot in _spots(part, self.inset + 0.4 * self.legs.thickness)])
        middle = (spots.min(axis=0) + spots.max(axis=0)) / 2
        tops = np.insert(spots, 2, clearance + 0.015, axis=1)
        feet = [foot_under(self.legs, top, np.sign(top[:2] - middle + 1e-9)) for top in tops]
        return [self.legs.mesh(foot, top) for foot, top in zip(feet, tops, strict=True)], _outermost(np.array(feet))


@dataclass(frozen=True)
class OnPlinth:
    """A plinth that stands back, so that the body seems to float just above the floor."""

    recess: float = number(0.05, 0.02, 0.10, "m", "From the edge of the body to the plinth.", limits=(0.005, 0.2))

    def meshes(self, floor: Sequence[Rectangle], clearance: float) -> tuple[list[Mesh], dict[str, Point]]:
        """The plinths under a body whose underside is `clearance` metres high, and the keypoints of their corners."""
        inset = [_inset(part, floor, self.recess) for part in floor]
        corners = np.array([(x, y, 0.0) for part in inset for x, y in _spots(part, 0.0)[:4]])
        return [_block(part, clearance + 0.015) for part in inset], _outermost(corners)


Footing = OnLegs | OnPlinth

FOOTINGS: dict[str, type[Footing]] = {"on_legs": OnLegs, "on_plinth": OnPlinth}


def require_body(seat_height: float, clearance: float, thickness: float) -> None:
    """Raise Impossible unless there is a body between the underside and the seat cushions, metres."""
    room = seat_height - clearance - thickness
    if room < BODY:
        raise Impossible(
            f"cushions of {thickness:.3g} m on a seat {seat_height:.3g} m high whose underside is {clearance:.3g} m "
            f"high leave {room:.3g} m for the body under them; at least {BODY} m would be right"
        )


def _spots(footprint: Rectangle, inset: float) -> list[tuple[float, float]]:
    """(x, y) of the four corners of a footprint, moved inwards, and of the middles of its long sides."""
    (x0, y0), (x1, y1) = footprint
    xs, ys = (x0 + inset, x1 - inset), (y0 + inset, y1 - inset)
    corners = [(x, y) for x in xs for y in ys]
    wide = [((x0 + x1) / 2, y) for y in ys] if x1 - x0 > SUPPORT_EVERY else []
    long = [(x, (y0 + y1) / 2) for x in xs] if y1 - y0 > SUPPORT_EVERY else []
    return corners + wide + long


def _inset(part: Rectangle, floor: Sequence[Rectangle], recess: float) -> Rectangle:
    """A footprint drawn in at those of its sides that no other footprint continues."""
    (x0, y0), (x1, y1) = part
    x, y, step = (x0 + x1) / 2, (y0 + y1) / 2, 0.02
    recess = min(recess, 0.4 * (x1 - x0), 0.4 * (y1 - y0))
    beyond = ((x0 - step, y), (x, y0 - step), (x1 + step, y), (x, y1 + step))
    left, front, right, back = (0.0 if any(_holds(other, at) for other in floor) else recess for at in beyond)
    return (x0 + left, y0 + front), (x1 - right, y1 - back)


def _holds(footprint: Rectangle, at: tuple[float, float]) -> bool:
    (x0, y0), (x1, y1) = footprint
    return x0 < at[0] < x1 and y0 < at[1] < y1


def _block(footprint: Rectangle, height: float) -> Mesh:
    """A box on the floor."""
    low, high = np.array(footprint)
    return rounded_box((*(high - low), height), 0.004, segments=2).moved((*(low + high) / 2, height / 2))


def _thinned(spots: Sequence[tuple[float, float]]) -> Floats:
    """(N, 2) spots without those that stand near another; the ones farthest from the middle stay."""
    points = np.array(spots)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    kept: list[Floats] = []
    for point in points[np.argsort(-np.abs(points - middle).sum(axis=1), kind="stable")]:
        if all(np.linalg.norm(point - other) > APART for other in kept):
            kept.append(point)
    return np.array(kept)


def _outermost(tips: Floats) -> dict[str, Point]:
    """The front and the back tip at either side: of those farthest out, left and right, the first and the last."""
    found = {}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        reach = sign * tips[:, 0]
        edge = tips[reach > reach.max() - 0.4]
        outward = 0.2 * sign * edge[:, 0]
        for end, way in (("front", -1.0), ("back", 1.0)):
            x, y, _ = edge[np.argmax(way * edge[:, 1] + outward)]
            found[f"leg_{end}_{side}"] = (float(x), float(y), 0.0)
    return found
