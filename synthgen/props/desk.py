"""Writing desks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import count, flag, number, one_of
from synthgen.materials import MATERIALS, METALLIC, Material, Metal, Wood
from synthgen.props.cabinetry import Case
from synthgen.props.prop import Piece, standing
from synthgen.props.stands import STANDS, Legs, Stand
from synthgen.props.table import COVERS, FRAMES, table
from synthgen.props.tops import RectangularTop


@dataclass(frozen=True)
class Desk:
    """A table to work at, with or without a chest of drawers under it; one sits at -Y."""

    top: RectangularTop = one_of({"rectangular_top": RectangularTop}, RectangularTop(0.02), "The top.")
    stand: Stand = one_of(STANDS, Legs(), "What it stands on.", {"legs": 4, "panels": 1, "loops": 2, "trestle": 1})
    width: float = number(1.35, 1.1, 1.6, "m", "Over all.")
    depth: float = number(0.68, 0.6, 0.8, "m", "Over all.")
    height: float = number(0.74, 0.72, 0.76, "m", "Of the top.")
    thickness: float = number(0.025, 0.018, 0.035, "m", "Of the top.")
    cover: Material = one_of(MATERIALS, Wood(), "The top.", COVERS)
    frame: Material = one_of(MATERIALS, Wood(), "The stand.", FRAMES)
    chest: bool = flag(True, 0.5, "Drawers hang under one side.")
    drawers: int = count(3, 1, 4, "Drawers.")
    fittings: Material = one_of(MATERIALS, Metal(), "Handles.", METALLIC)

    def pieces(self) -> tuple[Piece, ...]:
        """Top, stand, drawers."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        size = (self.width, self.depth, self.height)
        yield from table(self.top, self.stand, size, self.thickness, (self.cover, self.frame))
        if self.chest:
            tall = min(0.16 * self.drawers + 0.04, self.height - self.thickness - 0.08)
            case = Case(0.36, self.depth - 0.14, tall, 1, self.drawers, (False,))
            shift = (0.28 * self.width, 0.0, self.height - self.thickness - tall)
            yield Piece(case.carcass().moved(shift), self.cover)
            yield Piece(case.fronts().moved(shift), self.cover)
            yield Piece(case.handles("bar").moved(shift), self.fittings)
