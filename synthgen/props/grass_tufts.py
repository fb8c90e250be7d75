"""Tufts of grass."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import color, count, number, seed
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import Plastic
from synthgen.props.foliage import leaf, rosette
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise


@dataclass(frozen=True)
class GrassTufts:
    """Clumps of long blades: ornamental grass, or weeds at the foot of a wall."""

    tufts: int = count(3, 1, 5, "Clumps.", limits=(1, 8))
    blades: int = count(30, 24, 36, "Blades of a clump.", limits=(5, 60))
    height: float = number(0.35, 0.15, 0.7, "m", "Length of the blades.")
    spread: float = number(0.3, 0.15, 0.5, "m", "Radius within which the clumps stand.")
    green: str = color("#6f8a4a", "foliage", "Colour.", free=0.0)
    seed: int = seed("How they grow.")

    def pieces(self) -> tuple[Piece, ...]:
        """All blades."""
        u = noise(self.seed, "tufts", (self.tufts, 3))
        far = self.spread * np.where(np.arange(self.tufts) == 0, 0.1, 0.5 + 0.5 * u[:, 0])
        around = 2.4 * np.arange(self.tufts) + u[:, 1]
        spots = np.stack([far * np.cos(around), far * np.sin(around), 0 * far], axis=1)
        clumps = [self._clump(k, 0.6 + 0.5 * float(u[k, 2])).moved(at) for k, at in enumerate(spots)]
        grass = joined(clumps)
        lying = np.maximum(grass.vertices, (-np.inf, -np.inf, 0.0))  # blades rest on the ground, not under it
        return standing([Piece(replace(grass, vertices=lying), Plastic(self.green, 0.6))])

    def _clump(self, k: int, size: float) -> Mesh:
        thin = [leaf(1.0, 0.035, outline="strap", bend_deg=b, fold=0.5, rows=4) for b in (20, 55, 95)]
        tall = size * self.height
        return rosette(self.seed % 2**30 + k, thin, self.blades, (56, 89), 0.03 + 0.05 * tall, (0.7 * tall, tall))
