"""Tall vases that stand on the floor, with or without branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import color, count, flag, number, ratio, seed, word
from synthgen.materials import PaintedWood
from synthgen.props.bouquets import grass_stems
from synthgen.props.prop import Piece, standing
from synthgen.props.vessels import SILHOUETTES, hollow, silhouette


@dataclass(frozen=True)
class FloorVase:
    """A vase with pampas grass."""

    shape: str = word("bottle", dict.fromkeys(SILHOUETTES, 1.0), "Its silhouette.")
    height: float = number(0.55, 0.35, 0.8, "m", "Of the vase.")
    stout: float = ratio(0.5, 0.35, 0.7, "Width, of the height.", limits=(0.1, 1.5))
    glaze: str = color("#c9b79a", "ceramic", "Colour of the vase.")
    roughness: float = ratio(0.5, 0.1, 0.85, "Roughness of the vase.")
    filled: bool = flag(True, 0.65, "There is grass in it.")
    stems: int = count(9, 5, 14, "Stems.", limits=(1, 20))
    straw: str = color("#d9c39a", "straw", "Colour of the grass.", free=0.0)
    seed: int = seed("How the grass leans.")

    def pieces(self) -> tuple[Piece, ...]:
        """Vase and grass."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        outline = silhouette(self.shape, self.stout * self.height, self.height)
        yield Piece(hollow(outline, 0.008, floor=0.6), PaintedWood(self.glaze, self.roughness))
        if self.filled:
            mouth = float(outline[-1, 0]) - 0.01
            stems = grass_stems(self.seed, self.stems, 0.9 * self.height + 0.25, mouth)
            yield Piece(stems.moved((0, 0, 0.62 * self.height)), PaintedWood(self.straw, 0.9))
