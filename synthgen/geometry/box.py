"""Boxes with rounded edges: what planks, rails, blocks and upholstered slabs start from."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.mesh import Floats, Ints, Mesh, cross


def rounded_box(size: ArrayLike, radius: float, segments: int = 3) -> Mesh:
    """A box centred at the origin, its edges and corners rounded.

    size: (3,) metres over all. radius: metres, at most half the smallest size. segments: pieces of a quarter
    arc. It is a sphere of that radius whose octants were pulled apart. Grain (u) runs along a face's longest axis.
    """
    half = np.asarray(size, dtype=float) / 2
    radius = min(radius, 0.98 * float(half.min()))
    arc = np.linspace(0, np.pi / 2, segments + 1)
    longitude = np.concatenate([arc + quarter * np.pi / 2 for quarter in range(4)])
    latitude = np.concatenate([arc - np.pi / 2, arc])
    octant = np.repeat(np.arange(4) * np.pi / 2 + np.pi / 4, segments + 1)
    ring = np.stack([np.cos(longitude), np.sin(longitude)], axis=1)
    corner = np.sign(np.stack([np.cos(octant), np.sin(octant)], axis=1)) * (half[:2] - radius)
    flat = corner + radius * np.cos(latitude)[:, None, None] * ring
    up = np.sign(latitude + np.repeat([-1e-9, 1e-9], segments + 1)) * (half[2] - radius)
    height = np.broadcast_to((up + radius * np.sin(latitude))[:, None, None], (*flat.shape[:2], 1))
    used, faces = _globe(segments)
    vertices = np.concatenate([flat, height], axis=2).reshape(-1, 3)[used]
    return Mesh(vertices, faces, box_uvs(vertices, faces))


def box_uvs(vertices: Floats, faces: Ints, grain: int | None = None) -> Floats:
    """(F, 3, 2) metres: each triangle seen along the axis that it faces most.

    u runs along the face's longest axis, or along the axis `grain` (0, 1 or 2) on the faces that hold it.
    """
    corners = vertices[faces]
    extent = np.ptp(vertices, axis=0)
    if grain is not None:
        extent[grain] = np.inf
    order = np.argsort(-extent, kind="stable")
    normals = cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    facing = np.abs(normals).argmax(axis=1)
    axes = np.array([[a for a in order if a != axis] for axis in range(3)])
    return np.take_along_axis(corners, np.repeat(axes[facing][:, None, :], 3, axis=1), axis=2)


def tapered(mesh: Mesh, axis: int, low: float, high: float) -> Mesh:
    """Scaled across an axis by a factor from `low` to `high` along it, about the mesh's middle line."""
    bottom, top = mesh.bounds
    share = (mesh.vertices[:, axis] - bottom[axis]) / (top[axis] - bottom[axis])
    factors = np.repeat((low + (high - low) * share)[:, None], 3, axis=1)
    factors[:, axis] = 1.0
    middle = (bottom + top) / 2
    return replace(mesh, vertices=(mesh.vertices - middle) * factors + middle)


@lru_cache(maxsize=16)
def _globe(segments: int) -> tuple[Ints, Ints]:
    """Of a grid of points, first and last rows being four corners: which are used, and triangles. Not to be changed."""
    rows, columns = 2 * (segments + 1), 4 * (segments + 1)
    index = np.arange(rows * columns).reshape(rows, columns)
    index[[0, -1]] = index[[0, -1]][:, (np.arange(columns) // (segments + 1)) * (segments + 1)]
    a, b = index[:-1], index[1:]
    c, d = np.roll(a, -1, axis=1), np.roll(b, -1, axis=1)
    sides = np.concatenate([np.stack([a, c, d], -1).reshape(-1, 3), np.stack([a, d, b], -1).reshape(-1, 3)])
    low, high = index[0, :: segments + 1], index[-1, :: segments + 1]
    lids = np.array([high[[0, 1, 2]], high[[0, 2, 3]], low[[0, 2, 1]], low[[0, 3, 2]]])
    faces = np.concatenate([sides, lids])
    edges = faces[:, [0, 1, 2]] != faces[:, [1, 2, 0]]
    used, compact = np.unique(faces[edges.all(axis=1)], return_inverse=True)
    kept = used.astype(np.int32), compact.reshape(-1, 3).astype(np.int32)
    for array in kept:
        array.flags.writeable = False
    return kept
