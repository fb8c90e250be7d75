"""The open air: a rectangle around subject and camera, the land beyond it, and what stands in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synthgen.geometry.mesh import Floats, direction, joined
from synthgen.materials import Leafage, PaintedWood, Surface
from synthgen.settings.greenery import skyline, tree
from synthgen.settings.placing import Footprint, settled
from synthgen.settings.seeded import chosen, moved, seeded
from synthgen.settings.surfaces import rectangle
from synthgen.stage import Scenery, View
from synthgen.streams import noise

MARGIN = 0.6
"""Metres between the camera and what ends the yard."""

LAND = 400.0
"""Metres: how far the ground goes on, and more for far cameras."""

TRIES = 20


@dataclass(frozen=True, eq=False)
class Yard:
    """low, high: (2,) corners on the floor, metres; its sides are parallel to the axes."""

    low: Floats
    high: Floats

    @property
    def middle(self) -> Floats:
        """(2,) metres."""
        middle: Floats = (self.low + self.high) / 2
        return middle


def yard(subject: Floats, view: View, behind: float, left: float, right: float, front: float) -> Yard:
    """The yard that leaves so much room around a subject of (2, 3) bounds; it grows until the camera is inside."""
    low = subject[0, :2] - (right, front)
    high = subject[1, :2] + (left, behind)
    return Yard(np.minimum(low, view.position[:2] - MARGIN), np.maximum(high, view.position[:2] + MARGIN))


def land(place: Yard, view: View, surface: Surface, level: float) -> Scenery:
    """The ground to the horizon, at a height."""
    reach = LAND + 4 * float(np.abs(view.position[:2] - place.middle).max() + view.position[2])
    corner = [*(place.middle - reach), level]
    return Scenery("land", rectangle(corner, [2 * reach, 0, 0], [0, 2 * reach, 0]), surface)


def behind(place: Yard, boundary: Any) -> tuple[Scenery, ...]:
    """A boundary along the far side, +Y."""
    middle, high = place.middle, place.high
    return moved(boundary.scenery(_length(place)), (middle[0], high[1], 0.0))


def beside(place: Yard, boundary: Any) -> tuple[Scenery, ...]:
    """A boundary along either side, from the far corners to well before the near ones."""
    low, high = place.low, place.high
    length = high[1] - low[1] + 12
    y = high[1] - length / 2
    there = boundary.scenery(length)
    return (*moved(there, (high[0], y, 0.0), -90), *moved(there, (low[0], y, 0.0), 90))


def _length(place: Yard) -> float:
    return float(max(24.0, 3 * (place.high - place.low)[0]))


def scattered(
    seed: int, count: int, table: Mapping[str, type[Any]], weights: Mapping[str, float], place: Yard,
    taken: list[Footprint],
) -> Iterator[Scenery]:  # fmt: skip
    """Garden props inside a yard, where nothing is yet; most of them near its far side."""
    for k in range(count):
        pick = float(noise(seed, f"thing {k}", (1,))[0])
        pieces = seeded(chosen(table, weights, pick), seed, f"thing {k}").pieces()
        low, high = joined([piece.mesh for piece in pieces]).bounds
        at = noise(seed, f"thing {k}/at", (TRIES, 2)) ** (1.0, 0.5)
        spots = place.low + at * (place.high - place.low)
        half = (high - low)[:2] / 2
        if found := settled((Footprint(s, half) for s in spots), taken, place.low, place.high, gap=0.1):
            taken.append(found)
            shift = found.center - (low + high)[:2] / 2
            for number, piece in enumerate(pieces):
                yield Scenery(f"thing {k}.{number}", piece.mesh.moved([*shift, 0.0]), piece.material)


def trees(
    seed: int, count: int, place: Yard, view: View, level: float, taken: Sequence[Footprint]
) -> Iterator[Scenery]:
    """Trees outside a yard, and woods at the horizon. taken: where none stands."""
    crowns, trunks = [], []
    near = float(np.linalg.norm(place.high - place.low)) / 2 + 2.0
    grounds = [*taken, Footprint(place.middle, (place.high - place.low) / 2 + 0.5)]
    for k in range(count):
        u = noise(seed, f"tree {k}", (4,))
        height = 3.0 + 6.0 * u[0]
        spot = place.middle + (near + 26 * u[1] ** 1.5) * direction(360 * u[2], 0)[:2]
        if settled([Footprint(spot, np.full(2, 0.3 * height))], grounds, np.full(2, -np.inf), np.full(2, np.inf)):
            trunk, leaves = tree(seed, f"tree {k}", height)
            crowns.append(leaves.moved([*spot, level]))
            trunks.append(trunk.moved([*spot, level]))
    green = _greens(seed)
    for number, leaf in enumerate(green[:2]):
        if crowns[number::2]:
            yield Scenery(f"trees {number}", joined(crowns[number::2]), leaf)
    if trunks:
        yield Scenery("trunks", joined(trunks), PaintedWood("#4f4034", 0.95))
    far = max(70.0, 3 * near + 30)
    woods = skyline(seed, far, far * (0.05 + 0.07 * float(noise(seed, "woods", (1,))[0])))
    yield Scenery("woods", woods.moved([*place.middle, level]), green[2], blocks_light=False)


def _greens(seed: int) -> list[Leafage]:
    """Two kinds of tree, and woods in the haze far away."""
    near = [seeded(Leafage, seed, f"leaves {k}") for k in range(2)]
    return [*(Leafage(n.second, n.color, 0.06) for n in near), Leafage("#6f8078", "#59705f", 0.5)]
