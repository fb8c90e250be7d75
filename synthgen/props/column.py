"""Columns, posts and the ends of walls."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, one_of
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import joined
from synthgen.materials import Concrete, PaintedMetal, PaintedWood, Plaster, Wood
from synthgen.props.copies import board
from synthgen.props.prop import Piece, standing

Finish = Plaster | Concrete | Wood | PaintedWood | PaintedMetal

FINISHES: dict[str, type[Finish]] = {
    "plaster": Plaster, "concrete": Concrete, "wood": Wood, "painted_wood": PaintedWood, "painted_metal": PaintedMetal,
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A shaft from the floor to the ceiling."""

    width: float = number(0.2, 0.08, 0.35, "m", "Its side or diameter.")
    height: float = number(2.6, 2.4, 2.9, "m", "Over all.")
    round: bool = flag(True, 0.4, "It is round.")
    based: bool = flag(False, 0.4, "It stands on a plinth.")
    finish: Finish = one_of(FINISHES, Plaster(), "Its surface.")

    def pieces(self) -> tuple[Piece, ...]:
        """Shaft and plinth."""
        r, h = self.width / 2, self.height
        if self.round:
            shaft = lathe([(0, 0), (r, 0), *((r, z) for z in np.linspace(0.02, h, 4)), (0, h)], 32)
        else:
            shaft = board((self.width, self.width, h), (0, 0, h / 2), 0.006)
        plinth = [board((2.3 * r, 2.3 * r, 0.12), (0, 0, 0.06), 0.008)] if self.based else []
        return standing([Piece(joined([shaft, *plinth]), self.finish)])
