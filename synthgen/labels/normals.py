"""How surfaces face the camera: true normals, smooth where shading is, without the grain of materials."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synthgen.frame import Frame
from synthgen.geometry.mesh import Floats, Mesh, cross
from synthgen.geometry.normals import corner_normals
from synthgen.geometry.raster import Bools, Indices, nearest_to, projected
from synthgen.labels.grid import NEAR, Grid, grid
from synthgen.labels.solids import Solids, solids
from synthgen.stage import Stage

CREASE_DEG = 40.0
"""As Blender shades them here: edges that bend more stay crisp."""

OFF = 0.02
"""Share of its depth by which a surface may differ from the picture's depth and still be what is seen."""


def normals_picture(stage: Stage, frame: Frame) -> NDArray[np.uint8]:
    """(H, W, 3) normals as colours, (n + 1) / 2 * 255; black where nothing is."""
    normals = camera_normals(stage, frame)
    colors = np.round((normals + 1) / 2 * 255).astype(np.uint8)
    return np.where((normals != 0).any(axis=2, keepdims=True), colors, 0).astype(np.uint8)


def camera_normals(stage: Stage, frame: Frame) -> Floats:
    """(H, W, 3) unit normals in camera coordinates (x right, y down, z forward), towards the camera; 0 for nothing."""
    cells, everything = grid(stage.view), solids(stage)
    drawn = projected(everything.vertices[everything.faces], cells.pinhole.intrinsics, NEAR)
    triangle, depth = nearest_to(drawn, cells.window, cells.taken_back(frame.depth))
    triangle, depth = cells.shown(triangle), cells.shown(depth)
    known = (triangle >= 0) & (frame.depth > 0) & (np.abs(depth - frame.depth) <= OFF * frame.depth)
    normals = np.zeros((*known.shape, 3))
    if known.any():
        normals[known] = _interpolated(everything, triangle[known], _points(cells, known, depth[known]))
    return normals


def _points(cells: Grid, known: Bools, depth: Floats) -> Floats:
    """(N, 3) camera coordinates of what the known pixels show."""
    window = cells.window
    place = np.arange(window.count).reshape(window.height, window.width) if cells.place is None else cells.place
    row, column = np.divmod(place[known], window.width)
    pixels = np.column_stack([column + 0.5, row + 0.5, np.ones(len(row))])
    points: Floats = pixels @ np.linalg.inv(cells.pinhole.intrinsics).T * depth[:, None]
    return points


def _interpolated(everything: Solids, triangle: Indices, points: Floats) -> Floats:
    """(N, 3) unit normals of triangles at points on them, turned towards the camera."""
    used, which = np.unique(triangle, return_inverse=True)
    corners = everything.vertices[everything.faces[used]]
    facing = cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    away = (facing[which] * points).sum(axis=1, keepdims=True) > 0
    blended = (_shares(corners[which], facing[which], points)[..., None] * _smooth(everything, used)[which]).sum(axis=1)
    lengths = np.linalg.norm(blended, axis=1, keepdims=True)
    units = blended / np.where(lengths > 0, lengths, 1)
    turned: Floats = np.where(away, -units, units)
    return turned


def _shares(corners: Floats, facing: Floats, points: Floats) -> Floats:
    """(N, 3) barycentric coordinates of (N, 3) points in (N, 3, 3) triangles, kept within them."""
    square = np.maximum((facing * facing).sum(axis=1), 1e-300)
    shares = [
        (cross(corners[:, (k + 1) % 3] - points, corners[:, (k + 2) % 3] - points) * facing).sum(axis=1) / square
        for k in range(3)
    ]
    inside = np.clip(np.stack(shares, axis=1), 0, 1)
    total = inside.sum(axis=1, keepdims=True)
    return np.where(total > 0, inside / np.where(total > 0, total, 1), 1 / 3)


def _smooth(everything: Solids, used: Indices) -> Floats:
    """(U, 3, 3) normals at the corners of some triangles; only what touches them is looked at."""
    touched = np.zeros(len(everything.vertices), bool)
    touched[everything.faces[used]] = True
    near = np.flatnonzero(touched[everything.faces].any(axis=1))
    faces = everything.faces[near].astype(np.int32)
    smooth = corner_normals(Mesh(everything.vertices, faces, np.zeros((len(faces), 3, 2))), CREASE_DEG)
    place: Floats = smooth[np.searchsorted(near, used)]
    return place
