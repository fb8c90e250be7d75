"""Single columns under moulded shells, and rockers: a tulip's stem, a star on castors, a spider, a rocking cage."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.office_bases import STARS, ArchedStar, BareLift, Castors, Star
from synthgen.furniture.shell_bases import Ground, hung, mount, rod
from synthgen.furniture.stance import CORNERS, Point, corners, mirrored
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import sweep

PLATE = 0.085  # m, radius of the plate under the shell
BALANCE = 0.03  # m, how far behind the middle of the seat rockers touch the floor


@dataclass(frozen=True)
class Tulip:
    """A stem that flows out into a round foot."""

    foot: float = number(0.245, 0.22, 0.27, "m", "Radius of the foot.")
    stem: float = number(0.03, 0.024, 0.038, "m", "Radius of the stem at its narrowest.")
    waist: float = ratio(0.55, 0.4, 0.68, "Height of the narrowest place, of the seat's.")

    def parts(self, ground: Ground) -> tuple[list[Part], dict[str, Point]]:
        """The base under a shell, and the keypoints of its tips."""
        top = _under(ground) + 0.004
        r, s, w = self.foot, self.stem, self.waist * top
        curve = [(r, 0.006), (0.8 * r, 0.017), (0.45 * r, 0.042), (s + 0.18 * (r - s), 0.3 * w), (s + 0.004, 0.68 * w)]
        curve += [(s, w), (s + 0.012, 0.88 * top), (PLATE * 0.8, top - 0.008), (PLATE, top)]
        profile = smooth_curve(curve, 26)
        body = lathe(np.concatenate([[(r - 0.004, 0.0)], profile]), 36)
        turned = np.sqrt(0.5) * (r - 0.004)
        return [Part("base", "metal", body)], corners("leg", (turned, -turned, 0.0), (turned, turned, 0.0))


@dataclass(frozen=True)
class CastorStar:
    """Five arms on castors and a gas lift."""

    star: Star = one_of(STARS, ArchedStar(), "The star.", {"arched_star": 1, "slim_star": 2, "cast_star": 1})
    castors: Castors = one_of({"castors": Castors}, Castors(), "Under it.")
    turn_deg: float = number(0.0, -36.0, 36.0, "deg", "How the star is turned under the seat.", limits=(-36.0, 36.0))

    def parts(self, ground: Ground) -> tuple[list[Part], dict[str, Point]]:
        """The base under a shell, and the keypoints of its tips."""
        top, floor = _under(ground), self.castors.height
        turned = self.star.feet(self.turn_deg)
        lift = BareLift().mesh(self.star.hub(floor), top - 0.01)
        rolling = [self.castors.mesh(k).moved((x, y, 0)) for k, (x, y) in enumerate(turned.values())]
        parts = [
            *(Part("base", "metal", mesh) for mesh in (*self.star.meshes(floor, self.turn_deg), lift, _plate(top))),
            *(Part("castor", "wheels", mesh) for mesh in rolling),
        ]
        return parts, {f"leg_{name}": (x, y, 0.0) for name, (x, y) in turned.items()}


@dataclass(frozen=True)
class Spider:
    """Four slim legs that leave a column high above the floor."""

    reach: float = number(0.27, 0.24, 0.30, "m", "From the middle to a tip.")
    hub: float = ratio(0.55, 0.2, 0.85, "Where the legs leave the column, of the seat's height.")
    width: float = number(0.026, 0.018, 0.034, "m", "Width of a leg.")
    bend: float = ratio(0.35, 0.0, 0.8, "How far the legs bow outwards.")

    def parts(self, ground: Ground) -> tuple[list[Part], dict[str, Point]]:
        """The base under a shell, and the keypoints of its tips."""
        top = _under(ground)
        high = max(self.hub * top, 0.09)
        column = lathe([(0.02, high - 0.03), (0.024, high - 0.02), (0.024, top - 0.02), (0.024, top - 0.004)], 16)
        legs = [self._leg(high).rotated("z", 45.0 + 90 * k) for k in range(4)]
        turned = float(np.sqrt(0.5)) * self.reach
        parts = [Part("base", "metal", mesh) for mesh in (column, _plate(top))]
        legs_ = [Part("leg", "metal", mesh) for mesh in legs]
        return [*parts, *legs_], corners("leg", (turned, -turned, 0.0), (turned, turned, 0.0))

    def _leg(self, high: float) -> Mesh:
        r = self.reach
        course = [(0.006, high), (0.4 * r, high * (0.72 + 0.2 * self.bend)), (0.8 * r, high * (0.3 + 0.2 * self.bend))]
        path = np.insert(smooth_curve([*course, (r, 0.006)], 14), 1, 0.0, axis=1)
        section = rounded_rectangle(0.7 * self.width, self.width, 0.3 * self.width, 2)
        return sweep(path, section, scale=np.linspace(1.1, 0.75, 14), side=(0, 1, 0), dome=0.004)


@dataclass(frozen=True)
class Rocker:
    """A cage of rods on two wooden runners."""

    spread: float = number(0.225, 0.20, 0.25, "m", "From the middle to a runner.")
    thickness: float = number(0.010, 0.008, 0.012, "m", "Diameter of a rod.")
    length: float = number(0.66, 0.58, 0.74, "m", "Length of a runner.")
    lift: float = number(0.045, 0.03, 0.06, "m", "How high the ends of the runners stand.")

    def parts(self, ground: Ground) -> tuple[list[Part], dict[str, Point]]:
        """The base under a shell, and the keypoints of its tips."""
        radius = self.thickness / 2
        top = [hung(ground, 0.11, y) for y in (-0.12, 0.08)]
        feet = [np.array([self.spread, sy * 0.21 + BALANCE, self._rise(0.21) + 0.018]) for sy in (-1, 1)]
        legs = mirrored(*(np.stack([foot, head]) for foot, head in zip(feet, top, strict=True)))
        around = ["front_left", "front_right", "back_right", "back_left", "front_left"]
        braces = []
        for a, b in pairwise(around):
            middle = (legs.at(a, 0.55) + legs.at(b, 0.55)) / 2 * (0.6, 0.6, 1)
            braces += [[legs.at(corner, share), middle] for corner in (a, b) for share in (0.05, 0.97)]
        runner = self._runner()
        parts = [
            *(Part("leg", "metal", rod([line[0], line[-1]], radius, dome=radius)) for line in legs.lines.values()),
            *(Part("stretcher", "metal", rod(brace, 0.7 * radius, dome=radius)) for brace in braces),
            *(Part("base", "metal", mount(line[-1])) for line in legs.lines.values()),
            *(Part("leg", "legs", mesh) for mesh in (runner, runner.mirrored_x())),
        ]
        tips = {name: (sx * self.spread, sy * 0.1 + BALANCE, self._rise(0.1)) for name, (sx, sy) in CORNERS.items()}
        return parts, {f"leg_{name}": tip for name, tip in tips.items()}

    def _rise(self, y: float) -> float:
        """z of a runner's underside: nearly flat in the middle, more bent towards its ends."""
        share = abs(y) / (self.length / 2)
        return y * y / 8.0 + (self.lift - self.length**2 / 32.0) * share**4

    def _runner(self) -> Mesh:
        y = np.linspace(-0.5, 0.5, 31) * self.length
        z = np.array([self._rise(float(at)) for at in y]) + 0.012
        path = np.stack([np.full(31, self.spread), y + BALANCE, z], axis=1)
        return sweep(path, rounded_rectangle(0.022, 0.024, 0.005, 2), side=(1, 0, 0), dome=0.004)


def _under(ground: Ground) -> float:
    """z where a plate in the middle meets the lowest of a shell."""
    return min(ground(0.0, y) for y in (-0.06, 0.0, 0.06))


def _plate(top: float) -> Mesh:
    """The plate between a column and a shell, sunk into both."""
    return lathe([(0.05, top - 0.024), (PLATE, top - 0.012), (PLATE, top + 0.004)], 20)
