"""Books: rows of them on shelves, piles of them on tables."""

from __future__ import annotations

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.materials import PaintedWood
from synthgen.props.copies import boxes, copies
from synthgen.props.prop import Piece
from synthgen.props.tones import tones
from synthgen.streams import noise

PAGES = PaintedWood("#e8e0cc", 0.9)
COLORS = 4
"""Bindings of one library are cut from this many cloths, so that it takes few pieces."""


class Library:
    """Books gathered from several shelves, to be given out as one piece a colour."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._rows = 0
        self._books: list[tuple[Floats, Floats, Floats]] = []

    def add_row(self, start: tuple[float, float, float], length: float, room: float, depth: float) -> None:
        """Upright books along x from `start`, their spines' y and the shelf's z; at most `room` high. Metres."""
        u = noise(self._seed, f"row {self._rows}", (60, 4))
        self._rows += 1
        wide = 0.014 + 0.032 * u[:, 0] ** 1.5
        ends = np.cumsum(wide + 0.001)
        n = int((ends < length).sum())
        tall = np.minimum(0.17 + 0.13 * u[:, 1] ** 1.3, 0.94 * room)
        deep = np.minimum(tall * (0.66 + 0.12 * u[:, 2]), depth)
        sizes = np.stack([wide, deep, tall], axis=1)[:n]
        x, y, z = start
        centers = np.stack([x + ends - wide / 2, y + deep / 2 + 0.012 * u[:, 3], z + tall / 2], axis=1)[:n]
        self._books.append((centers, sizes, (u[:n, 3] * 97) % 1))

    def pieces(self) -> list[Piece]:
        """All books, one piece a colour."""
        if not self._books:
            return []
        centers, sizes, tone = (np.concatenate(parts) for parts in zip(*self._books, strict=True))
        which = (tone * COLORS).astype(int)
        found = []
        for k, color in enumerate(tones(self._seed, "cloth", "fabric", COLORS)):
            chosen = which == k
            if chosen.any():
                found.append(Piece(boxes(centers[chosen], sizes[chosen]), PaintedWood(color, 0.6)))
        return found


def pile(seed: int, count: int, *, size: float = 0.2, twist_deg: float = 12.0) -> list[Piece]:
    """Books that lie on each other on z = 0, the largest below; `size` is the greatest depth, metres."""
    u = noise(seed, "pile", (count, 5))
    deep = size * (1 - 0.12 * np.arange(count) / max(count - 1, 1) - 0.18 * u[:, 0])
    wide, thick = deep * (0.7 + 0.1 * u[:, 1]), 0.016 + 0.026 * u[:, 2]
    foot = np.concatenate([[0.0], np.cumsum(thick)[:-1]])
    turn = twist_deg * 2 * (u[:, 3] - 0.5)
    bound = [_turned(_binding(w, d, t), a, z) for w, d, t, a, z in zip(wide, deep, thick, turn, foot, strict=True)]
    blocks = [_turned(_pages(w, d, t), a, z) for w, d, t, a, z in zip(wide, deep, thick, turn, foot, strict=True)]
    cloths = tones(seed, "cloth", "fabric", COLORS)
    which = np.argsort(u[:, 4]) % COLORS
    covers = [(k, [m for m, w in zip(bound, which, strict=True) if w == k]) for k in range(COLORS)]
    found = [Piece(joined(meshes), PaintedWood(cloths[k], 0.55)) for k, meshes in covers if meshes]
    return [*found, Piece(joined(blocks), PAGES)]


def _binding(width: float, depth: float, thickness: float) -> Mesh:
    """Two boards and a spine at -x."""
    board = 0.003
    centers = [(0, 0, board / 2), (0, 0, thickness - board / 2), (-width / 2 + board / 2, 0, thickness / 2)]
    return boxes(centers, [(width, depth, board)] * 2 + [(board, depth, thickness)], 0.0009, grain=1)


def _pages(width: float, depth: float, thickness: float) -> Mesh:
    return boxes([(-0.001, 0, thickness / 2)], [(width - 0.008, depth - 0.008, thickness - 0.005)], 0.0, grain=1)


def _turned(mesh: Mesh, degrees: float, z: float) -> Mesh:
    """With its spine to the front, more or less."""
    return copies(mesh.rotated("z", 90 + degrees), [(0, 0, z)])
