"""The walls of an enclosure, with their skirting and the frames of their windows."""

from __future__ import annotations

import numpy as np

from synthgen.geometry.box import rounded_box
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.settings.surfaces import pierced, rectangle
from synthgen.stage import Enclosure, Opening

REVEAL = 0.12
"""Metres: depth of the wall around a window."""


def floor(enclosure: Enclosure) -> Mesh:
    """The whole floor, facing up."""
    low, (width, depth, _) = enclosure.low, enclosure.high - enclosure.low
    return rectangle(low, [width, 0, 0], [0, depth, 0])


def ceiling(enclosure: Enclosure) -> Mesh:
    """The whole ceiling, facing down."""
    low, high = enclosure.low, enclosure.high
    return rectangle([low[0], low[1], high[2]], [0, high[1] - low[1], 0], [high[0] - low[0], 0, 0])


def walls(enclosure: Enclosure, openings: tuple[Opening, ...]) -> Mesh:
    """All four, facing inwards, without the openings."""
    return joined([_wall(enclosure, axis, side, openings) for axis in (0, 1) for side in (0, 1)])


def skirting(enclosure: Enclosure, height: float) -> Mesh:
    """Boards of 15 mm along all four walls, their lower edge sunk a little into the floor."""
    return joined([_board(enclosure, axis, side, height) for axis in (0, 1) for side in (0, 1)])


def frame(opening: Opening) -> Mesh:
    """Casing, one mullion and one transom, in the thickness of the wall."""
    across = np.array([-opening.facing[1], opening.facing[0], 0.0])
    width, height, bar = opening.width, opening.height, 0.05
    uprights = [(s * (width / 2 - bar / 2), 0.0, bar, height) for s in (-1, 1)] + [(0.0, 0.0, bar * 0.8, height)]
    crossbars = [(0.0, s * (height / 2 - bar / 2), width, bar) for s in (-1, 1)] + [
        (0.0, 0.1 * height, width, bar * 0.8)
    ]
    bars = [_bar(opening, across, x, z, bar_width, bar_height) for x, z, bar_width, bar_height in uprights + crossbars]
    return joined(bars)


def _corner(enclosure: Enclosure, axis: int, side: int) -> tuple[Floats, Floats, Floats]:
    """Lower corner, run and rise of a wall whose front faces into the room."""
    low, high = enclosure.low, enclosure.high
    along = 1 - axis
    start, end = low.copy(), low.copy()
    start[axis] = end[axis] = (low, high)[side][axis]
    end[along] = high[along]
    if (axis + side) % 2:  # counter-clockwise as seen from inside
        start, end = end, start
    return start, end - start, np.array([0.0, 0.0, high[2] - low[2]])


def _wall(enclosure: Enclosure, axis: int, side: int, openings: tuple[Opening, ...]) -> Mesh:
    origin, run, rise = _corner(enclosure, axis, side)
    inward = -1 if side else 1
    hole = None
    for opening in openings:
        if opening.facing[axis] * inward > 0.5:
            middle = float((opening.position - origin) @ run / np.linalg.norm(run))
            low = float(opening.position[2] - opening.height / 2)
            hole = (middle - opening.width / 2, middle + opening.width / 2, low, low + opening.height)
    return pierced(origin, run, rise, hole)


def _board(enclosure: Enclosure, axis: int, side: int, height: float) -> Mesh:
    origin, run, _ = _corner(enclosure, axis, side)
    size = np.array([0.03, 0.03, height * 2])
    size[1 - axis] = float(np.linalg.norm(run))
    return rounded_box(size, 0.006).moved(origin + run / 2)


def _bar(opening: Opening, across: Floats, x: float, z: float, width: float, height: float) -> Mesh:
    size = np.abs(across) * width + np.abs(opening.facing) * REVEAL + np.array([0, 0, height])
    center = opening.position + across * x + np.array([0, 0, z]) - opening.facing * (REVEAL / 2 - 0.02)
    return rounded_box(size, 0.004).moved(center)
