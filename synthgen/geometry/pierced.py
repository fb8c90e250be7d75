"""Moulded shells with slots and holes: a surface, some of whose squares are left out, given thickness."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthgen.geometry.mesh import Floats, Ints, Mesh
from synthgen.geometry.shell import quads

Mask = NDArray[np.bool_]


def pierced(grid: ArrayLike, holes: Mask, thickness: float, rim: int = 4) -> Mesh:
    """A surface with a body, its edges and those of its holes half round.

    grid: (R, C, 3) metres, the middle surface; the rows' direction x the columns' direction points out of its top.
    holes: (R - 1, C - 1), which squares are left out; two holes may share an edge but not touch at a mere corner.
    thickness: metres. rim: segments of the half-round edges. u runs down the rows, v along the columns.
    """
    surface = np.asarray(grid, dtype=float)
    index: Ints = np.arange(surface[..., 0].size, dtype=np.int32).reshape(surface.shape[:2])
    kept = quads(index).reshape(*holes.shape, 2, 3)[~holes]
    used, compact = np.unique(kept, return_inverse=True)
    flat, top = surface.reshape(-1, 3)[used], compact.reshape(-1, 3).astype(np.int32)
    up = _normals(flat, top)
    edges = _open_edges(top, len(flat))
    border, place = np.unique(edges, return_inverse=True)
    out = _outward(flat, up, edges)[border]
    turn = np.linspace(np.pi / 2, -np.pi / 2, rim + 1)[1:-1, None, None]
    ring = flat[border] + thickness / 2 * (np.cos(turn) * out + np.sin(turn) * up[border])
    vertices = np.concatenate([flat + up * thickness / 2, flat - up * thickness / 2, ring.reshape(-1, 3)])
    between = 2 * len(flat) + np.arange((rim - 1) * len(border)).reshape(rim - 1, -1)
    levels = np.concatenate([border[None], between, border[None] + len(flat)])[:, place.reshape(edges.shape)]
    a, b, c, d = levels[:-1, :, 0], levels[:-1, :, 1], levels[1:, :, 1], levels[1:, :, 0]
    around = np.stack([np.stack([a, c, b], -1), np.stack([a, d, c], -1)], axis=2).reshape(-1, 3)
    faces = np.concatenate([top, top[:, ::-1] + len(flat), around]).astype(np.int32)
    measured = _measured(surface)[used]
    uvs = np.concatenate([measured, measured, np.tile(measured[border], (rim - 1, 1))])
    return Mesh(vertices, faces, uvs[faces])


def _normals(vertices: Floats, faces: Ints) -> Floats:
    """(V, 3) unit normals, each the area-weighted mean of the triangles around a vertex."""
    a, b, c = vertices[faces].swapaxes(0, 1)
    total = np.zeros_like(vertices)
    for corner in faces.T:
        np.add.at(total, corner, np.cross(b - a, c - a))
    unit: Floats = total / np.linalg.norm(total, axis=1, keepdims=True)
    return unit


def _open_edges(faces: Ints, count: int) -> Ints:
    """(E, 2) the edges that only one triangle has, in its direction."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]).astype(np.int64)
    there, back = edges @ (count, 1), edges @ (1, count)
    return edges[~np.isin(there, back)].astype(np.int32)


def _outward(flat: Floats, up: Floats, edges: Ints) -> Floats:
    """(V, 3) unit directions out of the surface at its edges, along it."""
    across = np.cross(flat[edges[:, 1]] - flat[edges[:, 0]], up[edges].mean(axis=1))
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    total = np.zeros_like(flat)
    for end in edges.T:
        np.add.at(total, end, across)
    unit: Floats = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return unit


def _measured(surface: Floats) -> Floats:
    """(R * C, 2) texture coordinates in metres: length down the middle column, and along each row from there."""
    middle = surface.shape[1] // 2
    down = np.linalg.norm(np.diff(surface[:, middle], axis=0), axis=1).cumsum()
    along = np.linalg.norm(np.diff(surface, axis=1), axis=2).cumsum(axis=1)
    v = np.pad(along, ((0, 0), (1, 0)))
    u = np.broadcast_to(np.insert(down, 0, 0.0)[:, None], v.shape)
    return np.stack([u, v - v[:, [middle]]], axis=-1).reshape(-1, 2)
