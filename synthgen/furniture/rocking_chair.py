"""The rocking chair: a tall-backed armchair on two curved runners.

Sizes W x D x H: usual ones are 66-76 x 81-94 x 94-114 cm (designingidea.com); an oak rocker with a spindle back and
velvet seat at Ashland, the Henry Clay estate, is 62 x 84 x 109 cm (catalogue no. 1988.710). Seats are 41-44 cm high.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.post_arms import POST_ARMS, PostArms, ShapedArms
from synthgen.furniture.rocker_backs import ROCKER_BACKS, RockerBack, SlattedBack
from synthgen.furniture.rockers import POSTS, Posts, Rockers, TurnedPosts, middle
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.stretchers import STRETCHERS, DoubleStretchers, Stretchers
from synthgen.furniture.turned_posts import bent_line
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, both
from synthgen.furniture.woven_seats import WOVEN_SEATS, BoardSeat, WovenSeat
from synthgen.geometry.mesh import Mesh
from synthgen.materials import CANED, CANVAS, MATERIALS, UPHOLSTERED, WOODEN, Cane, Fabric, Material, Rush, Wood


@dataclass(frozen=True)
class RockingChair:
    """A chair on runners."""

    width: float = number(0.53, 0.49, 0.57, "m", "Between the middles of the front posts.")
    taper: float = ratio(0.86, 0.80, 0.95, "Width at the back posts, of that in front.", limits=(0.65, 1.0))
    seat_depth: float = number(0.43, 0.40, 0.46, "m", "Between the middles of front and back posts.")
    seat_height: float = number(0.42, 0.40, 0.445, "m", "Top of the seat.")
    height: float = number(1.05, 0.96, 1.12, "m", "Top of the back posts, without finials.")
    recline_deg: float = number(16.0, 12.0, 20.0, "deg", "Lean of the back.", limits=(5.0, 28.0))
    bend: float = ratio(0.6, 0.3, 1.0, "How much of the lean is bent into the posts above the seat; 0 a straight post.")
    flare: float = ratio(1.05, 0.98, 1.12, "Width of the back at its top, of that at the seat.", limits=(0.85, 1.25))
    rockers: Rockers = one_of({"rockers": Rockers}, Rockers(), "The runners.")
    posts: Posts = one_of(POSTS, TurnedPosts(), "Legs and back posts.")
    back: RockerBack = one_of(
        ROCKER_BACKS,
        SlattedBack(),
        "The back.",
        {"slats": 2, "upright_slats": 2, "spindles": 1.5, "caned": 1, "padded": 1.5},
    )
    seat: WovenSeat = one_of(
        WOVEN_SEATS,
        BoardSeat(),
        "The seat.",
        {"board_seat": 3, "rush_seat": 1, "tape_seat": 0.7, "cane_seat": 1, "pad_seat": 2},
    )
    arms: PostArms = one_of(POST_ARMS, ShapedArms(), "The arms.", {"shaped_arms": 5, "turned_arms": 1, "no_arms": 0.5})
    stretchers: Stretchers = one_of(
        STRETCHERS,
        DoubleStretchers(),
        "Bars between the legs.",
        {"double_stretchers": 2, "bulbous_stretchers": 1, "box_stretchers": 2},
    )
    frame: Material = one_of(MATERIALS, Wood(), "Posts, back, arms, bars and runners.", WOODEN)
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of padded seats and backs.", UPHOLSTERED)
    rush: Material = one_of(MATERIALS, Rush(), "Cords of a rush seat.", {"rush": 1.0})
    cane: Material = one_of(MATERIALS, Cane(), "Caning.", CANED)
    tape: Material = one_of(MATERIALS, Fabric(), "Bands of a tape seat.", CANVAS)
    second_tape: Material = one_of(MATERIALS, Fabric(), "Bands across a checked tape seat.", CANVAS)

    def model(self) -> Model:
        """The chair in object coordinates."""
        front, back = self._front(self._rest), self._back(self._rest)
        runner = self.rockers.mesh((front.path[0], back.path[0]), self._rest)
        parts = [
            *cover("base", both(runner), "frame"),
            *self._legs(front, back),
            *self._rests,
            *cover("stretcher", self._bars(front, back), "frame"),
        ]
        return standing(parts, self._keypoints(front, back))

    @cached_property
    def _rest(self) -> float:
        """y where the runners rest on the floor: under the middle of the bulk, as the chair rocks until it is."""
        legs = self._legs(self._front(0.0), self._back(0.0))
        return middle([part.mesh for part in (*self._rests, *legs)]) + 0.008  # the tails weigh a little

    @cached_property
    def _rests(self) -> list[Part]:
        """Seat, back and arms: what the sitter touches."""
        back, top = self._back(0.0), self._front(0.0).top
        seat = self.seat.parts(self.width, self.taper * self.width, self.seat_depth)
        arms = [hand for arm in self.arms.meshes(top, back) for hand in both(arm)]
        return [
            *(Part(part.name, part.slot, part.mesh.moved((0, 0, self.seat_height))) for part in seat),
            *self.back.parts(back, self.seat_height),
            *cover("arm", arms, "frame"),
        ]

    def _legs(self, front: Upright, back: Upright) -> list[Part]:
        left = [self.posts.mesh(front, False), self.posts.mesh(back, True)]
        return cover("leg", [hand for leg in left for hand in both(leg)], "frame")

    def _bars(self, front: Upright, back: Upright) -> list[Mesh]:
        """The stretchers of a chair that stood on the runners as on a floor."""
        floor = np.array([0, 0, max(front.path[0, 2], back.path[0, 2])])
        ahead, behind = Upright(front.path - floor), Upright(back.path - floor)
        bars = self.stretchers.meshes(ahead, behind, self.seat_height - float(floor[2]))
        return [bar.moved(floor) for bar in bars]

    def _front(self, rest: float) -> Upright:
        """The left front post, from a runner that rests at y = `rest` to a little above the seat or under the arm."""
        x, y, top = self.width / 2, -self.seat_depth / 2, self.seat_height + max(self.arms.rise, 0.016)
        low = self.rockers.top(y - rest) - 0.025
        return Upright(np.array([[x, y, z] for z in np.linspace(low, top, 8)]))

    def _back(self, rest: float) -> Upright:
        """The left back post, up from a runner that rests at y = `rest`."""
        x, y = self.taper * self.width / 2, self.seat_depth / 2
        kick = (1 - self.bend) * np.tan(np.radians(self.recline_deg)) * self.seat_height
        low = self.rockers.top(y - kick - rest) - 0.025
        return bent_line(np.array([x, y, low]), self.seat_height, self.height, self.recline_deg, self.bend, self.flare)

    def _keypoints(self, front: Upright, back: Upright) -> dict[str, Point]:
        """Those of a chair; its legs' are where the runners touch the floor, in front and behind."""
        touch = np.array([-0.09, 0.09]) + self._rest
        x = np.interp(touch, [front.path[0, 1], back.path[0, 1]], [front.path[0, 0], back.path[0, 0]])
        left = {
            "leg_front": (float(x[0]), float(touch[0]), 0.0),
            "leg_back": (float(x[1]), float(touch[1]), 0.0),
            "seat_front": (self.width / 2, -self.seat_depth / 2, self.seat_height),
            "seat_back": (self.taper * self.width / 2, self.seat_depth / 2, self.seat_height),
            "back_top": point(back.top),
        }
        arms = [part.mesh.vertices for part in self._rests if part.name == "arm"]
        if arms:
            left["arm_front"] = point(arms[0][arms[0][:, 1].argmin()])
        return {key: at for name, corner in left.items() for key, at in pair(name, corner).items()}
