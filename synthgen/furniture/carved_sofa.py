"""The carved sofa of Louis XV and the Victorians: a shaped show-wood frame around a tight back, on cabriole legs.

Sizes after W x D x H of sold pieces: a Louis XV style canape, Pink Maple 501: 121 x 71 x 91 cm, its seat 46 cm high;
a Victorian walnut couch, Carter's 1332572: 191 x 83 x 94 cm.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import count, flag, number, one_of, ratio
from synthgen.furniture.bench import Bench
from synthgen.furniture.cabriole import Cabriole, ScrollFoot
from synthgen.furniture.carved_backs import BACKS, Backs, OneBack
from synthgen.furniture.carvings import palmette, spray
from synthgen.furniture.legs import LEGS, Leg, foot_under
from synthgen.furniture.medallions import SetBack
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.open_arms import ARMS, Arms, PaddedArms
from synthgen.furniture.pillows import PILLOWS, NoPillows, Pillows
from synthgen.furniture.seat_frames import PLANS, STUFFINGS, LongSerpentine, Plan, SeatFrame, StuffedTop, Stuffing
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.upholstery import cover
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep
from synthgen.materials import MATERIALS, UPHOLSTERED, Fabric, Material, Wood

SHOW_WOOD = {"wood": 4.0, "painted_wood": 2.0, "metal": 0.4}
"""Polished, painted, or gilt, which looks like metal."""


@dataclass(frozen=True)
class CarvedSofa:
    """A tight back in a carved frame, open or closed padded arms, bent legs."""

    seats: int = count(3, 2, 3, "Persons side by side.", limits=(1, 3))
    seat_width: float = number(0.57, 0.52, 0.63, "m", "Width for one person.")
    seat_depth: float = number(0.60, 0.55, 0.67, "m", "Depth of the seat's frame.")
    seat_height: float = number(0.37, 0.34, 0.40, "m", "Height of the seat's rails.", limits=(0.3, 0.46))
    height: float = number(0.92, 0.86, 0.99, "m", "Height of the frame's crest.")
    recline_deg: float = number(13.0, 9.0, 17.0, "deg", "Lean of the back.", limits=(0.0, 22.0))
    dish: float = number(0.06, 0.02, 0.10, "m", "How far the ends of the back stand forward.", limits=(0.0, 0.16))
    rake_deg: float = number(12.0, 6.0, 18.0, "deg", "Lean of the rear legs, their feet behind.", limits=(0.0, 24.0))
    bar: float = number(0.050, 0.042, 0.062, "m", "Width of the frame's mouldings.")
    apron: float = number(0.080, 0.065, 0.095, "m", "Height of the rails under the seat.")
    scallop: float = ratio(0.3, 0.1, 0.45, "Rise of the rails' lower edges, of their height.", limits=(0.0, 0.6))
    carved: bool = flag(True, 0.75, "Whether leaves are carved on the crest and the apron.")
    rest: Backs = one_of(BACKS, OneBack(), "The back.", {"one_back": 3, "chair_backs": 1})
    plan: Plan = one_of(
        PLANS,
        LongSerpentine(),
        "The seat's outline.",
        {"long_serpentine": 2, "long_bow": 1},
    )
    seat: Stuffing = one_of(STUFFINGS, StuffedTop(), "The seat.", {"stuffed_top": 2, "cushioned": 1})
    legs: Leg = one_of(LEGS, Cabriole(foot=ScrollFoot()), "The legs.", {"cabriole": 1})
    arms: Arms = one_of(ARMS, PaddedArms(), "Arms.", {"padded_arms": 2, "closed_arms": 1.5, "scrolled_arms": 0.3})
    pillows: Pillows = one_of(
        PILLOWS, NoPillows(), "Pillows.", {"no_pillows": 6, "throw_pillows": 1, "bolsters": 1, "lumbar_pillows": 0.5}
    )
    frame: Material = one_of(MATERIALS, Wood(color="#5c3a22"), "The frame.", SHOW_WOOD)
    upholstery: Material = one_of(MATERIALS, Fabric(color="#8b3b33"), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        backs = self._backs
        parts = [
            Part("frame", "frame", self._rails.mesh(self.scallop, 0.5 * self.scallop)),
            Part("seat", "upholstery", self.seat.mesh(self._rails)),
            *cover("leg", [mesh for mesh, _ in self._legs.values()], "frame"),
            *cover("back", [back.frame(0.9 * self.bar) for back in backs], "frame"),
            *cover("back", [self.rest.cloth.mesh(back) for back in backs]),
            *cover("back", [stile for back in backs for stile in self._stiles(back)], "frame"),
            *cover("frame", self._carvings() if self.carved else [], "frame"),
            *self.arms.parts(backs[-1].side, self._rails),
            *self.pillows.parts(self._bench),
        ]
        return standing(parts, self._keypoints())

    @cached_property
    def _rails(self) -> SeatFrame:
        width = self.seats * self.seat_width + 0.06
        return SeatFrame(self.plan.half(width, self.seat_depth), self.apron, self.seat_height)

    @cached_property
    def _backs(self) -> list[SetBack]:
        """The frames of the back, from the right to the left."""
        rear, low = self._rails.rear, self.seat_height + self.rest.gap
        height = (self.height - low) / np.cos(np.radians(self.recline_deg))
        shapes = self.rest.backs(2 * float(rear[0]) - 0.01, float(height), self.seats)
        single = len(shapes) == 1
        return [
            SetBack(
                shape,
                self.bar,
                self.dish if single else 0.3 * self.dish,
                self.recline_deg,
                np.array([x, rear[1] - 0.02, low]),
            )
            for x, shape in shapes
        ]

    @cached_property
    def _legs(self) -> dict[str, tuple[Mesh, Floats]]:
        """Name -> leg and its foot: at the corners, and in the middle of the front and back of a long sofa."""
        thick = self.legs.thickness / 2 - 0.003
        z, kick = self.seat_height - 0.002, self.seat_height * np.tan(np.radians(self.rake_deg))
        rails = self._rails
        tops = {
            "front_left": np.append(rails.corner + (-thick, thick), z),
            "back_left": np.append(rails.rear - thick, z),
        }
        for end in ("front", "back"):
            tops[f"{end}_right"] = tops[f"{end}_left"] * (-1, 1, 1)
        if self.seats > 2:
            tops["front_middle"] = np.array([0.0, rails.half[0, 1] + thick, z])
            tops["back_middle"] = np.array([0.0, rails.rear[1] - thick, z])
        legs = {}
        for name, top in tops.items():
            behind = name.startswith("back")
            foot = foot_under(
                self.legs, top, (0.5 * np.sign(top[0]) if behind else np.sign(top[0]), 1 if behind else -1)
            )
            foot = foot + (0, kick * behind, 0)
            legs[name] = self.legs.mesh(foot, top), foot
        return legs

    def _stiles(self, back: SetBack) -> list[Mesh]:
        """Short posts between the rear rail and a frame."""
        section = rounded_rectangle(self.bar, 0.7 * self.bar, 0.25 * self.bar)
        posts = []
        for aside in (-0.62, 0.62):
            top = back.under(aside)
            path = [np.array([top[0], self._rails.rear[1] - 0.015, self.seat_height - 0.03]), top]
            posts.append(sweep(path, section, side=(1, 0, 0)))
        return posts

    def _carvings(self) -> list[Mesh]:
        """Leaves on the crest of each back, and in the middle of the apron."""
        crests = []
        for back in self._backs:
            shape = back.medallion
            ornament = spray if shape.width > 0.8 else palmette
            leaves = ornament(0.42 * min(shape.width, 0.7), 1.5 * self.bar)
            crests.append(back.set_up(leaves.moved((0, -0.48 * self.bar, shape.outline[:, 1].max() - 0.75 * self.bar))))
        if self.seats > 2:
            return crests
        front = float(self._rails.half[0, 1])
        drop = spray(0.26, 0.5 * self.apron).moved((0, front - 0.001, self.seat_height - 0.75 * self.apron))
        return [*crests, drop]

    @cached_property
    def _bench(self) -> Bench:
        """The seat, for what lies on it."""
        top = self.seat_height + self.seat.rise + 0.3 * self.seat.crown
        inner = 2 * float(self._rails.rear[0]) - 0.08
        rear = float(self._rails.rear[1]) - 0.02 - self.rest.cloth.thickness - 0.02
        front = float(self._rails.corner[1])
        return Bench(self.seats, inner, front, rear, top, self.recline_deg, self.height)

    def _keypoints(self) -> dict[str, Point]:
        z, rails = self.seat_height + self.seat.rise, self._rails
        last = self._backs[-1].line
        left = {
            "seat_front": point(np.append(rails.corner, z)),
            "seat_back": point(np.append(rails.rear, z)),
            "back_top": point(last[(last @ (1.0, 0, 1.2)).argmax()]),
        }
        ends = {key: at for name, corner in left.items() for key, at in pair(name, corner).items()}
        feet = {f"leg_{name}": point(foot) for name, (_, foot) in self._legs.items()}
        return feet | ends | self.arms.keypoints(self._backs[-1].side, rails)
