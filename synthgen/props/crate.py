"""Open crates of slats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, one_of, ratio
from synthgen.geometry.mesh import joined
from synthgen.materials import MATERIALS, Material, Wood
from synthgen.props.copies import boxes
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class Crate:
    """A wooden crate, or two of them on each other."""

    width: float = number(0.5, 0.4, 0.6, "m", "Over all.")
    depth: float = number(0.36, 0.3, 0.42, "m", "Over all.")
    height: float = number(0.3, 0.24, 0.36, "m", "Of one.")
    slats: int = count(3, 2, 4, "Slats above each other.")
    gap: float = ratio(0.2, 0.1, 0.4, "Share of the sides that is open.")
    stacked: int = count(1, 1, 3, "Crates on each other.", limits=(1, 5))
    cover: Material = one_of(MATERIALS, Wood("#c79a63"), "The slats.", {"wood": 4, "painted_wood": 1})

    def pieces(self) -> tuple[Piece, ...]:
        """All of one wood."""
        w, d, h, t = self.width, self.depth, self.height - 0.002, 0.012
        z = (np.arange(self.slats) + 0.5) * h / self.slats
        tall = h / self.slats * (1 - self.gap)
        long = boxes(
            [(0, s * (d - t) / 2, at) for s in (-1, 1) for at in z], [(w, t, tall)] * (2 * self.slats), 0.002, grain=0
        )
        short = boxes([(s * (w - t) / 2, 0, at) for s in (-1, 1) for at in z],
                      [(t, d - 2 * t, tall)] * (2 * self.slats), 0.002, grain=1)  # fmt: skip
        posts = boxes([(sx * (w / 2 - 0.03), sy * (d / 2 - 0.025), h / 2) for sx in (-1, 1) for sy in (-1, 1)],
                      [(0.03, 0.025, h)] * 4, 0.002)  # fmt: skip
        floor = boxes([(0, 0, z[0] - tall / 2 + 0.006)], [(w - 2 * t, d - 2 * t, 0.01)], 0.002, grain=0)
        one = joined([long, short, posts, floor])
        return standing([Piece(joined([one.moved((0, 0, k * self.height)) for k in range(self.stacked)]), self.cover)])
