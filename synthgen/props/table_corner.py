"""A table near the camera, with a thing on it: mostly a corner of it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import number, one_of
from synthgen.geometry.mesh import joined
from synthgen.materials import MATERIALS, WOODEN, Material, Wood
from synthgen.props.book_stack import BookStack
from synthgen.props.copies import board, boxes
from synthgen.props.cup import Cup
from synthgen.props.flower_vase import FlowerVase
from synthgen.props.prop import Piece, at, standing
from synthgen.props.trinket_box import TrinketBox

Thing = FlowerVase | Cup | BookStack | TrinketBox

THINGS: dict[str, type[Thing]] = {
    "flower_vase": FlowerVase, "cup": Cup, "book_stack": BookStack, "trinket_box": TrinketBox,
}  # fmt: skip


@dataclass(frozen=True)
class TableCorner:
    """A small table and what stands on it."""

    width: float = number(0.6, 0.4, 0.9, "m", "Of the top.")
    depth: float = number(0.4, 0.3, 0.6, "m", "Of the top.")
    height: float = number(0.74, 0.45, 0.76, "m", "Of the top.")
    thickness: float = number(0.03, 0.02, 0.05, "m", "Of the top.")
    cover: Material = one_of(MATERIALS, Wood(), "All of the table.", WOODEN)
    thing: Thing = one_of(THINGS, FlowerVase(), "What stands on it.")

    def pieces(self) -> tuple[Piece, ...]:
        """Top, legs, thing."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        w, d, h, t = self.width, self.depth, self.height, self.thickness
        top = board((w, d, t), (0, 0, h - t / 2), 0.005)
        spots = [(sx * (w / 2 - 0.06), sy * (d / 2 - 0.06), (h - t) / 2 + 0.001) for sx in (-1, 1) for sy in (-1, 1)]
        legs = boxes(spots, [(0.05, 0.05, h - t + 0.002)] * 4, 0.004)
        yield Piece(joined([top, legs]), self.cover)
        yield from at((0.0, 0.0, h), self.thing.pieces())
