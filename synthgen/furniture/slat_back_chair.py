"""The slat-back chair: a wooden dining chair whose rear legs bend back and rise on as the posts of its back.

Usual sizes, not yet checked against catalogues: seats
43-48 cm high, 40-46 cm wide and 38-44 cm deep, 80-105 cm over all, the back leaning 5-14 degrees.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.dining_seats import DINING_SEATS, DiningSeat, Plank
from synthgen.furniture.legs import LEGS, Leg, Tapered, foot_under
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.slat_backs import SLAT_BACKS, SlatBack, VerticalBack
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.stretchers import STRETCHERS, NoStretchers, Stretchers
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, board, both
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import MATERIALS, UPHOLSTERED, WOODEN, Fabric, Material, Wood


@dataclass(frozen=True)
class SlatBackChair:
    """A wooden dining chair with a back of slats."""

    width: float = number(0.43, 0.40, 0.48, "m", "Width of the seat in front.")
    taper: float = ratio(0.88, 0.80, 1.0, "Width at the back, of that in front.", limits=(0.7, 1.0))
    seat_depth: float = number(0.41, 0.38, 0.44, "m", "Depth of the seat.")
    seat_height: float = number(0.455, 0.43, 0.48, "m", "Height of the seat's edge.")
    back_height: float = number(0.90, 0.80, 1.05, "m", "Height of the back.")
    recline_deg: float = number(9.0, 5.0, 14.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    rake_deg: float = number(7.0, 3.0, 12.0, "deg", "Lean of the rear legs, their feet behind.", limits=(0.0, 18.0))
    spread: float = ratio(1.04, 0.98, 1.10, "Width of the back at its top, of that at the seat.", limits=(0.85, 1.25))
    post: float = number(0.034, 0.028, 0.042, "m", "Thickness of the posts at the seat.")
    post_taper: float = ratio(0.72, 0.6, 0.9, "Thickness of the posts at their ends, of that at the seat.")
    apron: float = number(0.055, 0.040, 0.075, "m", "Height of the rails under the seat.")
    arch: float = ratio(0.15, 0.0, 0.4, "Rise of the front rail's lower edge, of its height.", limits=(0.0, 0.6))
    seat: DiningSeat = one_of(DINING_SEATS, Plank(), "The seat.", {"plank": 3, "drop_in_pad": 2})
    rest: SlatBack = one_of(
        SLAT_BACKS, VerticalBack(), "The back.", {"vertical_back": 5, "splat_back": 1.2, "ladder_back": 0.8}
    )
    legs: Leg = one_of(LEGS, Tapered(), "The front legs.", {"tapered": 5, "block": 1.5, "sabre": 0.5})
    stretchers: Stretchers = one_of(
        STRETCHERS,
        NoStretchers(),
        "Bars between the legs.",
        {"no_stretchers": 1, "side_stretchers": 1, "box_stretchers": 1},
    )
    frame: Material = one_of(MATERIALS, Wood(), "The frame.", WOODEN)
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of a padded seat.", UPHOLSTERED)

    def model(self) -> Model:
        """The chair in object coordinates."""
        seat = self.seat.part(self.width, self.taper * self.width, self.seat_depth)
        parts = [
            Part(seat.name, seat.slot, seat.mesh.moved((0, 0, self._deck))),
            *cover("frame", self._aprons(), "frame"),
            *cover("leg", both(self.legs.mesh(self._front.path[0], self._front.top)), "frame"),
            *cover("leg", both(self._post_mesh()), "frame"),
            *cover("back", self.rest.meshes(self._post, self.seat_height), "frame"),
            *cover("stretcher", self.stretchers.meshes(self._front, self._post, self.seat_height), "frame"),
        ]
        return standing(parts, self._keypoints())

    @property
    def _deck(self) -> float:
        """z of the rails' upper edges."""
        return self.seat_height - self.seat.rise

    @cached_property
    def _front(self) -> Upright:
        """The left front leg."""
        inset = self.legs.thickness / 2
        top = np.array([self.width / 2 - inset, inset - self.seat_depth / 2, self._deck])
        return Upright(np.stack([foot_under(self.legs, top, (0.4, -1.0)), top]))

    @cached_property
    def _post(self) -> Upright:
        """The left rear leg and post, bent at the seat."""
        seat, top = self.seat_height, self.back_height
        kick, lean = np.tan(np.radians([self.rake_deg, self.recline_deg]))
        half, rear = self.taper * self.width / 2 - self.post / 2, self.seat_depth / 2 - 0.2 * self.post
        levels = np.array([0.0, 0.35 * seat, 0.7 * seat, seat, seat + 0.07, (seat + top) / 2 + 0.05, top])
        below, above = np.maximum(seat - 0.1 - levels, 0), np.maximum(levels - seat - 0.02, 0)
        x = half * np.interp(levels, [seat, top], [1, self.spread])
        return Upright(smooth_curve(np.stack([x, rear + below * kick + above * lean, levels], axis=1), 18))

    def _post_mesh(self) -> Mesh:
        z = self._post.path[:, 2]
        swell = np.interp(z, [0, self.seat_height, self.back_height], [self.post_taper, 1, self.post_taper])
        return self._post.mesh(self.post * (0.3 + 0.7 * swell), 1.15 * self.post * swell, 0.18 * self.post)

    def _aprons(self) -> list[Mesh]:
        """The rails between the legs: front, back, left and right."""
        z, thick = self._deck - self.apron / 2, 0.022
        front, back = self._front.at(z), self._post.at(z)
        out = 0.5 * (np.array([self.legs.thickness, self.post]) - thick) - 0.003  # nearly flush with the legs
        side = board(np.array([front, back]) + out[:, None] * (1, 0, 0), self.apron, thick)
        return [
            self._arched(front - (0, out[0], 0), thick),
            board([back, back * (-1, 1, 1)], self.apron, thick),
            *both(side),
        ]

    def _arched(self, end: Floats, thickness: float) -> Mesh:
        """The front rail from one point to its opposite, its lower edge rising in the middle."""
        across = np.linspace(1, -1, 13)
        rise = self.arch * self.apron * (1 - across**4)
        path = end * np.stack([across, np.ones(13), np.ones(13)], axis=1)
        path[:, 2] += rise / 2
        return board(path, self.apron - rise, thickness)

    def _keypoints(self) -> dict[str, Point]:
        half, deep, z = self.width / 2, self.seat_depth / 2, self.seat_height
        left = {
            "leg_front": point(self._front.path[0]),
            "leg_back": point(self._post.path[0]),
            "seat_front": (half, -deep, z),
            "seat_back": (self.taper * half, deep, z),
            "back_top": point(self._post.top),
        }
        return {key: at for name, corner in left.items() for key, at in pair(name, corner).items()}
