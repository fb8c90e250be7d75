"""Cowhides as rugs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, number, ratio, seed
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats
from synthgen.geometry.slab import slab
from synthgen.materials import Carpet
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise

HALF = np.array(
    [
        (0.0, 0.98), (0.2, 0.97), (0.46, 1.05), (0.62, 0.9), (0.5, 0.66), (0.52, 0.3), (0.56, 0.0), (0.55, -0.3),
        (0.62, -0.6), (0.84, -0.86), (0.66, -0.99), (0.38, -0.86), (0.16, -0.9), (0.1, -1.1),
    ]
)  # fmt: skip
"""The right half of a hide from its neck to its tail, of half its length."""


@dataclass(frozen=True)
class Hide:
    """A flat hide: four legs, neck and tail."""

    length: float = number(2.1, 1.6, 2.4, "m", "From neck to tail.")
    breadth: float = ratio(0.95, 0.8, 1.1, "How broad it is cut.", limits=(0.5, 1.5))
    hair: str = color("#8f5a33", "leather", "Colour of the hair.", free=0.0)
    seed: int = seed("Its outline.")

    def pieces(self) -> tuple[Piece, ...]:
        """One sheet."""
        left = (HALF * (-1, 1))[-2:0:-1]
        whole = np.concatenate([HALF, left])
        whole = whole + 0.07 * (noise(self.seed, "outline", whole.shape) - 0.5)
        outline = smooth_curve(whole * (self.breadth, 1.0), 72, closed=True) * self.length / 2
        sheet = slab(_counter_clockwise(outline), 0.008, 0.003, rings=2)
        return standing([Piece(sheet, Carpet(self.hair, 0.4))])


def _counter_clockwise(outline: Floats) -> Floats:
    x, y = outline.T
    return outline if float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum()) > 0 else outline[::-1]
