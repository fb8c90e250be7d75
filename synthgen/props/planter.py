"""Garden planters with a shrub, a clipped ball or flowers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import color, count, flag, number, one_of, ratio, seed
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import joined
from synthgen.materials import PaintedWood, Plastic
from synthgen.props.pots import POTS, Pot, SquarePot, earth
from synthgen.props.prop import Piece, standing
from synthgen.props.shrubs import dim, shrub


@dataclass(frozen=True)
class Planter:
    """A large pot and a bush in it."""

    pot: Pot = one_of(POTS, SquarePot(), "The pot.")
    width: float = number(0.44, 0.34, 0.55, "m", "Width of the pot.")
    glaze: str = color("#b5673f", "ceramic", "Colour of the pot.")
    roughness: float = ratio(0.7, 0.3, 0.9, "Roughness of the pot.")
    bush: float = ratio(1.25, 0.9, 1.6, "Width of the bush, of the pot.", limits=(0.4, 3.0))
    tall: float = ratio(1.0, 0.8, 1.6, "Height of the bush, of its width.", limits=(0.4, 3.0))
    standard: bool = flag(False, 0.25, "A bare stem carries it.")
    leaves: int = count(850, 600, 1000, "Leaves.", limits=(100, 1100))
    leaf: str = color("#3f5f34", "foliage", "Colour of the leaves.", free=0.0)
    seed: int = seed("How it grows.")

    def pieces(self) -> tuple[Piece, ...]:
        """Pot, earth, leaves, stem."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        pot, level = self.pot.mesh(self.width)
        half = self.bush * self.width / 2
        stem = 0.55 if self.standard else 0.0
        middle = level + stem + 0.92 * half * self.tall
        yield Piece(pot, PaintedWood(self.glaze, self.roughness))
        wood = lathe([(0, level - 0.02), (0.014, level - 0.02), (0.012, middle), (0, middle)], 8)
        yield Piece(joined([earth(self.width, level), wood]), PaintedWood("#4a3a2c", 0.95))
        green, core = shrub(self.seed, (half, half, half * self.tall), self.leaves, 0.2 * half + 0.025)
        yield Piece(green.moved((0, 0, middle)), Plastic(self.leaf, 0.5))
        yield Piece(core.moved((0, 0, middle)), PaintedWood(dim(self.leaf), 0.9))
