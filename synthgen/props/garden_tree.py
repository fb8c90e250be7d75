"""Small garden trees: a trunk, boughs and balls of leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, count, number, ratio, seed
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import sweep
from synthgen.materials import PaintedWood, Plastic
from synthgen.props.prop import Piece, standing
from synthgen.props.shrubs import dim, shrub
from synthgen.streams import noise


@dataclass(frozen=True)
class GardenTree:
    """A tree low in detail, to stand behind things."""

    height: float = number(3.0, 2.2, 4.0, "m", "Over all.")
    spread: float = ratio(0.55, 0.4, 0.7, "Width of the crown, of the height.")
    trunk: float = number(0.14, 0.09, 0.2, "m", "Diameter of the trunk at its foot.")
    boughs: int = count(5, 4, 6, "Boughs, each with a ball of leaves.", limits=(1, 7))
    bark: str = color("#7d746a", "stone", "Colour of the bark.", free=0.0, jitter=0.015)
    leaf: str = color("#56763f", "foliage", "Colour of the leaves.", free=0.0)
    seed: int = seed("How it grows.")

    def pieces(self) -> tuple[Piece, ...]:
        """Wood and leaves."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        u = noise(self.seed, "boughs", (self.boughs, 4))
        fork, half = 0.4 * self.height, self.spread * self.height / 2
        around = 2 * np.pi * (np.arange(self.boughs) + 0.4 * u[:, 0]) / max(self.boughs - 1, 1)
        far = 0.55 * half * (0.7 + 0.4 * u[:, 1])
        far[0] = 0.1 * half
        level = fork + (0.24 + 0.18 * u[:, 2]) * self.height
        level[0] = 0.8 * self.height
        tips = np.stack([far * np.cos(around), far * np.sin(around), level], axis=1)
        trunk = smooth_curve(np.array([(0, 0, 0), (0.02, 0.01, 0.5 * fork), (0, 0, fork), tips[0]]), 9)
        wood = [sweep(trunk, self.trunk / 2, sides=10, scale=np.linspace(1.1, 0.3, 9))]
        wood += [sweep(_bough(fork, tip), 0.28 * self.trunk, sides=6, scale=np.linspace(1, 0.4, 5)) for tip in tips[1:]]
        yield Piece(joined(wood), PaintedWood(self.bark, 0.9))
        size = half * (0.42 + 0.12 * u[:, 3])
        balls = [self._ball(k, float(s), tip) for k, (s, tip) in enumerate(zip(size, tips, strict=True))]
        yield Piece(joined([green for green, _ in balls]), Plastic(self.leaf, 0.6))
        yield Piece(joined([core for _, core in balls]), PaintedWood(dim(self.leaf), 0.9))

    def _ball(self, k: int, radius: float, middle: Floats) -> tuple[Mesh, Mesh]:
        green, core = shrub(self.seed, (radius, radius, 0.8 * radius), 170, 0.3 * radius + 0.03, f"ball {k}")
        return green.moved(middle), core.moved(middle)


def _bough(fork: float, tip: Floats) -> Floats:
    """(5, 3) out of the trunk and up."""
    foot = np.array([0.0, 0.0, fork - 0.1])
    return smooth_curve(np.array([foot, (foot + tip) / 2 - (0, 0, 0.05), tip]), 5)
