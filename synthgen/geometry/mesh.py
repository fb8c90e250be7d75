"""The mesh value: triangles with texture coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangles, counter-clockwise seen from outside.

    vertices: (V, 3) float64, metres. faces: (F, 3) int32, indices into vertices.
    uvs: (F, 3, 2) float64, texture coordinates of each triangle corner in metres, so that textures keep their size.
    """

    vertices: Floats
    faces: Ints
    uvs: Floats

    @property
    def bounds(self) -> Floats:
        """(2, 3) lowest and highest corner, metres."""
        return bounds_of(self.vertices)

    def moved(self, offset: ArrayLike) -> Mesh:
        """Translated by (3,) metres."""
        return replace(self, vertices=self.vertices + np.asarray(offset, dtype=float))

    def scaled(self, factors: ArrayLike) -> Mesh:
        """Scaled about the origin by one factor or (3,); a mirroring turns the triangles so that they face out."""
        factors = np.broadcast_to(np.asarray(factors, dtype=float), 3)
        scaled = replace(self, vertices=self.vertices * factors)
        return scaled.flipped() if np.prod(factors) < 0 else scaled

    def mirrored_x(self) -> Mesh:
        """The other hand: x becomes -x."""
        return self.scaled((-1, 1, 1))

    def flipped(self) -> Mesh:
        """Inside out."""
        return replace(self, faces=self.faces[:, ::-1], uvs=self.uvs[:, ::-1])

    def transformed(self, matrix: ArrayLike) -> Mesh:
        """Through a (4, 4) rigid or scaling matrix acting on column vectors."""
        matrix = np.asarray(matrix, dtype=float)
        moved = replace(self, vertices=self.vertices @ matrix[:3, :3].T + matrix[:3, 3])
        return moved.flipped() if np.linalg.det(matrix[:3, :3]) < 0 else moved

    def rotated(self, axis: str, degrees: float, about: ArrayLike = (0, 0, 0)) -> Mesh:
        """Turned by the right-hand rule about the line through a point along 'x', 'y' or 'z'."""
        center = np.asarray(about, dtype=float)
        turned = (self.vertices - center) @ rotation(axis, degrees).T + center
        return replace(self, vertices=turned)


def bounds_of(points: Floats) -> Floats:
    """(2, D) lowest and highest corner of (N, D) points; numpy takes ten times as long along such short rows."""
    columns = np.ascontiguousarray(points.T)
    return np.stack([columns.min(axis=1), columns.max(axis=1)])


def rotation(axis: str, degrees: float) -> Floats:
    """(3, 3) right-handed rotation about a coordinate axis, for column vectors."""
    angle = np.radians(degrees)
    c, s = np.cos(angle), np.sin(angle)
    i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    matrix = np.eye(3)
    matrix[i, i] = matrix[j, j] = c
    matrix[i, j], matrix[j, i] = -s, s
    return matrix


def direction(azimuth_deg: float, elevation_deg: float) -> Floats:
    """(3,) unit vector; azimuth 0 is -Y, where furniture faces, and turns towards +X, its left."""
    azimuth, elevation = np.radians(azimuth_deg), np.radians(elevation_deg)
    return np.array([np.sin(azimuth) * np.cos(elevation), -np.cos(azimuth) * np.cos(elevation), np.sin(elevation)])


def joined(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes as one; nothing is welded."""
    offsets = np.cumsum([0] + [len(m.vertices) for m in meshes[:-1]])
    return Mesh(
        np.concatenate([m.vertices for m in meshes]),
        np.concatenate([m.faces + o for m, o in zip(meshes, offsets, strict=True)]).astype(np.int32),
        np.concatenate([m.uvs for m in meshes]),
    )


def cross(a: Floats, b: Floats) -> Floats:
    """(N, 3) products of vectors; `np.cross` spends ten times as long on the question which axis is meant."""
    product: Floats = a[:, [1, 2, 0]] * b[:, [2, 0, 1]] - a[:, [2, 0, 1]] * b[:, [1, 2, 0]]
    return product
