"""Watering cans."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import joined
from synthgen.geometry.sweep import sweep
from synthgen.geometry.tube import tube
from synthgen.materials import MATERIALS, BrushedMetal, Material
from synthgen.props.prop import Piece, standing
from synthgen.props.vessels import hollow


@dataclass(frozen=True)
class WateringCan:
    """A can with a spout, a rose and a handle."""

    width: float = number(0.2, 0.15, 0.24, "m", "Diameter.")
    rise: float = ratio(1.2, 0.95, 1.4, "Height, of the diameter.", limits=(0.4, 3.0))
    cover: Material = one_of(
        MATERIALS, BrushedMetal(), "All of it.", {"brushed_metal": 2, "painted_metal": 3, "plastic": 1}
    )

    def pieces(self) -> tuple[Piece, ...]:
        """All of it is one piece."""
        r, h = self.width / 2, self.rise * self.width
        wall = [(0.98 * r, 0.0), (r, 0.01), (r, 0.5 * h), (0.97 * r, 0.9 * h), (0.9 * r, h)]
        body = hollow(np.array(wall), 0.004, floor=0.4)
        tip = np.array([2.6 * r, 0, 1.12 * h])
        spout = sweep(np.array([(0.9 * r, 0, 0.14 * h), tip]), 0.016, sides=10, scale=np.array([1.25, 0.8]))
        rose = (
            lathe([(0, 0), (0.013, 0.0), (0.034, 0.045), (0.03, 0.052), (0, 0.056)], 16)
            .rotated("y", 52)
            .moved(tip - (0.008, 0, 0.008))
        )
        grip = tube([(-0.97 * r, 0, 0.3 * h), (-1.75 * r, 0, 0.55 * h), (-1.5 * r, 0, 1.3 * h), (0.2 * r, 0, 1.35 * h),
                     (0.8 * r, 0, 0.98 * h)], 0.014, 0.06, sides=8)  # fmt: skip
        stay = tube([(0.98 * r, 0, 0.85 * h), (1.9 * r, 0, 0.85 * h)], 0.008, 0.01, sides=6)
        return standing([Piece(joined([body, spout, rose, grip, stay]), self.cover)])
