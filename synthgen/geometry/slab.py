"""Slabs: an outline with thickness, rounded edges and a shaped top. Plank seats, pads, cushions."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synthgen.geometry.box import box_uvs
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh

Relief = Callable[[Floats, Floats], Floats]
"""A height in metres, to be added, at x and y in metres."""


def slab(
    outline: Floats,
    thickness: float,
    radius: float,
    *,
    relief: Relief | None = None,
    underside: Relief | None = None,
    shrink: float = 1.0,
    rings: int = 5,
    grain: int = 0,
) -> Mesh:
    """A plate between z = 0 and z = thickness over an outline that is star-shaped about the origin.

    outline: (K, 2) counter-clockwise, metres. radius: metres, of the rounded upper and lower edge. relief: added to
    the height of the top; it must fade out at the outline if the edge is to stay level. underside: the same for the
    bottom. shrink: the bottom outline's size, for chamfered undersides. rings: loops from the edge of the top
    to its middle. grain: 0 or 1, the axis along which u runs.
    """
    radius = min(radius, 0.49 * thickness)
    arc = np.linspace(0, np.pi / 2, 4)
    reach = np.linalg.norm(outline, axis=1)
    inset = radius * (1 - np.sin(arc))
    lower = _loops(outline, inset, reach, radius * (1 - np.cos(arc)), shrink)
    upper = _loops(outline, inset[::-1], reach, thickness - radius * (1 - np.sin(arc)), 1.0)
    inner = np.linspace(1, 0, rings + 1)[1:-1]
    floor = _shrunk(lower[0], inner[::-1][-2:])
    top = _shrunk(upper[-1], inner)
    loops = np.concatenate([floor, lower, upper, top])
    rows = np.arange(len(loops)) < len(floor) + len(lower)
    if relief is not None:
        loops[~rows, :, 2] += relief(loops[~rows, :, 0], loops[~rows, :, 1])
    if underside is not None:
        loops[rows, :, 2] += underside(loops[rows, :, 0], loops[rows, :, 1])
    mesh = loft(loops)
    return Mesh(mesh.vertices, mesh.faces, box_uvs(mesh.vertices, mesh.faces, grain))


def _loops(outline: Floats, inset: Floats, reach: Floats, height: Floats, size: float) -> Floats:
    """(R, K, 3) the outline drawn in by `inset` metres at each height."""
    factor = size * (1 - inset[:, None] / reach)
    flat = outline * factor[..., None]
    return np.concatenate([flat, np.broadcast_to(height[:, None, None], (*factor.shape, 1))], axis=2)


def _shrunk(loop: Floats, factors: Floats) -> Floats:
    """(R, K, 3) a loop scaled about the vertical axis."""
    return loop * np.stack([factors, factors, np.ones_like(factors)], axis=1)[:, None]
