"""Curtains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, one_of, ratio, seed
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.sweep import sweep
from synthgen.materials import CANVAS, MATERIALS, METALLIC, Linen, Material, PaintedMetal
from synthgen.props.drapery import pleated
from synthgen.props.prop import Piece, hanging


@dataclass(frozen=True)
class Curtain:
    """One or two lengths of cloth in folds on a rod; they fall to the floor when it hangs high enough."""

    width: float = number(1.5, 0.8, 2.2, "m", "Of the rod.")
    height: float = number(2.2, 2.1, 2.35, "m", "From the hem to the top of the rod.")
    drawn: float = ratio(0.5, 0.3, 0.9, "Share of the rod that cloth covers.", limits=(0.1, 0.98))
    pair: bool = flag(True, 0.6, "One at either side, not one alone.")
    fold: float = number(0.1, 0.075, 0.14, "m", "Width of one fold as it hangs.", limits=(0.05, 0.3))
    depth: float = number(0.075, 0.05, 0.1, "m", "Depth of the folds.")
    cloth: Material = one_of(MATERIALS, Linen(), "The cloth.", {**CANVAS, "velvet": 0.6, "patterned": 0.5})
    rod: Material = one_of(MATERIALS, PaintedMetal(), "The rod.", {**METALLIC, "wood": 1})
    seed: int = seed("How it hangs.")

    def pieces(self) -> tuple[Piece, ...]:
        """Cloth and rod."""
        return hanging(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        sides, total = (-1, 1) if self.pair else (-1,), self.drawn * (self.width - 0.1)
        wide = total / len(sides)
        folds = max(round(wide / self.fold), 3)
        edge = self.width / 2 - 0.06 - wide / 2
        hung = [pleated(self.seed, f"cloth {s}", wide, self.height - 0.03, folds, self.depth) for s in sides]
        yield Piece(joined([m.moved((s * edge, 0, -0.03)) for m, s in zip(hung, sides, strict=True)]), self.cloth)
        yield Piece(self._rod(), self.rod)

    def _rod(self) -> Mesh:
        """The rod, its finials and brackets."""
        half = self.width / 2
        bar = sweep(np.array([(-half, 0, -0.012), (half, 0, -0.012)]), 0.012, sides=10)
        turn = np.linspace(-np.pi / 2, np.pi / 2, 7)
        ball = lathe(np.stack([np.cos(turn), np.sin(turn)], axis=1) * 0.022, 12)
        wall = 0.7 * self.depth + 0.01
        arms = [sweep(np.array([(s * 0.94 * half, 0, -0.012), (s * 0.94 * half, wall, -0.012)]), 0.008, sides=8)
                for s in (-1, 1)]  # fmt: skip
        return joined([bar, *(ball.moved((s * half, 0, -0.012)) for s in (-1, 1)), *arms])
