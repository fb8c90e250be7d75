"""Bow backs of Windsor chairs: a hoop in the seat, a hoop on an arm rail, and a rail that is arm and bow in one.

Metres; the front faces -Y. Backs stand on a seat whose top is at z = `ground`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import count, number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.windsor_seats import WindsorSeat
from synthgen.furniture.windsor_sticks import Armed, mirrored_curve, socket, spindle
from synthgen.geometry.mesh import Floats
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class Bow:
    """One bent hoop from side to side of the seat, filled with spindles: a side chair."""

    height: float = number(0.46, 0.38, 0.56, "m", "Top of the bow above the seat.")
    lean_deg: float = number(13.0, 9.0, 18.0, "deg", "Lean backwards, from the vertical.")
    spindles: int = count(7, 5, 9, "Spindles.", limits=(3, 13))
    thickness: float = number(0.022, 0.018, 0.027, "m", "Diameter of the bow.")
    spindle: float = ratio(0.6, 0.5, 0.75, "Diameter of a spindle, of the bow's.")
    squareness: float = ratio(0.5, 0.1, 1.0, "0 a pointed arch, 1 a flat-topped one.")
    waist: float = ratio(0.0, 0.0, 0.35, "How far a balloon-shaped bow draws in at the seat.")

    room = 1.0

    def __post_init__(self) -> None:
        """Spindles must fit side by side."""
        require_room(self.spindles, self.spindle * self.thickness)

    def parts(self, seat: WindsorSeat, width: float, ground: float) -> list[Part]:
        """The back on a seat of a width."""
        hoop = self._hoop(seat, width, ground)
        crown = hoop[14:-14]
        tops = np.linspace(-0.8, 0.8, self.spindles) * crown[:, 0].max()
        parts = [Part("back", "frame", sweep(hoop, self.thickness / 2, sides=12))]
        for x in tops:
            foot = socket(seat, width, ground, np.array([x * 0.82, hoop[0, 1] + 0.3 * width, 0]))
            stick = spindle((foot, _on(crown, x)), self.spindle * self.thickness / 2)
            parts.append(Part("back", "frame", stick))
        return parts

    def keypoints(self, seat: WindsorSeat, width: float, ground: float) -> dict[str, Point]:
        """The shoulders of the bow."""
        return pair("back_top", point(self._hoop(seat, width, ground)[16]))

    def _hoop(self, seat: WindsorSeat, width: float, ground: float) -> Floats:
        """(48, 3) from left to right."""
        foot = seat.rim(np.array([27.0]), width, 0.026)[0] + (0, 0, ground)
        shoulder = 0.68 + 0.2 * self.squareness
        x = np.array([1 - self.waist, 1.02 - 0.4 * self.waist, 0.97 + 0.1 * self.waist, shoulder, 0.35, 0]) * foot[0]
        z = np.array([0, 0.3, 0.65, 0.9, 0.985, 1.0]) * self.height
        y = (
            foot[1]
            + z * np.tan(np.radians(self.lean_deg))
            + 0.10 * width * (1 - (x / x.max()) ** 2) * np.clip(z / 0.1, 0, 1)
        )
        z[0] = foot[2] - ground
        return mirrored_curve(np.stack([x, y, ground + z], axis=1), 48)


@dataclass(frozen=True)
class SackBack(Armed):
    """A low hoop on the arm rail of an armchair, long spindles running through the rail into it."""

    height: float = number(0.52, 0.45, 0.62, "m", "Top of the bow above the seat.")
    lean_deg: float = number(12.0, 8.0, 16.0, "deg", "Lean of the long spindles, from the vertical.")
    spindles: int = count(7, 5, 9, "Long spindles.", limits=(3, 13))
    thickness: float = number(0.021, 0.018, 0.025, "m", "Diameter of the bow.")
    squareness: float = ratio(0.5, 0.2, 0.9, "0 a pointed arch, 1 a flat-topped one.")

    def __post_init__(self) -> None:
        """Spindles must fit side by side."""
        require_room(self.spindles, self.spindle)

    def parts(self, seat: WindsorSeat, width: float, ground: float) -> list[Part]:
        """The back and arms on a seat of a width."""
        rail, hoop = self._rail(seat, width, ground), self._hoop(seat, width, ground)
        parts = [
            self.rail_part(rail, 0.021),
            *self.stumps(seat, width, ground, rail),
            Part("back", "frame", sweep(hoop, self.thickness / 2, sides=12)),
        ]
        crown, behind = hoop[6:-6], rail[12:-12]
        for x in np.linspace(-0.78, 0.78, self.spindles) * crown[:, 0].max():
            through = _on(behind, 0.9 * x)
            foot = socket(seat, width, ground, through)
            parts.append(Part("back", "frame", spindle((foot, through, _on(crown, x)), self.spindle / 2)))
        return parts

    def keypoints(self, seat: WindsorSeat, width: float, ground: float) -> dict[str, Point]:
        """The hands, and the shoulders of the bow."""
        hand, hoop = self._rail(seat, width, ground)[0], self._hoop(seat, width, ground)
        return pair("arm_front", point(hand + (0, 0, 0.01))) | pair("back_top", point(hoop[10]))

    def _rail(self, seat: WindsorSeat, width: float, ground: float) -> Floats:
        """(40, 3) the arm rail, from left to right."""
        plan = self.plan(seat, width)
        return mirrored_curve(np.column_stack([plan, np.full(6, ground + self.rail_height - 0.0105)]), 40)

    def _hoop(self, seat: WindsorSeat, width: float, ground: float) -> Floats:
        """(36, 3) the bow, from left to right."""
        plan = self.plan(seat, width)
        foot = (0.35 * plan[2] + 0.65 * plan[3]) + (0.002, 0)
        rise = self.height - self.rail_height
        rear = plan[-1, 1] + np.tan(np.radians(self.lean_deg)) * rise
        shoulder = 0.66 + 0.2 * self.squareness
        x = foot[0] * np.array([1, 1.0, 0.95, shoulder, 0.36, 0])
        share = np.array([0, 0.3, 0.62, 0.88, 0.985, 1.0])
        y = foot[1] + (rear - foot[1]) * (1 - (1 - share) ** 1.6)
        z = ground + self.rail_height - 0.018 + share * (rise + 0.018)
        return mirrored_curve(np.stack([x, y, z], axis=1), 36)


@dataclass(frozen=True)
class ContinuousArm(Armed):
    """One bent rail that runs from hand to hand over the sitter's shoulders."""

    height: float = number(0.52, 0.45, 0.58, "m", "Top of the bow above the seat.")
    lean_deg: float = number(14.0, 10.0, 18.0, "deg", "Lean of the bow, from the vertical.")
    spindles: int = count(9, 7, 11, "Long spindles.", limits=(3, 13))
    rail: float = number(0.026, 0.022, 0.030, "m", "Width of the rail.")
    hand: float = ratio(1.9, 1.4, 2.3, "Width of the rail's hands, of the rail's.", limits=(0.8, 2.5))
    squareness: float = ratio(0.4, 0.1, 0.8, "0 a pointed arch, 1 a flat-topped one.")

    def __post_init__(self) -> None:
        """Spindles must fit side by side."""
        require_room(self.spindles, self.spindle)

    def parts(self, seat: WindsorSeat, width: float, ground: float) -> list[Part]:
        """The back and arms on a seat of a width."""
        rail = self._rail(seat, width, ground)
        parts = [self.rail_part(rail, 0.019), *self.stumps(seat, width, ground, rail)]
        bow = rail[19:-19]
        for x in np.linspace(-0.86, 0.86, self.spindles) * bow[:, 0].max():
            top = _on(bow, x)
            foot = socket(seat, width, ground, np.array([0.8 * x, 0.3 * width, 0]))
            parts.append(Part("back", "frame", spindle((foot, top), self.spindle / 2)))
        return parts

    def keypoints(self, seat: WindsorSeat, width: float, ground: float) -> dict[str, Point]:
        """The hands, and the shoulders of the bow."""
        rail = self._rail(seat, width, ground)
        return pair("arm_front", point(rail[0] + (0, 0, 0.009))) | pair("back_top", point(rail[26]))

    def _rail(self, seat: WindsorSeat, width: float, ground: float) -> Floats:
        """(64, 3) from left to right."""
        plan, low = self.plan(seat, width), self.rail_height - 0.01
        lean, rise = np.tan(np.radians(self.lean_deg)), self.height - self.rail_height
        shoulder = 0.66 + 0.16 * self.squareness
        share = np.array([0, 0, 0.05, 0.32, 0.72, 0.95, 1.0])
        x = plan[1, 0] * np.array([0.98, 1.0, 0.96, 0.87, shoulder, 0.36, 0])
        rear = plan[-1, 1]
        y = np.array([plan[0, 1], 0.0, 0.42 * rear, 0.72 * rear, *(rear * np.array([0.86, 0.97, 1.0]))])
        y[2:] += lean * rise * share[2:]
        return mirrored_curve(np.stack([x, y, ground + low + share * rise], axis=1), 64)


def require_room(spindles: int, thickness: float, across: float = 0.2) -> None:
    """Raises Impossible where spindles would fill more than so many metres of a back."""
    if spindles * thickness > across:
        most = int(across / thickness)
        raise Impossible(
            f"{spindles} spindles {1000 * thickness:.0f} mm thick do not fit in a Windsor back; at most {most} do"
        )


def _on(curve: Floats, x: float) -> Floats:
    """(3,) the point of an (N, 3) curve from left to right at an x."""
    return np.array([np.interp(x, curve[::-1, 0], curve[::-1, k]) for k in range(3)])


BowBack = Bow | SackBack | ContinuousArm

BOW_BACKS: dict[str, type[BowBack]] = {"bow": Bow, "sack_back": SackBack, "continuous_arm": ContinuousArm}
