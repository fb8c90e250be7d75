"""Bars, tubes, spindles and piping: a section carried along a curve."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.curve import ellipse, tangents
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh, cross

_DOME = np.radians([25, 50, 72])  # the rings of a rounded end


def sweep(
    path: ArrayLike,
    section: ArrayLike,
    *,
    scale: ArrayLike = 1.0,
    side: ArrayLike | None = None,
    sides: int = 10,
    closed: bool = False,
    dome: float = 0.0,
) -> Mesh:
    """A section carried along a path; grain (u) runs along it.

    path: (N, 3) metres. section: a radius in metres, which makes a round bar of `sides` sides, or a (K, 2)
    counter-clockwise outline in metres: first along `side`, then along tangent x side. scale: 1, (N,) or (N, 2),
    the section's size at each point. side: (3,) the direction that the section's first axis keeps to; without it
    the frame is carried along with the least twist. closed: the path returns to its start. dome: metres by which
    rounded ends reach beyond the path; 0 cuts them flat.
    """
    points = np.asarray(path, dtype=float)
    outline = np.asarray(section, dtype=float)
    if outline.ndim == 0:
        outline = ellipse(2 * float(outline), 2 * float(outline), sides)
    along = tangents(points, closed=closed)
    across = _carried(along, closed) if side is None else _kept(along, np.asarray(side, dtype=float))
    axes = np.stack([across, cross(along, across)], axis=1)
    factors = np.asarray(scale, dtype=float)
    factors = np.broadcast_to(factors[:, None] if factors.ndim == 1 else factors, (len(points), 2))
    loops = points[:, None] + np.einsum("kc,nc,ncx->nkx", outline, factors, axes)
    if closed or dome <= 0:
        return loft(loops, closed=closed)
    starts = _dome(loops[0], points[0], -along[0] * dome)
    ends = _dome(loops[-1], points[-1], along[-1] * dome)
    return loft(
        np.concatenate([starts[::-1], loops, ends]),
        first=points[0] - along[0] * dome,
        last=points[-1] + along[-1] * dome,
    )


def _kept(along: Floats, side: Floats) -> Floats:
    """(N, 3) unit vectors across the path, as near to `side` as they can be."""
    across = side - along * (along @ side)[:, None]
    return across / np.linalg.norm(across, axis=1, keepdims=True)


def _carried(along: Floats, closed: bool) -> Floats:
    """(N, 3) unit vectors across the path that turn with it and no more; on a closed one the rest is spread."""
    start = np.eye(3)[np.abs(along[0]).argmin()]
    across = [start - along[0] * (along[0] @ start)]
    for direction in along[1:]:
        across.append(across[-1] - direction * (across[-1] @ direction))
    frames = np.stack(across)
    frames /= np.linalg.norm(frames, axis=1, keepdims=True)
    if not closed:
        return frames
    back = frames[-1] - along[0] * (frames[-1] @ along[0])
    gap = np.arctan2(np.cross(along[0], back) @ frames[0], back @ frames[0])
    angle = (np.arange(len(along)) / len(along) * gap)[:, None]
    turned: Floats = frames * np.cos(angle) + cross(along, frames) * np.sin(angle)
    return turned


def _dome(loop: Floats, center: Floats, reach: Floats) -> Floats:
    """(rings, K, 3) a loop shrinking to its centre while it moves by `reach`."""
    shrink, move = np.cos(_DOME)[:, None, None], np.sin(_DOME)[:, None, None]
    return center + (loop - center) * shrink + reach * move


def rise(path: ArrayLike, section: ArrayLike, scale: ArrayLike) -> Mesh:
    """A post or leg whose sections stay level, so that it stands flat on the floor.

    path: (N, 3) metres, going up. section: (K, 2) counter-clockwise outline in x and y. scale: (N,) or (N, 2), the
    section's size at each point.
    """
    points = np.asarray(path, dtype=float)
    factors = np.asarray(scale, dtype=float)
    factors = factors[:, None] if factors.ndim == 1 else factors
    loops = np.repeat(points[:, None], len(np.asarray(section)), axis=1)
    loops[..., :2] += np.asarray(section, dtype=float) * factors[:, None]
    return loft(loops)
