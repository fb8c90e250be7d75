"""Leaves: thin closed blades that fold along their rib and bend under their weight."""

import numpy as np

from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.props.copies import copies, turns
from synthgen.props.rings import facing_out
from synthgen.streams import noise

THICKNESS = 0.0016  # m, at the rib

OUTLINES = {
    "lance": ((0.0, 0.10), (0.25, 0.85), (0.5, 1.0), (0.8, 0.6), (1.0, 0.0)),
    "oval": ((0.0, 0.15), (0.2, 0.9), (0.5, 1.0), (0.8, 0.85), (1.0, 0.1)),
    "fiddle": ((0.0, 0.12), (0.2, 0.5), (0.45, 0.62), (0.75, 1.0), (1.0, 0.25)),
    "strap": ((0.0, 0.75), (0.3, 1.0), (0.6, 0.95), (0.85, 0.7), (1.0, 0.02)),
    "heart": ((0.0, 0.35), (0.12, 0.95), (0.35, 1.0), (0.7, 0.6), (1.0, 0.02)),
}
"""Share of the length and of the width."""


def leaf(
    length: float,
    width: float,
    *,
    outline: str = "lance",
    stalk: float = 0.0,
    bend_deg: float = 40.0,
    fold: float = 0.15,
    rows: int = 5,
) -> Mesh:
    """A leaf that grows from the origin along +x, its upper side up. Metres.

    stalk: length of a bare stalk before the blade. bend_deg: how far it turns down on its way. fold: how far its
    edges stand above its rib, of half the width.
    """
    share = np.linspace(0, 1, rows)
    size = np.interp(share, *np.array(OUTLINES[outline]).T) * width / 2
    reach = stalk + share * length
    if stalk > 0:
        reach, size = np.insert(reach, 0, 0.0), np.insert(size, 0, 0.003)
    angle = np.radians(bend_deg) * (reach / reach[-1]) ** 1.5
    steps = np.diff(reach, prepend=0.0)
    way = np.stack([np.cos(angle), np.sin(angle)], axis=1) * steps[:, None] * (1, -1)
    x, z = np.cumsum(way, axis=0).T
    half = np.maximum(size, 0.0008)
    rib = np.stack([x, 0 * x, z], axis=1)
    over = np.stack([np.sin(angle), 0 * x, np.cos(angle)], axis=1)
    edge = rib + over * (fold * half)[:, None]
    side = np.array([0.0, 1.0, 0.0]) * half[:, None]
    body = over * THICKNESS / 2
    return loft(np.stack([edge + side, rib + body, edge - side, rib - body], axis=1))


def flake(length: float, width: float, fold: float = 0.3) -> Mesh:
    """The least of leaves, for crowns of many hundreds: a lozenge along +x, folded along its rib; four triangles."""
    side, up = width / 2, fold * width / 2
    points = np.array([(0, 0, 0), (0.55 * length, -side, up), (length, 0, -0.1 * length), (0.55 * length, side, up)])
    faces = np.array([(0, 1, 2), (0, 2, 3), (0, 3, 1), (1, 3, 2)], dtype=np.int32)
    return facing_out(Mesh(points, faces, points[faces][..., :2]))


def rosette(
    seed: int,
    blades: list[Mesh],
    count: int,
    elevation_deg: tuple[float, float],
    spread: float,
    sizes: tuple[float, float],
) -> Mesh:
    """Leaves that all spring from near the origin, the outer ones lower and longer.

    elevation_deg: of the outermost and of the innermost leaves. spread: metres, radius of the clump.
    """
    u = noise(seed, "rosette", (count, 4))
    inner = (np.arange(count) + 0.5) / count
    around = np.arange(count) * 137.5 + 30 * (u[:, 0] - 0.5)
    up = elevation_deg[0] + (elevation_deg[1] - elevation_deg[0]) * inner**1.2 + 14 * (u[:, 1] - 0.5)
    size = (sizes[1] + (sizes[0] - sizes[1]) * inner) * (0.85 + 0.3 * u[:, 2])
    flat = np.radians(around)
    foot = spread * (1 - inner)[:, None] * np.stack([np.cos(flat), np.sin(flat), 0 * flat], axis=1)
    return scattered(blades, foot, turns(around, np.clip(up, -40, 88), 40 * (u[:, 3] - 0.5)), size)


def scattered(blades: list[Mesh], places: Floats, frames: Floats, sizes: Floats) -> Mesh:
    """Leaves at places, taken in turn from a few shapes."""
    n = min(len(blades), len(places))
    return joined([copies(blades[k], places[k::n], frames[k::n], sizes[k::n]) for k in range(n)])


def crown(seed: int, blades: list[Mesh], count: int, size: tuple[float, float, float], name: str = "crown") -> Mesh:
    """Leaves all over an ellipsoid of (3,) radii about the origin, pointing outwards and a little down."""
    u = noise(seed, name, (count, 5))
    k = np.arange(count) + 0.5
    around, sine = k * 2.39996 + u[:, 0], 1 - 2 * k / count
    level = np.sqrt(1 - sine**2)
    out = np.stack([level * np.cos(around), level * np.sin(around), sine], axis=1)
    depth = 1 - 0.45 * u[:, 1:2] ** 2
    azimuth = np.degrees(around) + 90 * (u[:, 2] - 0.5)
    elevation = np.degrees(np.arcsin(sine)) * 0.6 + 50 * (u[:, 3] - 0.5)
    return scattered(blades, out * depth * size, turns(azimuth, elevation, 60 * (u[:, 4] - 0.5)), 0.7 + 0.6 * u[:, 1])
