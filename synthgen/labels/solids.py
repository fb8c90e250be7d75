"""All triangles of a stage as its camera sees them: what lies before a point, and which one a pixel shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthgen.geometry.mesh import Floats
from synthgen.geometry.raster import Indices, least_of_three, most_of_three
from synthgen.labels.grid import NEAR, in_camera, world_mesh
from synthgen.stage import Stage

SLACK = 1e-9
"""How far outside a triangle a line may pass, relative to its size, so that none slips between two."""


@dataclass(frozen=True, eq=False)
class Solids:
    """Everything of a stage as one mesh in camera coordinates, metres.

    vertices: (V, 3). faces: (T, 3). owner: (T,) instance id of labeled objects, 0 for all else. part: (T,) position in
    its model. low, high: (T, 2) bounds in the pinhole's picture, infinite where the camera's plane is reached.
    """

    vertices: Floats
    faces: NDArray[np.int64]
    owner: Indices
    part: Indices
    low: Floats
    high: Floats

    def before(self, point: Floats, pixel: Floats) -> tuple[Indices, Floats, NDArray[np.bool_]]:
        """(N,) triangles on the line from the camera through a point, (N,) metres before it, (N,) whether it enters.

        point: (3,) camera coordinates; pixel: (2,) where the pinhole shows it.
        """
        (left, top), (right, bottom), (x, y) = self.low.T, self.high.T, pixel
        near = np.flatnonzero((left <= x) & (top <= y) & (right >= x) & (bottom >= y))
        a, b, c = self.vertices[self.faces[near]].transpose(1, 0, 2)
        sides = np.stack([_cross(b, c) @ point, _cross(c, a) @ point, _cross(a, b) @ point])
        slack = SLACK * np.abs(sides).max(axis=0)
        normal = _cross(b - a, c - a)
        slope = normal @ point
        met = ((sides >= -slack).all(axis=0) | (sides <= slack).all(axis=0)) & (slope != 0)
        along = (a[met] * normal[met]).sum(axis=1) / slope[met]
        ahead = along > 0
        gap = (1 - along[ahead]) * float(np.linalg.norm(point))
        return near[met][ahead], gap, slope[met][ahead] < 0


@lru_cache(maxsize=1)
def solids(stage: Stage) -> Solids:
    """Of a stage; kept for its next object."""
    objects = [world_mesh(thing) for thing in stage.objects]
    meshes = [*objects, *(thing.mesh for thing in stage.scenery)]
    sizes = [len(mesh.faces) for mesh in meshes]
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes[:-1])])
    vertices = in_camera(stage.view, np.concatenate([mesh.vertices for mesh in meshes]))
    faces = np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts, strict=True)]).astype(np.int64)
    ids = [thing.instance for thing in stage.objects] + [0] * len(stage.scenery)
    parts = [np.repeat(np.arange(len(m.parts)), [len(p.mesh.faces) for p in m.parts])
             for m in (thing.model for thing in stage.objects)]  # fmt: skip
    part = np.concatenate([*parts, np.zeros(sum(sizes[len(objects) :]), int)])
    return Solids(vertices, faces, np.repeat(ids, sizes), part, *_bounds(stage.view.intrinsics, vertices, faces))


def _cross(a: Floats, b: Floats) -> Floats:
    """(N, 3) products of few vectors; `np.cross` spends ten times as long on the question which axis is meant."""
    return a[:, [1, 2, 0]] * b[:, [2, 0, 1]] - a[:, [2, 0, 1]] * b[:, [1, 2, 0]]


def _bounds(intrinsics: Floats, vertices: Floats, faces: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """(T, 2) and (T, 2) lowest and highest pixels of triangles."""
    ahead = vertices[:, 2] >= NEAR
    pixels = np.full((len(vertices), 2), np.nan)
    projected = vertices[ahead] @ intrinsics.T
    pixels[ahead] = projected[:, :2] / projected[:, 2:]
    corners = pixels.T[:, faces].transpose(1, 2, 0)  # stored by column, as `before` reads them
    low, high = least_of_three(corners), most_of_three(corners)
    reaching = ~(ahead[faces[:, 0]] & ahead[faces[:, 1]] & ahead[faces[:, 2]])
    low[reaching], high[reaching] = -np.inf, np.inf
    return low, high
