"""Stretchers of bentwood chairs: rings and bows between the legs. Metres; the front faces -Y."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.uprights import Upright, rod
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class RoundStretchers:
    """A ring within the legs."""

    height: float = ratio(0.56, 0.45, 0.68, "Height of the ring, of the seat's.", limits=(0.2, 0.85))
    thickness: float = number(0.020, 0.016, 0.024, "m", "Diameter of its rod.")

    def meshes(self, front: Upright, back: Upright, leg: float) -> list[Mesh]:
        """The ring between the left legs and their opposites, which are about `leg` thick."""
        z = self.height * float(front.top[2])
        ends = [_within(upright.at(z), 0.28 * leg + 0.5 * self.thickness) for upright in (front, back)]
        middle, deep = (ends[0][1] + ends[1][1]) / 2, (ends[1][1] - ends[0][1]) / 2
        wide = (ends[0][0] + ends[1][0]) / 2
        a, b = 1.4142 * wide, 1.4142 * deep
        f, r = ends
        ring = [(a, middle), r[:2], (0, middle + b), (-r[0], r[1]), (-a, middle), (-f[0], f[1]), (0, middle - b), f[:2]]
        path = np.insert(smooth_curve(np.array(ring), 44, closed=True), 2, z, axis=1)
        return [sweep(path, self.thickness / 2, closed=True)]


@dataclass(frozen=True)
class Rungs:
    """Straight rods around, those at the sides higher."""

    height: float = ratio(0.42, 0.32, 0.55, "Height of the front and rear rods, of the seat's.", limits=(0.15, 0.8))
    step: float = ratio(0.12, 0.06, 0.2, "How much higher the side ones are, of the seat's.", limits=(0.0, 0.3))
    thickness: float = number(0.017, 0.014, 0.020, "m", "Diameter.")

    def meshes(self, front: Upright, back: Upright, leg: float) -> list[Mesh]:
        """The rods between the left legs and their opposites."""
        low = self.height * float(front.top[2])
        high = low + self.step * float(front.top[2])
        side = rod(front.at(high), back.at(high), self.thickness, 1.2)
        across = [rod(up.at(low), up.at(low) * (-1, 1, 1), self.thickness, 1.2) for up in (front, back)]
        return [side, side.mirrored_x(), *across]


@dataclass(frozen=True)
class Knees:
    """Bent brackets that arch from leg to leg under the seat."""

    drop: float = ratio(0.36, 0.26, 0.46, "How far down the legs they reach, of the seat's height.", limits=(0.1, 0.6))
    thickness: float = number(0.018, 0.015, 0.022, "m", "Diameter.")

    def meshes(self, front: Upright, back: Upright, leg: float) -> list[Mesh]:
        """The four arches."""
        side = self._arch(front, back.at)
        ahead = self._arch(front, lambda z: front.at(z) * (-1, 1, 1))
        behind = self._arch(back, lambda z: back.at(z) * (-1, 1, 1))
        return [side, side.mirrored_x(), ahead, behind]

    def _arch(self, start: Upright, other: Callable[[float], Floats]) -> Mesh:
        high = float(start.top[2]) - 0.022
        low = high - self.drop * high
        turn = np.linspace(0, np.pi, 21)
        z = low + (high - low) * np.sin(turn) ** 0.7
        share = (1 - np.cos(turn)) / 2
        ends = np.array([start.at(low), other(low)])
        path = ends[0] + (ends[1] - ends[0]) * share[:, None]
        path[:, 2] = z
        return sweep(path, self.thickness / 2)


def _within(at: Floats, by: float) -> Floats:
    """A point moved towards the chair's middle by so many metres."""
    flat = at * (1, 1, 0)
    return at - by * flat / np.linalg.norm(flat)


RingStretcher = RoundStretchers | Rungs | Knees

RING_STRETCHERS: dict[str, type[RingStretcher]] = {"round_stretchers": RoundStretchers, "rungs": Rungs, "knees": Knees}
