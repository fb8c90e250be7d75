"""Several pictures that hang together."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import color, number, one_of, ratio, seed, word
from synthgen.materials import MATERIALS, METALLIC, WOODEN, Material, PaintedWood
from synthgen.props.art import MOTIFS
from synthgen.props.frames import Print, hung
from synthgen.props.prop import Piece, hanging
from synthgen.streams import noise

Spot = tuple[float, float, float, float]
"""Middle x and z, width and height, in units of one picture."""

HANGS: dict[str, tuple[Spot, ...]] = {
    "pair": ((-0.55, 0, 1, 1.3), (0.55, 0, 1, 1.3)),
    "triptych": ((-1.1, 0, 1, 1.4), (0, 0, 1, 1.4), (1.1, 0, 1, 1.4)),
    "grid": ((-0.55, 0.55, 1, 1), (0.55, 0.55, 1, 1), (-0.55, -0.55, 1, 1), (0.55, -0.55, 1, 1)),
    "cluster": ((-0.62, 0.1, 1.2, 1.6), (0.52, 0.5, 0.9, 0.8), (0.5, -0.42, 0.85, 0.9), (1.4, 0.42, 0.75, 0.95),
                (1.32, -0.5, 0.65, 0.72)),
}  # fmt: skip


@dataclass(frozen=True)
class GalleryWall:
    """A pair, a row, a grid or a cluster of prints in like frames."""

    hang: str = word("pair", {"pair": 2, "triptych": 1.5, "grid": 1, "cluster": 1.5}, "How they hang.")
    motif: str = word("sprig", dict.fromkeys(MOTIFS, 1.0), "What is on the first.")
    size: float = number(0.42, 0.3, 0.55, "m", "Width of one picture.")
    bar: float = number(0.016, 0.01, 0.028, "m", "Width of the frames' bar.")
    mat: float = ratio(0.12, 0.0, 0.18, "Width of the passe-partout, of the picture.", limits=(0.0, 0.3))
    paper: str = color("#f4f4f2", "backdrop", "Colour of the passe-partout.")
    frame: Material = one_of(MATERIALS, PaintedWood("#1e1e20"), "The frames.", {**WOODEN, **METALLIC})
    seed: int = seed("The shapes and the paints.")

    def pieces(self) -> tuple[Piece, ...]:
        """All frames, papers and paints."""
        prints = [self._print(k, *spot) for k, spot in enumerate(HANGS[self.hang])]
        return hanging(hung(prints, (self.bar, 0.022), self.frame, self.seed, self.paper))

    def _print(self, k: int, x: float, z: float, width: float, height: float) -> Print:
        motifs = tuple(MOTIFS)
        shift = int(noise(self.seed, "motifs", (8,))[k] * 2) if self.hang == "cluster" else 0
        motif = motifs[(motifs.index(self.motif) + shift) % len(motifs)]
        unit = self.size
        size = (width * unit, height * unit)
        return Print((x * unit, z * unit), size, motif, self.seed // 2 + k, self.mat * min(size))
