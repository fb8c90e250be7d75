"""Shelves on the wall, with books and ornaments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import count, number, one_of, ratio, seed
from synthgen.geometry.mesh import Mesh
from synthgen.materials import MATERIALS, WOODEN, Material, Wood
from synthgen.props.books import Library
from synthgen.props.copies import boxes
from synthgen.props.ornaments import Ornaments
from synthgen.props.prop import Piece, hanging
from synthgen.streams import noise


@dataclass(frozen=True)
class WallShelf:
    """One to three boards above each other."""

    width: float = number(0.9, 0.5, 1.3, "m", "Of a board.")
    depth: float = number(0.22, 0.17, 0.27, "m", "Of a board.")
    boards: int = count(2, 1, 3, "Boards.")
    apart: float = number(0.34, 0.28, 0.4, "m", "From board to board.")
    thickness: float = number(0.026, 0.018, 0.045, "m", "Of a board.")
    filled: float = ratio(0.4, 0.1, 0.65, "Share of a board that books fill.")
    cover: Material = one_of(MATERIALS, Wood(), "The boards.", WOODEN)
    seed: int = seed("What stands where.")

    def pieces(self) -> tuple[Piece, ...]:
        """Boards, books, ornaments."""
        return hanging(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        yield Piece(self._boards(), self.cover)
        library, ornaments = Library(self.seed), Ornaments(self.seed)
        u = noise(self.seed, "boards", (self.boards, 4))
        for k in range(self.boards):
            z, length = k * self.apart, self.width * self.filled * (0.5 + 0.7 * u[k, 0])
            left = u[k, 1] < 0.5
            edge = self.width / 2 - 0.03
            start = -edge if left else edge - length
            library.add_row((start, -self.depth + 0.02, z), length, 0.9 * self.apart, self.depth - 0.03)
            free, side = 2 * edge - length, 1 if left else -1
            for j in range(min(int(free / 0.22), 2)):
                x = side * (edge - 0.1 - (free - 0.2) * (j + 0.3 * u[k, 2]) / 2)
                ornaments.add((x, -self.depth / 2, z), min(0.15, self.depth - 0.03), 0.75 * self.apart)
        yield from library.pieces()
        yield from ornaments.pieces()

    def _boards(self) -> Mesh:
        """Boards whose upper sides are at the levels, and their brackets."""
        t, d = self.thickness, self.depth
        levels = [k * self.apart for k in range(self.boards)]
        parts = [((0.0, -d / 2, z - t / 2), (self.width, d, t)) for z in levels]
        parts += [((s * 0.36 * self.width, -0.01, z - t - 0.04), (0.02, 0.02, 0.09)) for z in levels for s in (-1, 1)]
        centers, sizes = zip(*parts, strict=True)
        return boxes(centers, sizes, 0.002, segments=2, grain=0)
