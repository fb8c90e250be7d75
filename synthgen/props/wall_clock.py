"""Clocks on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import color, number, one_of
from synthgen.geometry.curve import ellipse
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import MATERIALS, METALLIC, WOODEN, Material, PaintedMetal, PaintedWood, Plastic
from synthgen.props.copies import board, boxes
from synthgen.props.frames import moulded
from synthgen.props.prop import Piece, hanging
from synthgen.props.rings import plaque


@dataclass(frozen=True)
class WallClock:
    """A round face with strokes for hours and two hands."""

    width: float = number(0.32, 0.24, 0.6, "m", "Diameter.")
    hour: float = number(10.15, 0, 12, "h", "The time that it shows.", limits=(0, 12))
    face: str = color("#f2f0ea", "paint", "Colour of the face.", free=0.0)
    frame: Material = one_of(MATERIALS, PaintedMetal(), "The frame.", {**METALLIC, **WOODEN})

    def pieces(self) -> tuple[Piece, ...]:
        """Frame, face, strokes and hands."""
        return hanging(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        bar = 0.045 * self.width
        outline = ellipse(self.width, self.width, 40)
        yield Piece(moulded(outline, (bar, 0.04)), self.frame)
        yield Piece(plaque(outline * (1 - 0.08), 0.02, -0.025), PaintedWood(self.face, 0.5))
        dark = int(self.face[1:3], 16) + int(self.face[3:5], 16) + int(self.face[5:7], 16) < 330
        yield Piece(self._marks(), Plastic("#f2f0ea" if dark else "#1c1c1e", 0.4))

    def _marks(self) -> Mesh:
        """Twelve strokes and two hands, before the face."""
        r, thin = self.width / 2, 0.016 * self.width
        stroke = boxes([(0, -0.0255, 0.79 * r)], [(thin, 0.0015, 0.1 * r)])
        strokes = [stroke.rotated("y", 30 * k) for k in range(12)]
        short = board((1.6 * thin, 0.002, 0.6 * r), (0, -0.029, 0.22 * r), 0.0008).rotated("y", 30 * self.hour)
        long = board((1.1 * thin, 0.002, 0.86 * r), (0, -0.032, 0.32 * r), 0.0008).rotated("y", 360 * (self.hour % 1))
        return joined([*strokes, short, long, plaque(ellipse(0.1 * r, 0.1 * r, 12), 0.012, -0.034)])
