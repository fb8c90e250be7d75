"""Wooden frames of easy chairs: what carries loose cushions between two open sides. Metres; the front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board, rod
from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import ellipse, rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import rise, sweep

STRAP = 0.008  # m, thickness of the straps or slats under the cushions


@dataclass(frozen=True)
class Lounge:
    """Where one sits: a tilted deck and a leaning back.

    width: between the sides. depth: of the deck, back to where the rest stands. front: z of the deck's front edge.
    tilt, lean: slopes of the deck, down backwards, and of the rest, back upwards. rest: length of the rest. arm: z.
    """

    width: float
    depth: float
    front: float
    tilt: float
    lean: float
    rest: float
    arm: float

    def deck(self, y: float) -> float:
        """z of the deck at y."""
        return self.front - self.tilt * y

    @property
    def rear(self) -> float:
        """z of the deck's rear edge."""
        return self.deck(self.depth)

    @property
    def angles(self) -> tuple[float, float]:
        """Degrees: the fall of the deck and the lean of the rest."""
        return float(np.degrees(np.arctan(self.tilt))), float(np.degrees(np.arctan(self.lean)))

    def behind(self, along: float, off: float = 0.0) -> Floats:
        """(2,) y and z of the rest's plane at a length up from the deck, or `off` behind it."""
        angle = np.arctan(self.lean)
        c, s = float(np.cos(angle)), float(np.sin(angle))
        return np.array([self.depth + along * s + off * c, self.rear + along * c - off * s])

    def back_at(self, z: float) -> float:
        """y of the rest's plane at a height."""
        return self.depth + self.lean * (z - self.rear)

    @property
    def top(self) -> Floats:
        """(2,) y and z of the rest's upper end."""
        return self.behind(self.rest)

    def keypoints(self, seat: float, half: float) -> dict[str, Point]:
        """Corners of a seat `seat` metres above the deck, and of the back's top at +-half."""
        w = self.width / 2
        y, z = (float(v) for v in self.top)
        spots = corners("seat", (w, 0.0, self.front + seat), (w, self.depth, self.rear + seat))
        return spots | pair("back_top", (half, y, z))


def _strapped(lounge: Lounge, count: int, inset: float) -> list[Mesh]:
    """Slats across the deck, just under the cushion."""
    ys = np.linspace(0.06, lounge.depth - 0.06, count)
    half = lounge.width / 2 - inset
    return [
        board([(half, y, lounge.deck(y) - STRAP / 2), (-half, y, lounge.deck(y) - STRAP / 2)], 0.045, STRAP,
              up=(0, 1, -lounge.tilt))
        for y in ys
    ]  # fmt: skip


def _deck_frame(lounge: Lounge, stock: float, rail: float, reach: float = 0.0) -> list[Mesh]:
    """Rails around the deck, those of the sides run on back to y = reach; and slats between them."""
    half, z = lounge.width / 2, -rail / 2
    tail = max(reach, lounge.depth)
    ends = [(0.0, lounge.deck(0.0) + z), (lounge.depth, lounge.rear + z)]
    across = [board([(half, y, h), (-half, y, h)], rail, 0.8 * stock) for y, h in ends]
    x = half - 0.4 * stock
    sides = [board([(s * x, *ends[0]), (s * x, tail, lounge.deck(tail) + z)], rail, 0.8 * stock) for s in (1, -1)]
    return [*across, *sides, *_strapped(lounge, 5, stock / 2)]


@dataclass(frozen=True)
class LadderRest:
    """Level slats between two stiles."""

    slats: int = count(4, 3, 6, "Slats.", limits=(2, 8))
    share: float = ratio(0.4, 0.25, 0.6, "How much of the height is wood.", limits=(0.1, 0.9))

    def meshes(self, lounge: Lounge, stock: float) -> list[Mesh]:
        """The rest behind the back cushion."""
        height = lounge.rest * self.share / self.slats
        ways = np.linspace(0.08 + height / 2, lounge.rest - 0.01 - height / 2, self.slats)
        half, off = lounge.width / 2 - stock / 2, 0.6 * stock
        up = (0.0, lounge.lean, 1.0)
        rails = []
        for way in ways:
            y, z = lounge.behind(float(way), off)
            path = [(half, y, z), (0.5 * half, y + 0.006, z), (-0.5 * half, y + 0.006, z), (-half, y, z)]
            rails.append(board(smooth_curve(path, 9), height, 0.55 * stock, up=up))
        return [*rails, *_stiles(lounge, stock)]


