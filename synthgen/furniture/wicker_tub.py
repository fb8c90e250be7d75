"""Woven tubs: a wall wrapped around a round seat, low as a barrel or high as in conservatories.

Metres; z up. The middle of the seat is on x = y = 0; the front faces -Y.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.basketwork import braid, spaced
from synthgen.furniture.bench import Bench
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, pairs, point
from synthgen.furniture.upholstery import cover
from synthgen.furniture.wicker_cushions import Cushioned
from synthgen.furniture.wicker_stands import DECK, STANDS, Poles, Stand, deck
from synthgen.geometry.curve import ellipse
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sheet import sheet


@dataclass(frozen=True)
class Tub(Cushioned):
    """A wall that falls from the back to the arms and on to the front of the seat."""

    width: float = number(0.56, 0.50, 0.64, "m", "Width at the seat.")
    depth: float = ratio(0.96, 0.88, 1.05, "Depth of the seat, of its width.", limits=(0.8, 1.15))
    squareness: float = number(2.5, 2.1, 3.6, "power", "Of the plan; 2 is an ellipse, more is squarer.", limits=(2, 4))
    back_height: float = number(0.80, 0.74, 0.88, "m", "Top of the back above the floor.")
    arm_height: float = number(0.63, 0.58, 0.68, "m", "Top of the arms above the floor.")
    front: float = number(0.10, 0.0, 0.17, "m", "Height of the wall's front ends above the seat.", limits=(-0.02, 0.2))
    reach_deg: float = number(126.0, 116.0, 136.0, "deg", "How far around the wall goes, on either hand.")
    flare: float = ratio(0.35, 0.15, 0.6, "How much wider it grows, per metre of height.", limits=(0.0, 0.7))
    lean: float = ratio(0.22, 0.12, 0.32, "Lean of the back, per metre of height.", limits=(0.05, 0.36))
    wall: float = number(0.020, 0.015, 0.028, "m", "Thickness of the wall.")
    rim: float = number(0.018, 0.014, 0.026, "m", "Radius of the braid on its edge.")
    stand: Stand = one_of(STANDS, Poles(), "What it stands on.", {"poles": 3, "skirt": 2, "drum": 0.3})

    def parts(self, height: float) -> list[Part]:
        """The chair, to sit on at z = `height`."""
        seat = height - self.cushion.rise
        grid = self._grid(seat)
        edge = np.concatenate([grid[0, 2:], grid[1:-1, -1], grid[-1, :1:-1]])
        plan = self.plan(seat)
        back, arms = self._panels(grid)
        return [
            *self.soft(seat),
            *self.stand.parts(plan, seat - DECK + 0.004),
            *cover("seat", [deck(plan, seat)], "wicker"),
            *cover("arm", arms, "wicker"),
            *cover("back", [back], "wicker"),
            *cover("frame", [braid(_eased(edge), self.rim)], "wicker"),
        ]

    def keypoints(self, height: float) -> dict[str, Point]:
        """Those of a chair to sit on at z = `height`."""
        seat = height - self.cushion.rise
        tips = self.stand.tips(self.plan(seat), seat - DECK + 0.004)
        turn, top = self._turn(), self._grid(seat)[:, -1]

        def at(share: float) -> Point:
            k = int(np.argmin(np.abs(turn - share * turn[-1])))
            return point(top[k] + (0, 0, 0.7 * self.rim))

        low = [self._place(np.array([angle]), np.array([seat]), seat)[0] for angle in (2.3, 0.7)]
        spots = {"seat_front": point(low[0]), "seat_back": point(low[1]), "back_top": at(0.2), "arm_front": at(0.84)}
        return tips | pairs(spots)

    def plan(self, seat: float) -> Floats:
        """(36, 2) the outline of the seat, counter-clockwise."""
        return ellipse(self.width, self.depth * self.width, 36, self.squareness)

    def lap(self, seat: float) -> tuple[Floats, Bench]:
        """The outline of a cushion, and the bench that pillows lie on."""
        half = self.width / 2
        inner = self.plan(seat) * (1 - (self.wall / 2 + 0.008) / half)
        rear = self.depth * half * (1 - 0.62**self.squareness) ** (1 / self.squareness)
        lean = float(np.degrees(np.arctan(self.lean)))
        return inner, Bench(1, 1.15 * half, -self.depth * half, rear - self.wall, seat, lean)

    def _turn(self) -> Floats:
        """(45,) angles around the seat, from the right front end over the back to the left."""
        reach = float(np.radians(self.reach_deg))
        return np.linspace(-reach, reach, 45)

    def _grid(self, seat: float) -> Floats:
        """(45, 12, 3) the middle of the wall."""
        turn = self._turn()
        low = np.full(45, seat - 0.6 * DECK)
        top = self._top(np.abs(turn) / turn[-1], seat)
        z = low[:, None] + (top - low)[:, None] * np.linspace(0, 1, 12)
        return self._place(np.broadcast_to(turn[:, None], z.shape), z, seat)

    def _top(self, share: Floats, seat: float) -> Floats:
        """z of the wall's edge; share: 0 in the middle of the back, 1 at the front ends."""
        at = [0.0, 0.2, 0.56, 0.84, 1.0]
        return _flowing(
            share, at, [self.back_height, 0.985 * self.back_height, self._arm + 0.012, self._arm, seat + self.front]
        )

    @property
    def _arm(self) -> float:
        return min(self.arm_height, self.back_height - 0.06)

    def _place(self, turn: Floats, z: Floats, seat: float) -> Floats:
        """(..., 3) the wall at angles from the middle of the back and heights."""
        rise = np.maximum(z - seat, 0)
        size = self.width / 2 * (1 + self.flare * rise)
        sin, cos = np.sin(turn), np.cos(turn)
        radius = (np.abs(sin) ** self.squareness + np.abs(cos) ** self.squareness) ** (-1 / self.squareness)
        back = np.clip(0.35 + 0.65 * cos, 0, 1)
        y = size * self.depth * radius * cos + self.lean * rise * back
        return np.stack([size * radius * sin, y, z], axis=-1)

    def _panels(self, grid: Floats) -> tuple[Mesh, list[Mesh]]:
        """The back and the two arms, cut where the wall turns."""
        cut = 13
        pieces = [sheet(part, self.wall, rim=4) for part in (grid[: cut + 1], grid[cut:-cut], grid[-cut - 1 :])]
        right, back, left = (self._measured(piece) for piece in pieces)
        return back, [left, right]

    def _measured(self, wall: Mesh) -> Mesh:
        """The wall with its stakes upright: u along the plan, v up."""
        x, y, z = wall.vertices.T
        turn = np.arctan2(x, y / self.depth)
        uv = np.stack([turn * self.width / 2 * (1 + 0.5 * self.flare * 0.3), z * np.hypot(1, self.lean)], axis=1)
        return replace(wall, uvs=uv[wall.faces])


