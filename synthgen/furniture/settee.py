"""The settee: a wooden bench with a back and arms for two or three, bare or with a thin pad.

Sizes after W x D x H of Windsor settees: Liberty Chair Works, bow-back: 117 x 48 x 94 cm; Bob Dillon: 137 or
193 x 56 x 97 cm, the seat 43 cm deep and 44 cm high.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from synthgen.fields import count, number, one_of, ratio
from synthgen.furniture.crests import BackPlane, raked_post
from synthgen.furniture.legs import LEGS, Leg, Turned, foot_under
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.open_arms import ARMS, Arms, ScrolledArms
from synthgen.furniture.seat_frames import PLANS, LongBow, Plan, SeatFrame
from synthgen.furniture.settee_backs import SETTEE_BACKS, SetteeBack, SpindleRow
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.stretchers import STRETCHERS, NoStretchers, Stretchers
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, center_line
from synthgen.geometry.mesh import Mesh
from synthgen.materials import CANED, MATERIALS, UPHOLSTERED, WOODEN, Cane, Fabric, Material, Wood


@dataclass(frozen=True)
class BareSeat:
    """A board."""

    thickness: float = number(0.026, 0.020, 0.036, "m", "Thickness of the board.")

    @property
    def rise(self) -> float:
        """The sitting height above the rails."""
        return self.thickness

    def parts(self, frame: SeatFrame) -> list[Part]:
        """The board on its rails."""
        return [Part("seat", "frame", frame.stuffing(self.thickness, 0.35, -0.003, -0.012, sink=0.001, rings=3))]


@dataclass(frozen=True)
class PaddedSeat(BareSeat):
    """A board with a thin loose pad."""

    pad: float = number(0.040, 0.025, 0.060, "m", "Thickness of the pad.", limits=(0.01, 0.1))

    @property
    def rise(self) -> float:
        """The sitting height above the rails."""
        return self.thickness + self.pad

    def parts(self, frame: SeatFrame) -> list[Part]:
        """The board and its pad."""
        raised = replace(frame, top=frame.top + self.thickness)
        pad = raised.stuffing(self.pad, 0.48, 0.008, 0.018, sink=0.003)
        return [*super().parts(frame), Part("cushion", "upholstery", pad)]


@dataclass(frozen=True)
class UpholsteredSeat:
    """Stuffing fixed on the rails."""

    rise: float = number(0.055, 0.040, 0.075, "m", "Its edge above the rails.", limits=(0.02, 0.12))
    crown: float = number(0.018, 0.008, 0.028, "m", "How far its middle rises.")

    def parts(self, frame: SeatFrame) -> list[Part]:
        """The stuffing."""
        return [Part("seat", "upholstery", frame.stuffing(self.rise, 0.55, self.crown, 0.003))]


SetteeSeat = BareSeat | PaddedSeat | UpholsteredSeat

SETTEE_SEATS: dict[str, type[SetteeSeat]] = {
    "bare_seat": BareSeat,
    "padded_seat": PaddedSeat,
    "upholstered_seat": UpholsteredSeat,
}


@dataclass(frozen=True)
class Settee:
    """A show-wood bench with a back, for two or three."""

    seats: int = count(2, 2, 3, "Persons side by side.", limits=(1, 4))
    seat_width: float = number(0.56, 0.50, 0.62, "m", "Width for one person.")
    seat_depth: float = number(0.46, 0.41, 0.52, "m", "Depth of the seat.")
    seat_height: float = number(0.405, 0.385, 0.425, "m", "Height of the seat's rails.", limits=(0.34, 0.48))
    back_height: float = number(0.89, 0.81, 0.97, "m", "Height of the posts.")
    recline_deg: float = number(12.0, 8.0, 16.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    rake_deg: float = number(9.0, 3.0, 14.0, "deg", "Lean of the rear legs, their feet behind.", limits=(0.0, 20.0))
    bow: float = number(0.03, 0.0, 0.06, "m", "How far the middle of the back stands behind its ends.")
    post: float = number(0.038, 0.032, 0.046, "m", "Thickness of the posts at the seat.")
    apron: float = number(0.060, 0.045, 0.080, "m", "Height of the rails under the seat.")
    scallop: float = ratio(0.1, 0.0, 0.35, "Rise of the rails' lower edges, of their height.", limits=(0.0, 0.6))
    rest: SetteeBack = one_of(
        SETTEE_BACKS,
        SpindleRow(),
        "The back.",
        {"spindle_row": 2, "slat_row": 2, "cane_row": 1, "chair_back_row": 1.5},
    )
    plan: Plan = one_of(PLANS, LongBow(), "The seat's outline.", {"long_bow": 1})
    seat: SetteeSeat = one_of(
        SETTEE_SEATS, PaddedSeat(), "The seat.", {"padded_seat": 2, "bare_seat": 1.5, "upholstered_seat": 1.5}
    )
    legs: Leg = one_of(
        LEGS,
        Turned(splay_deg=2.0),
        "The front legs.",
        {"turned": 2, "tapered": 2, "marlborough": 1, "cabriole": 1, "block": 0.5},
    )
    stretchers: Stretchers = one_of(
        STRETCHERS,
        NoStretchers(),
        "Bars between the legs.",
        {"no_stretchers": 2, "side_stretchers": 1, "box_stretchers": 1},
    )
    arms: Arms = one_of(ARMS, ScrolledArms(), "Arms.", {"scrolled_arms": 3, "padded_arms": 1})
    frame: Material = one_of(MATERIALS, Wood(), "The wood.", WOODEN)
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    cane: Material = one_of(MATERIALS, Cane(), "Cane of a caned back.", CANED)

    def model(self) -> Model:
        """The settee in object coordinates."""
        parts = [
            *self.seat.parts(self._frame),
            Part("frame", "frame", self._frame.mesh(self.scallop)),
            *cover("leg", _both(self._leg), "frame"),
            *cover("leg", _both(self._post_mesh()), "frame"),
            *cover("leg", list(self._middle_legs.values()), "frame"),
            *self.rest.parts(self._plane, self.seats),
            *cover("stretcher", self.stretchers.meshes(self._front, self._post, self.seat_height), "frame"),
            *self.arms.parts(self._post.at, self._frame),
        ]
        return standing(parts, self._keypoints())

    @cached_property
    def _frame(self) -> SeatFrame:
        """The rails of the seat."""
        return SeatFrame(self.plan.half(self.seats * self.seat_width, self.seat_depth), self.apron, self.seat_height)

    @cached_property
    def _leg(self) -> Mesh:
        """The left front leg."""
        thick = self.legs.thickness / 2 - 0.003
        top = np.append(self._frame.corner + (-thick, thick), self.seat_height - 0.002)
        return self.legs.mesh(foot_under(self.legs, top, (1.0, -1.0)), top)

    @cached_property
    def _middle_legs(self) -> dict[str, Mesh]:
        """The legs half-way along a settee for three."""
        if self.seats < 3:
            return {}
        thick, z = self.legs.thickness / 2 - 0.003, self.seat_height - 0.002
        front, back = (np.array([0.0, y, z]) for y in (self._frame.half[0, 1] + thick, self._frame.rear[1] - thick))
        kick = (0, z * np.tan(np.radians(self.rake_deg)), 0)
        return {
            "front": self.legs.mesh(foot_under(self.legs, front, (0.0, -1.0)), front),
            "back": self.legs.mesh(foot_under(self.legs, back, (0.0, 1.0)) + kick, back),
        }

    @cached_property
    def _front(self) -> Upright:
        return center_line(self._leg)

    @cached_property
    def _post(self) -> Upright:
        """The left rear leg and post."""
        rear = self._frame.rear - (0.5 * self.post, 0.3 * self.post)
        return raked_post(rear, self.seat_height, self.back_height, self.rake_deg, self.recline_deg, 0.004)

    @property
    def _plane(self) -> BackPlane:
        return BackPlane(self._post, self.seat_height + 0.01, self.bow)

    def _post_mesh(self) -> Mesh:
        z = self._post.path[:, 2]
        swell = np.interp(z, [0, self.seat_height - 0.05, self.seat_height + 0.02, self.back_height], [0.8, 1, 1, 0.75])
        return self._post.mesh(self.post * swell, 1.05 * self.post * swell, 0.2 * self.post)

    def _keypoints(self) -> dict[str, Point]:
        z = self.seat_height + self.seat.rise
        left = {
            "leg_front": point(self._front.path[0]),
            "leg_back": point(self._post.path[0]),
            "seat_front": point(np.append(self._frame.corner, z)),
            "seat_back": point(np.append(self._frame.rear, z)),
            "back_top": point(self._post.top),
        }
        ends = {key: at for name, corner in left.items() for key, at in pair(name, corner).items()}
        middle = {f"leg_{end}_middle": point(center_line(m).path[0]) for end, m in self._middle_legs.items()}
        return ends | middle | self.arms.keypoints(self._post.at, self._frame)


def _both(left: Mesh) -> list[Mesh]:
    return [left, left.mirrored_x()]