@dataclass(frozen=True)
class SpindleRest:
    """Upright spindles between two rails."""

    spindles: int = count(9, 6, 13, "Spindles.", limits=(4, 18))
    thickness: float = number(0.013, 0.010, 0.017, "m", "Diameter of a spindle.")

    def meshes(self, lounge: Lounge, stock: float) -> list[Mesh]:
        """The rest behind the back cushion."""
        half, off = lounge.width / 2 - stock / 2, 0.6 * stock
        ends = [lounge.behind(way, off) for way in (0.04, lounge.rest - 0.02)]
        up = (0.0, lounge.lean, 1.0)
        rails = [
            board([(half, *end), (-half, *end)], height, 0.7 * stock, up=up)
            for end, height in zip(ends, (0.035, 0.05), strict=True)
        ]
        xs = np.linspace(-half, half, self.spindles + 2)[1:-1]
        rods = [rod((x, *ends[0]), (x, *ends[1]), self.thickness, sides=7) for x in xs]
        return [*rails, *_stiles(lounge, stock), *rods]


def _stiles(lounge: Lounge, stock: float) -> list[Mesh]:
    half, off = lounge.width / 2 - stock / 2, 0.6 * stock
    ends = [lounge.behind(-0.03, off), lounge.behind(lounge.rest, off)]
    section = rounded_rectangle(0.8 * stock, stock, 0.25 * stock)
    return [
        sweep([(s * half, *ends[0]), (s * half, *ends[1])], section, side=(1, 0, 0), dome=0.004, scale=[1.0, 0.85])
        for s in (1, -1)
    ]


LoungeRest = LadderRest | SpindleRest

LOUNGE_RESTS: dict[str, type[LoungeRest]] = {"ladder_rest": LadderRest, "spindle_rest": SpindleRest}


