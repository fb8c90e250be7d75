"""Soft blocks: boxed seat cushions, slumping back cushions and knife-edged throw pillows.

All start from the lattice on a box, whose points are then pushed about: a crown rises, sides bulge, edges round,
and noise named by a seed wrinkles the cloth, most near the corners where it is gathered.
"""

from dataclasses import replace

import numpy as np

from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.piping import piping
from synthgen.geometry.shell import box_shell, top_rim
from synthgen.streams import noise

Size = tuple[float, float, float]


def cushion(
    size: Size,
    *,
    crown: float = 0.03,
    bulge: tuple[float, float] = (0.004, 0.015),
    edge_radius: float = 0.03,
    sag: float = 0.0,
    slump: float = 0.0,
    wrinkle: float = 0.006,
    cord: float = 0.0,
    seams: tuple[int, ...] = (-1, 0),
    seed: int = 0,
    spacing: float = 0.075,
) -> Mesh:
    """A boxed cushion lying on z = 0, centred on x = y = 0; `size` is (x, y, z) at its edges, all in metres.

    crown: how far the middle of the top stands above its edges. bulge: how far the sides swell, along x and y.
    sag: depth of the hollow that a sitter left. slump: how far the filling has sunk from the +y to the -y end.
    wrinkle: height of the creases. cord: radius of the piping, 0 for a plain seam;
    seams: where it runs, -1 along the top and 0 along the bottom.
    spacing: distance between lattice points; finer costs more triangles.
    """
    half = np.array(size) / 2
    radius = min(edge_radius, 0.49 * min(size))
    cuts = [_cuts(h, radius, spacing, finest) for h, finest in zip(half, (5, 5, 1), strict=True)]
    shell = box_shell(*cuts)
    unit = shell.vertices / half
    points, normals = _rounded(shell.vertices, half, radius)
    points = points + normals * _creases(shell.vertices, unit, wrinkle, seed)[:, None]
    points = _swollen(points, unit, crown, bulge)
    points[:, 2] -= sag * np.exp(-2.2 * (unit[:, 0] ** 2 + (unit[:, 1] + 0.15) ** 2)) * _rise(unit)
    points = _slumped(points, unit, slump) + np.array([0, 0, half[2]])
    body = replace(shell, vertices=points, uvs=shell.uvs + noise(seed, "cloth", (2,)))
    return joined([body, *_cords(body, normals, (len(cuts[0]), len(cuts[1]), len(cuts[2])), cord, seams)])


def throw_pillow(
    size: Size,
    *,
    pinch: float = 0.04,
    chop: float = 0.0,
    wrinkle: float = 0.006,
    seed: int = 0,
    cuts: int = 12,
) -> Mesh:
    """A knife-edged pillow standing on its edge, facing -Y, its lowest edge near z = 0; `size` is (x, y, z), metres.

    pinch: how far the sides draw in between the corners, as a share of half the width. chop: depth of the dent in
    the top edge, metres. cuts: lattice points along a side.
    """
    width, thickness, height = size
    rim = min(0.003, thickness / 8)
    ticks = np.sin(np.linspace(-1, 1, cuts) * np.pi / 2)
    shell = box_shell(ticks * width / 2, ticks * height / 2, np.array([-rim, rim]))
    a, b, side = (shell.vertices / (width / 2, height / 2, rim)).T
    full = ((1 - a**2) * (1 - b**2)) ** 0.55
    creases = _gathers(a, b, seed) + 0.5 * _waves(shell.vertices[:, :2], 0.12, seed)
    puff = rim + full * (thickness / 2 - rim) + wrinkle * creases * np.minimum(full * 6, 1)
    dent = chop * np.exp(-((a / 0.35) ** 2)) * np.clip((b + 0.4) / 1.4, 0, 1) ** 2
    x = a * width / 2 * (1 - pinch * (1 - b**2))
    z = b * height / 2 * (1 - pinch * (1 - a**2)) - dent + height / 2
    points = np.stack([x, -side * np.maximum(puff, rim), z], axis=1)
    return replace(shell, vertices=points, uvs=shell.uvs + noise(seed, "cloth", (2,)))


def bolster(length: float, radius: float, *, seed: int = 0, sides: int = 18) -> Mesh:
    """A round bolster along x, resting on z = 0, its ends gathered to a button; metres."""
    reach = np.array(
        [
            -0.96,
            -0.985,
            -1.0,
            -0.99,
            -0.96,
            -0.9,
            -0.6,
            -0.3,
            0.0,
            0.3,
            0.6,
            0.9,
            0.96,
            0.99,
            1.0,
            0.985,
            0.96,
        ]
    )
    girth = np.array([0.0, 0.15, 0.5, 0.85, 0.97, 1.0, 1.01, 1.02, 1.02, 1.02, 1.01, 1.0, 0.97, 0.85, 0.5, 0.15, 0.0])
    ends = np.sign(reach) * (length / 2 - radius * 0.8 * (1 - np.abs(reach)) / 0.1)
    along = np.where(np.abs(reach) > 0.89, ends, reach * (length / 2 - 0.8 * radius) / 0.9)
    roll = lathe(np.stack([girth * radius, along], axis=1), sides)
    uneven = roll.vertices * (1 + 0.01 * _waves(roll.vertices, 0.3, seed))[:, None]
    return replace(roll, vertices=uneven).rotated("y", 90).moved((0, 0, radius))


