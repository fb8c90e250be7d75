"""Soft and flat things laid along a bent line: mattresses, long cushions, slings."""

from dataclasses import replace

import numpy as np

from synthgen.geometry.curve import tangents
from synthgen.geometry.mesh import Floats, Mesh


def laid_along(mesh: Mesh, path: Floats) -> Mesh:
    """A mesh that lay along +y from y = 0, bent so that its underside, z = 0, follows a path.

    path: (N, 2) metres, y and z in the plane x = 0; it is run on straight beyond its ends. What lay above lies to
    the left of the path's direction.
    """
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    at = np.concatenate([[0.0], np.cumsum(steps)])
    along = tangents(path)
    x, s, h = mesh.vertices.T
    place, way = (np.stack([np.interp(s, at, line[:, k]) for k in (0, 1)], axis=1) for line in (path, along))
    way = way / np.linalg.norm(way, axis=1, keepdims=True)
    beyond = (np.minimum(s, 0) + np.maximum(s - at[-1], 0))[:, None]
    flat = place + beyond * way + h[:, None] * np.stack([-way[:, 1], way[:, 0]], axis=1)
    return replace(mesh, vertices=np.column_stack([x, flat]))


def length(path: Floats) -> float:
    """Metres along an (N, D) path."""
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def channelled(mesh: Mesh, axis: int, seams: Floats, depth: float, width: float = 0.028) -> Mesh:
    """A lying cushion drawn in along seams across its top: at (S,) places along an axis, `depth` metres deep.

    width: metres over which the cloth rises again.
    """
    low, high = mesh.bounds
    points = mesh.vertices.copy()
    near = np.abs(points[:, axis, None] - seams).min(axis=1)
    other = 1 - axis
    calm = np.clip(np.minimum(points[:, other] - low[other], high[other] - points[:, other]) / 0.03, 0.25, 1)
    above = np.clip((points[:, 2] - low[2]) / (high[2] - low[2]) * 2 - 0.9, 0, 1)
    points[:, 2] -= depth * np.exp(-((near / width) ** 2)) * above * calm
    return replace(mesh, vertices=points)