@dataclass(frozen=True)
class PaddleSides:
    """Slanting round legs under shaped arms that widen like paddles: the Danish easy chair."""

    stock: float = number(0.036, 0.030, 0.044, "m", "Diameter of the legs at their thickest.")
    paddle: float = number(0.085, 0.050, 0.115, "m", "Width of an arm at its widest.", limits=(0.03, 0.16))
    rise: float = number(0.03, 0.0, 0.06, "m", "How much higher the front of an arm is than its end.")
    rake: float = ratio(0.10, 0.03, 0.18, "Lean of the front legs, of their height.", limits=(-0.1, 0.3))
    kick: float = ratio(0.2, 0.08, 0.28, "Lean of the rear legs, of their height.", limits=(0.0, 0.5))
    widest: float = ratio(0.28, 0.15, 0.75, "Where an arm is widest, of its length.")

    def parts(self, lounge: Lounge) -> tuple[list[Part], dict[str, Point]]:
        """Both sides, the left one at the deck's +x edge; and their keypoints."""
        x, top = lounge.width / 2 + 0.3 * self.stock, lounge.arm
        joint = lounge.back_at(top) + 0.5 * self.stock
        front = np.array([[x, 0.07 - self.rake * top, 0.0], [x, 0.07, top + 0.8 * self.rise]])
        back = np.array([[x, joint - 0.05 + self.kick * top, 0.0], [x, joint - 0.05, top]])
        legs = [self._leg(line, lounge.front / top) for line in (front, back)]
        arm = self._arm(x, joint, top)
        parts = [Part("arm", "frame", m) for m in (arm, arm.mirrored_x())]
        parts += [Part("leg", "frame", m) for leg in legs for m in (leg, leg.mirrored_x())]
        tips = corners("leg", tuple(front[0]), tuple(back[0])) | pair("arm_front", (x, -0.02, top + self.rise))
        return parts, tips

    def _leg(self, line: Floats, seat: float) -> Mesh:
        """A leg, thickest where the seat meets it."""
        share = np.array([0.0, 0.008, 0.3, 0.6, seat, 0.9, 1.0])
        share = np.maximum.accumulate(share + 1e-4 * np.arange(7))
        width = self.stock * np.interp(share, [0, 0.008, seat, 1], [0.56, 0.64, 1.0, 0.7])
        return rise(line[0] + (line[1] - line[0]) * share[:, None], ellipse(1, 1, 14), width)

    def _arm(self, x: float, joint: float, top: float) -> Mesh:
        length, n = joint + 0.05, 15
        knots = [
            (0, -0.03, self.rise),
            (0, 0.2 * length, 0.7 * self.rise),
            (0, 0.6 * length, 0.1 * self.rise),
            (0, joint, 0.0),
        ]
        way = np.linspace(0, 1, n)
        path = smooth_curve(np.add(knots, (x, 0, top + 0.006)), n)
        swell = np.interp(way, [0, 0.05, self.widest, 0.9, 1], [0.5, 0.72, 1.0, 0.42, 0.38])
        smooth = np.convolve(np.pad(swell, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
        path[:, 0] += 0.18 * self.paddle * (smooth - 0.4)
        section = ellipse(self.paddle, 0.026, 16, 2.6)
        scale = np.stack([smooth, np.interp(way, [0, 1], [1.0, 0.9])], axis=1)
        return sweep(path, section, scale=scale, side=(1, 0, 0), dome=0.012)

    def carried(self, lounge: Lounge) -> list[Mesh]:
        """The rails of the deck between the sides."""
        top = lounge.arm
        leg = lounge.back_at(top) + 0.5 * self.stock - 0.05 + self.kick * (top - lounge.rear)
        return _deck_frame(lounge, 0.03, 0.055, leg + 0.2 * self.stock)


@dataclass(frozen=True)
class LoopSides:
    """Sides of one flat bar, bent into a closed loop of arm, legs and runner."""

    width: float = number(0.050, 0.038, 0.07, "m", "Width of the bar.")
    thick: float = number(0.024, 0.018, 0.032, "m", "Thickness of the bar.")
    rounding: float = number(0.07, 0.02, 0.14, "m", "Radius of the corners.", limits=(0.01, 0.2))
    rake: float = ratio(0.12, -0.02, 0.25, "Lean of the upright bars, of their height.", limits=(-0.2, 0.4))

    def parts(self, lounge: Lounge) -> tuple[list[Part], dict[str, Point]]:
        """Both sides, the left one at the deck's +x edge; and their keypoints."""
        x, low, top = lounge.width / 2 + self.width / 2 - 0.004, self.thick / 2, lounge.arm - self.thick / 2
        lean, rear = self.rake * top, lounge.back_at(top) + 0.05
        loop = [(x, 0.06 - lean, low), (x, rear, low), (x, rear, top), (x, 0.06, top)]
        path = bent_path(loop, self.rounding, closed=True)
        bar = sweep(path, rounded_rectangle(self.width, self.thick, 0.006), side=(1, 0, 0), closed=True)
        run = min(self.rounding, 0.4 * rear) + 0.01
        out = x + 0.5 * self.width
        tips = corners("leg", (out, 0.06 - lean + run, 0.0), (out, rear - run, 0.0))
        return [Part("arm", "frame", m) for m in (bar, bar.mirrored_x())], tips | pair(
            "arm_front", (x, 0.06, lounge.arm)
        )

    def carried(self, lounge: Lounge) -> list[Mesh]:
        """The rails of the deck between the sides."""
        rear = lounge.back_at(lounge.arm) + 0.05
        half = lounge.width / 2 + 0.01
        z = lounge.front - 0.045
        ties = [rod((half, y, z), (-half, y, z), 0.03, sides=12) for y in (0.07 - 0.1 * self.rake, rear - 0.004)]
        return [*_deck_frame(lounge, 0.03, 0.05), *ties]


@dataclass(frozen=True)
class MorrisSides:
    """Square posts, broad flat arms and a row of upright slats below them: the Morris chair."""

    post: float = number(0.048, 0.040, 0.060, "m", "Width of the posts.")
    board: float = number(0.12, 0.09, 0.15, "m", "Width of the arms.")
    slats: int = count(6, 3, 9, "Slats of a side.", limits=(0, 12))
    slat: float = ratio(0.45, 0.3, 0.65, "Width of a slat, of the distance of slats.", limits=(0.1, 0.9))
    fall: float = ratio(0.05, 0.0, 0.12, "How much lower the arms are behind, of their length.", limits=(0.0, 0.25))

    def parts(self, lounge: Lounge) -> tuple[list[Part], dict[str, Point]]:
        """Both sides, the left one at the deck's +x edge; and their keypoints."""
        x, top = lounge.width / 2 + self.post / 2, lounge.arm
        ys = (self.post / 2, lounge.back_at(top - 0.05) + 0.06)
        heights = [self._under(y, ys, top) for y in ys]
        posts = [self._post(x, y, h) for y, h in zip(ys, heights, strict=True)]
        sides = [*posts, *self._rails(x, ys, lounge), *self._slats(x, ys, top)]
        arm = self._board(x, ys, top)
        parts = [Part("leg", "frame", m) for post in sides[:2] for m in (post, post.mirrored_x())]
        parts += [Part("stretcher", "frame", m) for s in sides[2:4] for m in (s, s.mirrored_x())]
        parts += [Part("frame", "frame", m) for s in sides[4:] for m in (s, s.mirrored_x())]
        parts += [Part("arm", "frame", m) for m in (arm, arm.mirrored_x())]
        tips = corners("leg", (x, ys[0], 0.0), (x, ys[1], 0.0))
        return parts, tips | pair("arm_front", (x, ys[0] - self.post, top))

    def _under(self, y: float, ys: tuple[float, float], top: float) -> float:
        """z of the underside of an arm."""
        return top - 0.022 - self.fall * (y - ys[0])

    def _post(self, x: float, y: float, top: float) -> Mesh:
        levels = [(x, y, z) for z in (0.0, 0.004, top + 0.006)]
        return rise(levels, rounded_rectangle(self.post, self.post, 0.006), [0.95, 1.0, 1.0])

    def _board(self, x: float, ys: tuple[float, float], top: float) -> Mesh:
        y0, y1 = ys[0] - 0.9 * self.post, ys[1] + self.post
        path = [(x, y, self._under(y, ys, top) + 0.012) for y in (y0, y1)]
        return sweep(path, rounded_rectangle(self.board, 0.024, 0.006), side=(1, 0, 0), dome=0.003)

    def _rails(self, x: float, ys: tuple[float, float], lounge: Lounge) -> list[Mesh]:
        levels = (lounge.rear * 0.45, lounge.front - 0.05)
        return [board([(x, ys[0], z), (x, ys[1], z)], h, 0.024) for z, h in zip(levels, (0.045, 0.07), strict=True)]

    def _slats(self, x: float, ys: tuple[float, float], top: float) -> list[Mesh]:
        spots = np.linspace(*ys, self.slats + 2)[1:-1]
        width = self.slat * (ys[1] - ys[0]) / (self.slats + 1)
        low = 0.12
        return [self._slat(x, float(y), width, low, self._under(float(y), ys, top)) for y in spots]

    def _slat(self, x: float, y: float, width: float, low: float, top: float) -> Mesh:
        return rounded_box((0.014, width, top - low), 0.003, 2).moved((x, y, (top + low) / 2))

    def carried(self, lounge: Lounge) -> list[Mesh]:
        """The rails of the deck between the sides."""
        return _deck_frame(lounge, 0.03, 0.085)


LoungeSides = PaddleSides | LoopSides | MorrisSides

LOUNGE_SIDES: dict[str, type[LoungeSides]] = {
    "paddle_sides": PaddleSides,
    "loop_sides": LoopSides,
    "morris_sides": MorrisSides,
}


def framed(lounge: Lounge, sides: LoungeSides, rest: LoungeRest) -> tuple[list[Part], dict[str, Point]]:
    """A frame of two sides, the deck between them and the rest, and its keypoints."""
    parts, tips = sides.parts(lounge)
    rests = cover("back", rest.meshes(lounge, 0.032), "frame")
    return [*parts, *cover("frame", sides.carried(lounge), "frame"), *rests], tips
