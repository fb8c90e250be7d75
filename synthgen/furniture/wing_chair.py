"""The wing chair: a high upholstered back whose sides stand forwards as wings beside the head.

Usual sizes: 68-85 cm wide, 75-95 cm deep, 98-115 cm high, seats 43-48 cm high.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.bench import Bench, upright
from synthgen.furniture.cabriole import Cabriole
from synthgen.furniture.cushions import SeatCushions
from synthgen.furniture.legs import LEGS, Leg, Sabre, Tapered
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.padded_faces import CORD, PADDED_FACES, ButtonedBack, PaddedFace, SmoothBack
from synthgen.furniture.pedestals import BladeBase, Pedestal, PlateBase
from synthgen.furniture.period_legs import Fluted, Marlborough
from synthgen.furniture.pillows import PILLOWS, NoPillows, Pillows
from synthgen.furniture.stance import Point, corners, stance
from synthgen.furniture.upholstery import cover
from synthgen.furniture.wing_bodies import WING_BODIES, ArmsApart, Room, WingBody
from synthgen.furniture.wings import BACK_FLARE, Wrap
from synthgen.geometry.box import rounded_box
from synthgen.geometry.mesh import Mesh
from synthgen.materials import MATERIALS, METALLIC, UPHOLSTERED, Fabric, Material, Metal, Wood

RAKED = (Cabriole, Fluted, Marlborough)  # legs whose rear pair is a plain raked one


@dataclass(frozen=True)
class FourLegs:
    """A leg at each corner; behind cabriole and period legs stand plain raked ones."""

    legs: Leg = one_of(
        LEGS,
        Tapered(),
        "Legs.",
        {"tapered": 3, "splayed": 2, "turned": 1.5, "cabriole": 2, "marlborough": 0.7, "fluted": 0.6, "block": 0.8},
    )

    def parts(
        self, front: tuple[float, float], back: tuple[float, float], top: float
    ) -> tuple[list[Part], dict[str, Point]]:
        """The legs under (x, y) of the left front and back corner of a body at z = top, and their tips."""
        inset = 0.03 + 0.4 * self.legs.thickness
        high = top + 0.02
        ahead = stance(self.legs, (front[0] - inset, front[1] + inset, high), (back[0] - inset, back[1] - inset, high))
        rear: Leg = Sabre(thickness=min(0.8 * self.legs.thickness, 0.05)) if isinstance(self.legs, RAKED) else self.legs
        behind = stance(
            rear, (front[0] - inset, front[1] + inset, high), (back[0] - inset, back[1] - inset, high), (0.2, 1)
        )
        tips = {k: p for k, p in ahead.keypoints().items() if "front" in k} | {
            k: p for k, p in behind.keypoints().items() if "back" in k
        }
        return [*ahead.legs(self.legs, "legs_material", "front"), *behind.legs(rear, "legs_material", "back")], tips


@dataclass(frozen=True)
class OnPedestal:
    """A swivelling pedestal of metal."""

    pedestal: Pedestal = one_of(
        {"blade_base": BladeBase, "plate_base": PlateBase},
        BladeBase(),
        "The pedestal.",
        {"blade_base": 3, "plate_base": 1},
    )

    def parts(
        self, front: tuple[float, float], back: tuple[float, float], top: float
    ) -> tuple[list[Part], dict[str, Point]]:
        """The pedestal under (x, y) of the left front and back corner of a body at z = top, and its tips."""
        middle = (0.0, (front[1] + back[1]) / 2, 0.0)
        parts, tips = self.pedestal.parts(max(front[0], 0.24), top, "metal")
        moved = {name: (x, y + middle[1], z) for name, (x, y, z) in tips.items()}
        return [Part(p.name, p.slot, p.mesh.moved(middle)) for p in parts], moved


Stand = FourLegs | OnPedestal

STANDS: dict[str, type[Stand]] = {"four_legs": FourLegs, "on_pedestal": OnPedestal}


@dataclass(frozen=True)
class WideButtonedBack(ButtonedBack):
    """Large diamonds pulled down by covered buttons, above the seat."""

    pitch: float = number(0.165, 0.15, 0.19, "m", "Distance of buttons along a row.")
    rise: float = number(0.115, 0.10, 0.135, "m", "Distance of rows.")
    depth: float = number(0.022, 0.015, 0.030, "m", "How far diamonds stand above their buttons.")


FACES = PADDED_FACES | {"wide_buttoned_back": WideButtonedBack}


@dataclass(frozen=True)
class WingChair:
    """A high-backed upholstered armchair with wings."""

    seat_width: float = number(0.52, 0.47, 0.58, "m", "Width between the arms at the back.")
    seat_depth: float = number(0.53, 0.48, 0.58, "m", "Seat in front of the back.")
    seat_height: float = number(0.45, 0.42, 0.48, "m", "Height of the seat's front seam.")
    height: float = number(1.04, 0.95, 1.14, "m", "Height of the back's ends.")
    arm_rise: float = number(0.18, 0.13, 0.24, "m", "Height of the arms above the seat.")
    clearance: float = ratio(0.38, 0.28, 0.48, "Height of the legs, of the seat's.", limits=(0.1, 0.6))
    recline_deg: float = number(12.0, 8.0, 17.0, "deg", "Lean of the back.", limits=(0.0, 25.0))
    crest: float = number(0.02, 0.0, 0.05, "m", "How far the middle of the back's top stands above its ends.")
    padding: float = number(0.075, 0.05, 0.10, "m", "Thickness of the padding of the back.")
    body: WingBody = one_of(WING_BODIES, ArmsApart(), "Arms and wings.", {"arms_apart": 3, "one_piece": 2})
    face: PaddedFace = one_of(
        FACES,
        SmoothBack(),
        "How the back is dressed.",
        {"smooth_back": 4, "wide_buttoned_back": 2, "channelled_back": 1, "cross_channelled_back": 0.4},
    )
    cushion: SeatCushions = one_of({"seat_cushion": SeatCushions}, SeatCushions(), "The seat cushion.")
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", {"no_pillows": 4, "throw_pillows": 1})
    piped: bool = flag(False, 0.4, "Whether a cord edges the padding of the back.")
    stand: Stand = one_of(STANDS, FourLegs(), "What it stands on.", {"four_legs": 5, "on_pedestal": 1})
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of a pillow.", UPHOLSTERED)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs.", {"wood": 4, "painted_wood": 1})
    metal: Material = one_of(MATERIALS, Metal(), "A pedestal.", METALLIC)

    def __post_init__(self) -> None:
        room = self._room
        if room.deck - room.bottom < 0.01:
            raise Impossible(
                f"legs of {room.bottom:.2f} m leave no room under a cushion of {self.cushion.thickness:.2f} m on "
                f"a seat {self.seat_height:.2f} m high; make the clearance or the cushion less"
            )

    def model(self) -> Model:
        """The chair in object coordinates."""
        room, bench = self._room, self._bench
        wrap = self.body.wrap(room)
        sides, tips = self.body.parts(room)
        out = self.body.splay * -room.front + self.body.outside
        front = (room.half + out, room.front + self.body.setback)
        back = (room.half + 0.02, 0.5 * wrap.thickness)
        legs, feet = self.stand.parts(front, back, room.bottom)
        pillows = self.pillows.meshes(bench.padded(0.0, self.seat_height + 0.3 * self.cushion.crown))[:1]
        parts = [
            *cover("base", [self._widened(self._rail(room))]),
            *sides,
            *cover("back", [self._padding(wrap, room)]),
            *cover("seat", [self._widened(mesh) for mesh in self.cushion.meshes(bench)]),
            *cover("pillow", pillows, "pillow_cover"),
            *legs,
        ]
        wide = room.half + self.body.splay * -room.front
        seat = corners("seat", (wide, room.front, self.seat_height), (room.half, bench.rear, self.seat_height))
        return standing(parts, feet | seat | tips)

    @property
    def _room(self) -> Room:
        deck = self.seat_height - self.cushion.thickness
        face = -0.5 * self.body.thickness - self.padding
        return Room(
            half=self.seat_width / 2,
            front=face - self.seat_depth,
            bottom=self.clearance * self.seat_height,
            deck=deck,
            arm=self.seat_height + self.arm_rise,
            top=self.height,
            lean=float(np.tan(np.radians(self.recline_deg))),
            crest=self.crest,
        )

    @property
    def _bench(self) -> Bench:
        room = self._room
        rear = room.front + self.seat_depth + 0.01
        return Bench(1, self.seat_width, room.front, rear, room.deck, self.recline_deg)

    def _rail(self, room: Room) -> Mesh:
        """The body under the cushion."""
        depth, height = -room.front - 0.5 * self.body.corner, room.deck + 0.006 - room.bottom
        block = rounded_box((self.seat_width + 0.03, depth, height), 0.018)
        return block.moved((0, room.front + 0.012 + depth / 2, room.bottom + height / 2))

    def _widened(self, mesh: Mesh) -> Mesh:
        """A mesh as wide as the seat made to follow the arms, which stand further apart in front."""
        x, y, z = mesh.vertices.T
        wider = 1 + 2 * self.body.splay * np.maximum(-y, 0) / self.seat_width
        return replace(mesh, vertices=np.stack([x * wider, y, z], axis=1))

    def _padding(self, wrap: Wrap, room: Room) -> Mesh:
        """The dressed face of the back, bent to follow the wrap."""
        foot = room.deck - 0.02
        height, width = (
            room.top - foot - 0.012,
            2 * (wrap.half - 0.5 * wrap.thickness + 0.01 - 0.4 * max(wrap.corner - 0.07, 0.0)),
        )
        flat = self.face.panel((width, height, self.padding + 0.02), self.cushion.thickness + 0.02, CORD * self.piped)
        x, y, z = upright(flat).vertices.T
        share = np.clip(x / (0.5 * width), -1, 1)
        rise = np.clip(z / height, 0, 1)
        above = np.maximum(z + foot - room.deck, 0)
        bent = np.stack(
            [
                x * (1 + BACK_FLARE * self.body.wings.flare * above / wrap.half),
                y + 0.02 - 0.5 * wrap.thickness + room.lean * above + wrap.hollow * (1 - share**2),
                z + foot + room.crest * rise**2 * (1 - share**2),
            ],
            axis=1,
        )
        return replace(upright(flat), vertices=bent)
