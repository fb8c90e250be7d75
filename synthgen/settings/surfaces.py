"""Sheets without thickness: floors, walls and backdrops."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.mesh import Floats, Mesh, joined


def strip(line: Floats, half_width: Floats) -> Mesh:
    """The surface that a line (N, 3) sweeps over `-half_width .. +half_width` (3,), metres; faces line x width."""
    n = len(line)
    vertices = np.concatenate([line - half_width, line + half_width])
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    across = 2 * float(np.linalg.norm(half_width))
    uv = np.concatenate([np.column_stack([along, np.zeros(n)]), np.column_stack([along, np.full(n, across)])])
    i = np.arange(n - 1)
    faces = np.concatenate([np.column_stack([i, i + 1, i + 1 + n]), np.column_stack([i, i + 1 + n, i + n])]).astype(
        np.int32
    )
    return Mesh(vertices, faces, uv[faces])


def rectangle(origin: ArrayLike, u: ArrayLike, v: ArrayLike) -> Mesh:
    """origin + s u + t v for s, t in 0..1; faces u x v. (3,) each, metres."""
    origin, u, v = (np.asarray(a, dtype=float) for a in (origin, u, v))
    return strip(np.stack([origin + v / 2, origin + u + v / 2]), v / 2)


def pierced(origin: Floats, u: Floats, v: Floats, hole: tuple[float, float, float, float] | None) -> Mesh:
    """A rectangle with a rectangular hole, given as (u0, u1, v0, v1) in metres from the origin along u and v."""
    if hole is None:
        return rectangle(origin, u, v)
    u_length, v_length = float(np.linalg.norm(u)), float(np.linalg.norm(v))
    eu, ev = u / u_length, v / v_length
    u0, u1, v0, v1 = hole
    spans = [(0, u0, 0, v_length), (u1, u_length, 0, v_length), (u0, u1, 0, v0), (u0, u1, v1, v_length)]
    return joined(
        [_shifted(rectangle(origin + a * eu + c * ev, (b - a) * eu, (d - c) * ev), a, c) for a, b, c, d in spans]
    )


def _shifted(mesh: Mesh, u: float, v: float) -> Mesh:
    """The same sheet, its texture laid as if it began u and v metres before it."""
    return replace(mesh, uvs=mesh.uvs + (u, v))


def block(low: ArrayLike, high: ArrayLike) -> Mesh:
    """A box between two (3,) corners, metres, its edges sharp; u runs level on its sides."""
    low, high = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    x, y, z = np.diag(high - low)
    sides = [
        rectangle(low, x, z), rectangle(low + x, y, z), rectangle(low + x + y, -x, z), rectangle(low + y, -y, z),
        rectangle(low + z, x, y), rectangle(low, y, x),
    ]  # fmt: skip
    return joined(sides)
