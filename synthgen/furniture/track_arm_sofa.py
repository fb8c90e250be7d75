"""The track-arm sofa: straight arms, loose cushions, short legs.

Usual sizes: seats 42-46 cm high, 52-62 cm deep in front of the
back, 55-70 cm a person; the median of catalogued sofas is 1.96 x 0.90 x 0.85 m.
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.back_cushions import BACKINGS, Backing, BoxedBack
from synthgen.furniture.bench import Bench, seat_count
from synthgen.furniture.blankets import BLANKETS, SELDOM, THROWS, Blanket, NoBlanket, throws
from synthgen.furniture.cushions import SEATINGS, SeatCushions, Seating
from synthgen.furniture.leg_ends import LEG_ENDS, METALWARE, LegEnds, PlainEnds, footed
from synthgen.furniture.legs import LEGS, SOFA_LEGS, Block, Leg
from synthgen.furniture.model import Model, standing
from synthgen.furniture.pillows import PILLOWS, SCATTERED, Pillows, ThrowPillows
from synthgen.furniture.plinth import back_panel, rail
from synthgen.furniture.sofa_arms import SOFA_ARMS, Arm, SquareArm
from synthgen.furniture.upholstery import arms, cover, raked, tips
from synthgen.materials import MATERIALS, UPHOLSTERED, Fabric, Material, Metal, Wood


@dataclass(frozen=True)
class TrackArmSofa:
    """Straight arms, loose cushions, short legs."""

    seats: int = seat_count()
    seat_width: float = number(0.60, 0.55, 0.645, "m", "Width for one person.", limits=(0.45, 0.8))
    seat_depth: float = number(0.56, 0.52, 0.62, "m", "Seat in front of the back.")
    seat_height: float = number(0.44, 0.41, 0.47, "m", "Height of the seat's front seam.")
    back_height: float = number(0.80, 0.72, 0.88, "m", "Height of the back's frame.")
    arm_height: float = ratio(0.74, 0.68, 0.95, "Height of the arms, of the back's.", limits=(0.6, 1.0))
    clearance: float = ratio(0.22, 0.10, 0.36, "Height of the legs, of the seat's.", limits=(0.05, 0.4))
    frame_depth: float = number(0.11, 0.08, 0.16, "m", "Thickness of the back's frame.")
    recline_deg: float = number(9.0, 5.0, 13.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    arms: Arm = one_of(
        SOFA_ARMS,
        SquareArm(),
        "Arms.",
        {"square_arm": 4, "sloped_arm": 1.5, "flared_arm": 1, "padded_arm": 1},
    )
    seating: Seating = one_of(
        SEATINGS, SeatCushions(), "Seat cushions.", {"seat_cushions": 4, "bench_cushion": 1.2, "waterfall_cushions": 1}
    )
    backing: Backing = one_of(
        BACKINGS,
        BoxedBack(),
        "Back.",
        {"boxed_back": 3, "buttoned_back": 0.7, "pillow_back": 1.2, "scatter_back": 0.5, "tight_back": 1},
    )
    pillows: Pillows = one_of(PILLOWS, ThrowPillows(), "Pillows.", SCATTERED)
    blanket: Blanket = one_of(BLANKETS, NoBlanket(), "A throw blanket.", SELDOM)
    legs: Leg = one_of(LEGS, Block(), "Legs.", SOFA_LEGS)
    leg_ends: LegEnds = one_of(
        LEG_ENDS, PlainEnds(), "What the legs end in.", {"plain_ends": 7, "glides": 2, "ferrules": 1}
    )
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)
    throw: Material = one_of(MATERIALS, Fabric(color="#d9d2c3"), "The blanket.", THROWS)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs.", {"wood": 3, "metal": 1, "plastic": 0.4})
    fittings: Material = one_of(MATERIALS, Metal(), "Ferrules, castors and glides.", METALWARE)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bottom = self.clearance * self.seat_height
        rear = self.seat_depth + self.backing.thickness
        bench = Bench(
            self.seats,
            self.seats * self.seat_width,
            0.0,
            rear,
            self.seat_height - self.seating.thickness,
            self.recline_deg,
            crest=self.back_height,
        )
        padded = bench.padded(0.0, self.seat_height)
        foot = bench.back_at(bottom) + self.frame_depth
        arm = self.arms.mesh(rear + self.frame_depth, bottom, self.arm_height * self.back_height)
        half = bench.width / 2 + self.arms.width
        legs, feet = footed(self.legs, self.leg_ends, (-half, 0.0), (half, foot), bottom, "legs_material")
        top = self.seat_height + 0.3 * self.seating.crown
        parts = [
            *cover("base", [rail(bench, bottom, foot - 0.02)]),
            *cover("back", [back_panel(bench, bench.width + 0.006, self.frame_depth, bottom, self.back_height)]),
            *arms(raked(arm, bench), bench),
            *cover("seat", self.seating.meshes(bench)),
            *cover("cushion", self.backing.meshes(padded, self.back_height)),
            *self.pillows.parts(bench.padded(self.backing.thickness, top)),
            *legs,
        ]
        return standing(
            parts + throws(self.blanket, parts),
            feet | bench.corners(self.seat_height) | tips(bench, arm, self.back_height),
        )
