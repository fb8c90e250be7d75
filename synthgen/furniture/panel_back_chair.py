"""The panel-back chair: a modern dining chair whose back is one panel or one bent rail, as of Danish makers.

Hans J. Wegner's CH23: W x D x H 50.5 x 50.5 x 78.5 cm, seat 44.5 cm high (saltsmillshop.co.uk); his CH24, the
wishbone chair: 55 x 51 x 76 cm, seat 45 cm high (scandinavia-design.fr).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.cross_backs import Posts
from synthgen.furniture.framed_seats import FRAMED_SEATS, FramedSeat, PaddedSeat, rear_edge, rounded_seat
from synthgen.furniture.legs import LEGS, Leg, Tapered, foot_under
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.panel_backs import PANEL_BACKS, BoardBack, PanelBack
from synthgen.furniture.stance import Point, corners, pair, point
from synthgen.furniture.stretchers import STRETCHERS, NoStretchers, Stretchers
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, board
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import CANED, MATERIALS, UPHOLSTERED, WOODEN, Cane, Fabric, Material, Rush, Wood


@dataclass(frozen=True)
class PanelBackChair:
    """A wooden dining chair with a panel or a bent rail as its back."""

    seat_height: float = number(0.45, 0.43, 0.47, "m", "Height of the seat's edge.")
    seat_width: float = number(0.475, 0.44, 0.52, "m", "Width of the seat in front.")
    seat_depth: float = ratio(0.92, 0.86, 1.0, "Depth of the seat, of its width.", limits=(0.75, 1.2))
    narrow: float = ratio(0.12, 0.03, 0.2, "How much narrower the seat is behind.", limits=(0.0, 0.3))
    roundness: float = number(5.5, 4.0, 9.0, "power", "Shape of the seat: 2 is round, more is squarer.")
    back_height: float = number(0.79, 0.74, 0.86, "m", "Height of the back.")
    recline_deg: float = number(11.0, 7.0, 16.0, "deg", "Lean of the back.", limits=(0.0, 22.0))
    spread: float = ratio(1.02, 0.96, 1.08, "Width of the back at its top, of that at the seat.", limits=(0.85, 1.2))
    kick: float = number(0.055, 0.02, 0.09, "m", "How far the rear feet stand behind.")
    post: float = number(0.036, 0.030, 0.042, "m", "Thickness of the posts at the seat.")
    post_taper: float = ratio(0.7, 0.6, 0.85, "Thickness of the posts at their ends, of that at the seat.")
    post_softness: float = ratio(0.35, 0.12, 0.46, "Radius of the posts' edges, of their width; 0.5 is round.")
    apron: float = number(0.040, 0.030, 0.055, "m", "Height of the rails under the seat.")
    seat: FramedSeat = one_of(
        FRAMED_SEATS,
        PaddedSeat(),
        "The seat.",
        {"padded_seat": 3, "hollowed_seat": 2, "rush_seat": 1.5, "cane_seat": 0.7},
    )
    rest: PanelBack = one_of(
        PANEL_BACKS,
        BoardBack(),
        "The back.",
        {"board_back": 3, "padded_back": 2, "caned_back": 0.8, "elbow_rail": 2, "wishbone": 1},
    )
    legs: Leg = one_of(LEGS, Tapered(), "The front legs.", {"tapered": 3, "splayed": 2, "sabre": 0.4})
    stretchers: Stretchers = one_of(
        STRETCHERS,
        NoStretchers(),
        "Bars between the legs.",
        {"no_stretchers": 4, "side_stretchers": 1, "box_stretchers": 1},
    )
    frame: Material = one_of(MATERIALS, Wood(color="#a87a4a"), "The wood.", WOODEN)
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of the pads.", UPHOLSTERED)
    woven: Material = one_of(MATERIALS, Rush(), "The cord of a rush seat.", {"rush": 1})
    caning: Material = one_of(MATERIALS, Cane(), "The caning.", CANED)

    def model(self) -> Model:
        """The chair in object coordinates."""
        front, posts = self._front, self._posts
        leg = self.legs.mesh(front.path[0], front.top)
        parts = [
            *[Part(p.name, p.slot, p.mesh.moved((0, 0, self.seat_height))) for p in self.seat.parts(self._outline)],
            *cover("frame", self._aprons(), "frame"),
            *cover("leg", [leg, leg.mirrored_x()], "frame"),
            *cover("leg", posts.uprights(1.1, self.post_softness, self.post_taper), "frame"),
            *self.rest.parts(posts),
            *cover("stretcher", self.stretchers.meshes(front, posts.leg, self.seat_height), "frame"),
        ]
        return standing(parts, self._keypoints())

    @cached_property
    def _outline(self) -> Floats:
        return rounded_seat(self.seat_width, self.seat_depth * self.seat_width, self.narrow, self.roundness)

    @property
    def _corner(self) -> float:
        """Where the seat's outline turns its corner, of its half width."""
        return float(2 ** (-1 / self.roundness))

    @cached_property
    def _posts(self) -> Posts:
        half = self._corner * (1 - 0.95 * self.narrow) * self.seat_width / 2
        plain = Posts(
            half=half,
            seat=self.seat_height,
            top=self.back_height,
            rear=rear_edge(self._outline, half) - 0.1 * self.post,
            lean=float(np.tan(np.radians(self.recline_deg))),
            bow=0.0,
            spread=self.spread,
            kick=self.kick,
            crest=0.0,
            lift=0.0,
            thickness=1.1 * self.post,
        )
        return self.rest.posts(plain)

    @cached_property
    def _front(self) -> Upright:
        """The left front leg."""
        inset = 0.45 * self.legs.thickness
        x = self._corner * self.seat_width / 2 - inset
        y = inset - self._corner * self.seat_width * self.seat_depth / 2
        top = np.array([x, y, self.seat_height - 0.014])
        return Upright(np.stack([foot_under(self.legs, top, (0.6, -1.0)), top]))

    def _aprons(self) -> list[Mesh]:
        """The rails under the seat: front, back, left and right."""
        z = self.seat_height - 0.020 - self.apron / 2
        front, back = self._front.at(z), self._posts.at(z)
        side = board([front, back], self.apron, 0.020)
        across = [board([end, end * (-1, 1, 1)], self.apron, 0.020) for end in (front, back)]
        return [*across, side, side.mirrored_x()]

    def _keypoints(self) -> dict[str, Point]:
        half, deep, z, c = self.seat_width / 2, self.seat_depth * self.seat_width / 2, self.seat_height, self._corner
        seat = corners("seat", (c * half, -c * deep, z), (c * (1 - self.narrow) * half, c * deep, z))
        feet = pair("leg_front", point(self._front.path[0])) | pair("leg_back", point(self._posts.leg.path[0]))
        return feet | seat | self.rest.keypoints(self._posts)
