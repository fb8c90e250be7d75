"""Hanging cloth in folds."""

import numpy as np

from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sheet import sheet
from synthgen.streams import noise


def pleated(seed: int, name: str, width: float, height: float, folds: int, depth: float, *, fine: int = 8) -> Mesh:
    """A cloth that hangs from z = 0 down, about x = y = 0, its folds deeper and less even towards the hem. Metres.

    fine: points of one fold.
    """
    u = noise(seed, name, (folds + 1, 4)) - 0.5
    share = np.linspace(0, 1, folds * fine + 1)
    knots = np.linspace(0, 1, folds + 1)
    at, size, lean, phase = (np.interp(share, knots, u[:, k]) for k in range(4))
    wave = 2 * np.pi * folds * share
    rows = np.array([0.0, 0.04, 0.3, 0.62, 0.9, 1.0])
    down = rows[:, None]
    y = depth / 2 * (0.75 + 0.25 * down + 0.7 * size * down) * np.sin(wave + 1.2 * phase * down)
    x = (share - 0.5 + 0.5 * at * down / folds) * width + 0.12 * depth * np.sin(2 * wave) + 0.05 * lean * down
    z = np.broadcast_to(-height * down, y.shape)
    return sheet(np.stack([x, y, z], axis=-1), 0.003, rim=2)
