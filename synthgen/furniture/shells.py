"""Seats and backs in one moulded piece: the shells of Eames, Jacobsen and their many heirs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.geometry.curve import smooth_curve, tangents
from synthgen.geometry.mesh import Floats

# Each shell makes a surface, (rows from the front lip to the head, columns from left to right, 3): metres, its lowest
# ground at z = 0 under the sitter, where a base carries it. Sizes: Vitra DSW 0.465 x 0.55 x 0.83 m; Fritz Hansen
# Series 7 0.50 x 0.52 x 0.82 m; Vitra DAW 0.62 x 0.60 x 0.83 m.


@dataclass(frozen=True)
class Bucket:
    """A moulded side chair: a dished seat that flows into a winged back."""

    width: float = number(0.46, 0.42, 0.50, "m", "Width of the seat.")
    depth: float = number(0.44, 0.40, 0.48, "m", "From the front lip to the back.")
    height: float = number(0.39, 0.34, 0.44, "m", "Head of the back above the seat.")
    lean_deg: float = number(16.0, 11.0, 22.0, "deg", "Lean of the back, from the vertical.")
    waist: float = ratio(0.9, 0.78, 0.98, "Width where seat meets back, of the seat's.")
    head: float = ratio(0.86, 0.74, 0.96, "Width of the head, of the seat's.")
    dish: float = number(0.035, 0.02, 0.05, "m", "How far the sides curl up beside the sitter.")
    wrap: float = number(0.05, 0.025, 0.075, "m", "How far the back's sides wrap forward.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        widths = [0.86, 1.0, 1.0, self.waist, 0.97 * self.waist, (self.waist + self.head) / 2, self.head]
        curls = [
            0.25 * self.dish,
            0.7 * self.dish,
            1.25 * self.dish,
            1.2 * self.wrap,
            1.2 * self.wrap,
            self.wrap,
            0.7 * self.wrap,
        ]
        profile = _profile(self.depth, self.height, self.lean_deg)
        return _shell(profile, _curled(profile, curls), self.width, widths, (2.6, 3.2))


@dataclass(frozen=True)
class Tub:
    """A moulded armchair: the sides rise to arms."""

    width: float = number(0.60, 0.56, 0.64, "m", "Width over the arms.")
    depth: float = number(0.46, 0.42, 0.50, "m", "From the front lip to the back.")
    height: float = number(0.39, 0.34, 0.43, "m", "Head of the back above the seat.")
    lean_deg: float = number(18.0, 13.0, 23.0, "deg", "Lean of the back, from the vertical.")
    arms: float = number(0.19, 0.15, 0.22, "m", "Height of the arms above the seat.")
    head: float = ratio(0.74, 0.64, 0.84, "Width of the head, of the whole.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        widths = [0.76, 0.86, 0.97, 1.0, 0.97, (0.94 + self.head) / 2, self.head]
        profile = _profile(self.depth, self.height, self.lean_deg)
        rear, head = profile[3, 0], profile[-1]
        edge = [(profile[0, 0], 0.15), (-0.25 * self.depth, 0.5), (0.0, 0.9), (0.6 * rear, 1.0), (0.85 * rear, 1.06)]
        rim = np.array([(y, self.arms * share) for y, share in edge])
        blade = 0.4 * rim[-1] + 0.6 * (head - (0.06, 0.02))
        return _shell(profile, np.stack([*rim, blade, head - (0.05, 0.0)]), self.width, widths, (2.6, 2.4))


@dataclass(frozen=True)
class Plywood:
    """Bent plywood: a flat seat with a waterfall front, a narrow waist and a broad back."""

    width: float = number(0.45, 0.41, 0.50, "m", "Width of the seat.")
    depth: float = number(0.42, 0.38, 0.46, "m", "From the front lip to the back.")
    height: float = number(0.37, 0.31, 0.42, "m", "Head of the back above the seat.")
    lean_deg: float = number(15.0, 10.0, 20.0, "deg", "Lean of the back, from the vertical.")
    waist: float = ratio(0.62, 0.42, 0.95, "Width where seat meets back, of the seat's.")
    head: float = ratio(0.8, 0.62, 0.95, "Width of the head, of the seat's.")
    wrap: float = number(0.02, 0.0, 0.035, "m", "How far the back's sides wrap forward.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        widths = [0.86, 1.0, 0.97, self.waist, 0.98 * self.waist, self.head * 1.02, self.head]
        curls = [0, 0.004, 0.008, 0.3 * self.wrap, 0.6 * self.wrap, self.wrap, self.wrap]
        profile = _profile(self.depth, self.height, self.lean_deg)
        return _shell(profile, _curled(profile, curls), self.width, widths, (3.2, 3.2))


Shell = Bucket | Tub | Plywood

SHELL_FORMS: dict[str, type[Shell]] = {"bucket": Bucket, "tub": Tub, "plywood": Plywood}

_STATIONS = np.array([0.0, 0.2, 0.42, 0.55, 0.62, 0.8, 1.0])
"""Where along a profile widths and curls are given: lip, seat, hollow, bend, small of the back, blades, head."""


def _profile(depth: float, height: float, lean_deg: float) -> Floats:
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


def _curled(profile: Floats, curls: list[float]) -> Floats:
    """(7, 2) the rim beside a profile that curls up across it by so many metres at each station."""
    along = tangents(profile)
    rim: Floats = profile + np.stack([-along[:, 1], along[:, 0]], axis=1) * np.array(curls)[:, None]
    return rim


def _shell(profile: Floats, rim: Floats, width: float, widths: list[float], power: tuple[float, float]) -> Floats:
    """(30, 21, 3) a surface between a profile in the middle and a rim at either side, (7, 2) metres each.

    widths: at _STATIONS, of the whole width. power: how square the lip and the head are: exponents of the
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
    curve = smooth_curve(np.column_stack([_STATIONS, values]), 200)
    return np.stack([np.interp(way, curve[:, 0], column) for column in curve.T[1:]], axis=1)
