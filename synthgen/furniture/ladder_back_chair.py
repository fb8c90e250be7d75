"""The ladder-back chair: turned posts, bent slats between them, a woven seat over rungs. Country and Shaker work.

Sizes W x D x H: Troutman ladder-back, a Southern country side chair with a seat of sea grass, seat 46 x 39 cm, 46 cm
high, back 113 cm (1unfinishedfurniture.com); a Canadian ladder-back armchair of about 1800, 57 cm over its arms,
101 cm high, seat 43 cm high (The Cobbs Auctioneers, April 2022, lot 196).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.post_arms import POST_ARMS, NoArms, PostArms
from synthgen.furniture.shaped_slats import SHAPED_SLATS, ArchedSlats, ShapedSlats
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.stretchers import STRETCHERS, DoubleStretchers, Stretchers
from synthgen.furniture.turned_posts import FEET, FINIALS, Acorn, Cap, Finial, Foot, PlainFoot, bent_line, turned_post
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, both
from synthgen.furniture.woven_seats import WOVEN_SEATS, RushSeat, WovenSeat
from synthgen.geometry.mesh import Mesh
from synthgen.materials import CANED, CANVAS, MATERIALS, WOODEN, Cane, Fabric, Material, Rush, Wood


@dataclass(frozen=True)
class LadderBackChair:
    """A country chair with a ladder of slats between two turned posts."""

    width: float = number(0.450, 0.41, 0.50, "m", "Between the middles of the front posts.")
    taper: float = ratio(0.80, 0.74, 0.90, "Width at the back posts, of that in front.", limits=(0.65, 1.0))
    seat_depth: float = number(0.360, 0.335, 0.40, "m", "Between the middles of front and back posts.")
    seat_height: float = number(0.440, 0.415, 0.465, "m", "Top of the seat.")
    height: float = number(1.02, 0.92, 1.10, "m", "Top of the back posts, without their finials.")
    recline_deg: float = number(10.0, 6.0, 14.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    bend: float = ratio(0.8, 0.3, 1.0, "How much of the lean is bent into the posts above the seat; 0 a straight post.")
    flare: float = ratio(1.03, 0.97, 1.10, "Width of the back at its top, of that at the seat.", limits=(0.85, 1.25))
    post: float = number(0.036, 0.030, 0.041, "m", "Thickness of the posts.")
    beaded: bool = flag(False, 0.3, "Whether beads are turned on the back posts between the slats.")
    ladder: ShapedSlats = one_of(
        SHAPED_SLATS,
        ArchedSlats(),
        "The slats.",
        {"arched_slats": 3, "bowed_slats": 2, "serpentine_slats": 1.5, "straight_slats": 1},
    )
    finial: Finial = one_of(FINIALS, Acorn(), "Top of the back posts.")
    foot: Foot = one_of(FEET, PlainFoot(), "Foot of the posts.", {"plain_foot": 2, "tapered_foot": 2, "ball_foot": 1})
    seat: WovenSeat = one_of(
        WOVEN_SEATS,
        RushSeat(),
        "The seat.",
        {"rush_seat": 4, "tape_seat": 2, "cane_seat": 1, "board_seat": 1},
    )
    arms: PostArms = one_of(POST_ARMS, NoArms(), "The arms.", {"no_arms": 3, "shaped_arms": 1, "turned_arms": 0.6})
    stretchers: Stretchers = one_of(
        STRETCHERS,
        DoubleStretchers(),
        "The rungs.",
        {"double_stretchers": 3, "bulbous_stretchers": 1.5, "box_stretchers": 1},
    )
    frame: Material = one_of(MATERIALS, Wood(), "Posts, slats, rungs and arms.", WOODEN)
    rush: Material = one_of(MATERIALS, Rush(), "Cords of a rush seat.", {"rush": 1.0})
    cane: Material = one_of(MATERIALS, Cane(), "Sheet of a caned seat.", CANED)
    tape: Material = one_of(MATERIALS, Fabric(), "Bands of a tape seat.", CANVAS)
    second_tape: Material = one_of(MATERIALS, Fabric(), "Bands across a checked tape seat.", CANVAS)

    def model(self) -> Model:
        """The chair in object coordinates."""
        seat = self.seat.parts(self.width, self.taper * self.width, self.seat_depth)
        gaps = self.ladder.gaps(self._back, self.seat_height) if self.beaded else []
        back = turned_post(self._back, self.post, self.finial, self.foot, gaps)
        front = turned_post(self._front, self.post, Cap(0.3), self.foot)
        arms = self.arms.meshes(self._front.top, self._back)
        parts = [
            *(Part(part.name, part.slot, part.mesh.moved((0, 0, self.seat_height))) for part in seat),
            *cover("leg", [*both(front), *both(back)], "frame"),
            *cover("back", self.ladder.meshes(self._back, self.seat_height), "frame"),
            *cover("stretcher", self.stretchers.meshes(self._front, self._back, self.seat_height), "frame"),
            *cover("arm", [hand for arm in arms for hand in both(arm)], "frame"),
        ]
        return standing(parts, self._keypoints(arms))

    @cached_property
    def _front(self) -> Upright:
        """The left front post, its top a little above the seat or under the arm."""
        x, y, top = self.width / 2, -self.seat_depth / 2, self.seat_height + max(self.arms.rise, 0.016)
        return Upright(np.array([[x, y, z] for z in np.linspace(0, top, 8)]))

    @cached_property
    def _back(self) -> Upright:
        """The left back post, raked and bent at the seat."""
        foot = np.array([self.taper * self.width / 2, self.seat_depth / 2, 0.0])
        return bent_line(foot, self.seat_height, self.height, self.recline_deg, self.bend, self.flare)

    def _keypoints(self, arms: list[Mesh]) -> dict[str, Point]:
        left = {
            "leg_front": point(self._front.path[0]),
            "leg_back": point(self._back.path[0]),
            "seat_front": (self.width / 2, -self.seat_depth / 2, self.seat_height),
            "seat_back": (self.taper * self.width / 2, self.seat_depth / 2, self.seat_height),
            "back_top": point(self._back.top),
        }
        if arms:
            tip = arms[0].vertices[arms[0].vertices[:, 1].argmin()]
            left["arm_front"] = point(tip)
        return {key: at for name, corner in left.items() for key, at in pair(name, corner).items()}
