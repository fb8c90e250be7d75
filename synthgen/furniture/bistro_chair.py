"""The bistro chair: the bentwood chair of Viennese coffee houses, after the Thonet no. 14 of 1859.

Usual sizes: seats 44-47 cm high and 38-43 cm across, 80-92 cm over all.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.bentwood import BENTWOOD_ARMS, BentwoodArm, Hoop, NoArms, tapering
from synthgen.furniture.bistro_backs import BISTRO_BACKS, BistroBack, InnerLoop
from synthgen.furniture.framed_seats import FRAMED_SEATS, CaneSeat, FramedSeat, rear_edge, rounded_seat
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.ring_stretchers import RING_STRETCHERS, RingStretcher, RoundStretchers
from synthgen.furniture.stance import Point, corners, pair, point
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright
from synthgen.geometry.mesh import Floats
from synthgen.materials import CANED, MATERIALS, UPHOLSTERED, WOODEN, Cane, Fabric, Material, Wood


@dataclass(frozen=True)
class BistroChair:
    """A bentwood cafe chair."""

    seat_height: float = number(0.455, 0.44, 0.475, "m", "Height of the seat's ring.")
    seat_width: float = number(0.405, 0.38, 0.43, "m", "Width of the seat.")
    seat_depth: float = ratio(1.0, 0.95, 1.08, "Depth of the seat, of its width.", limits=(0.8, 1.2))
    narrow: float = ratio(0.08, 0.0, 0.16, "How much narrower the seat is behind.", limits=(0.0, 0.3))
    roundness: float = number(2.1, 2.0, 2.6, "power", "Shape of the seat: 2 is round, more is squarer.")
    back_height: float = number(0.87, 0.80, 0.92, "m", "Height of the back.")
    recline_deg: float = number(14.0, 9.0, 19.0, "deg", "Lean of the back.", limits=(0.0, 24.0))
    waist: float = ratio(0.76, 0.68, 0.84, "Width of the back's loop at the seat, of the seat's.", limits=(0.5, 0.9))
    swell: float = ratio(1.16, 1.04, 1.30, "Widest part of the loop, of that at the seat.", limits=(0.9, 1.4))
    arch: float = ratio(0.46, 0.36, 0.58, "Height of the loop's round head, of the back's.", limits=(0.2, 0.8))
    squareness: float = number(2.1, 1.9, 3.0, "power", "Shape of the head: 2 is round, more is squarer.")
    bow: float = number(0.02, 0.0, 0.035, "m", "How far the middle of the back stands behind its sides.")
    thickness: float = number(0.031, 0.027, 0.035, "m", "Diameter of the bent rod at the seat.")
    splay: float = number(0.022, 0.008, 0.04, "m", "How far the feet stand outside their tops.")
    kick: float = number(0.06, 0.03, 0.095, "m", "How far the rear feet stand behind.")
    seat: FramedSeat = one_of(
        FRAMED_SEATS, CaneSeat(), "The seat.", {"cane_seat": 3, "veneer_seat": 2.5, "padded_seat": 1.5}
    )
    rest: BistroBack = one_of(
        BISTRO_BACKS,
        InnerLoop(),
        "What fills the loop.",
        {"inner_loop": 4, "cane_panel": 1.2, "heart": 0.8, "spindles": 1, "slat": 1},
    )
    arms: BentwoodArm = one_of(BENTWOOD_ARMS, NoArms(), "Arms.", {"no_arms": 3, "bent_arms": 1})
    brace: RingStretcher = one_of(RING_STRETCHERS, RoundStretchers(), "What holds the legs together.")
    frame: Material = one_of(MATERIALS, Wood(color="#5a3620"), "The wood.", WOODEN)
    caning: Material = one_of(MATERIALS, Cane(), "The caning of seat and back.", CANED)
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of a padded seat.", UPHOLSTERED)

    def model(self) -> Model:
        """The chair in object coordinates."""
        leg = tapering(self._front.path, self.thickness * 1.08, 0.62)
        seat = [Part(p.name, p.slot, p.mesh.moved((0, 0, self.seat_height))) for p in self.seat.parts(self._outline)]
        parts = [
            *seat,
            *self._hoop.parts(),
            *self.rest.parts(self._hoop),
            *cover("leg", [leg, leg.mirrored_x()], "frame"),
            *self.arms.parts(self._hoop, self.seat_width / 2),
            *cover("stretcher", self.brace.meshes(self._front, self._hoop.leg, self.thickness), "frame"),
        ]
        return standing(parts, self._keypoints())

    @cached_property
    def _outline(self) -> Floats:
        depth = self.seat_depth * self.seat_width
        return rounded_seat(self.seat_width, depth, self.narrow, self.roundness)

    @cached_property
    def _hoop(self) -> Hoop:
        half = self.waist * self.seat_width / 2
        back = self.back_height - self.seat_height
        return Hoop(
            half=half,
            wide=self.swell * half,
            seat=self.seat_height - 0.014,
            top=self.back_height - self.thickness / 2,
            rear=rear_edge(self._outline, half) - 0.05 * self.thickness,
            lean=float(np.tan(np.radians(self.recline_deg))),
            bow=self.bow,
            arch=self.arch * back,
            power=self.squareness,
            splay=self.splay,
            kick=self.kick,
            thickness=self.thickness,
        )

    @cached_property
    def _front(self) -> Upright:
        """The left front leg, which bends outwards to its foot."""
        x, y = 0.355 * self.seat_width, -0.335 * self.seat_width * self.seat_depth
        share = np.linspace(0, 1, 9)
        out = self.splay * (1 - share) ** 2.2
        return Upright(np.stack([x + out, y - out, share * (self.seat_height - 0.012)], axis=1))

    def _keypoints(self) -> dict[str, Point]:
        half, deep = self.seat_width / 2, self.seat_depth * self.seat_width / 2
        z = self.seat_height
        seat = corners("seat", (0.7 * half, -0.7 * deep, z), (0.68 * half, 0.68 * deep, z))
        feet = pair("leg_front", point(self._front.path[0]))
        return feet | seat | self._hoop.keypoints() | self.arms.keypoints(self._hoop, half)
