"""Side tables, beside a sofa or an armchair."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import number, one_of
from synthgen.materials import MATERIALS, Material, Wood
from synthgen.props.prop import Piece, standing
from synthgen.props.stands import STANDS, Legs, Stand
from synthgen.props.table import COVERS, FRAMES, table
from synthgen.props.tops import TOPS, RectangularTop, Top


@dataclass(frozen=True)
class SideTable:
    """A small table."""

    top: Top = one_of(TOPS, RectangularTop(), "The top.", {"round_top": 2, "rectangular_top": 2})
    stand: Stand = one_of(
        STANDS, Legs(), "What it stands on.",
        {"legs": 3, "pedestal": 2, "panels": 0.7, "loops": 1, "hairpins": 1},
    )  # fmt: skip
    width: float = number(0.45, 0.35, 0.6, "m", "Over all.")
    depth: float = number(0.42, 0.35, 0.55, "m", "Over all.")
    height: float = number(0.52, 0.42, 0.62, "m", "Of the top.")
    thickness: float = number(0.022, 0.014, 0.04, "m", "Of the top.")
    cover: Material = one_of(MATERIALS, Wood(), "The top.", COVERS)
    frame: Material = one_of(MATERIALS, Wood(), "The stand.", FRAMES)

    def pieces(self) -> tuple[Piece, ...]:
        """Top and stand."""
        size = (self.width, self.depth, self.height)
        return standing(table(self.top, self.stand, size, self.thickness, (self.cover, self.frame)))
