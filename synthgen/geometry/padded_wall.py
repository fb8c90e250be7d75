"""Upholstered walls: a curved surface with a thickness that rounds off towards its free edges."""

from dataclasses import replace

import numpy as np

from synthgen.geometry.box import box_uvs
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.skin import skin

THINNEST = 0.002  # m, half of what is left of a wall at its rounded edge


def padded_wall(middle: Floats, half: Floats) -> Mesh:
    """A closed body about a surface, cut flat where its thickness does not run out.

    middle: (R, C, 3) metres; rows go up, columns go around the sitter from the left (+x) to the right. half: (R, C)
    metres from the surface to either face.
    """
    offset = half[..., None] * _facing(middle)
    body = skin(np.concatenate([middle + offset, (middle - offset)[::-1]]).swapaxes(0, 1))
    return replace(body, uvs=box_uvs(body.vertices, body.faces))


def half_round(distance: Floats, radius: float) -> Floats:
    """(...) metres: half the thickness of a wall at a distance from its free edge, `radius` where it is whole."""
    share = np.clip(distance / radius, 0, 1)
    rounded: Floats = np.maximum(radius * np.sqrt(1 - (1 - share) ** 2), THINNEST)
    return rounded


def edge_distance(points: Floats, edge: Floats) -> Floats:
    """(...) metres from (..., 2) points to a polyline of (N, 2) points."""
    start, along = edge[:-1], np.diff(edge, axis=0)
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    reach = points[..., None, :] - start
    share = np.clip((reach * along).sum(axis=-1) / length, 0, 1)
    distance: Floats = np.linalg.norm(reach - share[..., None] * along, axis=-1).min(axis=-1)
    return distance


def cut_corners(points: Floats, rounds: int = 4) -> Floats:
    """(N, D) a smooth curve drawn into an open polyline: it keeps the ends, touches each side and never overshoots."""
    path = np.asarray(points, dtype=float)
    for _ in range(rounds):
        near, far = 0.75 * path[:-1] + 0.25 * path[1:], 0.25 * path[:-1] + 0.75 * path[1:]
        path = np.concatenate([path[:1], np.stack([near, far], axis=1).reshape(-1, path.shape[1])[1:-1], path[-1:]])
    return path


def _facing(middle: Floats) -> Floats:
    """(R, C, 3) unit normals of such a surface, towards the sitter."""
    up, around = np.gradient(middle, axis=0), np.gradient(middle, axis=1)
    normals = np.cross(up, around)
    facing: Floats = normals / np.maximum(np.linalg.norm(normals, axis=2, keepdims=True), 1e-12)
    return facing
