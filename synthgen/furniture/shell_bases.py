"""What carries a moulded shell: wooden dowels, a wire frame, steel tubes, a sled or a pedestal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.stance import CORNERS, Point, mirrored
from synthgen.geometry.curve import ellipse
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import rise, sweep

Ground = Callable[[float, float], float]
"""z of the underside of a shell at x and y, metres."""


@dataclass(frozen=True)
class Dowels:
    """Four splayed wooden dowels braced by crossed steel rods."""

    spread: float = number(0.225, 0.20, 0.25, "m", "From the middle to a foot, along x and y.")
    thickness: float = number(0.028, 0.024, 0.034, "m", "Diameter of a dowel at the top.")
    taper: float = ratio(0.65, 0.5, 0.85, "Diameter at the floor, of that at the top.")
    brace: float = ratio(0.55, 0.45, 0.68, "Height at which the rods cross, of the seat's.")

    def parts(self, ground: Ground) -> tuple[list[Part], dict[str, Point]]:
        """The base under a shell, and the keypoints of its tips."""
        top = [hung(ground, 0.11, y) for y in (-0.11, 0.08)]
        feet = [np.array([self.spread, y, 0.0]) for y in (-self.spread, 0.92 * self.spread)]
        legs = mirrored(*(np.stack([foot, head]) for foot, head in zip(feet, top, strict=True)))
        share = np.array([0.0, 0.006, 0.02, 1.0])
        width = self.thickness * (self.taper + (1 - self.taper) * share) * (0.85, 0.96, 1, 1)
        dowels = [
            Part("leg", "legs", rise(line[0] + (line[-1] - line[0]) * share[:, None], ellipse(1, 1, 14), width))
            for line in legs.lines.values()
        ]
        high, low = 0.93, self.brace
        diagonals = [("front_left", "back_right"), ("front_right", "back_left")]
        sides = [("front_left", "back_left"), ("front_right", "back_right")]
        rods = [(legs.at(a, high), legs.at(b, low)) for pair in diagonals + sides for a, b in (pair, pair[::-1])]
        plates = [Part("base", "metal", mount(head)) for head in (line[-1] for line in legs.lines.values())]
        braces = [Part("stretcher", "metal", rod([a, b], 0.0035)) for a, b in rods]
        return [*dowels, *braces, *plates], legs.keypoints()


@dataclass(frozen=True)
class Tubes:
    """Four splayed steel tubes under a ring."""

    spread: float = number(0.225, 0.20, 0.25, "m", "From the middle to a foot, along x and y.")
    thickness: float = number(0.020, 0.014, 0.025, "m", "Diameter of a tube.")
    bend: float = number(0.06, 0.03, 0.09, "m", "Radius of the bend under the seat.")

    def parts(self, ground: Ground) -> tuple[list[Part], dict[str, Point]]:
        """The base under a shell, and the keypoints of its tips."""
        under = min(ground(0.1, y) for y in (-0.1, 0.0, 0.08)) - 0.5 * self.thickness - 0.004
        parts, tips = [], {}
        for name, (sx, sy) in CORNERS.items():
            foot = np.array([sx * self.spread, sy * self.spread, 0.004])
            knee = np.array([sx * 0.145, sy * 0.13, under])
            tube = _bent([foot, knee, np.array([0.0, sy * 0.045, under])], self.bend)
            parts.append(Part("leg", "metal", rod(tube, self.thickness / 2, 10, dome=0.004)))
            tips[f"leg_{name}"] = (float(foot[0]), float(foot[1]), 0.0)
        plate = Part(
            "base", "metal", lathe([(0.085, under - 0.012), (0.09, under - 0.006), (0.09, ground(0, 0) + 0.002)], 20)
        )
        return [*parts, plate], tips


@dataclass(frozen=True)
class Wire:
    """A cage of thin crossed rods, the Eiffel tower."""

    spread: float = number(0.225, 0.20, 0.25, "m", "From the middle to a foot, along x and y.")
    thickness: float = number(0.010, 0.008, 0.012, "m", "Diameter of a rod.")
    brace: float = ratio(0.5, 0.4, 0.6, "Height at which the rods of a side cross, of the seat's.")

    def parts(self, ground: Ground) -> tuple[list[Part], dict[str, Point]]:
        """The base under a shell, and the keypoints of its tips."""
        radius = self.thickness / 2
        top = [hung(ground, 0.11, y) for y in (-0.12, 0.08)]
        feet = [np.array([self.spread, sy * self.spread, radius]) for sy in (-1, 1)]
        legs = mirrored(*(np.stack([foot, head]) for foot, head in zip(feet, top, strict=True)))
        around = ["front_left", "front_right", "back_right", "back_left", "front_left"]
        rods = [[line[0], line[-1]] for line in legs.lines.values()]
        for a, b in pairwise(around):
            middle = (legs.at(a, self.brace) + legs.at(b, self.brace)) / 2 * (0.5, 0.5, 1)
            rods += [[legs.at(corner, share), middle] for corner in (a, b) for share in (0.05, 0.97)]
        mounts = [Part("base", "metal", mount(line[-1])) for line in legs.lines.values()]
        cage = [
            Part("leg" if i < 4 else "stretcher", "metal", rod(line, radius * (1 if i < 4 else 0.7), dome=radius))
            for i, line in enumerate(rods)
        ]
        return [*cage, *mounts], legs.keypoints()


@dataclass(frozen=True)
class Sled:
    """Two bent rods that run along the floor, tied under the seat."""

    spread: float = number(0.235, 0.21, 0.26, "m", "From the middle to a runner.")
    thickness: float = number(0.012, 0.010, 0.016, "m", "Diameter of a rod.")
    run: float = number(0.22, 0.19, 0.25, "m", "Half the length of a runner.")

    def parts(self, ground: Ground) -> tuple[list[Part], dict[str, Point]]:
        """The base under a shell, and the keypoints of its tips."""
        radius = self.thickness / 2
        under = min(ground(0.1, y) for y in (-0.1, 0.0, 0.08)) - radius - 0.003
        corners = [(0.0, -0.1, under), (0.15, -0.1, under), (self.spread, -self.run, radius),
                   (self.spread, self.run, radius), (0.15, 0.08, under), (0.0, 0.08, under)]  # fmt: skip
        loop = _bent([np.array(c) for c in corners], 0.05)
        left = rod(loop, radius, 8)
        parts = [Part("base", "metal", m) for m in (left, left.mirrored_x())]
        mounts = [
            Part("base", "metal", mount(hung(ground, 0.1 * sx, -0.1 if sy < 0 else 0.08), 0.02, under))
            for sx, sy in CORNERS.values()
        ]
        tips = {f"leg_{name}": (sx * self.spread, sy * self.run, 0.0) for name, (sx, sy) in CORNERS.items()}
        return [*parts, *mounts], tips


def hung(ground: Ground, x: float, y: float) -> Floats:
    """(3,) a point of the underside."""
    return np.array([x, y, ground(x, y)])


def mount(head: Floats, radius: float = 0.018, low: float | None = None) -> Mesh:
    """A rubber mount between a leg's head and the shell."""
    bottom = head[2] - 0.012 if low is None else low
    return lathe([(0.8 * radius, bottom), (radius, bottom + 0.003), (radius, head[2] + 0.002)], 12).moved(
        (head[0], head[1], 0)
    )


def rod(path: list[Floats] | Floats, radius: float, sides: int = 8, dome: float = 0.0) -> Mesh:
    """A round bar along a path, metres."""
    return sweep(np.asarray(path), radius, sides=sides, dome=dome)


def _bent(corners: list[Floats], radius: float, steps: int = 6) -> Floats:
    """(N, 3) a path along corners, each turned into an arc that begins `radius` metres before it."""
    path = [corners[0][None]]
    t = np.linspace(0, 1, steps)[:, None]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        start, end = (corner + (p - corner) * min(radius / np.linalg.norm(p - corner), 0.45) for p in (before, after))
        path.append((1 - t) ** 2 * start + 2 * t * (1 - t) * corner + t**2 * end)
    return np.concatenate([*path, corners[-1][None]])
