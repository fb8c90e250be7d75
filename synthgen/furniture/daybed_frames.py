"""Frames of daybeds: open platforms, and boxes with a back and two ends. Metres; the front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.legs import LEGS, Leg, Tapered
from synthgen.furniture.model import Part
from synthgen.furniture.plinth import legs_under
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.upholstery import cover
from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.sweep import rise, sweep


@dataclass(frozen=True)
class Berth:
    """Where the mattress lies: its width and depth, z of what carries it, centred on x = y = 0."""

    width: float
    depth: float
    deck: float
    mattress: float

    @property
    def top(self) -> float:
        """z of the mattress's seams."""
        return self.deck + self.mattress


def platform(berth: Berth, rail: float, over: float, ease: float = 0.005) -> list[Mesh]:
    """A rim of rails `rail` high around a board; it stands out `over` beyond the mattress."""
    w, d, thick = berth.width + 2 * over, berth.depth + 2 * over, 0.03
    z = berth.deck + 0.004 - rail / 2
    long = rounded_box((w, thick, rail), ease)
    short = rounded_box((thick, d - 0.02, rail), ease)
    board = rounded_box((w - thick, d - thick, 0.018), 0.003, 2).moved((0, 0, berth.deck - 0.006))
    return [
        *(long.moved((0, s * (d - thick) / 2, z)) for s in (1, -1)),
        *(short.moved((s * (w - thick) / 2, 0, z)) for s in (1, -1)),
        board,
    ]


@dataclass(frozen=True)
class OpenPlatform:
    """A low frame on legs, open on all sides."""

    rail: float = number(0.075, 0.05, 0.11, "m", "Height of the rails.")
    over: float = number(0.012, 0.0, 0.04, "m", "How far the frame stands out beyond the mattress.")
    legs: Leg = one_of(
        LEGS, Tapered(), "Legs.", {"tapered": 3, "splayed": 3, "block": 1.5, "turned": 1, "cabriole": 0.4, "sabre": 0.5}
    )

    def parts(self, berth: Berth) -> tuple[list[Part], dict[str, Point]]:
        """The frame, and its keypoints."""
        w, d = berth.width / 2 + self.over, berth.depth / 2 + self.over
        legs, tips = legs_under(self.legs, (-w, -d), (w, d), berth.deck - 0.024)
        return [*cover("frame", platform(berth, self.rail, self.over), "frame"), *cover("leg", legs, "frame")], tips


@dataclass(frozen=True)
class SteelLoops:
    """A frame carried by two closed loops of flat steel, or by tubes with balls of feet."""

    rail: float = number(0.06, 0.035, 0.09, "m", "Height of the rails.")
    bar: float = number(0.045, 0.025, 0.06, "m", "Width of the steel.")
    inset: float = ratio(0.10, 0.03, 0.22, "From an end to a loop, of the length.", limits=(0.0, 0.4))
    rounding: float = number(0.03, 0.008, 0.07, "m", "Radius of the bends.", limits=(0.005, 0.15))
    flare: float = ratio(0.0, 0.0, 0.14, "How much narrower a loop is below, of its width.", limits=(-0.2, 0.3))

    def parts(self, berth: Berth) -> tuple[list[Part], dict[str, Point]]:
        """The frame, and its keypoints."""
        x, thick = berth.width / 2 - self.inset * berth.width - 0.03, 0.012
        top, d = berth.deck - 0.017, berth.depth / 2 - 0.045  # under the board, behind the rails
        low = d * (1 - self.flare)
        knots = [(x, -low, thick / 2), (x, low, thick / 2), (x, d, top), (x, -d, top)]
        path = bent_path(knots, self.rounding, closed=True)
        loop = sweep(path, rounded_rectangle(self.bar, thick, 0.003), side=(1, 0, 0), closed=True)
        run = self.rounding + 0.004
        tips = corners("leg", (x + self.bar / 2, run - low, 0.0), (x + self.bar / 2, low - run, 0.0))
        loops = [Part("leg", "metal", m) for m in (loop, loop.mirrored_x())]
        return [*cover("frame", platform(berth, self.rail, 0.004), "frame"), *loops], tips


