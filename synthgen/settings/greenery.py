"""Hedges and trees as simple shapes, whose material shows the leaves."""

from __future__ import annotations

from functools import cache

import numpy as np

from synthgen.geometry.box import box_uvs
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Ints, Mesh, joined
from synthgen.streams import noise

STEP = 0.16
"""Metres between the points of a hedge."""


def hedge(seed: int, length: float, depth: float, height: float) -> Mesh:
    """A clipped hedge along x, its front at y = 0 and facing -y; uneven by a few centimetres."""
    n, up, over = (max(2, round(size / STEP)) for size in (length, height, depth))
    rows = np.array(
        [(0.0, h) for h in np.linspace(-0.05, height, up, endpoint=False)]
        + [(d, height) for d in np.linspace(0, depth, over, endpoint=False)]
        + [(depth, h) for h in np.linspace(height, -0.05, up)]
    )
    x = np.linspace(-length / 2, length / 2, n)
    out = np.array([(-1.0 if y == 0 else 1.0 if y == depth else 0.0, 1.0 if z == height else 0.0) for y, z in rows])
    u = noise(seed, "hedge", (n, len(rows), 2)) - 0.5
    bulge = 0.1 * u[..., :1] + 0.07 * _slow(seed, "hedge/slow", n)[:, None, None]
    points = rows[None] + bulge * out[None]
    vertices = np.concatenate(
        [np.broadcast_to(x[:, None, None], (n, len(rows), 1)) + 0.06 * u[..., 1:], points], axis=2
    )
    faces = _grid(n, len(rows))
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(rows, axis=0), axis=1))])
    uv = np.stack(np.meshgrid(x, along, indexing="ij"), axis=-1).reshape(-1, 2)
    return Mesh(vertices.reshape(-1, 3), faces, uv[faces])


def crown(seed: int, name: str, size: Floats) -> Mesh:
    """A ball of leaves of (3,) metres about the origin, its surface lumpy."""
    ball = _ball()
    lumps = 0.78 + 0.44 * noise(seed, f"{name}/lumps", (len(ball.vertices), 1))
    vertices = ball.vertices * lumps * size
    return Mesh(vertices, ball.faces, box_uvs(vertices, ball.faces))


@cache
def _ball() -> Mesh:
    """A sphere of unit width, worked out once."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, 9)
    return lathe(np.column_stack([np.cos(angle), np.sin(angle)]) / 2, 14)


def tree(seed: int, name: str, height: float) -> tuple[Mesh, Mesh]:
    """The trunk and the leaves of a tree on z = 0 at the origin: several crowns about a fork, or one pointed one."""
    u = noise(seed, f"{name}/form", (8, 4))
    girth = 0.035 * height
    if u[0, 0] < 0.2:  # a conifer
        size = np.array([0.4, 0.4, 0.34]) * height
        tiers = [
            crown(seed, f"{name}/{k}", size * (1 - 0.2 * k)).moved((0, 0, height * (0.24 + 0.19 * k))) for k in range(4)
        ]
        return _trunk(girth, 0.8 * height), joined(tiers)
    spread = (0.3 + 0.25 * u[0, 1]) * height
    balls = [crown(seed, f"{name}/0", np.array([spread, spread, 0.8 * spread])).moved((0, 0, 0.72 * height))]
    for k in range(1, 3 + int(4 * u[0, 2])):
        turn, out = 2.4 * k + u[k, 0], spread * (0.28 + 0.2 * u[k, 1])
        place = (out * np.cos(turn), out * np.sin(turn), height * (0.5 + 0.3 * u[k, 2]))
        balls.append(
            crown(seed, f"{name}/{k}", np.array([0.7, 0.7, 0.55]) * spread * (0.7 + 0.5 * u[k, 3])).moved(place)
        )
    return _trunk(girth, 0.7 * height), joined(balls)


def skyline(seed: int, radius: float, height: float) -> Mesh:
    """A closed ring of far trees about the origin, facing inwards, its top ragged. Metres."""
    n = 160
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
    top = height * (0.55 + 0.3 * _slow(seed, "skyline", n) + 0.3 * noise(seed, "skyline/fine", (n,)))
    ring = radius * np.stack([np.cos(angle), np.sin(angle), 0 * angle], axis=1)
    columns = np.stack([ring - (0, 0, 1.0), ring + np.stack([0 * top, 0 * top, top], axis=1)], axis=1)
    closed = np.concatenate([columns, columns[:1]])
    faces = _grid(n + 1, 2)
    u = np.linspace(0, 2 * np.pi * radius, n + 1)
    uv = np.stack([np.repeat(u, 2), closed[..., 2].ravel()], axis=1)
    return Mesh(closed.reshape(-1, 3), faces, uv[faces]).flipped()


def _trunk(girth: float, height: float) -> Mesh:
    return lathe([(girth * 0.7, 0), (girth * 0.5, 0.08 * height), (girth * 0.25, height)], 9)


def _slow(seed: int, name: str, n: int) -> Floats:
    """(n,) a line that wanders between -1 and 1."""
    knots = 2 * noise(seed, name, (max(3, n // 9),)) - 1
    return np.asarray(np.interp(np.linspace(0, len(knots) - 1, n), np.arange(len(knots)), knots))


def _grid(rows: int, columns: int) -> Ints:
    """Triangles of a grid whose points go along its columns first."""
    index = np.arange(rows * columns, dtype=np.int32).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    return np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
