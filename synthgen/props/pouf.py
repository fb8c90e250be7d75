"""Poufs: round floor cushions of knit, leather or cloth, low and without any back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, one_of, ratio
from synthgen.geometry.loft import loft
from synthgen.materials import MATERIALS, UPHOLSTERED, Boucle, Material
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class Pouf:
    """A flattened ball of wedges."""

    width: float = number(0.5, 0.42, 0.6, "m", "Diameter.")
    rise: float = ratio(0.58, 0.45, 0.68, "Height, of the width.", limits=(0.2, 1.0))
    wedges: int = count(10, 6, 14, "Wedges.", limits=(3, 20))
    seam: float = ratio(0.06, 0.03, 0.1, "Depth of the seams, of the radius.", limits=(0.0, 0.2))
    cover: Material = one_of(MATERIALS, Boucle(), "The cover.", UPHOLSTERED)

    def pieces(self) -> tuple[Piece, ...]:
        """One body."""
        around = np.linspace(0, 2 * np.pi, self.wedges * 6, endpoint=False)
        drawn = 1 - self.seam * (1 - np.abs(np.sin(self.wedges * around / 2))) ** 2
        up = np.linspace(-np.pi / 2, np.pi / 2, 13)[1:-1]
        level = np.sign(np.sin(up)) * np.abs(np.sin(up)) ** 0.8 * self.rise * self.width / 2
        reach = self.width / 2 * np.cos(up) ** 0.5
        flat = reach[:, None] * drawn
        x, y = flat * np.cos(around), flat * np.sin(around)
        half = self.rise * self.width / 2
        body = loft(
            np.stack([x, y, np.broadcast_to(level[:, None], x.shape)], axis=-1),
            first=(0, 0, level[0]), last=(0, 0, 0.94 * half),
        )  # fmt: skip
        return standing([Piece(body, self.cover)])
