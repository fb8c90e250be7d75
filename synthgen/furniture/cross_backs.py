"""Backs of crossing strips: the loop or the posts around them, and the crosses. Metres; z up, the front faces -Y."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.bentwood import Hoop
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, board
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh


@dataclass(frozen=True)
class BentLoop:
    """Rear legs and back of one bent rod."""

    swell: float = ratio(1.06, 1.0, 1.14, "Widest part of the loop, of that at the seat.", limits=(0.9, 1.4))
    arch: float = ratio(0.34, 0.24, 0.46, "Height of the loop's round head, of the back's.", limits=(0.15, 0.8))
    squareness: float = number(2.6, 2.1, 3.6, "power", "Shape of the head: 2 is round, more is squarer.")
    bow: float = number(0.035, 0.02, 0.05, "m", "How far the middle of the back stands behind its sides.")
    kick: float = number(0.06, 0.03, 0.09, "m", "How far the rear feet stand behind.")

    def frame(self, half: float, rear: float, seat: float, top: float, lean: float, thickness: float) -> Hoop:
        """The loop: half its width and its y at the seat, heights of seat and top, slope and diameter."""
        return Hoop(
            half=half,
            wide=self.swell * half,
            seat=seat - 0.014,
            top=top - thickness / 2,
            rear=rear - 0.05 * thickness,
            lean=lean,
            bow=self.bow,
            arch=self.arch * (top - seat),
            power=self.squareness,
            splay=0.02,
            kick=self.kick,
            thickness=thickness,
        )


@dataclass(frozen=True, eq=False)
class Posts:
    """Two sawn posts, joined by a crest rail and a low rail; all in metres. spread: widening to the top."""

    half: float
    seat: float
    top: float
    rear: float
    lean: float
    bow: float
    spread: float
    kick: float
    crest: float
    lift: float
    thickness: float

    def plane(self, x: Floats, z: Floats) -> Floats:
        """(N, 3) points of the bent surface in which the back lies."""
        at = np.stack([self.at(float(level)) for level in np.atleast_1d(z)])
        y = at[:, 1] + self.bow * np.clip(1 - (x / at[:, 0]) ** 2, 0, 1)
        return np.stack([x, y, z], axis=-1)

    def at(self, z: float) -> Floats:
        """(3,) the left post at a height."""
        return self.leg.at(z)

    @cached_property
    def leg(self) -> Upright:
        """The left post, from the floor."""
        seat, top = self.seat, self.top
        levels = np.array([0, 0.35 * seat, 0.7 * seat, seat, seat + 0.07, (seat + top) / 2 + 0.05, top])
        below, above = np.maximum(seat - 0.1 - levels, 0) / seat, np.maximum(levels - seat - 0.02, 0)
        x = self.half * np.interp(levels, [seat, top], [1, self.spread])
        return Upright(
            smooth_curve(np.stack([x, self.rear + below * self.kick + above * self.lean, levels], axis=1), 18)
        )

    @property
    def room(self) -> tuple[float, float]:
        """Between which heights the cross stands: the middles of the rails."""
        return self.seat + self.lift, self.top - 0.6 * self.crest

    def uprights(self, depth: float = 1.1, roundness: float = 0.2, taper: float = 0.75) -> list[Mesh]:
        """Both posts; their depth and the radius of their edges as shares of their width, and how slim their ends."""
        z = self.leg.path[:, 2]
        size = 0.9 * self.thickness * np.interp(z, [0, self.seat, self.top], [taper, 1, taper])
        post = self.leg.mesh(size, depth * size, roundness * float(np.mean(size)))
        return [post, post.mirrored_x()]

    def rail(self, z: float, height: float, arch: float, thickness: float = 0.022) -> Mesh:
        """A bent board between the posts around a height, its middle higher by `arch`, a share of its height."""
        across = np.linspace(-1, 1, 13)
        rise = arch * height * np.cos(across * np.pi / 2)
        path = self.plane(across * self.at(z)[0], np.full(13, z)) + np.stack([0 * rise, 0 * rise, rise / 2], axis=1)
        return board(path, height + rise, thickness, up=self.at(z + 0.02) - self.at(z - 0.02))

    def parts(self) -> list[Part]:
        """The posts and the rails."""
        rails = [self.rail(self.top - 0.55 * self.crest, self.crest, 0.25), self.rail(self.room[0], 0.034, 0.0)]
        return [*cover("leg", self.uprights(), "frame"), *cover("back", rails, "frame")]

    def keypoints(self) -> dict[str, Point]:
        """The feet, and the tops of the posts."""
        return pair("leg_back", point(self.leg.path[0])) | pair("back_top", point(self.leg.top))


@dataclass(frozen=True)
class PostsAndRails:
    """Two sawn posts under a crest rail, a low rail above the seat."""

    spread: float = ratio(1.04, 0.98, 1.1, "Width at the top, of that at the seat.", limits=(0.85, 1.2))
    crest: float = number(0.062, 0.048, 0.085, "m", "Height of the crest rail.")
    lift: float = number(0.09, 0.05, 0.14, "m", "Height of the low rail above the seat.")
    bow: float = number(0.024, 0.008, 0.036, "m", "How far the middle of the rails stands back.")
    kick: float = number(0.05, 0.02, 0.08, "m", "How far the rear feet stand behind.")

    def frame(self, half: float, rear: float, seat: float, top: float, lean: float, thickness: float) -> Posts:
        """The posts: half their distance and their y at the seat, heights of seat and top, slope and thickness."""
        return Posts(
            half=half,
            seat=seat,
            top=top,
            rear=rear,
            lean=lean,
            bow=self.bow,
            spread=self.spread,
            kick=self.kick,
            crest=self.crest,
            lift=self.lift,
            thickness=1.12 * thickness,
        )


@dataclass(frozen=True)
class BentCross:
    """Two strips that rise beside the posts, swing across and part again; one passes over the other."""

    width: float = number(0.030, 0.022, 0.040, "m", "Width of a strip.")
    thickness: float = number(0.009, 0.007, 0.012, "m", "Thickness of a strip.")
    swing: float = ratio(0.6, 0.35, 0.85, "How curved they are; 0 is straight.")
    place: float = ratio(0.5, 0.44, 0.58, "Height where they cross, of the back's.", limits=(0.3, 0.7))

    def meshes(self, frame: Hoop | Posts, low: float, high: float) -> list[Mesh]:
        """The strips from z = low to high."""
        return [self._strip(frame, low, high, side) for side in (1.0, -1.0)]

    def _strip(self, frame: Hoop | Posts, low: float, high: float, side: float) -> Mesh:
        share = np.linspace(0, 1, 25)
        middle = np.interp(share, [0, self.place, 1], [-1, 0, 1])
        across = (1 - self.swing) * middle + self.swing * np.sign(middle) * np.abs(middle) ** 2.2
        across = 0.55 * across + 0.45 * np.interp(share, share, smoothed(across))
        ends = frame.at(low)[0], frame.at(high)[0]
        x = across * np.where(across < 0, *ends)
        path = frame.plane(side * x, low + share * (high - low))
        over = 0.52 * self.thickness * np.exp(-((x / (1.6 * self.width)) ** 2))
        return board(path - np.outer(side * over, (0, 1, 0)), self.width, self.thickness, up=(side, 0, -0.6))


@dataclass(frozen=True)
class StraightCross(BentCross):
    """Two straight boards, halved into each other."""

    width: float = number(0.036, 0.026, 0.048, "m", "Width of a strip.")
    swing: float = ratio(0.0, 0.0, 0.12, "How curved they are; 0 is straight.")
    place: float = ratio(0.5, 0.48, 0.54, "Height where they cross, of the back's.", limits=(0.3, 0.7))


@dataclass(frozen=True)
class RosetteCross(BentCross):
    """Two strips under a turned rosette where they cross."""

    rosette: float = number(0.032, 0.024, 0.042, "m", "Radius of the rosette.")

    def meshes(self, frame: Hoop | Posts, low: float, high: float) -> list[Mesh]:
        """The strips from z = low to high, and the rosette."""
        z = low + self.place * (high - low)
        front = 1.1 * self.thickness
        profile = np.array([(1.0, -front / self.rosette), (1.0, 0.15), (0.85, 0.3), (0.5, 0.28), (0.3, 0.4), (0, 0.44)])
        knob = lathe(profile * self.rosette, 20).rotated("x", 90)
        return [*super().meshes(frame, low, high), knob.moved(frame.plane(np.zeros(1), np.full(1, z))[0])]


def smoothed(values: Floats) -> Floats:
    """(N,) a running mean over five, its ends kept."""
    padded = np.concatenate([[values[0]] * 2, values, [values[-1]] * 2])
    return np.convolve(padded, np.full(5, 0.2), "valid")


CrossFrame = BentLoop | PostsAndRails
Cross = BentCross | StraightCross | RosetteCross

CROSS_FRAMES: dict[str, type[CrossFrame]] = {"bent_loop": BentLoop, "posts_and_rails": PostsAndRails}
CROSSES: dict[str, type[Cross]] = {
    "bent_cross": BentCross,
    "straight_cross": StraightCross,
    "rosette_cross": RosetteCross,
}
