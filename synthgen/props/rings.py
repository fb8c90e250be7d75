"""Ring-shaped bodies: a profile carried around an outline, or spun about the vertical axis. Frames, rims, shades."""

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.extrusion import away
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.shell import quads


def spun(profile: ArrayLike, sides: int = 24) -> Mesh:
    """A hollow thing: a closed profile, (K, 2) radius and z in metres, turned about z."""
    radius, z = np.asarray(profile, dtype=float).T
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = np.stack([np.cos(angle), np.sin(angle), np.zeros(sides)], axis=1)
    return _body(radius[:, None, None] * ring + np.stack([0 * z, 0 * z, z], axis=1)[:, None])


def framed(outline: Floats, profile: ArrayLike) -> Mesh:
    """A frame around an (N, 2) counter-clockwise (x, z) outline.

    profile: (K, 2) closed, distance out of the outline and y, metres.
    """
    out, y = np.asarray(profile, dtype=float).T
    flat = outline + out[:, None, None] * away(outline)
    depth = np.broadcast_to(y[:, None], flat.shape[:2])
    return _body(np.stack([flat[..., 0], depth, flat[..., 1]], axis=-1))


def plaque(outline: Floats, thickness: float, y: float = 0.0) -> Mesh:
    """A plate over an (N, 2) counter-clockwise (x, z) outline, star-shaped about its middle; its front is at `y`."""
    n = len(outline)
    flat = np.concatenate([outline, outline.mean(axis=0)[None]])
    vertices = np.concatenate([np.insert(flat, 1, y, axis=1), np.insert(flat, 1, y + thickness, axis=1)])
    here, ahead = np.arange(n), np.roll(np.arange(n), -1)
    front = np.stack([here, ahead, np.full(n, n)], axis=1)
    back = front[:, ::-1] + n + 1
    rear, rear_ahead = here + n + 1, ahead + n + 1
    sides = np.concatenate([np.stack([here, rear, rear_ahead], 1), np.stack([here, rear_ahead, ahead], 1)])
    faces = np.concatenate([front, back, sides]).astype(np.int32)
    uvs = vertices[faces][..., [0, 2]]
    uvs[2 * n :, :, 1] += vertices[faces[2 * n :]][..., 1]
    return Mesh(vertices, faces, uvs)


def facing_out(mesh: Mesh) -> Mesh:
    """A closed mesh, turned inside out if its inside is out."""
    a, b, c = mesh.vertices[mesh.faces].swapaxes(0, 1)
    return mesh if float((a * np.cross(b, c)).sum()) > 0 else mesh.flipped()


def _body(loops: Floats) -> Mesh:
    """The closed skin through (K, N, 3) rings, the last one next to the first; u runs around them, v across."""
    rows, columns = loops.shape[:2]
    wide = np.pad(loops, ((0, 1), (0, 1), (0, 0)), mode="wrap")
    around = np.linalg.norm(np.diff(wide, axis=1), axis=2).mean(axis=0)
    across = np.linalg.norm(np.diff(wide, axis=0), axis=2).mean(axis=1)
    u, v = (np.concatenate([[0.0], np.cumsum(steps)]) for steps in (around, across))
    corners = quads(np.arange((rows + 1) * (columns + 1), dtype=np.int32).reshape(rows + 1, columns + 1))
    row, column = np.divmod(corners, columns + 1)
    faces = ((row % rows) * columns + column % columns).astype(np.int32)
    return facing_out(Mesh(loops.reshape(-1, 3), faces, np.stack([u[column], v[row]], axis=-1)))