@dataclass(frozen=True)
class ThreeSided:
    """A back and two ends of rails between posts, filled with slats, spindles or a panel."""

    rail: float = number(0.12, 0.09, 0.20, "m", "Height of the lower rails.")
    post: float = number(0.048, 0.036, 0.062, "m", "Width of the posts.")
    rise: float = number(0.38, 0.28, 0.48, "m", "Height of the ends above the deck.")
    back: float = ratio(1.0, 0.85, 1.25, "Height of the back above the deck, of the ends'.", limits=(0.4, 1.8))
    pitch: float = number(0.11, 0.075, 0.16, "m", "Distance of the slats.", limits=(0.05, 0.4))
    slat: float = ratio(0.4, 0.12, 0.7, "Width of a slat, of their distance.", limits=(0.05, 0.95))
    round: bool = flag(False, 0.35, "Whether posts and slats are round.")
    finials: bool = flag(False, 0.3, "Whether the posts rise above the rails.")

    def parts(self, berth: Berth) -> tuple[list[Part], dict[str, Point]]:
        """The frame, and its keypoints."""
        x, y = (berth.width + self.post) / 2 + 0.002, (berth.depth + self.post) / 2
        side, back = berth.deck + self.rise, berth.deck + self.rise * self.back
        front = -y + 0.5 * self.post
        posts = [self._post(sx * x, sy, side if sy < 0 else max(side, back)) for sx in (1, -1) for sy in (front, y)]
        end = self._panel(2 * y - 0.5 * self.post, side, berth.deck - 0.03).rotated("z", 90)
        ends = [end.moved((sx * x, (y + front) / 2, 0)) for sx in (1, -1)]
        rear = self._panel(2 * x, back, berth.deck - 0.03).moved((0, y, 0))
        parts = [
            *cover("leg", posts, "frame"),
            *cover("arm", ends, "frame"),
            *cover("back", [rear], "frame"),
            *cover("frame", platform(berth, self.rail, 0.004), "frame"),
        ]
        tips = corners("leg", (x, front, 0.0), (x, y, 0.0))
        return parts, tips | pair("arm_front", (x, front, side)) | pair("back_top", (x, y, back))

    def _post(self, x: float, y: float, top: float) -> Mesh:
        section = ellipse(1, 1, 16) if self.round else rounded_rectangle(1, 1, 0.1)
        high = top + (0.05 if self.finials else 0.004)
        levels = np.array([0.0, 0.004, top, top + 0.002, high - 0.004, high])
        width = self.post * np.array([0.94, 1, 1, 1, 1, 0.9])
        return rise(np.stack([0 * levels + x, 0 * levels + y, levels], axis=1), section, width)

    def _panel(self, long: float, top: float, bottom: float) -> Mesh:
        """An upright panel along x, from a lower rail at `bottom` to its top."""
        rail = 0.7 * self.post
        bars = [rounded_box((long, rail, 0.05), 0.4 * rail if self.round else 0.005).moved((0, 0, top - 0.025))]
        bars.append(rounded_box((long, 0.8 * rail, 0.05), 0.005).moved((0, 0, bottom + 0.02)))
        spots = np.linspace(-long / 2, long / 2, max(round(long / self.pitch), 2) + 1)[1:-1]
        width = min(self.slat * self.pitch, 0.02) if self.round else self.slat * self.pitch
        section = ellipse(width, width, 8) if self.round else rounded_rectangle(width, 0.014, 0.003, 1)
        slats = [rise([(x, 0, bottom + 0.02), (x, 0, top - 0.025)], section, [1.0, 1.0]) for x in spots]
        return joined([*bars, *slats])


DaybedFrame = OpenPlatform | SteelLoops | ThreeSided

DAYBED_FRAMES: dict[str, type[DaybedFrame]] = {
    "open_platform": OpenPlatform,
    "steel_loops": SteelLoops,
    "three_sided": ThreeSided,
}
