"""The cross-back chair: two bent strips cross in its back; a chair of French bistros and farmhouse kitchens.

Usual sizes: seats 44-47 cm high and 42-47 cm wide, 84-95 cm over all.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.bentwood import BENTWOOD_ARMS, BentwoodArm, Hoop, NoArms
from synthgen.furniture.cross_backs import CROSS_FRAMES, CROSSES, BentCross, BentLoop, Cross, CrossFrame, Posts
from synthgen.furniture.framed_seats import FRAMED_SEATS, FramedSeat, RushSeat, rear_edge, rounded_seat
from synthgen.furniture.legs import Leg, Splayed, Tapered, Turned, foot_under
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.ring_stretchers import RING_STRETCHERS, RingStretcher, Rungs
from synthgen.furniture.stance import Point, corners, pair, point
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright
from synthgen.geometry.mesh import Floats
from synthgen.materials import CANED, MATERIALS, UPHOLSTERED, WOODEN, Cane, Fabric, Material, Rush, Wood


@dataclass(frozen=True)
class RoundLeg(Splayed):
    """A plain round leg that narrows to the floor."""

    thickness: float = number(0.034, 0.029, 0.040, "m", "Diameter at the top.")
    taper: float = ratio(0.7, 0.55, 0.9, "Diameter at the floor, of that at the top.", limits=(0.2, 1.0))
    splay_deg: float = number(2.5, 0.5, 5.0, "deg", "Lean outwards, from the vertical.")


CROSS_LEGS: dict[str, type[Leg]] = {"round_leg": RoundLeg, "turned": Turned, "tapered": Tapered}


@dataclass(frozen=True)
class CrossBackChair:
    """A wooden chair with a cross in its back."""

    seat_height: float = number(0.455, 0.44, 0.475, "m", "Height of the seat's edge.")
    seat_width: float = number(0.44, 0.41, 0.47, "m", "Width of the seat in front.")
    seat_depth: float = ratio(0.95, 0.90, 1.02, "Depth of the seat, of its width.", limits=(0.8, 1.2))
    narrow: float = ratio(0.14, 0.08, 0.22, "How much narrower the seat is behind.", limits=(0.0, 0.3))
    roundness: float = number(4.5, 3.0, 7.0, "power", "Shape of the seat: 2 is round, more is squarer.")
    back_height: float = number(0.89, 0.84, 0.96, "m", "Height of the back.")
    recline_deg: float = number(11.0, 7.0, 15.0, "deg", "Lean of the back.", limits=(0.0, 22.0))
    thickness: float = number(0.031, 0.028, 0.036, "m", "Diameter of the uprights at the seat.")
    seat: FramedSeat = one_of(
        FRAMED_SEATS, RushSeat(), "The seat.", {"rush_seat": 3, "hollowed_seat": 2, "padded_seat": 1.2, "cane_seat": 1}
    )
    uprights: CrossFrame = one_of(
        CROSS_FRAMES, BentLoop(), "What holds the cross.", {"bent_loop": 3, "posts_and_rails": 1}
    )
    cross: Cross = one_of(
        CROSSES, BentCross(), "The cross.", {"bent_cross": 3, "straight_cross": 1, "rosette_cross": 0.7}
    )
    legs: Leg = one_of(CROSS_LEGS, RoundLeg(), "The front legs.", {"round_leg": 3, "turned": 1, "tapered": 0.7})
    arms: BentwoodArm = one_of(BENTWOOD_ARMS, NoArms(), "Arms.", {"no_arms": 5, "bent_arms": 1})
    brace: RingStretcher = one_of(
        RING_STRETCHERS, Rungs(), "What holds the legs together.", {"rungs": 3, "knees": 1, "round_stretchers": 0.5}
    )
    frame: Material = one_of(MATERIALS, Wood(color="#8a5f38"), "The wood.", WOODEN)
    woven: Material = one_of(MATERIALS, Rush(), "The cord of a rush seat.", {"rush": 1})
    caning: Material = one_of(MATERIALS, Cane(), "The caning of a cane seat.", CANED)
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of a padded seat.", UPHOLSTERED)

    def model(self) -> Model:
        """The chair in object coordinates."""
        front, back = self._front, self._back
        leg = self.legs.mesh(front.path[0], front.top)
        parts = [
            *[Part(p.name, p.slot, p.mesh.moved((0, 0, self.seat_height))) for p in self.seat.parts(self._outline)],
            *back.parts(),
            *cover("back", self.cross.meshes(back, *back.room), "frame"),
            *cover("leg", [leg, leg.mirrored_x()], "frame"),
            *self.arms.parts(back, self._side),
            *cover("stretcher", self.brace.meshes(front, back.leg, self.thickness), "frame"),
        ]
        return standing(parts, self._keypoints())

    @cached_property
    def _outline(self) -> Floats:
        return rounded_seat(self.seat_width, self.seat_depth * self.seat_width, self.narrow, self.roundness)

    @property
    def _corner(self) -> float:
        """Where the seat's outline turns its corner, of its half width."""
        return float(2 ** (-1 / self.roundness))

    @property
    def _side(self) -> float:
        """Half the seat's width half-way back."""
        return self.seat_width / 2 * (1 - self.narrow / 2)

    @cached_property
    def _back(self) -> Hoop | Posts:
        half = 0.98 * self._corner * (1 - 0.92 * self.narrow) * self.seat_width / 2
        lean = float(np.tan(np.radians(self.recline_deg)))
        rear = rear_edge(self._outline, half)
        return self.uprights.frame(half, rear, self.seat_height, self.back_height, lean, self.thickness)

    @cached_property
    def _front(self) -> Upright:
        """The left front leg."""
        inset = 0.4 * self.legs.thickness
        x = self._corner * self.seat_width / 2 - inset
        y = inset - self._corner * self.seat_width * self.seat_depth / 2
        top = np.array([x, y, self.seat_height - 0.014])
        return Upright(np.stack([foot_under(self.legs, top, (0.5, -1.0)), top]))

    def _keypoints(self) -> dict[str, Point]:
        half, deep, z = self.seat_width / 2, self.seat_depth * self.seat_width / 2, self.seat_height
        c = self._corner
        seat = corners("seat", (c * half, -c * deep, z), (c * (1 - self.narrow) * half, c * deep, z))
        feet = pair("leg_front", point(self._front.path[0]))
        return feet | seat | self._back.keypoints() | self.arms.keypoints(self._back, self._side)
