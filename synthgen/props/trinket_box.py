"""Boxes for tables and shelves."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.geometry.mesh import joined
from synthgen.materials import MATERIALS, WOODEN, Material, Wood
from synthgen.props.copies import board
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class TrinketBox:
    """A box with a lid."""

    width: float = number(0.22, 0.12, 0.32, "m", "Over all.")
    depth: float = ratio(0.65, 0.5, 0.9, "Depth, of the width.")
    rise: float = ratio(0.45, 0.3, 0.7, "Height, of the width.")
    cover: Material = one_of(MATERIALS, Wood(), "The box.", {**WOODEN, "wicker": 1, "linen": 1, "leather": 1})

    def pieces(self) -> tuple[Piece, ...]:
        """Box and lid."""
        w, d, h = self.width, self.depth * self.width, self.rise * self.width
        lid = 0.3 * h
        box = board((w - 0.006, d - 0.006, h - lid), (0, 0, (h - lid) / 2), 0.003)
        return standing([Piece(joined([box, board((w, d, lid), (0, 0, h - lid / 2 - 0.001), 0.004)]), self.cover)])
