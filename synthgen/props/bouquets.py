"""What stands in vases: grasses, flowers, leafy branches. The middle of the vase is the origin; metres."""

import numpy as np

from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import sweep
from synthgen.props.copies import copies, turns
from synthgen.props.foliage import leaf, scattered
from synthgen.streams import noise


def grass_stems(seed: int, count: int, height: float, mouth: float) -> Mesh:
    """Pampas grass: thin stems, each with a plume."""
    u = noise(seed, "grass", (count, 3))
    plume = lathe([(0, 0.58), (0.02, 0.64), (0.036, 0.76), (0.026, 0.9), (0, 1.0)], 8).rotated("y", 90)
    stem = sweep(np.linspace((0, 0, 0), (0.6, 0, 0), 3), 0.0035, sides=4)
    around, up, size = _spread(u, count, mouth, height)
    feet = np.zeros((count, 3))
    return copies(joined([stem, plume]), feet, turns(around, up), size)


def flower_stems(seed: int, count: int, height: float, mouth: float) -> tuple[Mesh, Mesh]:
    """Stems with leaves, and round blossoms at their ends."""
    u = noise(seed, "flowers", (count, 3))
    around, up, size = _spread(u, count, mouth, height)
    frames, feet = turns(around, up), np.zeros((count, 3))
    stem = sweep(np.linspace((0, 0, 0), (0.96, 0, 0), 3), 0.006, sides=4)
    blade = leaf(0.34, 0.12, bend_deg=30, rows=3)
    leaves = copies(blade, [(0.5, 0, 0), (0.66, 0, 0)], turns([40, -40], [20, 10]))
    bud = lathe([(0, -0.05), (0.07, -0.02), (0.1, 0.04), (0.085, 0.09), (0.04, 0.075), (0, 0.06)], 10).rotated("y", 90)
    tips = frames @ np.array([0.96, 0, 0]) * size[:, None]
    return copies(joined([stem, leaves]), feet, frames, size), copies(bud, tips, frames, size * (0.7 + 0.5 * u[:, 2]))


def branches(seed: int, count: int, height: float, mouth: float) -> Mesh:
    """Leafy branches: eucalyptus, olive."""
    u = noise(seed, "branches", (count, 3))
    around, up, size = _spread(u, count, mouth, height)
    at = np.linspace(0.42, 1.0, 9)
    side = np.tile([1.0, -1.0], 5)[:9]
    blades = [leaf(0.16, 0.07, outline="oval", bend_deg=b, rows=3) for b in (15, 45)]
    spots = np.stack([at, 0 * at, 0 * at], axis=1)
    twig = scattered(blades, spots, turns(side * 50, 15, 40 * side), 1.2 - 0.4 * at)
    stem = sweep(np.linspace((0, 0, 0), (1, 0, 0), 3), 0.005, sides=4)
    return copies(joined([stem, twig]), np.zeros((count, 3)), turns(around, up, 360 * u[:, 2]), size)


def _spread(u: Floats, count: int, mouth: float, height: float) -> tuple[Floats, Floats, Floats]:
    """Azimuth, elevation and length of stems that lean as far as the mouth lets them."""
    share = np.sqrt((np.arange(count) + 0.5) / count)
    around = np.arange(count) * 137.5 + 40 * u[:, 0]
    lean = min(12 + 260 * mouth, 34)
    return around, 90 - lean * share * (0.7 + 0.5 * u[:, 1]), height * (0.8 + 0.25 * u[:, 2])
