"""A house plant in a pot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import color, flag, number, one_of, ratio, seed
from synthgen.materials import MATERIALS, Material, PaintedWood, Plastic, Wicker, Wood
from synthgen.props.habits import HABITS, Habit, Rosette
from synthgen.props.pots import POTS, Pot, RoundPot, earth, stand
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class PottedPlant:
    """A plant of one habit in a glazed, earthen or basket pot, sometimes on a wooden stand."""

    habit: Habit = one_of(HABITS, Rosette(), "How it grows.")
    leaf: str = color("#3f5f34", "foliage", "Colour of the leaves.", free=0.0)
    gloss: float = ratio(0.4, 0.28, 0.6, "Roughness of the leaves.")
    pot: Pot = one_of(POTS, RoundPot(), "The pot.", {"round_pot": 3, "square_pot": 1})
    width: float = number(0.3, 0.24, 0.38, "m", "Width of the pot.")
    glaze: str = color("#f0ece4", "ceramic", "Colour of the pot.")
    glaze_roughness: float = ratio(0.4, 0.1, 0.8, "Roughness of the pot.")
    basket: bool = flag(False, 0.25, "The pot is a basket.")
    on_stand: bool = flag(False, 0.2, "It stands on a wooden stand.")
    stand_height: float = number(0.22, 0.12, 0.4, "m", "Height of the stand.")
    stand: Material = one_of(MATERIALS, Wood(), "The stand.", {"wood": 2, "painted_metal": 1})
    seed: int = seed("Where the leaves point.")

    def pieces(self) -> tuple[Piece, ...]:
        """Pot, earth, leaves, stems, stand."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        lift = self.stand_height if self.on_stand else 0.0
        pot, level = self.pot.mesh(self.width)
        green, wood = self.habit.growth(self.seed)
        ground = (0.0, 0.0, lift + level)
        cover = Wicker() if self.basket else PaintedWood(self.glaze, self.glaze_roughness)
        yield Piece(pot.moved((0, 0, lift)), cover)
        yield Piece(earth(self.width, level).moved((0, 0, lift)), PaintedWood("#3a2c22", 0.95))
        yield Piece(green.moved(ground), Plastic(self.leaf, self.gloss))
        if wood is not None:
            yield Piece(wood.moved(ground), PaintedWood("#6b5138", 0.8))
        if self.on_stand:
            yield Piece(stand(self.width, lift), self.stand)
