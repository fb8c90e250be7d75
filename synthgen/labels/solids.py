"""All triangles of a stage as its camera sees them: what lies before a point, and which one a pixel shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthgen.geometry.mesh import Floats, cross
from synthgen.geometry.raster import Bools, Indices, least_of_three, most_of_three
from synthgen.labels.grid import NEAR, in_camera, world_mesh
from synthgen.stage import Stage

SLACK = 1e-9
"""How far outside a triangle a line may pass, relative to its size, so that none slips between two."""


@dataclass(frozen=True, eq=False)
class Solids:
    """Everything of a stage as one mesh in camera coordinates, metres.

    vertices: (V, 3). faces: (T, 3). owner: (T,) instance id of labeled objects, 0 for all else. part: (T,) position in
    its model. low, high: (T, 2) bounds in the pinhole's picture, infinite where the camera's plane is reached, NaN
    behind it.
    """

    vertices: Floats
    faces: NDArray[np.int64]
    owner: Indices
    part: Indices
    low: Floats
    high: Floats

    def before(self, points: Floats, pixels: Floats) -> Met:
        """What lies on the lines from the camera to points.

        points: (K, 3) camera coordinates; pixels: (K, 2) where the pinhole shows them.
        """
        (left, top), (right, bottom) = self.low.T, self.high.T
        near = [np.flatnonzero((left <= x) & (top <= y) & (right >= x) & (bottom >= y)) for x, y in pixels]
        which, triangle = np.repeat(np.arange(len(near)), [len(each) for each in near]), np.concatenate(near)
        point = points[which]
        a, b, c = self.vertices[self.faces[triangle].T]
        sides = np.stack([_dot(cross(b, c), point), _dot(cross(c, a), point), _dot(cross(a, b), point)])
        slack = SLACK * np.abs(sides).max(axis=0)
        normal = cross(b - a, c - a)
        slope = _dot(normal, point)
        with np.errstate(divide="ignore", invalid="ignore"):  # triangles that are seen edge-on, which no line meets
            along = _dot(a, normal) / slope
        through = (sides >= -slack).all(axis=0) | (sides <= slack).all(axis=0)
        met = np.flatnonzero(through & (slope != 0) & (along > 0))
        gap = (1 - along[met]) * np.sqrt(_dot(points, points))[which[met]]
        return Met(which[met], triangle[met], gap, slope[met] < 0)


@dataclass(frozen=True, eq=False)
class Met:
    """Triangles on lines from the camera to points.

    point: (N,) which of the points. triangle: (N,). gap: (N,) metres by which it lies before the point. entering: (N,)
    whether the line goes in there.
    """

    point: Indices
    triangle: Indices
    gap: Floats
    entering: Bools


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
    return Solids(
        vertices, faces, np.repeat(ids, sizes), part, *bounds_in_picture(stage.view.intrinsics, vertices, faces)
    )


def _dot(a: Floats, b: Floats) -> Floats:
    """(N,) products of (N, 3) vectors."""
    products: Floats = (a * b).sum(axis=1)
    return products


def bounds_in_picture(intrinsics: Floats, vertices: Floats, faces: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """(T, 2) and (T, 2) lowest and highest pixels of triangles."""
    ahead = vertices[:, 2] >= NEAR
    pixels = np.full((len(vertices), 2), np.nan)
    projected = vertices[ahead] @ intrinsics.T
    pixels[ahead] = projected[:, :2] / projected[:, 2:]
    corners = pixels.T.take(faces.T, axis=1).transpose(2, 1, 0)  # stored by column, as `before` reads them
    low, high = least_of_three(corners), most_of_three(corners)
    beyond = vertices[:, 2] > 0
    a, b, c = faces.T
    reaching = ~(ahead[a] & ahead[b] & ahead[c]) & (beyond[a] | beyond[b] | beyond[c])
    low[reaching], high[reaching] = -np.inf, np.inf
    return low, high
