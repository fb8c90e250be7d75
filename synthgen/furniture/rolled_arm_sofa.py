"""The rolled-arm sofa: scroll arms set back from the seat, soft back, turned legs or a skirt.

Usual sizes, not yet checked against catalogues: arms 60-66 cm high, seats 44-48 cm high and 53-60 cm deep.
"""

from dataclasses import dataclass, replace

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.back_cushions import BACKINGS, Backing, BoxedBack
from synthgen.furniture.bench import Bench, seat_count
from synthgen.furniture.blankets import BLANKETS, SELDOM, THROWS, Blanket, NoBlanket, throws
from synthgen.furniture.cushions import SEATINGS, SeatCushions, Seating
from synthgen.furniture.leg_ends import LEG_ENDS, METALWARE, LegEnds, PlainEnds, footed
from synthgen.furniture.legs import LEGS, Leg, Turned
from synthgen.furniture.model import Model, standing
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads
from synthgen.furniture.pillows import PILLOWS, SCATTERED, Pillows, ThrowPillows
from synthgen.furniture.plinth import back_panel, rail
from synthgen.furniture.skirts import SKIRTS, NoSkirt, Skirt
from synthgen.furniture.sofa_arms import ROLLED_ARMS, RolledArm, SquareArm
from synthgen.furniture.upholstery import arms, cover, nailed, raked, tips
from synthgen.geometry.mesh import Mesh
from synthgen.materials import MATERIALS, UPHOLSTERED, WOODEN, Fabric, Material, Metal, Wood


@dataclass(frozen=True)
class RolledArmSofa:
    """Scroll arms, a soft back, turned legs or a skirt."""

    seats: int = seat_count()
    seat_width: float = number(0.59, 0.54, 0.635, "m", "Width for one person.", limits=(0.45, 0.8))
    seat_depth: float = number(0.56, 0.52, 0.60, "m", "Seat in front of the back.")
    seat_height: float = number(0.45, 0.42, 0.47, "m", "Height of the seat's front seam.")
    back_height: float = number(0.83, 0.76, 0.90, "m", "Height of the back's frame.")
    arm_height: float = ratio(0.76, 0.71, 0.84, "Height of the arms, of the back's.", limits=(0.65, 0.95))
    clearance: float = ratio(0.27, 0.16, 0.36, "Height of the legs, of the seat's.", limits=(0.05, 0.4))
    frame_depth: float = number(0.13, 0.10, 0.17, "m", "Thickness of the back's frame.")
    recline_deg: float = number(10.0, 6.0, 13.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    setback: float = number(0.03, 0.0, 0.07, "m", "How far the arms begin behind the cushions' front.")
    arms: SquareArm | RolledArm = one_of(ROLLED_ARMS, RolledArm(), "Arms.", {"rolled_arm": 3, "english_arm": 1})
    nailheads: Nailheads = one_of(
        NAILHEADS,
        NoNailheads(),
        "Nails around the fronts of the arms.",
        {"no_nailheads": 3, "close_nailheads": 0.7, "spaced_nailheads": 0.3},
    )
    seating: Seating = one_of(
        SEATINGS,
        SeatCushions(),
        "Seat cushions.",
        {"seat_cushions": 4, "bench_cushion": 1, "waterfall_cushions": 0.5, "t_cushions": 1, "t_bench_cushion": 0.4},
    )
    backing: Backing = one_of(
        BACKINGS,
        BoxedBack(),
        "Back.",
        {"boxed_back": 3, "buttoned_back": 0.4, "pillow_back": 2, "scatter_back": 0.7, "tight_back": 1},
    )
    pillows: Pillows = one_of(PILLOWS, ThrowPillows(), "Pillows.", SCATTERED)
    blanket: Blanket = one_of(BLANKETS, NoBlanket(), "A throw blanket.", SELDOM)
    legs: Leg = one_of(LEGS, Turned(splay_deg=0.0), "Legs.", {"turned": 3, "tapered": 1.5, "bun": 1.5, "block": 1})
    leg_ends: LegEnds = one_of(
        LEG_ENDS, PlainEnds(), "What the legs end in.", {"plain_ends": 6, "castors": 1.5, "glides": 1}
    )
    skirt: Skirt = one_of(SKIRTS, NoSkirt(), "Skirt.", {"no_skirt": 4, "tailored_skirt": 1.4, "gathered_skirt": 0.6})
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)
    throw: Material = one_of(MATERIALS, Fabric(color="#d9d2c3"), "The blanket.", THROWS)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs.", WOODEN)
    fittings: Material = one_of(MATERIALS, Metal(), "Ferrules, castors and glides.", METALWARE)
    nails: Material = one_of(MATERIALS, Metal(), "The nailheads.", METALWARE)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bottom = self.clearance * self.seat_height
        rear = self.seat_depth + self.backing.thickness
        width, deck = self.seats * self.seat_width, self.seat_height - self.seating.thickness
        setback = self.setback + self.seating.ear
        bench = Bench(self.seats, width, 0.0, rear, deck, self.recline_deg, self.back_height, setback, self.arms.width)
        foot = bench.back_at(bottom) + self.frame_depth
        arm_top = self.arm_height * self.back_height
        arm = self.arms.mesh(rear + 0.7 * self.frame_depth - setback, bottom, arm_top).moved((0, setback, 0))
        half = width / 2 + self.arms.width
        low, high = (-half, 0.0 if self.seating.ear else setback), (half, foot)
        legs, feet = footed(self.legs, self.leg_ends, low, high, bottom, "legs_material")
        front = self.arms.front(bottom, arm_top, (width / 2, setback))
        leant = bench.padded(self.backing.thickness, self.seat_height + 0.3 * self.seating.crown)
        body = [rail(bench, bottom, foot - 0.02), *self._apron(bench, half, bottom)]
        parts = [
            *cover("base", [*body, *self.skirt.meshes(low, high, bottom + 0.03)]),
            *cover("back", [self._frame(bench, bottom)]),
            *arms(raked(arm, bench), bench),
            *cover("seat", self.seating.meshes(bench)),
            *cover("cushion", self._backing(bench.padded(0.0, self.seat_height))),
            *nailed(self.nailheads, [front]),
            *self.pillows.parts(leant),
            *legs,
        ]
        points = feet | bench.corners(self.seat_height) | tips(bench, arm, self.back_height)
        return standing(parts + throws(self.blanket, parts), points)

    def _apron(self, bench: Bench, half: float, bottom: float) -> list[Mesh]:
        """The rail before arms that are set back under the ears of the cushions."""
        return [rail(replace(bench, width=2 * half - 0.03), bottom, bench.setback + 0.04)] if self.seating.ear else []

    def _frame(self, bench: Bench, bottom: float) -> Mesh:
        return back_panel(bench, bench.width + 0.006, self.frame_depth, bottom, self.back_height)

    def _backing(self, padded: Bench) -> list[Mesh]:
        return self.backing.meshes(padded, self.back_height)
