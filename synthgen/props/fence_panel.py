"""Garden fences, a panel at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio, seed, word
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import MATERIALS, Material, Wood
from synthgen.props.copies import boxes
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise


@dataclass(frozen=True)
class FencePanel:
    """Boards on two rails between two posts."""

    form: str = word("pales", {"pales": 2, "boards": 2, "slats": 2}, "Narrow pales, close boards or level slats.")
    width: float = number(1.8, 1.2, 2.2, "m", "Over the posts.")
    height: float = number(1.3, 0.8, 1.9, "m", "Over all.")
    board: float = number(0.095, 0.06, 0.14, "m", "Width of a board.")
    gap: float = ratio(0.35, 0.15, 0.7, "Distance of pales and slats, of their width.", limits=(0.0, 3.0))
    cover: Material = one_of(MATERIALS, Wood(), "All of it.", {"wood": 3, "painted_wood": 2})
    seed: int = seed("How unevenly it is made.")

    def pieces(self) -> tuple[Piece, ...]:
        """Posts, rails and boards."""
        level = self.form == "slats"
        posts = boxes(
            [(s * (self.width / 2 - 0.04), 0, self.height / 2) for s in (-1, 1)], [(0.08, 0.08, self.height)] * 2, 0.004
        )
        return standing([Piece(joined([posts, self._slats() if level else self._pales()]), self.cover)])

    def _slats(self) -> Mesh:
        pitch = self.board * (1 + self.gap)
        n = int((self.height - 0.08) / pitch)
        z = 0.08 + (np.arange(n) + 0.5) * pitch
        return boxes([(0, 0, at) for at in z], [(self.width - 0.1, 0.022, self.board)] * n, 0.003, grain=0)

    def _pales(self) -> Mesh:
        pitch = self.board * (1 + (self.gap if self.form == "pales" else 0.02))
        n = max(int((self.width - 0.16) / pitch), 1)
        x = (np.arange(n) - (n - 1) / 2) * pitch
        u = 0.015 * (noise(self.seed, "pales", (n,)) - 0.5)
        low, high = 0.06, self.height - 0.03
        pales = boxes(
            [(a, -0.03, (low + high) / 2 + b) for a, b in zip(x, u, strict=True)],
            [(self.board, 0.02, high - low)] * n,
            0.003,
        )
        rails = boxes(
            [(0, 0, s * self.height) for s in (0.25, 0.8)], [(self.width - 0.1, 0.042, 0.075)] * 2, 0.003, grain=0
        )
        return joined([pales, rails])
