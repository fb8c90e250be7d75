"""Vases with flowers, branches or grass, for tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import color, count, number, ratio, seed, word
from synthgen.materials import PaintedWood, Plastic
from synthgen.props.bouquets import branches, flower_stems, grass_stems
from synthgen.props.prop import Piece, standing
from synthgen.props.vessels import SILHOUETTES, hollow, silhouette


@dataclass(frozen=True)
class FlowerVase:
    """A vase and what stands in it."""

    shape: str = word("bottle", dict.fromkeys(SILHOUETTES, 1.0), "Its silhouette.")
    height: float = number(0.22, 0.14, 0.32, "m", "Of the vase.")
    stout: float = ratio(0.55, 0.4, 0.8, "Width, of the height.", limits=(0.1, 1.5))
    glaze: str = color("#f0ece4", "ceramic", "Colour of the vase.")
    roughness: float = ratio(0.3, 0.08, 0.8, "Roughness of the vase.")
    filling: str = word("flowers", {"flowers": 2, "branches": 2, "grass": 1, "none": 1}, "What stands in it.")
    stems: int = count(8, 5, 11, "Stems.", limits=(1, 20))
    leaf: str = color("#56763f", "foliage", "Colour of the leaves.", free=0.0)
    bloom: str = color("#f2ece2", "bloom", "Colour of the blossoms.")
    straw: str = color("#d9c39a", "straw", "Colour of the grass.", free=0.0)
    seed: int = seed("How the stems lean.")

    def pieces(self) -> tuple[Piece, ...]:
        """Vase, green, blossoms."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        outline = silhouette(self.shape, self.stout * self.height, self.height)
        yield Piece(hollow(outline, 0.005, floor=0.6), PaintedWood(self.glaze, self.roughness))
        mouth, reach, low = float(outline[-1, 0]), 0.75 * self.height + 0.12, (0.0, 0.0, 0.62 * self.height)
        if self.filling == "flowers":
            green, blossoms = flower_stems(self.seed, self.stems, reach, mouth)
            yield Piece(green.moved(low), Plastic(self.leaf, 0.5))
            yield Piece(blossoms.moved(low), PaintedWood(self.bloom, 0.8))
        elif self.filling == "branches":
            yield Piece(branches(self.seed, self.stems, 1.15 * reach, mouth).moved(low), Plastic(self.leaf, 0.5))
        elif self.filling == "grass":
            yield Piece(grass_stems(self.seed, self.stems, 1.2 * reach, mouth).moved(low), PaintedWood(self.straw, 0.9))
