"""Moulded shells and bent plywood: a surface given thickness and a rounded rim."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.mesh import Floats, Ints, Mesh


def sheet(grid: ArrayLike, thickness: float | Floats, rim: int = 6) -> Mesh:
    """A surface with a body.

    grid: (R, C, 3) metres, the middle surface; the rows' direction x the columns' direction points out of its top.
    thickness: metres, of all or of each row. rim: segments of the half-round edge. u runs down the rows, v along the
    columns.
    """
    surface = np.asarray(grid, dtype=float)
    rows, columns = surface.shape[:2]
    index: Ints = np.arange(rows * columns, dtype=np.int32).reshape(rows, columns)
    size, border = index.size, _border(index)
    flat = surface.reshape(-1, 3)
    half = np.broadcast_to(np.asarray(thickness, dtype=float), rows).repeat(columns)[:, None] / 2
    up = _normals(flat, _quads(index)) * half
    angle = np.linspace(np.pi / 2, -np.pi / 2, rim + 1)[1:-1, None, None]
    edge = flat[border] + np.cos(angle) * _outward(flat[border], up[border]) + np.sin(angle) * up[border]
    vertices = np.concatenate([flat + up, flat - up, edge.reshape(-1, 3)])
    between: Ints = 2 * size + np.arange((rim - 1) * len(border), dtype=np.int32).reshape(rim - 1, -1)
    rings = np.concatenate([border[None], between, border[None] + size])
    top, around = _quads(index), _quads(np.concatenate([rings, rings[:, :1]], axis=1))
    faces = np.concatenate([top, top[:, ::-1] + size, around]).astype(np.int32)
    measured = _measured(surface)
    uvs = np.concatenate([measured, measured, np.tile(measured[border], (rim - 1, 1))])
    return Mesh(vertices, faces, uvs[faces])


def _quads(index: Ints) -> Ints:
    """(2 * (R - 1) * (C - 1), 3) triangles over an (R, C) grid of vertex indices, facing rows x columns."""
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    return np.stack([np.stack([a, b, c], axis=-1), np.stack([a, c, d], axis=-1)], axis=2).reshape(-1, 3)


def _border(index: Ints) -> Ints:
    """(2 * (R + C) - 4,) the grid's rim, counter-clockwise about its normal."""
    return np.concatenate([index[:-1, 0], index[-1, :-1], index[:0:-1, -1], index[0, :0:-1]])


def _normals(vertices: Floats, faces: Ints) -> Floats:
    """(V, 3) unit normals, each the area-weighted mean of the triangles around a vertex."""
    a, b, c = vertices[faces].swapaxes(0, 1)
    total = np.zeros_like(vertices)
    for corner in faces.T:
        np.add.at(total, corner, np.cross(b - a, c - a))
    return total / np.linalg.norm(total, axis=1, keepdims=True)


def _outward(rim: Floats, up: Floats) -> Floats:
    """(B, 3) across a counter-clockwise rim, out of the surface, as long as `up`."""
    across = np.cross(np.roll(rim, -1, axis=0) - np.roll(rim, 1, axis=0), up)
    return across * (np.linalg.norm(up, axis=1) / np.linalg.norm(across, axis=1))[:, None]


def _measured(surface: Floats) -> Floats:
    """(R * C, 2) texture coordinates in metres: mean length down the rows and along the columns."""
    down = np.linalg.norm(np.diff(surface, axis=0), axis=2).mean(axis=1)
    along = np.linalg.norm(np.diff(surface, axis=1), axis=2).mean(axis=0)
    u, v = (np.concatenate([[0.0], np.cumsum(steps)]) for steps in (down, along))
    return np.stack(np.meshgrid(u, v, indexing="ij"), axis=-1).reshape(-1, 2)
