"""Padded tops of bar stools: seats with a padded back, and buckets.

Metres; centred on x = y = 0, the top of the seat at z = 0, the front faces -Y.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import flag, number, ratio
from synthgen.furniture.dining_seats import subdivided
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.stool_top import Top
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.quilted import channel, channel_ticks, quilted_block
from synthgen.geometry.sheet import sheet
from synthgen.geometry.slab import slab


@dataclass(frozen=True)
class UpholsteredTop(Top):
    """A padded seat, and a padded back on it, plain or channelled."""

    width: float = number(0.43, 0.39, 0.48, "m", "Width of the seat.")
    thickness: float = number(0.085, 0.065, 0.11, "m", "Thickness of the seat.")
    height: float = number(0.32, 0.22, 0.42, "m", "Top of the back above the seat.", limits=(0.1, 0.5))
    power: float = number(6.0, 3.5, 9.0, "power", "Outline of the seat: 2 is round, more is squarer.")
    crown: float = number(0.016, 0.008, 0.026, "m", "How far the middle of the seat stands above its edge.")
    padding: float = number(0.055, 0.040, 0.075, "m", "Thickness of the back.")
    wrap: float = number(0.035, 0.0, 0.07, "m", "How far the sides of the back come forwards.")
    channelled: bool = flag(False, 0.3, "Whether the back is sewn into upright channels.")
    open: bool = flag(False, 0.4, "Whether the back hangs on two steel straps, with a gap above the seat.")

    def parts(self) -> list[Part]:
        """Seat and back."""
        half = np.array([self.width, self.width * self.depth]) / 2

        def crown(x: Floats, y: Floats) -> Floats:
            swell: Floats = self.crown * np.clip(1 - (x / half[0]) ** 4, 0, 1) * np.clip(1 - (y / half[1]) ** 4, 0, 1)
            return swell

        edge = min(0.42 * self.thickness, 0.03)
        pad = slab(self.outline(), self.thickness, edge, relief=crown, shrink=0.97, rings=7)
        parts = [Part("seat", "upholstery", pad.moved((0, 0, -self.thickness)))]
        low = 0.07 if self.open else -0.02
        if self.open:
            parts += cover("back", self._straps(low), "metal")
        return [*parts, Part("back", "upholstery", self._back(low))]

    def _y(self, x: Floats, z: Floats) -> Floats:
        """y of the back's bent middle surface."""
        rear = 0.5 * self.width * self.depth - 0.45 * self.padding
        y: Floats = rear + z * np.tan(np.radians(self.lean_deg)) - self.wrap * (2 * x / self.width) ** 2
        return y

    def _back(self, low: float) -> Mesh:
        size = (0.98 * self.width, self.height - low, self.padding)
        flat = self._channels(size) if self.channelled else self._plain(size)
        x, up, out = flat.vertices.T
        z = low + size[1] / 2 + up
        y = self._y(x, z) + self.padding / 2 - out
        return replace(flat, vertices=np.stack([x, y, z], axis=1))

    def _plain(self, size: tuple[float, float, float]) -> Mesh:
        """A pad with round corners lying on z = 0, its head at +y."""
        width, height, thick = size
        outline = subdivided(rounded_rectangle(width, height, 0.18 * min(width, height) + 0.02, 4), 0.03)

        def crown(x: Floats, y: Floats) -> Floats:
            swell: Floats = np.clip(1 - (2 * x / width) ** 6, 0, 1) * np.clip(1 - (2 * y / height) ** 6, 0, 1)
            return 0.011 * swell

        return slab(outline, thick, 0.4 * thick, relief=crown, rings=6)

    def _channels(self, size: tuple[float, float, float]) -> Mesh:
        """A pad sewn into upright channels, lying likewise."""
        width, height, thick = size
        count = max(round(width / 0.065), 3)

        def relief(x: Floats, y: Floats) -> Floats:
            return 0.014 * channel((x / width + 0.5) * count)

        ticks = channel_ticks(-width / 2, width / 2, count)
        return quilted_block(size, ticks, np.linspace(-height / 2, height / 2, 7), relief, edge=0.45 * thick)

    def _straps(self, low: float) -> list[Mesh]:
        x = 0.55 * self.half[0]
        z = np.array([-0.7 * self.thickness, -0.3 * self.thickness, 0.3 * low, low + 0.05, low + 0.12])
        y = self._y(np.full(5, x), z) + 0.1 * self.padding
        path = smooth_curve(np.stack([np.full(5, x), y, z], axis=1), 12)
        left = board(path, 0.034, 0.008, up=(1, 0, 0))
        return [left, left.mirrored_x()]


