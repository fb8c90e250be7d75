"""Skins through closed loops: the shape behind lathes, sweeps and legs."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthgen.geometry.mesh import Floats, Ints, Mesh


def loft(
    sections: ArrayLike,
    *,
    closed: bool = False,
    first: ArrayLike | None = None,
    last: ArrayLike | None = None,
) -> Mesh:
    """A skin through loops, its two ends closed by fans, or end to end if `closed`.

    sections: (R, K, 3) metres; each loop counter-clockwise seen against the direction of travel, e.g. from above
    where the loops go up. first, last: (3,) apex of the fan at an end; by default the middle of its loop.
    u runs along the skin, v around it.
    """
    loops = np.asarray(sections, dtype=float)
    rows, columns = loops.shape[:2]
    faces = _sides(rows, columns, closed)
    uvs = _unrolled(loops, closed)[_wrapped_sides(rows, columns, closed)]
    if closed:
        return Mesh(loops.reshape(-1, 3), faces, uvs)
    apexes = np.stack(
        [loops[end].mean(axis=0) if tip is None else np.asarray(tip) for end, tip in ((0, first), (-1, last))]
    )
    vertices = np.concatenate([loops.reshape(-1, 3), apexes])
    lids = _fans(rows, columns)
    lid_uvs = _flattened(vertices[lids], columns)
    return Mesh(vertices, np.concatenate([faces, lids]), np.concatenate([uvs, lid_uvs]))


@lru_cache(maxsize=256)
def _sides(rows: int, columns: int, closed: bool) -> Ints:
    """(2 * rows * columns, 3) triangles between neighbouring loops."""
    wrapped = _wrapped_sides(rows, columns, closed)
    row, column = np.divmod(wrapped, columns + 1)
    return _fixed((row % rows) * columns + column % columns)


@lru_cache(maxsize=256)
def _wrapped_sides(rows: int, columns: int, closed: bool) -> Ints:
    """The same triangles on a grid one column (and if closed, one row) wider, where the seam has two sides."""
    spans = rows if closed else rows - 1
    index = np.arange((spans + 1) * (columns + 1), dtype=np.int32).reshape(spans + 1, columns + 1)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, :-1], index[1:, 1:]
    quads = np.stack([np.stack([a, b, d], axis=-1), np.stack([a, d, c], axis=-1)], axis=2)
    return _fixed(quads.reshape(-1, 3))


def _unrolled(loops: Floats, closed: bool) -> Floats:
    """(rows * columns, 2) texture coordinates in metres of the widened grid: mean length along, mean girth around."""
    rows = np.concatenate([loops, loops[:1]]) if closed else loops
    ring = np.concatenate([rows, rows[:, :1]], axis=1)
    steps = np.diff(ring, axis=1)
    along = np.linalg.norm(np.diff(rows.mean(axis=1), axis=0), axis=1)
    x, y, z = (steps * steps).transpose(2, 0, 1)
    around = np.sqrt(x + y + z).mean(axis=0)
    grid = np.zeros((*ring.shape[:2], 2))
    grid[1:, :, 0], grid[:, 1:, 1] = np.cumsum(along)[:, None], np.cumsum(around)
    return grid.reshape(-1, 2)


@lru_cache(maxsize=256)
def _fans(rows: int, columns: int) -> Ints:
    """(2 * columns, 3) triangles from the two apexes, which follow the loops' vertices."""
    ring = np.arange(columns)
    after = np.roll(ring, -1)
    apex, top = np.full(columns, rows * columns), (rows - 1) * columns
    low, high = np.stack([apex, after, ring], axis=1), np.stack([apex + 1, top + ring, top + after], axis=1)
    return _fixed(np.concatenate([low, high]))


def _fixed(faces: NDArray[np.integer]) -> Ints:
    """Triangles that are kept for the next skin of the same size, and so must not be changed."""
    kept: Ints = faces.astype(np.int32)
    kept.flags.writeable = False
    return kept


def _flattened(corners: Floats, columns: int) -> Floats:
    """(F, 3, 2) metres: the fans' corners in the planes of their loops, from their apexes."""
    fans = corners.reshape(2, columns, 3, 3)
    arms = fans - fans[:, :1, :1]
    x = arms[:, 0, 1]
    y = arms[:, columns // 4, 1] - x * ((arms[:, columns // 4, 1] * x).sum(-1) / (x * x).sum(-1))[:, None]
    axes = np.stack([x, y], axis=-1)
    axes = axes / np.maximum(np.linalg.norm(axes, axis=1, keepdims=True), 1e-12)
    flat: Floats = np.einsum("ecks,esa->ecka", arms, axes).reshape(-1, 3, 2)
    return flat
