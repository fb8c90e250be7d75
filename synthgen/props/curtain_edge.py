"""The edge of a curtain near the camera."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import count, number, one_of, seed
from synthgen.materials import CANVAS, MATERIALS, Linen, Material
from synthgen.props.drapery import pleated
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class CurtainEdge:
    """A few folds of cloth from above the picture to the floor."""

    height: float = number(2.4, 2.2, 2.7, "m", "Over all.")
    folds: int = count(4, 2, 6, "Folds.", limits=(1, 12))
    fold: float = number(0.1, 0.07, 0.14, "m", "Width of a fold.")
    depth: float = number(0.08, 0.05, 0.11, "m", "Depth of the folds.")
    cloth: Material = one_of(MATERIALS, Linen(), "The cloth.", {**CANVAS, "velvet": 0.6})
    seed: int = seed("How it hangs.")

    def pieces(self) -> tuple[Piece, ...]:
        """The cloth."""
        cloth = pleated(self.seed, "edge", self.folds * self.fold, self.height, self.folds, self.depth, fine=10)
        return standing([Piece(cloth, self.cloth)])
