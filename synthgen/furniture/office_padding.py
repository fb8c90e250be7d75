"""What the seats and backs of office chairs share: superelliptic outlines, and the sizes of their cords and pans."""

import numpy as np

from synthgen.geometry.mesh import Floats

CORD = 0.003  # m, radius of the seam's cord
PAN = 0.016  # m, moulded shells under and behind the padding


def rounded_plan(points: Floats, half: tuple[float, float], power: float) -> Floats:
    """(V, 3) points of a block about x = y = 0 whose rectangular plan of half sizes becomes a superellipse.

    The square is first wrapped onto a disc (each edge onto a quarter of its rim), then stretched along its radii.
    """
    a, b = points[:, 0] / half[0], points[:, 1] / half[1]
    x, y = a * np.sqrt(np.clip(1 - b * b / 2, 0.1, 1)), b * np.sqrt(np.clip(1 - a * a / 2, 0.1, 1))
    radius = np.maximum(np.hypot(x, y), 1e-9)
    total = (np.abs(x) / radius) ** power + (np.abs(y) / radius) ** power
    reach = np.maximum(total, 2 ** (1 - power / 2)) ** (-1 / power)  # the least total, but in the very middle
    return np.stack([half[0] * x * reach, half[1] * y * reach, points[:, 2]], axis=1)


def diagonal(power: float) -> float:
    """Where a superellipse meets its diagonal, as a share of its half width."""
    return float(2 ** (-1 / power))
