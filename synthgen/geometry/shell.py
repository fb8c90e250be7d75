"""The skin of a box as a lattice: what cushions and other soft blocks are deformed from."""

import numpy as np

from synthgen.geometry.mesh import Floats, Ints, Mesh


def box_shell(xs: Floats, ys: Floats, zs: Floats) -> Mesh:
    """The closed surface of a box, cut at the given rising coordinates along each axis, metres.

    Vertices are the lattice points on the surface, in x-major order; texture coordinates are those of each flat side.
    """
    lattice = np.stack(np.meshgrid(xs, ys, zs, indexing="ij"), axis=-1)
    outer = np.ones(lattice.shape[:3], dtype=bool)
    outer[1:-1, 1:-1, 1:-1] = False
    number = np.full(outer.shape, -1, dtype=np.int32)
    number[outer] = np.arange(outer.sum(), dtype=np.int32)
    vertices = lattice[outer]
    sides = [_side(number, vertices, axis, end) for axis in range(3) for end in (0, -1)]
    return Mesh(vertices, np.concatenate([f for f, _ in sides]), np.concatenate([uv for _, uv in sides]))


def top_rim(shape: tuple[int, int, int], level: int = -1) -> Ints:
    """(N,) numbers of the vertices around one level of a shell of `shape` cuts, counter-clockwise from above."""
    outer = np.ones(shape, dtype=bool)
    outer[1:-1, 1:-1, 1:-1] = False
    number = np.cumsum(outer.ravel()).reshape(shape) - 1
    at = number[:, :, level]
    rim = np.concatenate([at[:-1, 0], at[-1, :-1], at[:0:-1, -1], at[0, :0:-1]])
    return rim.astype(np.int32)


def _side(number: Ints, vertices: Floats, axis: int, end: int) -> tuple[Ints, Floats]:
    """The triangles of one side and their texture coordinates; `end` is 0 for the low side, -1 for the high."""
    grid = np.moveaxis(number, axis, 0)[end]
    grid = grid.T if axis == 1 else grid  # so that first axis x second axis points along +axis
    faces = quads(grid if end else grid.T)
    across, along = ((1, 2), (0, 2), (0, 1))[axis]
    return faces, vertices[faces][:, :, [across, along]]


def quads(grid: Ints) -> Ints:
    """(2 (I-1)(J-1), 3) triangles over an (I, J) grid of vertex numbers, facing along first axis x second axis."""
    a, b, c, d = grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]
    triangles = np.stack([np.stack([a, b, c], -1), np.stack([a, c, d], -1)], axis=2)
    return np.ascontiguousarray(triangles.reshape(-1, 3), dtype=np.int32)
