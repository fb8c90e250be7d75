"""Baskets, empty or with a blanket."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, one_of, ratio, seed
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.tube import tube
from synthgen.materials import MATERIALS, UPHOLSTERED, Fabric, Material, Wicker
from synthgen.props.prop import Piece, standing
from synthgen.props.vessels import hollow


@dataclass(frozen=True)
class Basket:
    """A round basket with two handles; now and then folded blankets look out of it."""

    width: float = number(0.42, 0.3, 0.52, "m", "Of the rim.")
    rise: float = ratio(0.85, 0.6, 1.1, "Height, of the width.", limits=(0.3, 2.0))
    foot: float = ratio(0.8, 0.7, 0.98, "Width of the foot, of that of the rim.", limits=(0.4, 1.2))
    handles: bool = flag(True, 0.7, "It has handles.")
    blankets: bool = flag(True, 0.6, "There are blankets in it.")
    cover: Wicker = one_of({"wicker": Wicker}, Wicker(), "The basketwork.")
    cloth: Material = one_of(MATERIALS, Fabric(), "The blankets.", UPHOLSTERED)
    seed: int = seed("How the blankets lie.")

    def pieces(self) -> tuple[Piece, ...]:
        """Basket and blankets."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        tall, share = self.rise * self.width, np.linspace(0, 1, 6)
        swell = 0.05 * self.width * np.sin(np.pi * share)
        radius = self.width / 2 * (self.foot + (1 - self.foot) * share) + swell
        body = hollow(np.stack([radius, share * tall], axis=1), 0.012, floor=0.15)
        grips = [self._grip(s, tall) for s in (-1, 1)] if self.handles else []
        yield Piece(joined([body, *grips]), self.cover)
        if self.blankets:
            wide = 0.62 * self.width
            roll = cushion((wide, 0.8 * wide, 0.3 * tall), edge_radius=0.12 * tall, wrinkle=0.012, seed=self.seed)
            yield Piece(roll.rotated("y", 6).moved((0, 0, 0.78 * tall)), self.cloth)

    def _grip(self, side: int, tall: float) -> Mesh:
        x, half = side * (self.width / 2 - 0.008), 0.075
        return tube([(x, -half, tall - 0.02), (x, -half, tall + 0.06), (x, half, tall + 0.06), (x, half, tall - 0.02)],
                    0.016, 0.05, sides=8)  # fmt: skip
