"""Table lamps: a shade on a turned body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, flag, number, one_of, ratio, word
from synthgen.geometry.lathe import lathe
from synthgen.materials import Linen, Metal, PaintedWood
from synthgen.props.light import shining
from synthgen.props.prop import Piece, standing
from synthgen.props.shades import SHADES, Empire, Shade, shade_height
from synthgen.props.vessels import SILHOUETTES, silhouette


@dataclass(frozen=True)
class TableLamp:
    """A glazed or painted body under a shade."""

    body: str = word("jar", {name: 1.0 for name in SILHOUETTES if name != "flared"}, "Shape of the body.")
    shade: Shade = one_of(SHADES, Empire(), "The shade.", {"empire": 4, "globe": 1})
    height: float = number(0.5, 0.36, 0.65, "m", "Over all.")
    width: float = ratio(0.62, 0.5, 0.75, "Width of the shade, of the height.")
    stout: float = ratio(0.5, 0.3, 0.65, "Width of the body, of its height.", limits=(0.1, 1.5))
    glaze: str = color("#3f5a6b", "ceramic", "Colour of the body.")
    roughness: float = ratio(0.25, 0.08, 0.6, "Roughness of the body.")
    lit: bool = flag(True, 0.6, "The lamp is on.")
    light: str = color("#fff1d8", "lamp", "Colour of the light.", free=0.0)
    radiance: float = number(3.0, 1.5, 6.0, "radiance", "Brightness of the shade, W/(sr m2).", limits=(0, 100))
    cloth: str = color("#e6e0d4", "fabric", "Colour of the shade when it is off.")

    def pieces(self) -> tuple[Piece, ...]:
        """Body, neck and shade."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        wide = self.width * self.height
        tall = shade_height(self.shade, wide)
        top = self.height - tall + 0.12 * tall
        outer = silhouette(self.body, self.stout * top, top - 0.02)
        yield Piece(
            lathe(np.concatenate([[(0, 0)], outer, [(0, top - 0.02)]]), 28), PaintedWood(self.glaze, self.roughness)
        )
        z = self.height - tall / 2
        yield Piece(lathe([(0, top - 0.03), (0.009, top - 0.03), (0.009, z), (0, z)], 10), Metal("#b8995e", 0.2))
        shade = self.shade.mesh(wide).moved((0, 0, z))
        yield Piece(shade, shining(self.lit, self.light, self.radiance, Linen(self.cloth)))
