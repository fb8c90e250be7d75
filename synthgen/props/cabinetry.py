"""Cabinets: a carcass, a grid of doors and drawers before it, and their handles. The front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.geometry.mesh import Mesh
from synthgen.props.copies import boxes, copies
from synthgen.props.rings import spun

GAP = 0.003  # m between fronts
FRONT = 0.018  # m, thickness of a front


@dataclass(frozen=True)
class Case:
    """A closed box of boards; its fronts are `columns` x `rows`, but a column that is in `doors` has only one."""

    width: float
    depth: float
    height: float
    columns: int
    rows: int
    doors: tuple[bool, ...]
    board: float = 0.02

    def carcass(self) -> Mesh:
        """The box, its lower side on z = 0."""
        return boxes([(0, 0, self.height / 2)], [(self.width, self.depth, self.height)], 0.002, segments=2, grain=0)

    def fronts(self) -> Mesh:
        """Doors and drawers, a little proud of the carcass."""
        cells = self._cells()
        y = -self.depth / 2 - FRONT / 2 + 0.001
        centers = [(x, y, z) for x, z, _, _ in cells]
        return boxes(centers, [(w - GAP, FRONT, h - GAP) for _, _, w, h in cells], 0.0015)

    def handles(self, style: str) -> Mesh:
        """Knobs or bars on every front."""
        y = -self.depth / 2 - FRONT
        cells = self._cells()
        spots = [(x + (0.42 * w * (-1) ** k if tall else 0), y, z + (0.2 * h if tall else 0))
                 for k, (x, z, w, h) in enumerate(cells) for tall in (h > 0.3,)]  # fmt: skip
        if style == "knob":
            knob = spun([(0.0001, 0), (0.006, 0), (0.006, 0.012), (0.014, 0.018), (0.012, 0.026), (0.0001, 0.028)], 10)
            return copies(knob.rotated("x", 90), spots)
        sizes = [(0.01, 0.012, 0.16) if h > 0.3 else (min(0.16, 0.4 * w), 0.012, 0.01) for _, _, w, h in cells]
        return boxes(np.array(spots) - (0, 0.024, 0), sizes, 0.003)

    def _cells(self) -> list[tuple[float, float, float, float]]:
        """Middle x and z, width and height of every front."""
        wide, b = (self.width - 2 * self.board) / self.columns, self.board
        tall, found = self.height - 2 * b, []
        for k in range(self.columns):
            x, parts = -self.width / 2 + b + (k + 0.5) * wide, 1 if self.doors[k] else self.rows
            found += [(x, b + (r + 0.5) * tall / parts, wide, tall / parts) for r in range(parts)]
        return found
