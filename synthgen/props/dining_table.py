"""Dining tables."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import number, one_of
from synthgen.materials import MATERIALS, Material, Wood
from synthgen.props.prop import Piece, standing
from synthgen.props.stands import STANDS, Legs, Stand
from synthgen.props.table import COVERS, FRAMES, table
from synthgen.props.tops import TOPS, RectangularTop, Top


@dataclass(frozen=True)
class DiningTable:
    """A long table for four to eight."""

    top: Top = one_of(TOPS, RectangularTop(), "The top.", {"rectangular_top": 4, "round_top": 1.5})
    stand: Stand = one_of(
        STANDS, Legs(), "What it stands on.",
        {"legs": 5, "pedestal": 1, "panels": 0.5, "trestle": 1.2, "loops": 1},
    )  # fmt: skip
    width: float = number(1.6, 1.2, 2.2, "m", "Over all.")
    depth: float = number(0.9, 0.8, 1.05, "m", "Over all.")
    height: float = number(0.75, 0.73, 0.77, "m", "Of the top.")
    thickness: float = number(0.03, 0.02, 0.05, "m", "Of the top.")
    cover: Material = one_of(MATERIALS, Wood(), "The top.", COVERS)
    frame: Material = one_of(MATERIALS, Wood(), "The stand.", FRAMES)

    def pieces(self) -> tuple[Piece, ...]:
        """Top and stand."""
        size = (self.width, self.depth, self.height)
        return standing(table(self.top, self.stand, size, self.thickness, (self.cover, self.frame)))
