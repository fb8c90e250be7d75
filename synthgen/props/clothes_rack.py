"""Clothes racks: a rail with coats and shirts on hangers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, one_of, seed
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.sheet import sheet
from synthgen.geometry.tube import tube
from synthgen.materials import MATERIALS, METALLIC, Fabric, Material, PaintedMetal
from synthgen.props.prop import Piece, standing
from synthgen.props.tones import tones
from synthgen.streams import noise

COLORS = 4


@dataclass(frozen=True)
class ClothesRack:
    """Two bent frames, a rail, and clothes seen from their sides."""

    width: float = number(1.0, 0.7, 1.4, "m", "Of the rail.")
    height: float = number(1.6, 1.45, 1.75, "m", "Of the rail.")
    garments: int = count(8, 4, 11, "Clothes.", limits=(0, 14))
    frame: Material = one_of(MATERIALS, PaintedMetal(), "The frame.", {**METALLIC, "wood": 1})
    seed: int = seed("What hangs there.")

    def pieces(self) -> tuple[Piece, ...]:
        """Frame and clothes."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        yield Piece(self._frame(), self.frame)
        u = noise(self.seed, "garments", (self.garments, 4))
        hung: list[list[Mesh]] = [[] for _ in range(COLORS)]
        for k in range(self.garments):
            x = (-0.42 + 0.84 * (k + 0.5) / self.garments) * self.width
            hung[int(u[k, 0] * COLORS)].append(self._garment(*(float(v) for v in u[k, 1:])).moved((x, 0, self.height)))
        for meshes, color in zip(hung, tones(self.seed, "cloth", "fabric", COLORS), strict=True):
            if meshes:
                yield Piece(joined(meshes), Fabric(color))

    def _frame(self) -> Mesh:
        half, deep, h = self.width / 2, 0.22, self.height
        ends = [
            tube([(s * half, -deep, 0.012), (s * half, 0, h), (s * half, deep, 0.012)], 0.024, 0.05) for s in (-1, 1)
        ]
        bars = [tube([(-half, 0, z), (half, 0, z)], 0.022, 0.01) for z in (h - 0.02, 0.25 * h)]
        return joined([*ends, *bars])

    def _garment(self, length: float, puff: float, turn: float) -> Mesh:
        """A hanging coat: narrow at the hook, wide at the shoulders, its skirt a little waved."""
        tall = 0.6 + 0.45 * length
        down = np.array([0.03, 0.05, 0.12, 0.3, 0.65, 1.0]) * tall
        half = np.array([0.012, 0.06, 0.2, 0.21, 0.22, 0.24]) * (0.9 + 0.2 * puff)
        across = np.linspace(-1, 1, 9)
        y = half[:, None] * across
        x = (0.012 + 0.03 * down[:, None] / tall) * np.sin(5 * across + 6 * turn)
        z = np.broadcast_to(-down[:, None], y.shape)
        body = sheet(np.stack([x, y, z], axis=-1), np.array([0.02, 0.03, 0.045, 0.05, 0.05, 0.045]), rim=4)
        hook = tube([(0, 0, 0.012), (0, 0.012, 0.0), (0, 0, -0.06)], 0.004, 0.005, sides=4)
        return joined([body.rotated("z", 20 * (turn - 0.5)), hook])
