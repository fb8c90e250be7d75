"""A framed picture."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import color, number, one_of, ratio, seed, word
from synthgen.materials import MATERIALS, METALLIC, WOODEN, Material, Wood
from synthgen.props.art import MOTIFS
from synthgen.props.frames import Print, hung
from synthgen.props.prop import Piece, hanging


@dataclass(frozen=True)
class Picture:
    """An abstract print or painting."""

    motif: str = word("stones", dict.fromkeys(MOTIFS, 1.0), "What is on it.")
    width: float = number(0.6, 0.35, 1.2, "m", "Over the frame.")
    rise: float = ratio(1.2, 0.65, 1.45, "Height, of the width.", limits=(0.2, 4.0))
    bar: float = number(0.022, 0.012, 0.045, "m", "Width of the frame's bar.")
    deep: float = number(0.025, 0.018, 0.04, "m", "Depth of the frame.")
    mat: float = ratio(0.08, 0.0, 0.14, "Width of the passe-partout, of the picture.", limits=(0.0, 0.3))
    paper: str = color("#f4f4f2", "backdrop", "Colour of the passe-partout.")
    frame: Material = one_of(MATERIALS, Wood(), "The frame.", {**WOODEN, **METALLIC})
    seed: int = seed("The shapes and the paints.")

    def pieces(self) -> tuple[Piece, ...]:
        """Frame, passe-partout, sheet, paints."""
        size = (self.width, self.rise * self.width)
        print_ = Print((0.0, 0.0), size, self.motif, self.seed, self.mat * min(size))
        return hanging(hung([print_], (self.bar, self.deep), self.frame, self.seed, self.paper))
