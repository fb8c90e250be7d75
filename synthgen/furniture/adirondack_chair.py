"""The Adirondack chair: a low garden chair with a fan of boards for a back, a sloping seat and broad flat arms.

The back leans about 30 degrees (teakcenter.com, "Adirondack Chair Design"); usual sizes, about 76 x 88 x 96 cm, the
front of the seat 34-40 cm high, the arms 12-16 cm broad.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import count, flag, number, one_of, ratio
from synthgen.furniture.adirondack_backs import ADIRONDACK_BACKS, AdirondackBack, FanBack, Plane
from synthgen.furniture.model import Model, standing
from synthgen.furniture.stance import Point, pairs, point
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board, both
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import rounded_polygon
from synthgen.geometry.extrusion import extrusion
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab
from synthgen.materials import MATERIALS, Material, PaintedWood

_STUFFS = {"wood": 2.0, "painted_wood": 2.0, "plastic": 1.2}
_REAR_REST = 0.10  # m of the sides that lie on the floor


@dataclass(frozen=True)
class FlatSeat:
    """A straight slope."""

    slats: int = count(5, 4, 7, "Slats.", limits=(2, 12))
    dish: float = number(0.0, 0.0, 0.006, "m", "Depth of the hollow.")
    roll: float = number(0.0, 0.0, 0.010, "m", "How far the front edge is rolled down.")


@dataclass(frozen=True)
class ContouredSeat:
    """A slope with a hollow, rolled down at its front."""

    slats: int = count(9, 7, 11, "Slats.", limits=(4, 14))
    dish: float = number(0.028, 0.015, 0.045, "m", "Depth of the hollow.")
    roll: float = number(0.032, 0.018, 0.05, "m", "How far the front edge is rolled down.")


Seat = FlatSeat | ContouredSeat

SEATS: dict[str, type[Seat]] = {"flat_seat": FlatSeat, "contoured_seat": ContouredSeat}


@dataclass(frozen=True)
class AdirondackChair:
    """A low slatted garden chair."""

    width: float = number(0.54, 0.50, 0.58, "m", "Width of the seat.")
    depth: float = number(0.47, 0.43, 0.51, "m", "From the seat's front edge to the back.")
    seat_height: float = number(0.37, 0.34, 0.41, "m", "Front edge of the seat above the floor.")
    slope_deg: float = number(17.0, 15.0, 20.0, "deg", "Fall of the seat to the rear.", limits=(12.0, 25.0))
    lean_deg: float = number(28.0, 22.0, 33.0, "deg", "Lean of the back, from the vertical.")
    arm_height: float = number(0.55, 0.51, 0.59, "m", "Top of the arms above the floor.")
    arm_width: float = number(0.135, 0.11, 0.155, "m", "Width of the arms at their broadest.")
    arm_taper: float = ratio(0.6, 0.45, 0.95, "Width of the arms at the rear, of their broadest.", limits=(0.4, 0.96))
    arm_corner: float = ratio(0.35, 0.1, 0.5, "Radius of the arms' front corners, of their width.", limits=(0.02, 0.5))
    leg: float = number(0.10, 0.075, 0.13, "m", "Width of the front legs.")
    side: float = number(0.135, 0.115, 0.15, "m", "Height of the boards at the seat's sides.")
    thickness: float = number(0.021, 0.018, 0.026, "m", "Thickness of the boards.")
    brackets: bool = flag(True, 0.6, "Whether brackets carry the arms.")
    gap: float = number(0.012, 0.006, 0.018, "m", "Gap between the seat's slats.")
    seat: Seat = one_of(SEATS, ContouredSeat(), "The seat.")
    back: AdirondackBack = one_of(
        ADIRONDACK_BACKS, FanBack(), "The back.", {"fan_back": 3, "arched_back": 2, "plank_back": 0.8}
    )
    frame: Material = one_of(MATERIALS, PaintedWood(), "The boards.", _STUFFS)

    def model(self) -> Model:
        """Sides that run to the floor, front legs, seat, back and arms."""
        parts = [
            *cover("leg", both(self._side()) + both(self._leg()), "frame"),
            *cover("frame", [self._apron(), *self._braces(), *self._brackets()], "frame"),
            *cover("seat", self._slats(), "frame"),
            *cover("back", self.back.boards(self._plane), "frame"),
            *cover("arm", both(self._arm()), "frame"),
        ]
        return standing(parts, self._keypoints())

    @property
    def _fall(self) -> float:
        return float(np.tan(np.radians(self.slope_deg)))

    @property
    def _leg_x(self) -> float:
        """x of the middle of a front leg, which stands outside the side."""
        return self.width / 2 + self.thickness / 2 - 0.001

    def _level(self, y: Floats) -> Floats:
        """z of the upper edges of the sides, under the slats."""
        share = y / self.depth
        hollow = self.seat.dish * np.sin(np.pi * np.clip(share, 0, 1)) ** 2
        rolled = self.seat.roll * np.clip(1 - share / 0.16, 0, 1) ** 2
        z: Floats = self.seat_height - self.thickness - y * self._fall - hollow - rolled
        return z

    @cached_property
    def _plane(self) -> Plane:
        """The rear of the back's boards, which begin between the sides."""
        y = self.depth + self.back.thickness + self.back.curve
        z = float(self._level(np.array(self.depth))) - 0.4 * self.side
        return Plane(y - 0.4 * self.side * np.tan(np.radians(self.lean_deg)), z, self.lean_deg, self.width / 2)

    def _side(self) -> Mesh:
        """The board along the seat's left side, which comes down to the floor behind it."""
        drop = self.side / np.cos(np.radians(self.slope_deg))
        straight = self.seat_height - self.thickness - drop
        touch = straight / self._fall
        end = touch + _REAR_REST
        seat = np.linspace(0.006, self.depth, 22)
        upper = np.stack([seat, self._level(seat)], axis=1)[::-1]
        high = straight + drop - end * self._fall
        tail = [(touch, 0.0), (end, 0.0), (end, 0.6 * high), (end - 0.4 * high, high + 0.4 * high * self._fall)]
        nose = [(0.006, upper[-1, 1] - 0.7 * drop), (0.03, straight - 0.03 * self._fall)]
        outline = np.concatenate([tail, upper, nose])
        flat = extrusion(outline, self.thickness, bevel=0.004, segments=2)
        return flat.rotated("z", 90).moved((self.width / 2 - self.thickness / 2, 0, 0))

    def _leg(self) -> Mesh:
        tall = self.arm_height - self.thickness + 0.002
        return rounded_box((self.thickness, self.leg, tall), 0.004).moved((self._leg_x, self._leg_y, tall / 2))

    @property
    def _leg_y(self) -> float:
        return 0.015 + self.leg / 2

    def _apron(self) -> Mesh:
        """The board under the front of the seat."""
        top = float(self._level(np.array(0.0)))
        size = (self.width + 0.004, self.thickness, 0.75 * self.side)
        return rounded_box(size, 0.005).moved((0, 0.0, top - 0.375 * self.side + 0.004))

    def _slats(self) -> list[Mesh]:
        """The seat's slats, laid along the upper edges of the sides."""
        y = np.linspace(0, self.depth - 0.006, 60)
        run = np.stack([y, self._level(y)], axis=1)
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(run, axis=0), axis=1))])
        pitch = (along[-1] + self.gap) / self.seat.slats
        deep = pitch - self.gap
        slat = board([(self.width / 2, 0, 0), (-self.width / 2, 0, 0)], self.thickness, deep)
        return [self._laid(slat, run, along, pitch * k, deep) for k in range(self.seat.slats)]

    def _laid(self, slat: Mesh, run: Floats, along: Floats, start: float, deep: float) -> Mesh:
        """A slat whose edges lie on the run at `start` and `deep` further along."""
        ends = np.array([[np.interp(s, along, run[:, i]) for i in (0, 1)] for s in (start, start + deep)])
        tilt = np.arctan2(*(ends[1] - ends[0])[::-1])
        middle = ends.mean(axis=0) + (self.thickness / 2 - 0.002) * np.array([-np.sin(tilt), np.cos(tilt)])
        return slat.rotated("x", float(np.degrees(tilt))).moved((0, *middle))

    def _braces(self) -> list[Mesh]:
        """Boards behind the back: between the sides, under the arms' rear ends, and near the top."""
        plane, thick = self._plane, self.thickness
        foot = self.back.half(plane, 0.03)
        low = self.back.brace(plane, 0.04, 0.065, thick, past=self.width / 2 - foot - 0.3 * thick)
        up = plane.up_at(self.arm_height - thick) - 0.035
        middle = self.back.brace(
            plane, up, 0.07, thick, past=self._inner + 0.6 * self._rear_width - self.back.half(plane, up)
        )
        top = 0.8 * self.back.length - 0.5 * self.back.arch
        return [low, middle, self.back.brace(plane, top, 0.055, thick)]

    @property
    def _inner(self) -> float:
        """x of the inner edge of an arm, clear of the back."""
        room = self.back.half(self._plane, self._plane.up_at(self.arm_height)) + 0.006
        return max(self.width / 2 - 0.035, room)

    @property
    def _rear_width(self) -> float:
        return self.arm_taper * self.arm_width

    def _arm(self) -> Mesh:
        """A board from before the front leg to behind the back."""
        plane = self._plane
        up = plane.up_at(self.arm_height)
        rear = float(plane.points(np.array(0.0), np.array(up), np.array(-self.thickness))[1]) + 0.03
        front = -0.03
        broad, slim = self.arm_width, self._rear_width
        swell = front + 0.45 * (rear - front)
        corner = self.arm_corner * broad
        shape = [(0, front), (broad, front), (broad, swell), (slim, rear), (0, rear)]
        outline = _refined(rounded_polygon(shape, corner, 5)) + (self._inner, 0)
        center = np.array([self._inner + 0.45 * slim, (front + rear) / 2])
        plank = slab(outline - center, self.thickness, 0.35 * self.thickness, grain=1, rings=3)
        return plank.moved((*center, self.arm_height - self.thickness))

    def _brackets(self) -> list[Mesh]:
        """Blocks between the legs and the arms' outer halves."""
        reach = self._inner + 0.75 * self.arm_width - self._leg_x - self.thickness / 2
        if not self.brackets or reach < 0.02:
            return []
        tall, thick = 1.7 * reach + 0.04, self.thickness
        outline = rounded_polygon(
            [(-0.002, 0), (-0.002, -tall), (0.012, -tall), (reach, -0.25 * tall), (reach, 0)], 0.01, 3
        )
        block = extrusion(outline, thick, bevel=0.004, segments=2)
        left = block.moved((self._leg_x + thick / 2, self._leg_y, self.arm_height - thick + 0.002))
        return both(left)

    def _keypoints(self) -> dict[str, Point]:
        drop = self.side / np.cos(np.radians(self.slope_deg))
        end = (self.seat_height - self.thickness - drop) / self._fall + _REAR_REST
        half, corner = self.width / 2, self.back.corner(self._plane)
        low = float(self._level(np.array(self.depth))) + self.thickness
        left = {
            "leg_front": (self._leg_x, self._leg_y - self.leg / 2 + 0.005, 0.0),
            "leg_back": (half - self.thickness / 2, end, 0.0),
            "seat_front": (half, 0.0, self.seat_height),
            "seat_back": (half, self.depth, low),
            "back_top": point(corner),
            "arm_front": (self._inner + self.arm_width / 2, -0.03, self.arm_height),
        }
        return pairs(left)


def _refined(outline: Floats) -> Floats:
    """The outline with a point more in the middle of its long sides."""
    after = np.roll(outline, -1, axis=0)
    return np.concatenate(
        [
            np.array([a, (a + b) / 2]) if np.linalg.norm(b - a) > 0.1 else a[None]
            for a, b in zip(outline, after, strict=True)
        ]
    )