def _cuts(half: float, radius: float, spacing: float, fewest: int) -> Floats:
    """Rising coordinates from -half to half: two steps up to each edge, then even ones between."""
    arc = half - radius + radius * np.tan(np.radians([0, 25, 45]))
    middle = np.linspace(-1, 1, max(round(2 * half / spacing), fewest) + 1)[1:-1] * (half - radius)
    if middle.size == 0:
        return np.concatenate([-arc[::-1], arc])
    return np.concatenate([-arc[::-1], middle, arc])


def _rounded(points: Floats, half: Floats, radius: float) -> tuple[Floats, Floats]:
    """The lattice of a box with its edges rounded, and the (V, 3) outward directions."""
    core = np.clip(points, radius - half, half - radius)
    out = points - core
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    return core + radius * out, out


def _rise(unit: Floats) -> Floats:
    """0 at the bottom of the lattice, 1 at its top."""
    share: Floats = np.clip((unit[:, 2] + 1) / 2, 0, 1)
    smooth: Floats = share * share * (3 - 2 * share)
    return smooth


def _swollen(points: Floats, unit: Floats, crown: float, bulge: tuple[float, float]) -> Floats:
    a, b, c = np.abs(unit).T
    dome = (1 - a**2.6) * (1 - b**2.6)
    x = np.sign(unit[:, 0]) * a**6 * bulge[0] * (1 - b**4) * (1 - c**2)
    y = np.sign(unit[:, 1]) * b**6 * bulge[1] * (1 - a**4) * (1 - c**2)
    swell: Floats = np.stack([x, y, crown * dome * _rise(unit)], axis=1)
    return points + swell


def _slumped(points: Floats, unit: Floats, slump: float) -> Floats:
    """The +y end sinks most in its middle, and what leaves it swells the -y end."""
    if not slump:
        return points
    height = (unit[:, 1] + 1) / 2
    sink = slump * height**2 * (1 - 0.7 * unit[:, 0] ** 2)
    swell = slump * 0.6 * (np.exp(-(((height - 0.3) / 0.3) ** 2)) - 0.6 * height) * _rise(unit)
    return points + np.stack([0 * sink, -sink, swell * (1 - unit[:, 0] ** 4)], axis=1)


def _creases(points: Floats, unit: Floats, height: float, seed: int) -> Floats:
    """(V,) metres: slow unevenness everywhere, folds that run into the corners."""
    slow = _waves(points, 0.35, seed)
    return height * (0.5 * slow + _gathers(unit[:, 0], unit[:, 1], seed) * _rise(unit))


def _waves(points: Floats, wavelength: float, seed: int, count: int = 5) -> Floats:
    """(V,) about -1 to 1: a few plane waves of random direction around a wavelength in metres."""
    draws = noise(seed, f"waves {wavelength}", (count, points.shape[1] + 1))
    ways = (draws[:, :-1] - 0.5) * 4 / wavelength
    turns = points @ ways.T + draws[:, -1]
    height: Floats = np.sin(2 * np.pi * turns).sum(axis=1) / np.sqrt(count)
    return height


def _gathers(a: Floats, b: Floats, seed: int) -> Floats:
    """(V,) about -1 to 1: folds that fan out of the four corners of a unit square and die away from them."""
    total = np.zeros_like(a)
    for k, (sx, sy) in enumerate(((-1, -1), (1, -1), (1, 1), (-1, 1))):
        phase, many, reach = noise(seed, f"corner {k}", (3,))
        away, aside = 1 - sx * a, 1 - sy * b
        far = np.hypot(away, aside)
        fan = np.arctan2(away + 0.02, aside + 0.02)
        total += np.exp(-far / (0.25 + 0.3 * reach)) * np.sin(fan * (5 + 4 * many) + 2 * np.pi * phase)
    return total


def _cords(
    body: Mesh, normals: Floats, shape: tuple[int, int, int], radius: float, seams: tuple[int, ...]
) -> list[Mesh]:
    """Piping along the seams at some levels of the lattice."""
    if radius <= 0:
        return []
    rims = [top_rim(shape, level) for level in seams]
    return [piping(body.vertices[rim], normals[rim], radius, sides=3) for rim in rims]
