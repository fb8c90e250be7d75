"""Coffee tables: low, before a sofa."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import number, one_of
from synthgen.materials import MATERIALS, Material, Wood
from synthgen.props.prop import Piece, standing
from synthgen.props.stands import STANDS, Legs, Stand
from synthgen.props.table import COVERS, FRAMES, table
from synthgen.props.tops import TOPS, RectangularTop, Top


@dataclass(frozen=True)
class CoffeeTable:
    """A low table."""

    top: Top = one_of(TOPS, RectangularTop(), "The top.", {"rectangular_top": 3, "round_top": 2})
    stand: Stand = one_of(
        STANDS, Legs(), "What it stands on.",
        {"legs": 4, "pedestal": 0.7, "panels": 0.6, "loops": 1.5, "hairpins": 1},
    )  # fmt: skip
    width: float = number(1.05, 0.8, 1.3, "m", "Over all.")
    depth: float = number(0.62, 0.55, 0.8, "m", "Over all.")
    height: float = number(0.42, 0.34, 0.46, "m", "Of the top.")
    thickness: float = number(0.028, 0.016, 0.05, "m", "Of the top.")
    cover: Material = one_of(MATERIALS, Wood(), "The top.", COVERS)
    frame: Material = one_of(MATERIALS, Wood(), "The stand.", FRAMES)

    def pieces(self) -> tuple[Piece, ...]:
        """Top and stand."""
        size = (self.width, self.depth, self.height)
        return standing(table(self.top, self.stand, size, self.thickness, (self.cover, self.frame)))
