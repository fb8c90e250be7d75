"""Sideboards, chests of drawers and media units: closed cabinets on legs or a plinth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import count, flag, number, one_of, seed, word
from synthgen.furniture.legs import LEGS, Leg, Tapered, foot_under
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import MATERIALS, METALLIC, WOODEN, Material, Metal, Wood
from synthgen.props.cabinetry import Case
from synthgen.props.copies import board
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise


@dataclass(frozen=True)
class Sideboard:
    """Doors and drawers side by side."""

    width: float = number(1.5, 0.9, 2.0, "m", "Over all.")
    depth: float = number(0.43, 0.38, 0.5, "m", "Over all.")
    case: float = number(0.62, 0.5, 0.78, "m", "Height of the carcass.")
    columns: int = count(3, 2, 4, "Fronts side by side.")
    rows: int = count(3, 2, 4, "Drawers above each other.")
    raised: bool = flag(True, 0.7, "It stands on legs, not on a plinth.")
    clearance: float = number(0.16, 0.1, 0.22, "m", "Height of the legs.")
    legs: Leg = one_of(LEGS, Tapered(), "Legs.", {"tapered": 2, "splayed": 2, "block": 1})
    handle: str = word("knob", {"knob": 2, "bar": 2, "none": 1}, "How it opens.")
    cover: Material = one_of(MATERIALS, Wood(), "Carcass and fronts.", WOODEN)
    front: Material = one_of(MATERIALS, Wood(), "The fronts, where they are of another material.", WOODEN)
    two_tone: bool = flag(False, 0.25, "The fronts are of another material.")
    fittings: Material = one_of(MATERIALS, Metal(), "Handles.", METALLIC)
    seed: int = seed("Which columns are doors.")

    def pieces(self) -> tuple[Piece, ...]:
        """Carcass, fronts, handles, legs."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        doors = tuple(bool(u < 0.6) for u in noise(self.seed, "doors", (self.columns,)))
        case = Case(self.width, self.depth, self.case, self.columns, self.rows, doors)
        lift = (0.0, 0.0, self.clearance if self.raised else 0.06)
        base = self._legs() if self.raised else board((self.width - 0.06, self.depth - 0.06, 0.062), (0, 0, 0.031))
        body = [case.carcass().moved(lift), base]
        fronts = case.fronts().moved(lift)
        if self.two_tone:
            yield Piece(fronts, self.front)
        yield Piece(joined(body if self.two_tone else [*body, fronts]), self.cover)
        if self.handle != "none":
            yield Piece(case.handles(self.handle).moved(lift), self.fittings)

    def _legs(self) -> Mesh:
        x, y, z = self.width / 2 - 0.09, self.depth / 2 - 0.07, self.clearance + 0.002
        tops = [(sx * x, sy * y, z) for sx in (-1, 1) for sy in (-1, 1)]
        return joined([self.legs.mesh(foot_under(self.legs, top, (top[0] / x, top[1] / y)), top) for top in tops])
