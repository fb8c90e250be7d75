"""Lens distortion of one coefficient: r' = r (1 + k1 r²), radii about the principal point over half the diagonal.

r is where a pinhole would show a point, r' where the picture does: k1 below 0 is a barrel, above 0 a pincushion.
"""

from __future__ import annotations

import numpy as np

from synthgen.geometry.mesh import Floats

MODEL = "r' = r (1 + k1 r^2)"
"""How labels write it down."""

FOLD = 2 / 3
"""r' over r where a barrel would begin to fold back, whatever its coefficient; beyond, this ratio stays."""


CLOSE = 1e-9
"""A step of Newton's method after which nothing is left to find."""


def bent(offsets: Floats, k1: float) -> Floats:
    """(N, 2) where the picture shows what a pinhole would at (N, 2), from the middle, over half the diagonal.

    A barrel folds back far outside the picture, where it means nothing; from there on r' just grows with r.
    """
    squares = _squares(offsets)
    return offsets * (1 + k1 * np.minimum(squares, _folds_at(k1)))


def straight(offsets: Floats, k1: float) -> Floats:
    """(N, 2) where a pinhole would show what the picture does at (N, 2): the inverse of `bent`."""
    wanted = np.sqrt(_squares(offsets))
    limit = float(np.sqrt(_folds_at(k1)))
    radius = np.minimum(wanted, FOLD * limit)
    for _ in range(12):  # Newton's method, from the side where it cannot overshoot
        bend = k1 * radius * radius
        step = (radius + bend * radius - wanted) / (1 + 3 * bend + 1e-12)
        radius = np.minimum(radius - step, limit)
        if np.abs(step).max(initial=0) < CLOSE:  # each step squares what is off
            break
    radius = np.where(wanted < FOLD * limit, radius, wanted / FOLD)
    return offsets * (radius / np.where(wanted > 0, wanted, 1))


def _squares(offsets: Floats) -> Floats:
    """(N, 1) r² of (N, 2)."""
    x, y = offsets[:, :1], offsets[:, 1:]
    squares: Floats = x * x + y * y
    return squares


def _folds_at(k1: float) -> float:
    """r² at which r' stops growing."""
    return -1 / (3 * k1) if k1 < 0 else float("inf")
