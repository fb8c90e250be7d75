"""Lamps on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import color, flag, number, one_of
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import joined
from synthgen.geometry.tube import tube
from synthgen.materials import MATERIALS, METALLIC, Linen, Material, Metal
from synthgen.props.light import shining
from synthgen.props.prop import Piece, hanging
from synthgen.props.shades import SHADES, Empire, Shade, shade_height


@dataclass(frozen=True)
class WallLamp:
    """A shade on a bent arm."""

    shade: Shade = one_of(SHADES, Empire(), "The shade.", {"empire": 2, "globe": 1})
    width: float = number(0.2, 0.14, 0.28, "m", "Width of the shade.")
    reach: float = number(0.1, 0.05, 0.18, "m", "From the wall to the shade.")
    frame: Material = one_of(MATERIALS, Metal("#b8995e"), "Plate and arm.", METALLIC)
    lit: bool = flag(True, 0.6, "The lamp is on.")
    light: str = color("#fff1d8", "lamp", "Colour of the light.", free=0.0)
    radiance: float = number(5.0, 2.0, 10.0, "radiance", "Brightness of the shade, W/(sr m2).", limits=(0, 100))
    cloth: str = color("#e6e0d4", "fabric", "Colour of the shade when it is off.")

    def pieces(self) -> tuple[Piece, ...]:
        """Plate, arm, shade."""
        return hanging(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        out, tall = -(self.reach + self.width / 2), shade_height(self.shade, self.width)
        low = -tall / 2 - 0.07
        plate = lathe([(0, 0), (0.055, 0), (0.055, 0.014), (0.045, 0.02), (0, 0.02)], 24).rotated("x", 90)
        arm = tube([(0, -0.005, low), (0, out, low), (0, out, 0)], 0.014, 0.04, sides=8)
        yield Piece(joined([plate.moved((0, 0, low)), arm]), self.frame)
        shade = self.shade.mesh(self.width).moved((0, out, 0))
        yield Piece(shade, shining(self.lit, self.light, self.radiance, Linen(self.cloth)))
