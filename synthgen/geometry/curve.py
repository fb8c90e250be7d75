"""Curves and outlines: what sweeps run along and lofts pass through."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.mesh import Floats


def smooth_curve(points: ArrayLike, n: int, *, closed: bool = False) -> Floats:
    """(n, D) samples of a smooth curve through (N, D) points, evenly spread over the length of their chords.

    A cubic spline with finite-difference tangents; an open one begins and ends at the first and last point, a
    closed one returns to the first, which is not repeated.
    """
    knots = np.asarray(points, dtype=float)
    if closed:
        knots = np.concatenate([knots[-3:], knots, knots[:4]])
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(knots, axis=0), axis=1))])
    slopes = np.gradient(knots, at, axis=0, edge_order=2 if len(knots) > 2 else 1)
    samples = np.linspace(at[3], at[-4], n, endpoint=False) if closed else np.linspace(0, at[-1], n)
    i = np.clip(np.searchsorted(at, samples, side="right") - 1, 0, len(knots) - 2)
    span = (at[i + 1] - at[i])[:, None]
    t = (samples - at[i])[:, None] / span
    start, end = knots[i], knots[i + 1]
    bend = (1 - t) * (slopes[i] * span - (end - start)) - t * (slopes[i + 1] * span - (end - start))
    curve: Floats = start + t * (end - start) + t * (1 - t) * bend
    return curve


def tangents(path: Floats, *, closed: bool = False) -> Floats:
    """(N, D) unit directions along an (N, D) path."""
    ahead, behind = np.roll(path, -1, axis=0), np.roll(path, 1, axis=0)
    along: Floats = ahead - behind if closed else np.gradient(path, axis=0)
    return along / np.linalg.norm(along, axis=1, keepdims=True)


def ellipse(width: float, depth: float, n: int = 16, power: float = 2.0) -> Floats:
    """(n, 2) counter-clockwise points of a superellipse about the origin; power 2 is an ellipse, more is squarer."""
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
    cos, sin = np.cos(angle), np.sin(angle)
    radius = (np.abs(cos) ** power + np.abs(sin) ** power) ** (-1 / power)
    return np.stack([width / 2 * radius * cos, depth / 2 * radius * sin], axis=1)


def rounded_rectangle(width: float, depth: float, radius: float, segments: int = 3) -> Floats:
    """(4 * (segments + 1), 2) counter-clockwise points about the origin; radius: metres, of the corners."""
    return rounded_polygon(np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * (width / 2, depth / 2), radius, segments)


def rounded_polygon(corners: ArrayLike, radius: float, segments: int = 3) -> Floats:
    """(N * (segments + 1), 2) points: a convex counter-clockwise (N, 2) outline with its corners rounded.

    The radius shrinks at corners whose sides are too short for it.
    """
    corner = np.asarray(corners, dtype=float)
    back, ahead = np.roll(corner, 1, axis=0) - corner, np.roll(corner, -1, axis=0) - corner
    room = 0.49 * np.minimum(np.linalg.norm(back, axis=1), np.linalg.norm(ahead, axis=1))[:, None]
    back /= np.linalg.norm(back, axis=1, keepdims=True)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    half = np.arccos(np.clip((back * ahead).sum(axis=1), -1, 1))[:, None] / 2
    cut = np.minimum(radius / np.tan(half), room)
    middle = back + ahead
    center = corner + middle / np.linalg.norm(middle, axis=1, keepdims=True) * cut / np.cos(half)
    first, last = corner + back * cut - center, corner + ahead * cut - center
    sweep = np.pi - 2 * half
    share = np.linspace(0, 1, segments + 1)[None, :, None]
    turn = np.sin((1 - share) * sweep[:, None]) * first[:, None] + np.sin(share * sweep[:, None]) * last[:, None]
    outline: Floats = (center[:, None] + turn / np.sin(sweep)[:, None]).reshape(-1, 2)
    return outline
