"""Cups, with or without a saucer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, flag, number, ratio
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import joined
from synthgen.geometry.tube import tube
from synthgen.materials import PaintedWood
from synthgen.props.prop import Piece, standing
from synthgen.props.vessels import hollow


@dataclass(frozen=True)
class Cup:
    """A mug or a cup with coffee in it."""

    width: float = number(0.085, 0.07, 0.1, "m", "Of the rim.")
    rise: float = ratio(1.0, 0.7, 1.2, "Height, of the width.", limits=(0.3, 2.0))
    foot: float = ratio(0.8, 0.55, 1.0, "Width of the foot, of that of the rim.", limits=(0.2, 1.2))
    glaze: str = color("#f0ece4", "ceramic", "Colour.")
    roughness: float = ratio(0.2, 0.06, 0.6, "Roughness of the glaze.")
    saucer: bool = flag(False, 0.3, "It stands on a saucer.")

    def pieces(self) -> tuple[Piece, ...]:
        """Cup, handle, saucer; coffee."""
        tall, share = self.rise * self.width, np.linspace(0, 1, 6)
        radius = self.width / 2 * (self.foot + (1 - self.foot) * share**0.6)
        lift = 0.008 if self.saucer else 0.0
        x = self.width / 2
        ends = self.width / 2 * (self.foot + (1 - self.foot) * np.array([0.25, 0.8]) ** 0.6) - 0.003
        grip = [
            (ends[0], 0, 0.25 * tall),
            (x + 0.028, 0, 0.25 * tall),
            (x + 0.028, 0, 0.8 * tall),
            (ends[1], 0, 0.8 * tall),
        ]
        body = [hollow(np.stack([radius, tall * share], axis=1), 0.004, floor=0.5).moved((0, 0, lift)),
                tube(grip, 0.009, 0.018, sides=8).moved((0, 0, lift))]  # fmt: skip
        if self.saucer:
            r = 0.9 * self.width
            body.append(lathe([(0, 0), (0.55 * r, 0), (r, 0.013), (r, 0.016), (0.55 * r, 0.008), (0, 0.0085)], 32))
        coffee = lathe([(0, 0.82 * tall), (0.9 * x, 0.82 * tall), (0.9 * x, 0.84 * tall), (0, 0.84 * tall)], 24)
        cover = PaintedWood(self.glaze, self.roughness)
        return standing([Piece(joined(body), cover), Piece(coffee.moved((0, 0, lift)), PaintedWood("#2a1a10", 0.1))])
