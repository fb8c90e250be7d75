"""A branch with large leaves that reaches into the picture from one side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, count, number, ratio, seed, word
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import joined
from synthgen.geometry.sweep import sweep
from synthgen.materials import PaintedWood, Plastic
from synthgen.props.copies import turns
from synthgen.props.foliage import leaf, scattered
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise


@dataclass(frozen=True)
class FoliageSpray:
    """Stems from the floor that bend over, their leaves in two rows; nothing of a pot is seen."""

    height: float = number(1.5, 1.1, 1.9, "m", "How high it reaches.")
    stems: int = count(2, 1, 3, "Stems.", limits=(1, 4))
    leaves: int = count(13, 9, 16, "Leaves of a stem.", limits=(3, 24))
    leaf: float = number(0.26, 0.18, 0.34, "m", "Length of a leaf.")
    width: float = ratio(0.45, 0.32, 0.65, "Width of a leaf, of its length.")
    outline: str = word("lance", {"lance": 2, "oval": 1, "heart": 1}, "Shape of a leaf.")
    reach: float = ratio(0.3, 0.15, 0.45, "How far the stems bend to one side, of the height.")
    green: str = color("#3f5f34", "foliage", "Colour of the leaves.", free=0.0)
    seed: int = seed("How it grows.")

    def pieces(self) -> tuple[Piece, ...]:
        """Leaves and stems."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        u = noise(self.seed, "stems", (self.stems, 3))
        blades = [leaf(self.leaf, self.leaf * self.width, outline=self.outline, bend_deg=b) for b in (25, 55)]
        stems, green = [], []
        for k in range(self.stems):
            tall, lean = self.height * (1 - 0.22 * k), self.reach * self.height * (0.6 + 0.6 * u[k, 0])
            side, y = (0.25 if k % 2 else 1.0) * lean, 0.16 * (u[k, 1] - 0.5)
            path = smooth_curve(np.array([(0, y, 0), (0.1 * side, y, 0.5 * tall), (side, 1.5 * y, tall)]), 12)
            stems.append(sweep(path, 0.009, sides=6, scale=np.linspace(1, 0.4, 12)))
            at = np.linspace(0.25, 1.0, self.leaves) * tall
            places = np.stack([np.interp(at, path[:, 2], path[:, axis]) for axis in range(3)], axis=1)
            n = np.arange(self.leaves)
            v = noise(self.seed, f"leaves {k}", (self.leaves, 3)) - 0.5
            frames = turns(180.0 * (n % 2) + 70 * v[:, 0], 28 + 40 * v[:, 1], 50 * v[:, 2])
            green.append(scattered(blades, places, frames, 1 + 0.5 * v[:, 1]))
        yield Piece(joined(green), Plastic(self.green, 0.45))
        yield Piece(joined(stems), PaintedWood("#5f5a3c", 0.8))
