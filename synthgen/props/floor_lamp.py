"""Floor lamps: a shade on a pole, a tripod or an arc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, flag, number, one_of, word
from synthgen.geometry.curve import ellipse, smooth_curve
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import rise, sweep
from synthgen.materials import MATERIALS, METALLIC, Linen, Material, PaintedMetal
from synthgen.props.light import shining
from synthgen.props.prop import Piece, standing
from synthgen.props.shades import SHADES, Empire, Shade, shade_height


@dataclass(frozen=True)
class FloorLamp:
    """A lamp that stands on the floor."""

    form: str = word("pole", {"pole": 3, "tripod": 2, "arc": 1.5}, "What holds the shade.")
    shade: Shade = one_of(SHADES, Empire(), "The shade.", {"empire": 3, "globe": 1})
    height: float = number(1.55, 1.35, 1.75, "m", "To the top of the shade.")
    width: float = number(0.4, 0.28, 0.5, "m", "Width of the shade.")
    pole: float = number(0.02, 0.014, 0.028, "m", "Diameter of the pole.")
    frame: Material = one_of(MATERIALS, PaintedMetal(), "Pole and foot.", {**METALLIC, "wood": 1.5})
    lit: bool = flag(True, 0.6, "The lamp is on.")
    light: str = color("#fff1d8", "lamp", "Colour of the light.", free=0.0)
    radiance: float = number(3.0, 1.5, 6.0, "radiance", "Brightness of the shade, W/(sr m2).", limits=(0, 100))
    cloth: str = color("#e6e0d4", "fabric", "Colour of the shade when it is off.")

    def pieces(self) -> tuple[Piece, ...]:
        """Pole and shade."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        reach = 0.75 if self.form == "arc" else 0.0
        tall = shade_height(self.shade, self.width)
        z = self.height - tall / 2
        shade = self.shade.mesh(self.width).moved((reach, 0, z))
        yield Piece(shade, shining(self.lit, self.light, self.radiance, Linen(self.cloth)))
        holder = {"pole": self._pole, "tripod": self._tripod, "arc": self._arc}[self.form]
        yield Piece(holder(z, z + 0.2 * tall), self.frame)

    def _pole(self, z: float, top: float) -> Mesh:
        """A disc and a rod."""
        r = self.pole / 2
        foot = lathe([(0, 0), (0.138, 0), (0.14, 0.004), (0.138, 0.014), (0.03, 0.022), (0, 0.023)], 28)
        rod = lathe([(0, 0.01), (r, 0.01), (r, z - 0.1), (2 * r, z - 0.06), (2 * r, top), (0, top)], 12)
        return joined([foot, rod])

    def _tripod(self, z: float, top: float) -> Mesh:
        """Three legs that lean together under the shade."""
        head = z - 0.35 * self.width
        legs = [self._leg(np.radians(angle), head) for angle in (-90, 30, 150)]
        hub = lathe(
            [(0, head - 0.05), (0.04, head - 0.05), (0.04, head + 0.01), (0.012, head + 0.02), (0.012, top), (0, top)]
        )
        return joined([*legs, hub])

    def _leg(self, angle: float, head: float) -> Mesh:
        way = np.array([np.cos(angle), np.sin(angle), 0.0])
        return rise([0.3 * way, 0.02 * way + (0, 0, head)], ellipse(1, 1, 10), np.array([1.0, 1.3]) * self.pole)

    def _arc(self, z: float, top: float) -> Mesh:
        """A heavy foot, and a tube that bends over."""
        foot = lathe([(0, 0), (0.158, 0), (0.16, 0.004), (0.16, 0.05), (0.155, 0.055), (0, 0.055)], 28)
        return joined([foot, sweep(self._course(z, top), self.pole / 2, sides=10)])

    def _course(self, z: float, top: float) -> Floats:
        peak = self.height + 0.22
        knots = [
            (0, 0, 0.05),
            (0, 0, 0.6 * peak),
            (0.12, 0, 0.88 * peak),
            (0.42, 0, peak),
            (0.7, 0, top + 0.12),
            (0.75, 0, z),
        ]
        return smooth_curve(np.array(knots), 28)
