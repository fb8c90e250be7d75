"""Doors in their frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import number, one_of, word
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.tube import tube
from synthgen.materials import MATERIALS, METALLIC, Material, Metal, PaintedWood
from synthgen.props.copies import board, boxes
from synthgen.props.frames import moulded, rectangle_of
from synthgen.props.prop import Piece, hanging

PANELS: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "plain": (),
    "one": ((0, 0, 0.68, 0.84),),
    "two": ((0, 0.22, 0.68, 0.42), (0, -0.26, 0.68, 0.34)),
    "four": tuple((x, z, 0.3, h) for x in (-0.19, 0.19) for z, h in ((0.2, 0.46), (-0.27, 0.3))),
    "six": tuple((x, z, 0.3, h) for x in (-0.19, 0.19) for z, h in ((0.39, 0.1), (0.11, 0.34), (-0.29, 0.3))),
}
"""Middle x and z, width and height of each panel, of the leaf."""


@dataclass(frozen=True)
class Door:
    """A closed door, its casing and its handle. Its lower edge belongs on the floor."""

    width: float = number(0.86, 0.72, 0.96, "m", "Of the leaf.")
    height: float = number(2.03, 1.98, 2.12, "m", "Of the leaf.")
    panels: str = word("four", {"plain": 1, "one": 1, "two": 1.5, "four": 2, "six": 1}, "Its panels.")
    casing: float = number(0.07, 0.05, 0.11, "m", "Width of the casing.")
    cover: Material = one_of(MATERIALS, PaintedWood(), "Leaf and casing.", {"painted_wood": 4, "wood": 1, "veneer": 1})
    handle: Material = one_of(MATERIALS, Metal(), "The handle.", METALLIC)

    def pieces(self) -> tuple[Piece, ...]:
        """Leaf with casing, and handle."""
        return hanging(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        w, h = self.width, self.height
        leaf = boxes([(0, -0.009, 0)], [(w - 0.006, 0.018, h - 0.006)], 0.002)
        raised = [self._panel(*panel) for panel in PANELS[self.panels]]
        yield Piece(joined([leaf, *raised, self._casing()]), self.cover)
        x = w / 2 - 0.07
        rose = board((0.04, 0.008, 0.2), (x, -0.021, -0.02), 0.003)
        lever = tube([(x, -0.02, 0), (x, -0.065, 0), (x - 0.12, -0.065, 0)], 0.018, 0.016, sides=8)
        yield Piece(joined([rose, lever]), self.handle)

    def _panel(self, x: float, z: float, width: float, height: float) -> Mesh:
        """A moulding around a panel that stands back within it."""
        w, h = width * self.width, height * self.height
        return moulded(rectangle_of(w, h), (0.022, 0.012)).moved((x * self.width, -0.016, z * self.height))

    def _casing(self) -> Mesh:
        """Two jambs and a lintel around the leaf."""
        w, h, c = self.width, self.height, self.casing
        jambs = boxes([(s * (w + c) / 2, -0.016, 0) for s in (-1, 1)], [(c, 0.032, h)] * 2, 0.004, segments=2)
        return joined([jambs, boxes([(0, -0.017, (h + c) / 2)], [(w + 2 * c, 0.034, c)], 0.004, segments=2, grain=0)])
