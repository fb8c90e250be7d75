"""A bowl with fruit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, count, number, ratio, seed
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import PaintedWood, Plastic
from synthgen.props.copies import copies, turns
from synthgen.props.prop import Piece, standing
from synthgen.props.vessels import hollow
from synthgen.streams import noise


@dataclass(frozen=True)
class FruitBowl:
    """Apples or oranges, heaped in a shallow bowl; or the bowl alone."""

    width: float = number(0.28, 0.22, 0.36, "m", "Of the rim.")
    rise: float = ratio(0.32, 0.22, 0.45, "Height, of the width.", limits=(0.1, 1.0))
    glaze: str = color("#f0ece4", "ceramic", "Colour of the bowl.")
    roughness: float = ratio(0.3, 0.08, 0.8, "Roughness of the bowl.")
    fruit: int = count(7, 0, 9, "Pieces of fruit.")
    fruit_size: float = number(0.078, 0.065, 0.09, "m", "Diameter of one.")
    first: str = color("#b8321f", "fruit", "Colour of some.", free=0.0)
    second: str = color("#dcb832", "fruit", "Colour of the others.", free=0.0)
    seed: int = seed("How it lies.")

    def pieces(self) -> tuple[Piece, ...]:
        """Bowl and fruit of two colours."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        tall, share = self.rise * self.width, np.linspace(0, 1, 8)
        radius = self.width / 2 * (0.35 + 0.65 * np.sin(share * np.pi / 2))
        outline = np.stack([radius, tall * share**1.6], axis=1)
        yield Piece(hollow(outline, 0.006, floor=0.12, sides=36), PaintedWood(self.glaze, self.roughness))
        if self.fruit:
            places = self._places(tall)
            u = noise(self.seed, "fruit", (self.fruit, 3))
            frames = turns(360 * u[:, 0], 60 * (u[:, 1] - 0.5))
            size = self.fruit_size * (0.9 + 0.15 * u[:, 2])
            for color_, chosen in ((self.first, u[:, 2] < 0.5), (self.second, u[:, 2] >= 0.5)):
                if chosen.any():
                    yield Piece(copies(_apple(), places[chosen], frames[chosen], size[chosen]), Plastic(color_, 0.35))

    def _places(self, tall: float) -> Floats:
        """(N, 3) a ring in the bowl, the rest heaped on it."""
        ring = min(self.fruit, 6)
        reach = min(0.95 * self.fruit_size, self.width / 2 - 0.7 * self.fruit_size)
        angle = np.arange(self.fruit) * 2 * np.pi / ring
        upper = np.arange(self.fruit) >= ring
        level = np.where(upper, 0.85 * tall + 0.6 * self.fruit_size, 0.3 * tall + 0.5 * self.fruit_size)
        far = np.where(upper, 0.55 * reach, reach)
        return np.stack([far * np.cos(angle), far * np.sin(angle), level], axis=1)


def _apple() -> Mesh:
    """A ball of unit width with a dimple above and below."""
    turn = np.linspace(-np.pi / 2, np.pi / 2, 11)
    z = 0.46 * np.sin(turn) - 0.1 * np.sin(turn) * np.exp(-((np.cos(turn) / 0.3) ** 2))
    return lathe(np.stack([0.5 * np.cos(turn), z], axis=1), 14)
