"""Garden stones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, count, number, ratio, seed
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.materials import Concrete
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise


@dataclass(frozen=True)
class Stones:
    """A group of boulders, half sunk."""

    stones: int = count(4, 1, 6, "How many.", limits=(1, 12))
    size: float = number(0.4, 0.25, 0.6, "m", "Width of the largest.")
    flat: float = ratio(0.6, 0.4, 0.85, "Height, of the width.")
    rock: str = color("#8f8b83", "stone", "Colour.", free=0.0, jitter=0.02)
    seed: int = seed("Their shapes and places.")

    def pieces(self) -> tuple[Piece, ...]:
        """All of one rock."""
        u = noise(self.seed, "stones", (self.stones, 3))
        size = self.size * np.where(np.arange(self.stones) == 0, 1.0, 0.3 + 0.4 * u[:, 0])
        around = 2.4 * np.arange(self.stones) + u[:, 1]
        far = np.where(np.arange(self.stones) == 0, 0.0, self.size * (0.55 + 0.35 * u[:, 2]))
        spots = np.stack([far * np.cos(around), far * np.sin(around), 0 * far], axis=1)
        rocks = [
            _rock(self.seed, k, float(s), self.flat).moved(at)
            for k, (s, at) in enumerate(zip(size, spots, strict=True))
        ]
        return standing([Piece(joined(rocks), Concrete(self.rock, 0.4, 0.85))])


def _rock(seed: int, k: int, size: float, flat: float) -> Mesh:
    """A ball cut by a few planes, standing on z = 0."""
    u = noise(seed, f"rock {k}", (9, 3)) - 0.5
    turn = np.linspace(-np.pi / 2, np.pi / 2, 10)
    ball = lathe(np.stack([np.cos(turn), np.sin(turn)], axis=1), 16)
    normals: Floats = u / np.linalg.norm(u, axis=1, keepdims=True)
    depth = 0.68 + 0.3 * (u[:, 0] + 0.5)
    points = ball.vertices.copy()
    for normal, reach in zip(normals, depth, strict=True):
        points -= np.clip(points @ normal - reach, 0, None)[:, None] * normal * 0.9
    points *= np.array([1.0, 0.75 + 0.2 * u[0, 1], flat]) * size / 2
    points[:, 2] = np.maximum(points[:, 2], -0.24 * size * flat)
    return Mesh(points - (0, 0, points[:, 2].min()), ball.faces, ball.uvs * size / 2)
