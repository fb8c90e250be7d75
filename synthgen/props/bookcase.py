"""Open bookcases with books, vases and plants on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import count, flag, number, one_of, ratio, seed
from synthgen.geometry.mesh import Mesh
from synthgen.materials import MATERIALS, WOODEN, Material, Wood
from synthgen.props.books import Library
from synthgen.props.copies import boxes
from synthgen.props.ornaments import Ornaments
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise


@dataclass(frozen=True)
class Bookcase:
    """Boards between two sides, more or less full."""

    width: float = number(0.8, 0.5, 1.0, "m", "Over all.")
    depth: float = number(0.28, 0.24, 0.34, "m", "Over all.")
    shelf: float = number(0.34, 0.28, 0.38, "m", "From board to board.")
    rows: int = count(5, 2, 6, "Compartments above each other.")
    board: float = number(0.022, 0.018, 0.032, "m", "Thickness of the boards.")
    closed: bool = flag(True, 0.75, "It has a back.")
    filled: float = ratio(0.6, 0.3, 0.85, "Share of the boards that books fill.")
    cover: Material = one_of(MATERIALS, Wood(), "The boards.", WOODEN)
    seed: int = seed("What stands where.")

    def pieces(self) -> tuple[Piece, ...]:
        """Boards, books, ornaments."""
        return standing(self._pieces())

    @property
    def _height(self) -> float:
        return self.rows * self.shelf + self.board + 0.06

    def _pieces(self) -> Iterator[Piece]:
        yield Piece(self._boards(), self.cover)
        library, ornaments = Library(self.seed), Ornaments(self.seed)
        u = noise(self.seed, "shelves", (self.rows, 3))
        inner, room = self.width - 2 * self.board - 0.02, self.shelf - self.board
        for k in range(self.rows):
            z = 0.06 + k * self.shelf + self.board
            length = inner * min(self.filled * (0.5 + u[k, 0]), 1.0)
            left = u[k, 1] < 0.5
            start = -inner / 2 if left else inner / 2 - length
            library.add_row((start, -self.depth / 2 + 0.03, z), length, room, self.depth - 0.06)
            free = inner - length
            if free > 0.14:
                x = inner / 2 - free / 2 if left else -inner / 2 + free / 2
                ornaments.add((x, 0.0, z), min(0.8 * free, 0.2), 0.85 * room)
        yield from library.pieces()
        yield from ornaments.pieces()

    def _boards(self) -> Mesh:
        """Sides, shelves, kickboard, back."""
        b, w, d, h = self.board, self.width, self.depth, self._height
        parts = [((s * (w - b) / 2, 0.0, h / 2), (b, d, h)) for s in (-1, 1)]
        levels = [0.06 + k * self.shelf + b / 2 for k in range(self.rows + 1)]
        parts += [((0.0, 0.002, z), (w - 2 * b, d - 0.006, b)) for z in levels]
        parts += [((0.0, -d / 2 + 0.03, 0.03), (w - 2 * b, 0.018, 0.06))]
        if self.closed:
            parts += [((0.0, d / 2 - 0.006, h / 2 + 0.02), (w - b, 0.006, h - 0.06))]
        centers, sizes = zip(*parts, strict=True)
        return boxes(centers, sizes, 0.002)
