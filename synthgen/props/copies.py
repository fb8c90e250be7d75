"""Many of a thing at once: leaves, books, slats. One array operation, where a loop would be slow."""

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.box import box_uvs, rounded_box
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.shell import box_shell


def copies(mesh: Mesh, places: ArrayLike, turns: Floats | None = None, sizes: ArrayLike = 1.0) -> Mesh:
    """One mesh at (N, 3) places, each turned by one of (N, 3, 3) rotations and scaled by one of (N,) sizes."""
    spots = np.asarray(places, dtype=float).reshape(-1, 3)
    count, size = len(spots), np.broadcast_to(np.asarray(sizes, dtype=float), len(spots))
    frames = np.broadcast_to(np.eye(3), (count, 3, 3)) if turns is None else turns
    vertices = np.einsum("nij,vj,n->nvi", frames, mesh.vertices, size) + spots[:, None]
    faces = mesh.faces + (np.arange(count) * len(mesh.vertices))[:, None, None]
    uvs = mesh.uvs * size[:, None, None, None]
    return Mesh(vertices.reshape(-1, 3), faces.reshape(-1, 3).astype(np.int32), uvs.reshape(-1, 3, 2))


def boxes(centers: ArrayLike, sizes: ArrayLike, radius: float = 0.0, *, segments: int = 1, grain: int = 2) -> Mesh:
    """(N,) boxes about (N, 3) centres, of (N, 3) sizes; edges rounded by `radius`. All metres.

    grain: the axis along which u runs.
    """
    middles, wholes = (np.asarray(a, dtype=float).reshape(-1, 3) for a in (centers, sizes))
    radius = min(radius, 0.49 * float(wholes.min()))
    unit = rounded_box((4 * radius,) * 3, radius, segments) if radius > 0 else _cube()
    pulled = wholes[:, None] / 2 - 2 * radius
    vertices = (middles[:, None] + unit.vertices + np.sign(unit.vertices) * pulled).reshape(-1, 3)
    offsets = (np.arange(len(middles)) * len(unit.vertices))[:, None, None]
    faces = (unit.faces + offsets).reshape(-1, 3).astype(np.int32)
    return Mesh(vertices, faces, box_uvs(vertices, faces, grain))


def board(size: ArrayLike, at: ArrayLike, radius: float = 0.003) -> Mesh:
    """One block of `size` metres about a centre, its grain along its longest edge."""
    return boxes(at, size, radius, segments=2, grain=int(np.argmax(np.asarray(size))))


def turns(azimuth_deg: ArrayLike, elevation_deg: ArrayLike, roll_deg: ArrayLike = 0.0) -> Floats:
    """(N, 3, 3) rotations that point +x in a direction: azimuth from +x towards +y, elevation above the floor.

    roll_deg: about that direction, first of all.
    """
    around, up, over = np.broadcast_arrays(
        *(np.radians(np.atleast_1d(a)) for a in (azimuth_deg, elevation_deg, roll_deg))
    )
    zero, one = np.zeros_like(around), np.ones_like(around)
    c, s = np.cos(around), np.sin(around)
    yaw = np.stack([c, -s, zero, s, c, zero, zero, zero, one], axis=-1).reshape(-1, 3, 3)
    c, s = np.cos(up), np.sin(up)
    pitch = np.stack([c, zero, -s, zero, one, zero, s, zero, c], axis=-1).reshape(-1, 3, 3)
    c, s = np.cos(over), np.sin(over)
    roll = np.stack([one, zero, zero, zero, c, -s, zero, s, c], axis=-1).reshape(-1, 3, 3)
    whole: Floats = yaw @ pitch @ roll
    return whole


def _cube() -> Mesh:
    """A box of nearly no size, whose corners know their octants."""
    ends = np.array([-1e-12, 1e-12])
    return box_shell(ends, ends, ends)