@dataclass(frozen=True)
class BucketTop(Top):
    """A round padded seat in a low tub that falls from the back to the arms."""

    width: float = number(0.48, 0.44, 0.52, "m", "Width over all.")
    depth: float = ratio(0.95, 0.88, 1.02, "Depth, of the width.", limits=(0.7, 1.2))
    thickness: float = number(0.095, 0.075, 0.12, "m", "Thickness of the seat.")
    height: float = number(0.30, 0.22, 0.38, "m", "Top of the back above the seat.", limits=(0.1, 0.5))
    power: float = number(2.6, 2.1, 3.6, "power", "Outline of the seat: 2 is round, more is squarer.")
    wall: float = number(0.042, 0.030, 0.055, "m", "Thickness of the tub's wall.")
    arm: float = ratio(0.35, 0.1, 0.65, "Height of the tub's front ends, of the back's.")
    reach_deg: float = number(105.0, 85.0, 120.0, "deg", "How far round the tub reaches, to either side.")
    flare: float = ratio(0.10, 0.02, 0.16, "How much wider the tub is at the top of its back than at its foot.")

    def parts(self) -> list[Part]:
        """Seat and tub."""
        half = np.array([self.width, self.width * self.depth]) / 2

        def crown(x: Floats, y: Floats) -> Floats:
            swell: Floats = 0.014 * np.clip(1 - (x / half[0]) ** 2 - (y / half[1]) ** 2, 0, 1)
            return swell

        outline = self.outline(0.35 * self.wall)
        pad = slab(outline, self.thickness, 0.35 * self.thickness, relief=crown, shrink=0.96, rings=7)
        seat = Part("seat", "upholstery", pad.moved((0, 0, -self.thickness)))
        return [seat, Part("back", "upholstery", sheet(self._wall(), self.wall, rim=8))]

    def _wall(self) -> Floats:
        """(9, 41, 3) the middle surface of the tub, from its foot up and from one end around to the other."""
        swing = np.linspace(-1, 1, 41)
        angle = np.radians(90 + swing * self.reach_deg)
        ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        reach = (np.abs(ring) ** self.power).sum(axis=1) ** (-1 / self.power)
        size = 0.5 * np.array([self.width, self.width * self.depth]) - self.wall / 2
        t = np.clip((np.abs(swing) - 0.25) / 0.75, 0, 1)
        rim = self.height * (1 - (1 - self.arm) * t * t * (3 - 2 * t)) - self.wall / 2
        up = np.linspace(0, 1, 9)[:, None]
        z = -0.55 * self.thickness + up * (rim + 0.55 * self.thickness)
        out = 1 + self.flare * np.maximum(z, 0) / self.height
        flat = (ring * reach[:, None] * size)[None] * out[..., None]
        return np.concatenate([flat, z[..., None]], axis=2)

    def keypoints(self) -> dict[str, Point]:
        """Corners of the seat and of the back, and the front ends of the tub."""
        x, y = self.half
        wall = self._wall()[-1]
        back = pair("back_top", _up(wall[13], self.wall / 2))
        arms = pair("arm_front", _up(wall[1], self.wall / 2))
        return corners("seat", (x, -y, 0.0), (x, y, 0.0)) | back | arms


def _up(place: Floats, by: float) -> Point:
    """A point raised by so many metres."""
    x, y, z = (float(v) for v in place)
    return x, y, z + by
