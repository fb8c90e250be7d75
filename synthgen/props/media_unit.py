"""Low media units, with or without a television on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import count, flag, number, one_of, ratio
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import MATERIALS, WOODEN, Material, Plastic, Wood
from synthgen.props.cabinetry import Case
from synthgen.props.copies import board
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class MediaUnit:
    """A long, low cabinet and a flat screen."""

    width: float = number(1.6, 1.2, 2.1, "m", "Over all.")
    depth: float = number(0.4, 0.35, 0.45, "m", "Over all.")
    case: float = number(0.36, 0.28, 0.45, "m", "Height of the carcass.")
    columns: int = count(3, 2, 4, "Fronts side by side.")
    plinth: float = number(0.08, 0.04, 0.14, "m", "Height of what it stands on.")
    cover: Material = one_of(MATERIALS, Wood(), "Carcass and fronts.", WOODEN)
    television: bool = flag(True, 0.8, "A television stands on it.")
    screen: float = ratio(0.72, 0.55, 0.85, "Width of the television, of the unit.")

    def pieces(self) -> tuple[Piece, ...]:
        """Cabinet and television."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        case = Case(self.width, self.depth, self.case, self.columns, 2, (True,) * self.columns)
        foot = board((self.width - 0.1, self.depth - 0.1, self.plinth), (0, 0, self.plinth / 2))
        body = joined([case.carcass(), case.fronts()]).moved((0, 0, self.plinth))
        yield Piece(joined([body, foot]), self.cover)
        if self.television:
            top = self.plinth + self.case
            yield Piece(self._casing(top), Plastic("#1b1c1e", 0.45))
            yield Piece(self._glass(top), Plastic("#08090b", 0.08))

    def _casing(self, top: float) -> Mesh:
        wide = self.screen * self.width
        tall = wide * 0.575
        back = board((wide, 0.035, tall), (0, 0.02, top + 0.07 + tall / 2), 0.004)
        neck = board((0.08, 0.03, 0.12), (0, 0.035, top + 0.06))
        return joined([back, neck, board((0.4 * wide, 0.2, 0.012), (0, 0.02, top + 0.006))])

    def _glass(self, top: float) -> Mesh:
        wide = self.screen * self.width
        tall = wide * 0.575
        return board((wide - 0.02, 0.004, tall - 0.02), (0, 0.0015, top + 0.07 + tall / 2), 0.001)
