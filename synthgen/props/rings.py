"""Ring-shaped bodies: a profile carried around an outline, or spun about the vertical axis. Frames, rims, shades."""

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.extrusion import away
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh


def spun(profile: ArrayLike, sides: int = 24) -> Mesh:
    """A hollow thing: a closed profile, (K, 2) radius and z in metres, turned about z."""
    radius, z = np.asarray(profile, dtype=float).T
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = np.stack([np.cos(angle), np.sin(angle), np.zeros(sides)], axis=1)
    return facing_out(loft(radius[:, None, None] * ring + np.stack([0 * z, 0 * z, z], axis=1)[:, None], closed=True))


def framed(outline: Floats, profile: ArrayLike) -> Mesh:
    """A frame around an (N, 2) counter-clockwise (x, z) outline; grain (u) runs along it.

    profile: (K, 2) closed, distance out of the outline and y, metres.
    """
    out, y = np.asarray(profile, dtype=float).T
    flat = outline + out[:, None, None] * away(outline)
    depth = np.broadcast_to(y[:, None], flat.shape[:2])
    mesh = loft(np.stack([flat[..., 0], depth, flat[..., 1]], axis=-1), closed=True)
    return facing_out(Mesh(mesh.vertices, mesh.faces, mesh.uvs[..., ::-1]))


def plaque(outline: Floats, thickness: float, y: float = 0.0) -> Mesh:
    """A plate over an (N, 2) (x, z) outline that is star-shaped about its middle; its front is at `y`. Metres."""
    ring = np.insert(outline, 1, y, axis=1)
    return facing_out(loft(np.stack([ring, ring + (0, thickness, 0)])))


def facing_out(mesh: Mesh) -> Mesh:
    """A closed mesh, turned inside out if its inside is out."""
    a, b, c = mesh.vertices[mesh.faces].swapaxes(0, 1)
    return mesh if float((a * np.cross(b, c)).sum()) > 0 else mesh.flipped()
