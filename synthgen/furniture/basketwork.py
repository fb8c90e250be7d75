"""Basketwork: panels whose stakes stand upright, braided rims and wrapped poles. Metres."""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep

_SIDES = 8


def woven(mesh: Mesh) -> Mesh:
    """A body whose weave is that of its flat sides: stakes up z, or back to front where a side lies level."""
    corners = mesh.vertices[mesh.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    axes = np.array([[1, 2], [0, 2], [0, 1]])[np.abs(normals).argmax(axis=1)]
    return replace(mesh, uvs=np.take_along_axis(corners, np.repeat(axes[:, None], 3, axis=1), axis=2))


def braid(path: ArrayLike, radius: float, *, closed: bool = False, strands: int = 2) -> Mesh:
    """A rope of strands twisted around one another along a path of (N, 3), about `radius` thick."""
    points = spaced(np.asarray(path, dtype=float), max(0.6 * radius, 0.0135), closed=closed)
    rope = sweep(points, radius, sides=_SIDES, closed=closed, dome=0.0 if closed else 0.3 * radius)
    rings, skipped = len(points), 0 if closed else 3 * _SIDES
    around = 2 * np.pi * np.arange(_SIDES) / _SIDES
    turns = max(round(rings / 7), 1)  # a strand comes round every seven rings
    twist = 2 * np.pi * turns * np.arange(rings) / rings
    swell = 1 + 0.12 * np.cos(strands * around - twist[:, None] * strands)
    vertices = rope.vertices.copy()
    body = vertices[skipped : skipped + rings * _SIDES].reshape(rings, _SIDES, 3)
    body[:] = points[:, None] + (body - points[:, None]) * swell[..., None]
    return replace(rope, vertices=vertices, uvs=_turned(rope.uvs))


def wrapped(path: ArrayLike, thickness: float, *, scale: ArrayLike = 1.0, sides: int = 12, dome: float = 0.0) -> Mesh:
    """A pole wound with strands."""
    pole = sweep(path, thickness / 2, sides=sides, scale=scale, dome=dome)
    return replace(pole, uvs=_turned(pole.uvs))


def spaced(path: Floats, step: float, *, closed: bool = False) -> Floats:
    """(N, 3) points along a path about `step` metres apart."""
    points = np.concatenate([path, path[:1]]) if closed else path
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    at = np.linspace(0, along[-1], max(round(along[-1] / step), 3) + 1)
    even = np.stack([np.interp(at, along, points[:, axis]) for axis in range(3)], axis=1)
    return even[:-1] if closed else even


def _turned(uvs: Floats) -> Floats:
    """Texture coordinates turned by a quarter, so that weavers run around what they ran along."""
    return np.stack([-uvs[..., 1], uvs[..., 0]], axis=-1)
