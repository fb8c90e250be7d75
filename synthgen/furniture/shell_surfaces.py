"""The surfaces of moulded shells: a profile in the middle and a rim at either side, and the body between them."""

from __future__ import annotations

import numpy as np

from synthgen.geometry.curve import smooth_curve, tangents
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sheet import sheet

BEND = 16  # the row where a shell's seat becomes its back

STATIONS = np.array([0.0, 0.2, 0.42, 0.55, 0.62, 0.8, 1.0])
"""Where along a profile widths and curls are given: lip, seat, hollow, bend, small of the back, blades, head."""


def profile(depth: float, height: float, lean_deg: float) -> Floats:
    """(7, 2) y and z of the middle of a shell: its lip turned down, its lowest ground at z = 0, metres."""
    slope = np.tan(np.radians(lean_deg))
    rear = depth / 2
    return np.array(
        [
            (-rear, -0.004),
            (-rear + 0.07, 0.012),
            (0.02, 0.0),
            (rear - 0.055, 0.012),
            (rear - 0.01 + 0.05 * slope, 0.075),
            (rear + 0.58 * height * slope - 0.01, 0.58 * height),
            (rear + height * slope, height),
        ]
    )


def curled(profile: Floats, curls: list[float]) -> Floats:
    """(7, 2) the rim beside a profile that curls up across it by so many metres at each station."""
    along = tangents(profile)
    rim: Floats = profile + np.stack([-along[:, 1], along[:, 0]], axis=1) * np.array(curls)[:, None]
    return rim


def moulded(profile: Floats, rim: Floats, width: float, widths: list[float], power: tuple[float, float]) -> Floats:
    """(30, 21, 3) a surface between a profile in the middle and a rim at either side, (7, 2) metres each.

    widths: at STATIONS, of the whole width. power: how square the lip and the head are: exponents of the
    superellipses that round them off.
    """
    way = (1 - np.cos(np.linspace(0.0, np.pi, 30))) / 2
    half = width / 2 * _at(way, np.array(widths)[:, None])[:, 0]
    exponent = np.where(way < 0.5, *power)
    near = np.clip(1 - np.minimum(way, 1 - way) / 0.18, 0, 1)
    rounding = (1 - 0.97 * near**exponent) ** (1 / exponent)
    across = np.sin(np.linspace(np.pi / 2, -np.pi / 2, 21)) * rounding[:, None]
    center, side = _at(way, profile)[:, None], _at(way, rim)[:, None]
    flat = center + (side - center) * np.abs(across[..., None]) ** 2.4
    steep = np.linalg.norm(side - center, axis=2) / half[:, None]
    x = half[:, None] * across * (1 + 0.3 * np.minimum(steep, 1) * (1 - across**2))
    return np.concatenate([x[..., None], flat], axis=2)


def _at(way: Floats, values: Floats) -> Floats:
    """(N, D) values given at the stations, (7, D), smoothly between them at shares of the way."""
    curve = smooth_curve(np.column_stack([STATIONS, values]), 200)
    return np.stack([np.interp(way, curve[:, 0], column) for column in curve.T[1:]], axis=1)


def halves(surface: Floats, thickness: float) -> tuple[Mesh, Mesh]:
    """The seat and the back of a shell, each a closed body with a tongue inside the other, so that no seam shows."""
    inner = 0.8 * thickness
    seat, back = surface[: BEND + 2], surface[BEND - 1 :]
    low, high = np.full(len(seat), thickness), np.full(len(back), thickness)
    low[-1], high[0] = inner, inner
    return sheet(seat, low), sheet(back, high)


def raised(surface: Floats, height: float) -> Floats:
    """(R, C, 3) a surface moved by so many metres along its normals, to the sitter's side."""
    down, across = np.gradient(surface, axis=0), np.gradient(surface, axis=1)
    up = np.cross(down, across)
    moved: Floats = surface + height * up / np.linalg.norm(up, axis=2, keepdims=True)
    return moved
