"""Small things for shelves: vases, jars, boxes, small plants, in few colours so that they take few pieces."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import PaintedWood, Plastic
from synthgen.props.copies import board
from synthgen.props.foliage import leaf, rosette
from synthgen.props.prop import Piece
from synthgen.props.tones import tones
from synthgen.props.vessels import SILHOUETTES, hollow, silhouette
from synthgen.streams import noise

COLORS = 2


class Ornaments:
    """Things gathered from several places, to be given out as one piece a colour."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._count = 0
        self._meshes: list[list[Mesh]] = [[] for _ in range(COLORS)]
        self._leaves: list[Mesh] = []

    def add(self, at: tuple[float, float, float], width: float, height: float) -> None:
        """One thing that stands at a place, within a width and height, metres."""
        u = [float(x) for x in noise(self._seed, f"ornament {self._count}", (4,))]
        make: tuple[Callable[[list[float], float, float], Mesh], ...] = (self._vase, self._vase, self._box, self._plant)
        mesh = make[int(u[0] * len(make))](u, width, height)
        self._meshes[self._count % COLORS].append(mesh.moved(at))
        if make[int(u[0] * len(make))] == self._plant:
            self._leaves.append(self._green(self._count, height).moved(at))
        self._count += 1

    def pieces(self) -> list[Piece]:
        """All of them."""
        glazes = tones(self._seed, "glaze", "ceramic", COLORS)
        found = [Piece(joined(m), PaintedWood(glaze, 0.35)) for m, glaze in zip(self._meshes, glazes, strict=True) if m]
        green = [Piece(joined(self._leaves), Plastic("#4a6b45", 0.45))] if self._leaves else []
        return found + green

    def _vase(self, u: list[float], width: float, height: float) -> Mesh:
        name = tuple(SILHOUETTES)[int(u[1] * len(SILHOUETTES))]
        tall = height * (0.5 + 0.45 * u[2])
        return hollow(silhouette(name, min(width, (0.4 + 0.4 * u[3]) * tall), tall, 8), 0.004, floor=0.5, sides=14)

    def _box(self, u: list[float], width: float, height: float) -> Mesh:
        size = np.array([width * (0.7 + 0.3 * u[1]), min(0.16, width), height * (0.3 + 0.3 * u[2])])
        lid = board((*size[:2] * 1.03, 0.02), (0, 0, size[2] + 0.009), 0.002)
        return joined([board(size, (0, 0, size[2] / 2), 0.002), lid])

    def _plant(self, u: list[float], width: float, height: float) -> Mesh:
        wide = min(0.12, 0.7 * width)
        return hollow(silhouette("cylinder", wide, 0.9 * wide, 7), 0.005, floor=0.8, sides=16)

    def _green(self, number: int, height: float) -> Mesh:
        blades = [leaf(0.7, 0.3, outline="heart", stalk=0.3, bend_deg=bend, rows=3) for bend in (70, 130)]
        size = 0.45 * height
        return rosette(self._seed + number, blades, 14, (25, 80), 0.02, (0.7 * size, size)).moved((0, 0, 0.09))
