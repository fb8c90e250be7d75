"""Draping: the surface that a cloth takes when it is laid over other meshes. Metres; z up."""

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh

Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

STEP = 0.008  # m between the places where heights are taken
BEND = 0.06  # m of cloth for which a bend of one radian counts, where rows are spread out
BRIDGE = 0.03  # m, radius of the hollows that cloth bridges instead of filling


def sliced(mesh: Mesh, axis: int, at: float) -> Floats:
    """(S, 2, 2) the segments in which a plane across `axis` cuts a mesh, as (other level axis or x, z or y)."""
    keep = [a for a in range(3) if a != axis]
    side = mesh.vertices[:, axis] - at
    low, high = side[mesh.faces].min(axis=1), side[mesh.faces].max(axis=1)
    corners, level = _turned(mesh, side, (low < 0) & (high >= 0))
    lone = corners[:, 0][:, keep]
    ends = []
    for k in (1, 2):
        share = (level[:, 0] / (level[:, 0] - level[:, k]))[:, None]
        ends.append(lone + share * (corners[:, k][:, keep] - lone))
    return np.stack(ends, axis=1)


def heights(segments: Floats, places: Floats) -> Floats:
    """(M,) the greatest height of (S, 2, 2) segments over each of (M,) places; -inf where there is none."""
    (a, low), (b, high) = segments[:, 0].T, segments[:, 1].T
    span = b - a
    flat = np.abs(span) < 1e-9
    share = (places[:, None] - a) / np.where(flat, 1.0, span)
    z = np.where((share >= 0) & (share <= 1) & ~flat, low + share * (high - low), -np.inf)
    return np.asarray(z.max(axis=1, initial=-np.inf))


def draped(
    below: Mesh,
    axis: int,
    stations: Floats,
    hem: Floats,
    start: float,
    toward: float,
    length: Floats,
    rows: int,
    clearance: float,
) -> Floats:
    """(N, rows, 3) points of a cloth that hangs over an edge and runs on over what is behind it.

    axis: 0 or 1, along which the strips of the cloth lie side by side, at (N,) `stations`. hem: (N,) z of its hanging
    end. start: where it hangs, on the other level axis; toward: 1 or -1, the way in which it runs from there.
    length: (N,) metres from that end to the other. clearance: metres that its middle stays off the mesh below.
    """
    ahead = np.arange(-0.1, float(length.max()), STEP)
    places = start + toward * ahead
    ground = np.stack([heights(sliced(below, axis, station), places) for station in stations])
    tops = _bridged(np.maximum(ground, -1.0), clearance)
    strips = [_strip(ahead, top, low) for top, low in zip(tops, hem, strict=True)]
    shares = np.mean([_pace(strip, reach, rows) for strip, reach in zip(strips, length, strict=True)], axis=0)
    grid = np.empty((len(stations), rows, 3))
    for k, (strip, reach) in enumerate(zip(strips, length, strict=True)):
        grid[k, :, axis] = stations[k]
        grid[k, :, [1 - axis, 2]] = _walked(strip, shares * reach).T
    grid[..., 1 - axis] = start + toward * grid[..., 1 - axis]
    return grid


def _bridged(ground: Floats, clearance: float) -> Floats:
    """(N, M) heights of cloth over (N, M) heights: it spans hollows along its strips and from strip to strip."""
    along = np.stack([_eroded(_dilated(row, BRIDGE + clearance), BRIDGE) for row in ground])
    padded = np.pad(along, ((2, 2), (0, 0)), mode="edge")
    highest = np.maximum(np.maximum(padded[:-2], padded[1:-1]), padded[2:])
    return np.asarray((highest[:-2] + highest[1:-1] + highest[2:]) / 3)


def _strip(ahead: Floats, top: Floats, low: float) -> Floats:
    """(P, 2) way ahead and z of one strip: straight up from its hem at z = low, then over (M,) heights."""
    first = int(np.argmax(top > low))
    return np.concatenate([[(ahead[first], low)], np.stack([ahead[first:], top[first:]], axis=1)])


def _pace(strip: Floats, reach: float, rows: int) -> Floats:
    """(rows,) shares of the first `reach` metres of a strip, closer together where it bends."""
    even = np.arange(0, reach, STEP)
    heading = np.unwrap(np.arctan2(*np.diff(_walked(strip, even), axis=0).T))
    bend = np.abs(np.diff(heading, prepend=heading[:1], append=heading[-1:]))
    pace = np.cumsum(STEP + BEND * bend)
    return np.asarray(np.interp(np.linspace(pace[0], pace[-1], rows), pace, even / even[-1]))


def _walked(strip: Floats, at: Floats) -> Floats:
    """(N, 2) places of a strip at (N,) lengths from its start."""
    so_far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(strip, axis=0), axis=1))])
    return np.stack([np.interp(at, so_far, strip[:, 0]), np.interp(at, so_far, strip[:, 1])], axis=1)


def _dilated(z: Floats, radius: float) -> Floats:
    """Heights of the upper edge that a disc sweeps when its middle follows (M,) heights."""
    reach = int(radius / STEP)
    padded = np.pad(z, reach, constant_values=-1.0)
    rise = np.sqrt(radius**2 - (STEP * np.arange(-reach, reach + 1)) ** 2)
    return np.stack([padded[k : k + len(z)] + up for k, up in enumerate(rise)]).max(axis=0)


def _eroded(z: Floats, radius: float) -> Floats:
    """The inverse: heights that a disc's middle can have without breaking through (M,) heights."""
    reach = int(radius / STEP)
    padded = np.pad(z, reach, mode="edge")
    rise = np.sqrt(radius**2 - (STEP * np.arange(-reach, reach + 1)) ** 2)
    return np.stack([padded[k : k + len(z)] - up for k, up in enumerate(rise)]).min(axis=0)


def _turned(mesh: Mesh, side: Floats, cut: Flags) -> tuple[Floats, Floats]:
    """The cut triangles' (T, 3, 3) corners and (T, 3) heights over the plane, the corner that is alone first."""
    faces = mesh.faces[cut]
    above = side[faces] >= 0
    lone = np.where(above.sum(axis=1) == 1, above.argmax(axis=1), (~above).argmax(axis=1))
    turned = np.take_along_axis(faces, (lone[:, None] + np.arange(3)) % 3, axis=1)
    return mesh.vertices[turned], side[turned]
