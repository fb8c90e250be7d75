"""The splat-back chair of the eighteenth century: Queen Anne with a vase splat, Chippendale with a pierced one.

Sizes after W x D x H of museum pieces: Winterthur 1954.0523, Boston, Queen Anne: 55 x 50 x 102 cm, seat 43 cm high,
52 cm wide in front and 38 behind, 43 deep; Worcester Art Museum 1959.8: 55 x 53 x 105 cm; Connecticut Historical
Society 1978.2.0, Chippendale: 53 x 47 x 101 cm; Metropolitan Museum 1996.426.1, by Chippendale: 56 x 57 x 97 cm.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.cabriole import Cabriole
from synthgen.furniture.crests import CRESTS, BackPlane, Crest, SerpentineCrest, Yoke, raked_post
from synthgen.furniture.legs import LEGS, Leg, foot_under
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.open_arms import ARMS, Arms, NoArms
from synthgen.furniture.seat_frames import PLANS, STUFFINGS, CompassPlan, DropIn, Plan, SeatFrame, Stuffing
from synthgen.furniture.splats import SPLATS, RibbonSplat, Splat, VaseSplat
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.stretchers import STRETCHERS, NoStretchers, Stretchers
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, board, center_line
from synthgen.geometry.box import rounded_box, tapered
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import MATERIALS, UPHOLSTERED, Fabric, Material, Wood


@dataclass(frozen=True)
class QueenAnneBack:
    """A yoke or an arch over a solid splat, its posts bent like a spoon."""

    crest: Crest = one_of(CRESTS, Yoke(), "The crest rail.", {"yoke": 3, "arched_crest": 1.5, "cupids_bow": 0.7})
    splat: Splat = one_of(SPLATS, VaseSplat(), "The splat.", {"vase_splat": 3, "fiddle_splat": 1.5})
    spoon: float = number(0.012, 0.005, 0.018, "m", "How far the posts bend to the sitter's back.", limits=(0.0, 0.03))


@dataclass(frozen=True)
class ChippendaleBack(QueenAnneBack):
    """A serpentine crest with ears over a pierced splat, its posts nearly straight."""

    crest: Crest = one_of(
        CRESTS, SerpentineCrest(), "The crest rail.", {"serpentine_crest": 3, "cupids_bow": 1.5, "arched_crest": 0.7}
    )
    splat: Splat = one_of(
        SPLATS, RibbonSplat(), "The splat.", {"ribbon_splat": 2, "gothic_splat": 1.5, "pierced_splat": 2}
    )
    spoon: float = number(0.003, 0.0, 0.006, "m", "How far the posts bend to the sitter's back.", limits=(0.0, 0.03))


PeriodBack = QueenAnneBack | ChippendaleBack

PERIOD_BACKS: dict[str, type[PeriodBack]] = {"queen_anne_back": QueenAnneBack, "chippendale_back": ChippendaleBack}


@dataclass(frozen=True)
class SplatBackChair:
    """A joined chair whose back has one central board, solid or pierced."""

    width: float = number(0.52, 0.48, 0.56, "m", "Width of the seat in front.")
    seat_depth: float = number(0.43, 0.40, 0.46, "m", "Depth of the seat.")
    seat_height: float = number(0.43, 0.41, 0.455, "m", "Height of the seat's rails.")
    back_height: float = number(0.95, 0.88, 1.00, "m", "Height of the posts.")
    recline_deg: float = number(10.0, 6.0, 14.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    rake_deg: float = number(11.0, 6.0, 16.0, "deg", "Lean of the rear legs, their feet behind.", limits=(0.0, 20.0))
    spread: float = ratio(1.12, 1.0, 1.22, "Width of the back at its top, of that at the seat.", limits=(0.85, 1.35))
    bow: float = number(0.024, 0.010, 0.036, "m", "How far the middle of the crest stands back.")
    post: float = number(0.034, 0.030, 0.040, "m", "Thickness of the posts at the seat.")
    apron: float = number(0.060, 0.048, 0.075, "m", "Height of the rails under the seat.")
    scallop: float = ratio(0.25, 0.0, 0.4, "Rise of the rails' lower edges, of their height.", limits=(0.0, 0.6))
    stay: bool = flag(False, 0.15, "Whether the splat stands on a rail above the seat.")
    rest: PeriodBack = one_of(PERIOD_BACKS, QueenAnneBack(), "The back.")
    plan: Plan = one_of(PLANS, CompassPlan(), "The seat's outline.", {"compass_plan": 1.2, "trapezoid_plan": 2})
    seat: Stuffing = one_of(STUFFINGS, DropIn(), "The seat's stuffing.", {"drop_in": 4, "stuffed_over": 1})
    legs: Leg = one_of(LEGS, Cabriole(), "The front legs.", {"cabriole": 3, "marlborough": 2})
    stretchers: Stretchers = one_of(
        STRETCHERS,
        NoStretchers(),
        "Bars between the legs.",
        {"no_stretchers": 3, "side_stretchers": 2, "box_stretchers": 0.6},
    )
    arms: Arms = one_of(ARMS, NoArms(), "Arms.", {"no_arms": 3, "scrolled_arms": 1})
    frame: Material = one_of(MATERIALS, Wood(color="#5c3a22"), "The frame.", {"wood": 6, "painted_wood": 1})
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of the seat.", UPHOLSTERED)

    def model(self) -> Model:
        """The chair in object coordinates."""
        parts = [
            Part("seat", "upholstery", self.seat.mesh(self._frame)),
            Part("frame", "frame", self._frame.mesh(self.scallop)),
            *cover("leg", _both(self._leg), "frame"),
            *cover("leg", _both(self._post_mesh()), "frame"),
            *cover("back", [self.rest.crest.mesh(self._plane), *self._splat()], "frame"),
            *cover("stretcher", self.stretchers.meshes(self._front, self._post, self.seat_height), "frame"),
            *self.arms.parts(self._post.at, self._frame),
        ]
        return standing(parts, self._keypoints())

    @cached_property
    def _frame(self) -> SeatFrame:
        """The rails of the seat."""
        return SeatFrame(self.plan.half(self.width, self.seat_depth), self.apron, self.seat_height)

    @cached_property
    def _leg(self) -> Mesh:
        """The left front leg, its outer faces just proud of the rails."""
        thick = self.legs.thickness / 2 - 0.003
        z = self.seat_height - 0.002 - self.seat.cover * self.apron
        top = np.append(self._frame.corner + (-thick, thick), z)
        return self.legs.mesh(foot_under(self.legs, top, (1.0, -1.0)), top)

    @cached_property
    def _front(self) -> Upright:
        return center_line(self._leg)

    @cached_property
    def _post(self) -> Upright:
        """The left rear leg and post."""
        rear = self._frame.rear - (0.5 * self.post, 0.3 * self.post)
        seat, top = self.seat_height, self.back_height
        return raked_post(rear, seat, top, self.rake_deg, self.recline_deg, self.rest.spoon, self.spread)

    @cached_property
    def _plane(self) -> BackPlane:
        return BackPlane(self._post, self.seat_height, self.bow)

    def _post_mesh(self) -> Mesh:
        z = self._post.path[:, 2]
        swell = np.interp(
            z, [0, self.seat_height - 0.05, self.seat_height + 0.02, self.back_height], [0.85, 1, 1, 0.78]
        )
        return self._post.mesh(self.post * swell, 1.05 * self.post * swell, 0.15 * self.post)

    def _splat(self) -> list[Mesh]:
        """The board or straps, and the shoe or rail that they stand on."""
        lift = 0.20 * (self.back_height - self.seat_height) * self.stay
        foot = self.seat_height + lift + 0.012

        def place(x: Floats, up: Floats) -> Floats:
            return self._plane.at(x, foot + up * (self.rest.crest.under(self._plane, x) - foot))

        splat = self.rest.splat.meshes(place, self._plane.half)
        return [*splat, self._stay(foot) if self.stay else self._shoe(splat)]

    def _shoe(self, splat: list[Mesh]) -> Mesh:
        """A moulded block on the rear rail."""
        low = np.concatenate([mesh.vertices for mesh in splat])
        wide = 2.1 * float(np.abs(low[low[:, 2] < self.seat_height + 0.04, 0]).max())
        block = tapered(rounded_box((wide, 0.036, 0.034), 0.006), 2, 1.1, 0.9)
        return block.moved(self._plane.at(np.zeros(1), np.array([self.seat_height + 0.012]))[0])

    def _stay(self, z: float) -> Mesh:
        """A rail between the posts."""
        across = np.linspace(1, -1, 9) * self._post.at(z)[0]
        return board(self._plane.at(across, np.full(9, z)), 0.034, 0.02)

    def _keypoints(self) -> dict[str, Point]:
        z = self.seat_height
        left = {
            "leg_front": point(self._front.path[0]),
            "leg_back": point(self._post.path[0]),
            "seat_front": point(np.append(self._frame.corner, z)),
            "seat_back": point(np.append(self._frame.rear, z)),
            "back_top": point(self._post.top),
        }
        ends = {key: at for name, corner in left.items() for key, at in pair(name, corner).items()}
        return ends | self.arms.keypoints(self._post.at, self._frame)


def _both(left: Mesh) -> list[Mesh]:
    return [left, left.mirrored_x()]
