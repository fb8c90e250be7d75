"""Garden parasols."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, one_of, ratio
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.sheet import sheet
from synthgen.geometry.sweep import sweep
from synthgen.materials import CANVAS, MATERIALS, Concrete, Linen, Material, Wood
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class Parasol:
    """An open parasol on a heavy foot."""

    width: float = number(2.4, 1.9, 2.9, "m", "Of the canopy, from corner to corner.")
    height: float = number(2.4, 2.2, 2.6, "m", "Over all.")
    pitch: float = ratio(0.2, 0.14, 0.28, "Rise of the canopy, of its width.")
    ribs: int = count(8, 6, 8, "Ribs.", limits=(4, 12))
    cloth: Material = one_of(MATERIALS, Linen(), "The canopy.", CANVAS)
    pole: Material = one_of(MATERIALS, Wood(), "Pole and ribs.", {"wood": 2, "painted_metal": 1, "brushed_metal": 1})

    def pieces(self) -> tuple[Piece, ...]:
        """Canopy, pole with ribs, foot."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        drop, hem = self.pitch * self.width, self.height - 0.06
        yield Piece(self._canopy(hem, drop), self.cloth)
        angle = 2 * np.pi * np.arange(self.ribs) / self.ribs
        tips = np.stack([np.cos(angle), np.sin(angle), 0 * angle], axis=1) * 0.98 * self.width / 2
        ribs = [sweep(np.array([(0, 0, hem - 0.03), tip + (0, 0, hem - drop - 0.02)]), 0.007, sides=5) for tip in tips]
        pole = lathe(
            [(0, 0.03), (0.022, 0.03), (0.022, hem), (0.03, hem + 0.01), (0.012, self.height), (0, self.height)], 14
        )
        yield Piece(joined([pole, *ribs]), self.pole)
        foot = [(0, 0), (0.255, 0), (0.26, 0.006), (0.26, 0.06), (0.25, 0.07), (0.035, 0.09), (0.035, 0.3), (0, 0.3)]
        yield Piece(lathe(foot, 28), Concrete("#6e7073"))

    def _canopy(self, top: float, drop: float) -> Mesh:
        """A faceted cone whose cloth sags between the ribs and hangs over at its hem."""
        around = np.linspace(0, 2 * np.pi, 6 * self.ribs + 1)
        phase = np.mod(around * self.ribs / (2 * np.pi), 1.0)
        chord = np.cos(np.pi / self.ribs) / np.cos((phase - 0.5) * 2 * np.pi / self.ribs)
        share = np.array([0.02, 0.35, 0.7, 1.0, 1.0])
        reach = share[:, None] * chord * self.width / 2
        z = top - drop * share[:, None] ** 1.15 + 0 * reach
        z[-1] -= 0.12
        rim = sheet(np.stack([reach * np.cos(around), reach * np.sin(around), z], axis=-1), 0.003, rim=2)
        cap = lathe([(0, top - 0.02), (0.1, top - 0.035), (0.03, top + 0.012), (0, top + 0.016)], 16)
        return joined([rim, cap])
