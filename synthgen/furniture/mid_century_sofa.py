"""The mid-century sofa: slim cushions on an open wooden frame with raked legs.

Usual sizes, not yet checked against catalogues:
seats 40-44 cm high, 52-58 cm deep, arms 55-60 cm high.
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.back_cushions import SLIM_BACKS, SlimBack
from synthgen.furniture.bench import Bench, Point, seat_count
from synthgen.furniture.blankets import BLANKETS, SELDOM, THROWS, Blanket, NoBlanket, throws
from synthgen.furniture.cushions import SLIM_SEATINGS, SlimCushions, SlimSeating
from synthgen.furniture.leg_ends import LEG_ENDS, METALWARE, LegEnds, PlainEnds, footed
from synthgen.furniture.legs import LEGS, Leg, Splayed
from synthgen.furniture.model import Model, standing
from synthgen.furniture.pillows import PILLOWS, SCATTERED, NoPillows, Pillows
from synthgen.furniture.upholstery import cover
from synthgen.furniture.wooden_frames import (
    STOCK,
    WOODEN_ARMS,
    WOODEN_BACKS,
    PaddleArm,
    SpindleBack,
    WoodenArm,
    WoodenBack,
    platform,
)
from synthgen.geometry.mesh import Mesh
from synthgen.materials import MATERIALS, UPHOLSTERED, WOODEN, Fabric, Material, Metal, Wood


@dataclass(frozen=True)
class MidCenturySofa:
    """Slim cushions on an open wooden frame."""

    seats: int = seat_count()
    seat_width: float = number(0.61, 0.57, 0.66, "m", "Width for one person.", limits=(0.45, 0.8))
    seat_depth: float = number(0.55, 0.51, 0.59, "m", "Seat in front of the back.")
    seat_height: float = number(0.42, 0.40, 0.45, "m", "Height of the seat's front seam.")
    back_height: float = number(0.77, 0.71, 0.84, "m", "Height of the back's frame.")
    arm_rise: float = number(0.15, 0.10, 0.19, "m", "Height of the arms above the seat.")
    apron: float = number(0.060, 0.045, 0.080, "m", "Height of the rails.")
    recline_deg: float = number(13.0, 9.0, 17.0, "deg", "Lean of the back.", limits=(0.0, 22.0))
    foot_in: float = ratio(
        0.05, 0.0, 0.12, "How far the legs stand in from the ends, of the width.", limits=(0.0, 0.25)
    )
    arms: WoodenArm = one_of(WOODEN_ARMS, PaddleArm(), "Arms.")
    rest: WoodenBack = one_of(WOODEN_BACKS, SpindleBack(), "The wooden back.")
    seating: SlimSeating = one_of(
        SLIM_SEATINGS, SlimCushions(), "Seat cushions.", {"slim_cushions": 3, "slim_bench_cushion": 1}
    )
    backing: SlimBack = one_of(SLIM_BACKS, SlimBack(), "Back cushions.", {"slim_back": 3, "slim_buttoned_back": 1})
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", SCATTERED | {"bolsters": 1.5})
    blanket: Blanket = one_of(BLANKETS, NoBlanket(), "A throw blanket.", SELDOM)
    legs: Leg = one_of(LEGS, Splayed(), "Legs.", {"splayed": 4, "tapered": 3, "sabre": 0.5})
    leg_ends: LegEnds = one_of(
        LEG_ENDS, PlainEnds(), "What the legs end in.", {"plain_ends": 7, "glides": 1, "ferrules": 1.5}
    )
    frame: Material = one_of(MATERIALS, Wood(), "The wooden frame.", WOODEN)
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c98b2e"), "Cover of the pillows.", UPHOLSTERED)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)
    throw: Material = one_of(MATERIALS, Fabric(color="#d9d2c3"), "The blanket.", THROWS)
    fittings: Material = one_of(MATERIALS, Metal(), "Ferrules, castors and glides.", METALWARE)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        deck = self.seat_height - self.seating.thickness
        rear = self.seat_depth + self.backing.thickness
        bench = Bench(self.seats, self.seats * self.seat_width, 0.0, rear, deck, self.recline_deg, self.back_height)
        width, foot = bench.width + 2 * STOCK, rear + 1.4 * STOCK
        low, top = deck - self.apron, self.seat_height + 0.3 * self.seating.crown
        inset = self.foot_in * width
        board = deck - 0.03  # legs stand behind the rails and carry the board
        legs, feet = footed(
            self.legs, self.leg_ends, (inset - width / 2, 0.0), (width / 2 - inset, foot), board, "frame"
        )
        arms = self._arms(bench, foot)
        cushioned = bench.padded(0.0, self.seat_height)
        parts = [
            *cover("frame", platform(bench, width, foot, self.apron), "frame"),
            *cover("back", self.rest.meshes(bench, width, low + 0.03, self.back_height), "frame"),
            *cover("arm", arms, "frame"),
            *cover("seat", self.seating.meshes(bench)),
            *cover("cushion", self.backing.meshes(cushioned, self.back_height)),
            *self.pillows.parts(bench.padded(self.backing.thickness, top)),
            *legs,
        ]
        return standing(
            parts + throws(self.blanket, parts), feet | bench.corners(self.seat_height) | self._tips(bench, width)
        )

    def _arms(self, bench: Bench, foot: float) -> list[Mesh]:
        """Both arms; they reach back to the stiles."""
        top = self.seat_height + self.arm_rise
        depth = bench.back_at(top) + 0.6 * STOCK
        left = [mesh.moved((bench.width / 2, 0, 0)) for mesh in self.arms.meshes(depth, bench.deck - 0.02, top)]
        return left + [mesh.mirrored_x() for mesh in left]

    def _tips(self, bench: Bench, width: float) -> dict[str, Point]:
        x, top = width / 2 - STOCK / 2, self.seat_height + self.arm_rise
        rear = bench.back_at(self.back_height)
        ends = {"left": x, "right": -x}
        fronts = {f"arm_front_{side}": (x, 0.0, top) for side, x in ends.items()}
        return fronts | {f"back_top_{side}": (x, rear, self.back_height) for side, x in ends.items()}
