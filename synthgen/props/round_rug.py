"""Round and oval rugs."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.geometry.curve import ellipse
from synthgen.geometry.slab import slab
from synthgen.materials import Carpet
from synthgen.props.prop import Piece, standing
from synthgen.props.rug_covers import ROUND_RUGS, RUG_COVERS, RugCover


@dataclass(frozen=True)
class RoundRug:
    """A disc of pile, rush or jute."""

    width: float = number(1.8, 1.2, 2.4, "m", "Diameter.")
    rise: float = ratio(1.0, 0.7, 1.0, "Depth, of the width.")
    thickness: float = number(0.011, 0.008, 0.015, "m", "Of the pile.")
    cover: RugCover = one_of(RUG_COVERS, Carpet(), "The pile.", ROUND_RUGS)

    def pieces(self) -> tuple[Piece, ...]:
        """One disc."""
        outline = ellipse(self.width, self.rise * self.width, 64)
        return standing([Piece(slab(outline, self.thickness, 0.4 * self.thickness, rings=2), self.cover)])
