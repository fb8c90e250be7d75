"""Cardboard boxes, as when somebody moves house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, count, number, seed
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.materials import Paper
from synthgen.props.copies import boxes
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise


@dataclass(frozen=True)
class CartonStack:
    """Taped cartons on and beside each other."""

    cartons: int = count(3, 1, 5, "Boxes.")
    size: float = number(0.42, 0.3, 0.55, "m", "Length of the largest.")
    board: str = color("#b58a5f", "cardboard", "Colour of the cardboard.", free=0.0, jitter=0.02)
    tape: str = color("#c49a6c", "cardboard", "Colour of the tape.", free=0.0)
    seed: int = seed("Their sizes and how they stand.")

    def pieces(self) -> tuple[Piece, ...]:
        """Boxes and tape."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        u = noise(self.seed, "cartons", (self.cartons, 6))
        bodies: list[Mesh] = []
        tapes: list[Mesh] = []
        tops = [0.0, 0.0]
        for k in range(self.cartons):
            size = self.size * np.array([1.0, 0.75, 0.75]) * (1 - 0.25 * u[k, :3]) * (1 - 0.06 * k)
            pile = 0 if k == 0 else int(u[k, 3] < 0.45)
            x = pile * 1.12 * self.size + 0.05 * self.size * (u[k, 4] - 0.5)
            for kind, mesh in ((bodies, _body(size)), (tapes, _tape(size))):
                kind.append(mesh.rotated("z", 24 * (u[k, 5] - 0.5)).moved((x, 0.04 * (u[k, 4] - 0.5), tops[pile])))
            tops[pile] += float(size[2])
        yield Piece(joined(bodies), Paper(self.board, 0.85))
        yield Piece(joined(tapes), Paper(self.tape, 0.35))


def _body(size: Floats) -> Mesh:
    """The box and the two flaps of its lid, which leave a slit."""
    x, y, z = (float(s) for s in size)
    box = boxes([(0, 0, z / 2 - 0.002)], [(x, y, z - 0.004)], 0.004, segments=2)
    return joined(
        [box, boxes([(0, s * y / 4, z - 0.003) for s in (-1, 1)], [(x - 0.004, y / 2 - 0.006, 0.006)] * 2, 0.001)]
    )


def _tape(size: Floats) -> Mesh:
    """A strip along the slit, and down both ends."""
    x, _, z = (float(s) for s in size)
    wide, thin = 0.05, 0.0012
    ends = [((s * x / 2, 0.0, z - 0.045), (thin * 2, wide, 0.09)) for s in (-1, 1)]
    centers, sizes = zip(((0.0, 0.0, z + thin / 2), (x, wide, thin)), *ends, strict=True)
    return boxes(centers, sizes)