@dataclass(frozen=True)
class HighTub(Tub):
    """A high back with wings that fall steeply to the arms, as in conservatories."""

    back_height: float = number(1.02, 0.94, 1.14, "m", "Top of the back above the floor.")
    arm_height: float = number(0.62, 0.57, 0.67, "m", "Top of the arms above the floor.")
    front: float = number(0.15, 0.08, 0.19, "m", "Height of the wall's front ends above the seat.", limits=(-0.02, 0.2))
    flare: float = ratio(0.18, 0.05, 0.32, "How much wider it grows, per metre of height.", limits=(0.0, 0.7))
    lean: float = ratio(0.24, 0.16, 0.32, "Lean of the back, per metre of height.", limits=(0.05, 0.36))
    rim: float = number(0.024, 0.018, 0.034, "m", "Radius of the braid on its edge.")

    def _top(self, share: Floats, seat: float) -> Floats:
        at = [0.0, 0.15, 0.34, 0.60, 0.86, 1.0]
        high, drop = self.back_height, self.back_height - self._arm
        return _flowing(
            share, at, [high, high - 0.03 * drop, high - 0.24 * drop, self._arm + 0.02, self._arm, seat + self.front]
        )


def _flowing(share: Floats, at: list[float], heights: list[float]) -> Floats:
    """Heights that run level through their knots."""
    k = np.clip(np.searchsorted(at, share, side="right") - 1, 0, len(at) - 2)
    low, high = np.array(at)[k], np.array(at)[k + 1]
    t = (share - low) / (high - low)
    values = np.array(heights)
    smooth: Floats = values[k] + (values[k + 1] - values[k]) * t * t * (3 - 2 * t)
    return smooth


def _eased(path: Floats) -> Floats:
    """A path with its corners worn round."""
    even = spaced(path, 0.02)
    for _ in range(3):
        even[1:-1] = (even[:-2] + even[1:-1] + even[2:]) / 3
    return even
