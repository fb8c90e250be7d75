"""Abstract pictures made of flat shapes, each the colour of one of a few paints. In x and z about the origin."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.props.rings import plaque
from synthgen.streams import noise

PAINTS = 3
STEP = 0.0006  # m that each shape lies before the one below it
CLEAR = 0.93  # of the sheet, the part within which shapes stay

Painted = tuple[int, Mesh]
"""Which paint, and the shape."""

Outline = Floats


def painted(motif: str, seed: int, width: float, height: float) -> list[Painted]:
    """Shapes on a sheet whose front is y = 0, metres; they lie before it."""
    outlines = MOTIFS[motif](seed, CLEAR * width, CLEAR * height)
    return [(k, plaque(outline, 2 * STEP, -(n + 1) * STEP)) for n, (k, outline) in enumerate(outlines)]


def _fields(seed: int, width: float, height: float) -> list[tuple[int, Outline]]:
    """Broad soft-edged rectangles above each other, as colour-field painters make them."""
    u = noise(seed, "fields", (3, 2))
    shares = 0.5 + u[:, 0]
    shares = shares / shares.sum() * height
    tops = height / 2 - np.concatenate([[0.0], np.cumsum(shares)[:-1]])
    gap = 0.03 * height
    return [
        (k, rounded_rectangle(width * 0.94, tall - gap, 0.02 * width) + (0.0, top - tall / 2))
        for k, (tall, top) in enumerate(zip(shares, tops, strict=True))
    ]


def _stones(seed: int, width: float, height: float) -> list[tuple[int, Outline]]:
    """Rounded shapes that overlap."""
    u = noise(seed, "stones", (6, 6))
    found = []
    for k in range(4 + int(u[0, 5] * 3) - 1):
        x, z, wide, tall, turn, _ = u[k]
        size = (0.25 + 0.35 * wide) * min(width, height), (0.25 + 0.35 * tall) * min(width, height)
        reach = np.hypot(*size) / 2
        at = (_within(x, width, reach), _within(z, height, reach))
        found.append((k % PAINTS, _turned(ellipse(*size, 24, 2.4), 180 * turn) + at))
    return found


def _arches(seed: int, width: float, height: float) -> list[tuple[int, Outline]]:
    """Arches within each other under a disc."""
    u = noise(seed, "arches", (4,))
    turn = np.linspace(0, np.pi, 13)
    found = []
    for k, share in enumerate((0.86, 0.6, 0.34)):
        half, tall = share * width * 0.42, share * height * (0.45 + 0.2 * u[0])
        arc = np.stack([half * np.cos(turn), tall - half + half * np.sin(turn)], axis=1)
        foot = np.array([(-half, 0.0), (half, 0.0)])
        found.append((k % PAINTS, np.concatenate([arc, foot]) + (0.0, -height * 0.42)))
    sun = 0.16 * width * (0.6 + 0.5 * u[1])
    return [*found, (int(u[2] * PAINTS), ellipse(sun, sun, 24) + ((u[3] - 0.5) * 0.6 * width, 0.36 * height))]


def _hills(seed: int, width: float, height: float) -> list[tuple[int, Outline]]:
    """Ridges behind each other and a sun."""
    u = noise(seed, "hills", (4, 3))
    x = np.linspace(width / 2, -width / 2, 15)
    disc = 0.2 * width
    found = [(2, ellipse(disc, disc, 24) + ((u[3, 0] - 0.5) * 0.5 * width, 0.24 * height))]
    for k in range(3):
        crest = height * (0.16 - 0.2 * k + 0.07 * np.sin(x / width * (4 + 4 * u[k, 0]) + 6 * u[k, 1]))
        ridge = np.stack([x, crest], axis=1)
        found.append((k % PAINTS, np.concatenate([ridge, [(-width / 2, -height / 2), (width / 2, -height / 2)]])))
    return found


def _blocks(seed: int, width: float, height: float) -> list[tuple[int, Outline]]:
    """Rectangles of a few sizes on a grid."""
    u = noise(seed, "blocks", (12, 2))
    cut = np.sort(0.2 + 0.6 * u[:2, 0]) * width - width / 2
    xs = np.array([-width / 2, *cut, width / 2])
    zs = np.array([-height / 2, (u[2, 0] - 0.5) * 0.5 * height, height / 2])
    found = []
    for k, (i, j) in enumerate((i, j) for i in range(3) for j in range(2)):
        wide, tall = xs[i + 1] - xs[i], zs[j + 1] - zs[j]
        if u[4 + k, 0] < 0.75:
            shape = rounded_rectangle(wide * 0.94, tall * 0.95, 0.01 * width, 1)
            found.append((int(u[4 + k, 1] * PAINTS), shape + ((xs[i] + xs[i + 1]) / 2, (zs[j] + zs[j + 1]) / 2)))
    return found


def _sprig(seed: int, width: float, height: float) -> list[tuple[int, Outline]]:
    """A stem with leaves, as in botanical prints."""
    u = noise(seed, "sprig", (10,))
    size = min(width, height)
    stem = rounded_rectangle(0.012 * size, 0.8 * height, 0.005 * size, 1)
    blade = ellipse(0.32 * size, 0.13 * size, 14, 1.6) + (0.17 * size, 0.0)
    found = [(0, stem)]
    for k in range(9):
        z = (-0.3 + 0.085 * k) * height
        side, lean = (-1.0) ** k, 25 + 30 * u[k]
        leaf = _turned(blade * (1 - 0.06 * k), lean) * (side, 1.0)
        found.append((1 + k % 2, (leaf[::-1] if side < 0 else leaf) + (0.0, z)))
    return found


MOTIFS: dict[str, Callable[[int, float, float], list[tuple[int, Outline]]]] = {
    "fields": _fields,
    "stones": _stones,
    "arches": _arches,
    "hills": _hills,
    "blocks": _blocks,
    "sprig": _sprig,
}


def _turned(outline: Outline, degrees: float) -> Outline:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    turned: Outline = outline @ np.array([[c, s], [-s, c]])
    return turned


def _within(u: float, length: float, reach: float) -> float:
    """A place from 0..1 so that what reaches so far about it stays on the sheet."""
    return float((u - 0.5) * max(length - 2 * reach, 0.0))
