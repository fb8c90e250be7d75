"""Hard tops of bar stools: wood and pressed steel.

Metres; centred on x = y = 0, the top of the seat at z = 0, the front faces -Y.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.slat_backs import bent_rail
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.stool_top import Top
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import rod
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sheet import sheet
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep
from synthgen.geometry.tube import tube


@dataclass(frozen=True)
class WoodenTop(Top):
    """A saddled wooden seat, and bent slats on two posts."""

    slats: int = count(2, 1, 3, "Slats.", limits=(1, 4))
    slat: float = number(0.055, 0.040, 0.075, "m", "Height of a slat.")
    bow: float = number(0.030, 0.010, 0.045, "m", "How far the middle of a slat stands back.")
    arch: float = ratio(0.25, 0.0, 0.5, "Rise of the slats' upper edges, of their height.")
    saddle: float = ratio(0.3, 0.1, 0.4, "Depth of the seat's hollow, of its thickness.", limits=(0.0, 0.5))
    posts: float = number(0.028, 0.024, 0.034, "m", "Thickness of the posts.")

    def parts(self) -> list[Part]:
        """Seat and back."""
        post = self.post
        thick = np.linspace(1.0, 0.8, len(post.path)) * self.posts
        left = post.mesh(thick, thick, 0.25 * self.posts)
        fit = min(self.slats, int((self.height - 0.03) / (self.slat + 0.012)) or 1)
        tops = self.height - 0.012 - np.arange(fit) * max((self.height - 0.05) / fit, self.slat + 0.01)
        rails = [bent_rail(post, float(top) - self.slat / 2, self.slat, 0.014, self.bow, self.arch) for top in tops]
        return [Part("seat", "wood", self._plank()), *cover("back", [left, left.mirrored_x(), *rails], "wood")]

    def _plank(self) -> Mesh:
        half = np.array([self.width, self.width * self.depth]) / 2

        def hollow(x: Floats, y: Floats) -> Floats:
            a, b = x / half[0], y / half[1]
            dip: Floats = np.clip(1 - a**4, 0, 1) * np.clip(1 - (b - 0.1) ** 4, 0, 1) * np.clip(1 - b**8, 0, 1)
            return -self.saddle * self.thickness * dip

        edge = 0.35 * self.thickness
        plank = slab(self.outline(), self.thickness, edge, relief=hollow, shrink=0.96, rings=7, grain=0)
        return plank.moved((0, 0, -self.thickness))


@dataclass(frozen=True)
class SpindleTop(WoodenTop):
    """A saddled wooden seat, and a bent rail around the sitter on spindles."""

    power: float = number(2.8, 2.4, 4.0, "power", "Outline of the seat: 2 is round, more is squarer.")
    spindles: int = count(6, 4, 8, "Spindles.", limits=(2, 10))
    wrap_deg: float = number(70.0, 50.0, 88.0, "deg", "How far round the rail reaches, to either side.")

    def parts(self) -> list[Part]:
        """Seat and back."""
        angle = np.radians(90 + np.linspace(-self.wrap_deg, self.wrap_deg, 25))
        seat = 0.5 * self.width * np.stack([np.cos(angle), self.depth * np.sin(angle)], axis=1)
        out = 1.04 + 0.4 * float(np.tan(np.radians(self.lean_deg)))
        high = self.height - 0.5 * self.slat
        rail = np.column_stack([seat * out, np.full(25, high)])
        tall = 1 - 0.35 * np.abs(np.linspace(-1, 1, 25)) ** 3
        section = rounded_rectangle(self.slat, 0.020, 0.008)
        scale = np.stack([tall, np.ones(25)], axis=1)
        crest = sweep(rail, section, side=(0, 0, 1), scale=scale, dome=0.008)
        places = np.linspace(1.5, 22.5, self.spindles)
        sticks = []
        for k in places:
            top = np.array([np.interp(k, np.arange(25), rail[:, i]) for i in range(3)])
            foot = np.append(top[:2] * 0.80 / out, -0.5 * self.thickness)
            sticks.append(rod(foot, top, 0.014, 1.3, sides=8))
        return [Part("seat", "wood", self._plank()), *cover("back", [crest, *sticks], "wood")]

    def keypoints(self) -> dict[str, Point]:
        """Corners of the seat, and the rail where it turns forwards."""
        x, y = self.half
        out = 1.04 + 0.4 * float(np.tan(np.radians(self.lean_deg)))
        side = 0.5 * self.width * out * np.array([np.sin(np.radians(45.0)), self.depth * np.cos(np.radians(45.0))])
        back = pair("back_top", (float(side[0]), float(side[1]), self.height - 0.1 * self.slat))
        return corners("seat", (x, -y, 0.0), (x, y, 0.0)) | back


@dataclass(frozen=True)
class SteelTop(Top):
    """A pressed steel seat under a bent tube with a sheet between: the cafe stool of the 1930s."""

    width: float = number(0.37, 0.34, 0.40, "m", "Width of the seat.")
    thickness: float = number(0.026, 0.020, 0.032, "m", "Depth of the seat's rolled edge.")
    height: float = number(0.26, 0.14, 0.36, "m", "Top of the back above the seat.", limits=(0.1, 0.5))
    power: float = number(6.0, 4.5, 8.0, "power", "Outline of the seat: 2 is round, more is squarer.")
    dish: float = number(0.010, 0.005, 0.014, "m", "Depth of the seat's hollow.", limits=(0.0, 0.02))
    tube: float = number(0.020, 0.016, 0.025, "m", "Diameter of the back's tube.")
    splat: float = ratio(0.34, 0.22, 0.6, "Width of the sheet, of the back's.", limits=(0.1, 0.85))

    def parts(self) -> list[Part]:
        """Seat and back."""
        half = np.array([self.width, self.width * self.depth]) / 2

        def dish(x: Floats, y: Floats) -> Floats:
            a, b = np.abs(x / half[0]), np.abs(y / half[1])
            dip: Floats = np.clip((0.86 - np.maximum(a, b)) / 0.1, 0, 1) * (0.4 + 0.6 * np.clip(1 - a**2 - b**2, 0, 1))
            return -self.dish * dip

        seat = slab(self.outline(), self.thickness, 0.45 * self.thickness, relief=dish, shrink=0.98, rings=9)
        return [
            Part("seat", "metal", seat.moved((0, 0, -self.thickness))),
            *cover("back", [self._hoop(), self._sheet()], "metal"),
        ]

    def _at(self, x: float, z: float, bow: float = 0.035) -> Point:
        """A point of the back's bent plane."""
        foot = self.post.path[0]
        y = 0.96 * float(foot[1]) + max(z, 0) * float(np.tan(np.radians(self.lean_deg)))
        return x, y + bow * (1 - (x / float(foot[0])) ** 2) * max(z, 0) / self.height, z

    def _hoop(self) -> Mesh:
        x, top = float(self.post.path[0, 0]), self.height - self.tube / 2
        left = [self._at(x, z) for z in (-0.6 * self.thickness, 0.0, top - 0.05)] + [self._at(0.84 * x, top)]
        across = [self._at(s * x, top) for s in (0.45, 0.15, -0.15, -0.45)]
        right = [(-a, b, c) for a, b, c in left[::-1]]
        return tube([*left, *across, *right], self.tube, 0.05)

    def _sheet(self) -> Mesh:
        x = self.splat * float(self.post.path[0, 0])
        z = np.linspace(-0.5 * self.thickness, self.height - self.tube / 2, 7)
        grid = [[self._at(s * x, float(level)) for s in np.linspace(1, -1, 5)] for level in z]
        return sheet(np.array(grid), 0.004, rim=2)
