"""Clipped hedges."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import color, number, seed
from synthgen.materials import PaintedWood, Plastic
from synthgen.props.prop import Piece, standing
from synthgen.props.shrubs import clipped, dim

LEAVES = 1100


@dataclass(frozen=True)
class Hedge:
    """A block of box or privet."""

    width: float = number(1.6, 1.0, 2.4, "m", "Along x.")
    depth: float = number(0.45, 0.3, 0.6, "m", "Across.")
    height: float = number(0.9, 0.5, 1.6, "m", "Over all.")
    leaf: str = color("#3f5f34", "foliage", "Colour of the leaves.", free=0.0)
    seed: int = seed("How it grows.")

    def pieces(self) -> tuple[Piece, ...]:
        """Leaves around a dark block."""
        green, core = clipped(self.seed, (self.width, self.depth, self.height), LEAVES)
        return standing([Piece(green, Plastic(self.leaf, 0.55)), Piece(core, PaintedWood(dim(self.leaf), 0.9))])
