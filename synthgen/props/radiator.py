"""Radiators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, flag, number, ratio
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import PaintedMetal
from synthgen.props.copies import boxes
from synthgen.props.prop import Piece, hanging


@dataclass(frozen=True)
class Radiator:
    """Columns side by side, or a ribbed panel. It hangs about 0.1 m above the floor."""

    width: float = number(0.9, 0.5, 1.4, "m", "Over all.")
    height: float = number(0.6, 0.45, 0.75, "m", "Over all.")
    depth: float = number(0.11, 0.08, 0.15, "m", "From the wall to its front.")
    columns: bool = flag(True, 0.5, "Columns, not a panel.")
    coat: str = color("#f2f0ea", "coat", "Colour of the enamel.", free=0.0)
    roughness: float = ratio(0.3, 0.15, 0.5, "Roughness of the enamel.")

    def pieces(self) -> tuple[Piece, ...]:
        """All of it is one piece."""
        return hanging(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        mesh = self._columned() if self.columns else self._panel()
        brackets = boxes([(s * 0.35 * self.width, -0.02, 0.2 * self.height) for s in (-1, 1)], [(0.03, 0.04, 0.06)] * 2)
        yield Piece(joined([mesh, brackets]), PaintedMetal(self.coat, self.roughness))

    def _columned(self) -> Mesh:
        """Two rows of upright tubes between an upper and a lower header."""
        pitch = 0.05
        n = max(int(self.width / pitch), 2)
        xs = np.linspace(-self.width / 2 + 0.02, self.width / 2 - 0.02, n)
        deep, half = self.depth - 0.03, self.height / 2 - 0.04
        y, n2 = -0.03 - deep / 2, 2 * n
        spots = [(x, y + s * 0.28 * deep, 0) for x in xs for s in (-1, 1)]
        tubes = boxes(spots, [(0.036, 0.036, self.height - 0.02)] * n2, 0.016)
        ends = boxes([(x, y, s * half) for x in xs for s in (-1, 1)], [(0.042, deep, 0.06)] * n2, 0.015)
        heads = boxes([(0, y, s * half) for s in (-1, 1)], [(self.width - 0.05, 0.03, 0.03)] * 2, 0.01, grain=0)
        return joined([tubes, ends, heads])

    def _panel(self) -> Mesh:
        """A flat front with upright ribs under a grille."""
        y = -self.depth
        plate = ((0.0, y + 0.012, 0.0), (self.width, 0.016, self.height))
        rear = ((0.0, -0.045, 0.0), (self.width - 0.04, 0.02, self.height - 0.04))
        top = ((0.0, (y - 0.035) / 2, self.height / 2 - 0.012), (self.width, self.depth - 0.035, 0.02))
        xs = np.linspace(-self.width / 2 + 0.03, self.width / 2 - 0.03, max(int(self.width / 0.04), 3))
        ribs = boxes([(x, y + 0.004, -0.005) for x in xs], [(0.024, 0.008, self.height - 0.07)] * len(xs), 0.003)
        centers, sizes = zip(plate, rear, top, strict=True)
        return joined([boxes(centers, sizes, 0.004), ribs])
