"""Small round and square tables, of cafés and kitchens."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import number, one_of
from synthgen.materials import MATERIALS, Material, Wood
from synthgen.props.prop import Piece, standing
from synthgen.props.stands import STANDS, Pedestal, Stand
from synthgen.props.table import COVERS, FRAMES, table
from synthgen.props.tops import TOPS, RoundTop, Top


@dataclass(frozen=True)
class BistroTable:
    """A table for two to four, as deep as it is wide."""

    top: Top = one_of(TOPS, RoundTop(), "The top.", {"round_top": 3, "rectangular_top": 1})
    stand: Stand = one_of(
        STANDS, Pedestal(), "What it stands on.",
        {"pedestal": 3, "legs": 2},
    )  # fmt: skip
    width: float = number(0.75, 0.6, 1.1, "m", "Width and depth.")
    height: float = number(0.74, 0.72, 0.76, "m", "Of the top.")
    thickness: float = number(0.025, 0.018, 0.04, "m", "Of the top.")
    cover: Material = one_of(MATERIALS, Wood(), "The top.", COVERS)
    frame: Material = one_of(MATERIALS, Wood(), "The stand.", FRAMES)

    def pieces(self) -> tuple[Piece, ...]:
        """Top and stand."""
        size = (self.width, self.width, self.height)
        return standing(table(self.top, self.stand, size, self.thickness, (self.cover, self.frame)))
