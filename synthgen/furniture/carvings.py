"""Carved ornaments that stand on the frames of period seats. Metres; they face -Y, in the plane of x and z."""

import numpy as np

from synthgen.geometry.curve import ellipse, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import sweep

_SWELL = np.array([0.30, 0.80, 1.0, 0.80, 0.25])


def palmette(width: float, height: float, petals: int = 6) -> Mesh:
    """A fan of petals that springs from the origin, over a boss."""
    spread = np.radians(np.linspace(-78, 78, petals))
    reach = np.stack([width / 2 * np.sin(spread), height * np.cos(spread) ** 0.8], axis=1)
    fan = [_petal(np.zeros(2), 0.65 * tip + (0, 0.04 * height), tip, 1.5 * height / petals) for tip in reach]
    boss = _petal(
        np.array([-0.14 * width, 0]), np.array([0, 0.12 * height]), np.array([0.14 * width, 0]), 0.34 * height
    )
    return joined([*fan, boss])


def spray(width: float, height: float, leaves: int = 3) -> Mesh:
    """A palmette between two branches of leaves that lie along a rail; `width` over all."""
    middle = palmette(0.36 * width, height)
    branch = []
    for k in range(leaves):
        start = np.array([0.12 + 0.30 * k / leaves, 0.02]) * (width, height)
        tip = start + (0.20 * width * (1 - 0.1 * k), (0.16 - 0.03 * k) * height * (-1) ** k + 0.06 * height)
        bend = (start + tip) / 2 + (0.01 * width, 0.16 * height * (-1) ** k)
        branch.append(_petal(start, bend, tip, 0.32 * height))
    left = joined(branch)
    return joined([middle, left, left.mirrored_x()])


def _petal(start: Floats, bend: Floats, tip: Floats, width: float) -> Mesh:
    """A leaf along a curve through three points, (2,) x and z each; it stands out by a third of its width."""
    x, z = smooth_curve([start, bend, tip], len(_SWELL)).T
    path = np.stack([x, -0.1 * width * np.sin(np.linspace(0, np.pi, len(x))), z], axis=1)
    return sweep(path, ellipse(0.7 * width, width, 5), scale=_SWELL, side=(0, 1, 0))
