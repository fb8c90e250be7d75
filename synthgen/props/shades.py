"""Lampshades: what light comes out of. Their middle is the origin; `width` is their greatest, metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import ratio
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh
from synthgen.props.rings import spun

SHEET = 0.002  # m


@dataclass(frozen=True)
class Empire:
    """A cone of cloth, or with `top` near 1 a drum."""

    top: float = ratio(0.65, 0.4, 1.0, "Width of the top, of that of the bottom.", limits=(0.1, 1.2))
    rise: float = ratio(0.62, 0.5, 0.75, "Height, of the width.", limits=(0.2, 2.0))

    def mesh(self, width: float) -> Mesh:
        """An open shell."""
        low, high, half = width / 2, width / 2 * self.top, self.rise * width / 2
        return spun([(low, -half), (high, half), (high - SHEET, half), (low - SHEET, -half)], 32)


@dataclass(frozen=True)
class Globe:
    """A ball of opal glass or paper, round or a little flat."""

    rise: float = ratio(0.95, 0.6, 1.0, "Height, of the width.", limits=(0.2, 1.5))

    def mesh(self, width: float) -> Mesh:
        """A closed ball."""
        turn = np.linspace(-np.pi / 2, np.pi / 2, 13)
        return lathe(np.stack([np.cos(turn) * width / 2, np.sin(turn) * self.rise * width / 2], axis=1), 24)


Shade = Empire | Globe

SHADES: dict[str, type[Shade]] = {"empire": Empire, "globe": Globe}


def shade_height(shade: Shade, width: float) -> float:
    """Metres."""
    return shade.rise * width
