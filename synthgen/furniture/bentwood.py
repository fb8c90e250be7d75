"""Bentwood: rods and strips of beech, steamed and bent. Metres; z up, the front faces -Y."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from synthgen.fields import number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.uprights import Upright
from synthgen.geometry.curve import ellipse, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import rise, sweep


@dataclass(frozen=True, eq=False)
class Hoop:
    """One rod bent into both rear legs and the loop of the back between them.

    half, wide: half its width where it passes the seat, and at its widest. seat, top: z. rear: y at the seat. lean:
    slope of the back. bow: how far its middle stands back. arch: height of its round head. power: exponent of the
    head's superellipse, 2 is round. splay, kick: how far the feet stand outside and behind. thickness: diameter.
    """

    half: float
    wide: float
    seat: float
    top: float
    rear: float
    lean: float
    bow: float
    arch: float
    power: float
    splay: float
    kick: float
    thickness: float

    def plane(self, x: ArrayLike, z: ArrayLike) -> Floats:
        """(N, 3) points of the bent surface in which the back lies."""
        across, up = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(z, dtype=float))
        above = np.maximum(up - self.seat, 0)
        share = above / (self.top - self.seat)
        y = self.rear + self.lean * above**2 / (above + 0.06) + self.bow * share * (1 - (across / self.wide) ** 2)
        return np.stack([across, y, up], axis=-1)

    def at(self, z: float) -> Floats:
        """(3,) where the left side passes a height between seat and head."""
        left = self._back[: len(self._back) // 2 + 1]
        return np.array([np.interp(z, left[:, 2], left[:, axis]) for axis in range(3)])

    @property
    def room(self) -> tuple[float, float]:
        """Between which heights strips may join the loop: its foot and its shoulders."""
        return self.seat + 0.03, self.top - 0.4 * self.arch

    @cached_property
    def leg(self) -> Upright:
        """The left rear leg, up to the seat."""
        share = np.linspace(0, 1, 9)
        out = (1 - share) ** 1.6
        x, y = self.half + self.splay * out, self.rear + self.kick * out
        return Upright(np.stack([x, y, share * self.seat], axis=1))

    def arched(self, half: float, top: float, inner: float, samples: int = 48) -> Floats:
        """(N, 3) a smaller arch in the same plane: its half width at the widest and at the seat, and its top."""
        head = (top - self.seat) * self.arch / (self.top - self.seat)
        spring = top - head
        turn = np.linspace(0, np.pi / 2, 9)
        low = np.linspace(0, 1, 6)[:-1]
        swell = inner + (half - inner) * low * low * (3 - 2 * low)
        x = np.concatenate([swell, half * np.cos(turn) ** (2 / self.power)])
        z = np.concatenate([self.seat + low * (spring - self.seat), spring + head * np.sin(turn) ** (2 / self.power)])
        knots = np.stack([x, z], axis=1)
        flat = smooth_curve(np.concatenate([knots, knots[-2::-1] * (-1, 1)]), samples)
        return self.plane(flat[:, 0], flat[:, 1])

    @cached_property
    def _back(self) -> Floats:
        """(N, 3) the loop above the seat, from left to right."""
        return self.arched(self.wide, self.top, self.half, 61)

    def parts(self) -> list[Part]:
        """The loop and the two legs that it runs on into."""
        z = self._back[:, 2]
        slim = 1 - 0.18 * (z - self.seat) / (self.top - self.seat)
        loop = sweep(self._back, self.thickness / 2, scale=slim, sides=12)
        leg = tapering(self.leg.path, self.thickness, 0.68)
        return [Part("back", "frame", loop), Part("leg", "frame", leg), Part("leg", "frame", leg.mirrored_x())]

    def keypoints(self) -> dict[str, Point]:
        """The feet, and the shoulders of the loop."""
        shoulder = self._back[np.argmax(self._back[:, 2] > self.top - 0.3 * self.arch)]
        return pair("leg_back", point(self.leg.path[0])) | pair("back_top", point(shoulder))


class Back(Protocol):
    """What an arm needs to know of the back that it leaves."""

    @property
    def seat(self) -> float:
        """z of the seat."""

    @property
    def rear(self) -> float:
        """y of the back at the seat."""

    def at(self, z: float) -> Floats:
        """(3,) its left side at a height."""


@dataclass(frozen=True)
class NoArms:
    """No arms."""

    def parts(self, hoop: Back, side: float) -> list[Part]:
        """Nothing."""
        return []

    def keypoints(self, hoop: Back, side: float) -> dict[str, Point]:
        """Nothing."""
        return {}


@dataclass(frozen=True)
class BentArms:
    """Rods that leave the back, swing forwards and turn down to the seat."""

    height: float = number(0.215, 0.19, 0.24, "m", "Height above the seat.")
    reach: float = ratio(0.62, 0.45, 0.8, "How far forwards they swing, of the seat's depth.", limits=(0.3, 1.0))
    spread: float = number(0.055, 0.035, 0.075, "m", "How far they stand outside the seat.")
    thickness: float = number(0.025, 0.022, 0.030, "m", "Diameter.")

    def path(self, hoop: Back, side: float) -> Floats:
        """(N, 3) the left arm, from the back to the side of a seat whose half width is `side`."""
        start, up = hoop.at(hoop.seat + self.height), hoop.seat + self.height
        out, length = side + self.spread, 2 * hoop.rear * self.reach
        tip = hoop.rear - length
        knots = [
            tuple(start),
            (0.5 * (start[0] + out), start[1] - 0.06, up + 0.004),
            (out, hoop.rear - 0.42 * length, up + 0.006),
            (out + 0.004, tip + 0.05, up - 0.002),
            (out - 0.004, tip, up - 0.055),
            (0.5 * (out + side), tip + 0.035, up - 0.55 * self.height),
            (side - 0.004, tip + 0.07, hoop.seat - 0.014),
        ]
        return smooth_curve(knots, 40)

    def parts(self, hoop: Back, side: float) -> list[Part]:
        """Both arms."""
        left = sweep(self.path(hoop, side), self.thickness / 2, sides=10, dome=0.004)
        return [Part("arm", "frame", left), Part("arm", "frame", left.mirrored_x())]

    def keypoints(self, hoop: Back, side: float) -> dict[str, Point]:
        """Their front ends."""
        path = self.path(hoop, side)
        return pair("arm_front", point(path[np.argmin(path[:, 1])]))


BentwoodArm = NoArms | BentArms

BENTWOOD_ARMS: dict[str, type[BentwoodArm]] = {"no_arms": NoArms, "bent_arms": BentArms}


def tapering(path: Floats, thickness: float, taper: float) -> Mesh:
    """A round leg up a path: `thickness` at its top, `taper` times that at the floor, its foot eased."""
    share = path[:, 2] / path[-1, 2]
    width = thickness * (taper + (1 - taper) * share**0.8)
    eased = np.insert(path, 1, path[0] + (path[1] - path[0]) * 0.06, axis=0)
    return rise(eased, ellipse(1, 1, 12), np.insert(width, 0, 0.9 * width[0]))
