"""The rolled-arm sofa: scroll arms set back from the seat, soft back, turned legs or a skirt.

Usual sizes, not yet checked against catalogues: arms 60-66 cm high, seats 44-48 cm high and 53-60 cm deep.
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.back_cushions import BACKINGS, Backing, BoxedBack
from synthgen.furniture.bench import Bench, seat_count
from synthgen.furniture.cushions import SEATINGS, SeatCushions, Seating
from synthgen.furniture.legs import LEGS, Leg, Turned
from synthgen.furniture.model import Model, standing
from synthgen.furniture.pillows import PILLOWS, Pillows, ThrowPillows
from synthgen.furniture.plinth import back_panel, legs_under, rail
from synthgen.furniture.skirts import SKIRTS, NoSkirt, Skirt
from synthgen.furniture.sofa_arms import RolledArm
from synthgen.furniture.upholstery import arms, cover, tips
from synthgen.materials import MATERIALS, UPHOLSTERED, WOODEN, Fabric, Material, Wood


@dataclass(frozen=True)
class RolledArmSofa:
    """Scroll arms, a soft back, turned legs or a skirt."""

    seats: int = seat_count()
    seat_width: float = number(0.62, 0.55, 0.70, "m", "Width for one person.")
    seat_depth: float = number(0.56, 0.52, 0.60, "m", "Seat in front of the back.")
    seat_height: float = number(0.45, 0.42, 0.47, "m", "Height of the seat's front seam.")
    back_height: float = number(0.83, 0.76, 0.90, "m", "Height of the back's frame.")
    arm_height: float = ratio(0.76, 0.71, 0.84, "Height of the arms, of the back's.", limits=(0.65, 0.95))
    clearance: float = ratio(0.27, 0.16, 0.36, "Height of the legs, of the seat's.", limits=(0.05, 0.4))
    frame_depth: float = number(0.13, 0.10, 0.17, "m", "Thickness of the back's frame.")
    recline_deg: float = number(10.0, 6.0, 13.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    setback: float = number(0.03, 0.0, 0.07, "m", "How far the arms begin behind the cushions' front.")
    arms: RolledArm = one_of({"rolled_arm": RolledArm}, RolledArm(), "Arms.")
    seating: Seating = one_of(SEATINGS, SeatCushions(), "Seat cushions.", {"seat_cushions": 4, "bench_cushion": 1})
    backing: Backing = one_of(BACKINGS, BoxedBack(), "Back.", {"boxed_back": 3, "pillow_back": 2, "tight_back": 1})
    pillows: Pillows = one_of(PILLOWS, ThrowPillows(), "Pillows.", {"no_pillows": 2, "throw_pillows": 3})
    legs: Leg = one_of(LEGS, Turned(splay_deg=0.0), "Legs.", {"turned": 3, "tapered": 1.5, "bun": 1.5, "block": 1})
    skirt: Skirt = one_of(SKIRTS, NoSkirt(), "Skirt.", {"no_skirt": 4, "tailored_skirt": 1.4, "gathered_skirt": 0.6})
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs.", WOODEN)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bottom = self.clearance * self.seat_height
        rear = self.seat_depth + self.backing.thickness
        width, deck = self.seats * self.seat_width, self.seat_height - self.seating.thickness
        bench = Bench(self.seats, width, 0.0, rear, deck, self.recline_deg)
        padded = bench.padded(0.0, self.seat_height)
        foot = bench.back_at(bottom) + self.frame_depth
        arm = self.arms.mesh(rear + 0.7 * self.frame_depth - self.setback, bottom, self.arm_height * self.back_height)
        arm = arm.moved((0, self.setback, 0))
        low, high = (-width / 2 - self.arms.width, self.setback), (width / 2 + self.arms.width, foot)
        legs, feet = legs_under(self.legs, low, high, bottom)
        leant = bench.padded(self.backing.thickness, self.seat_height + 0.3 * self.seating.crown)
        parts = [
            *cover("base", [rail(bench, bottom, foot - 0.02), *self.skirt.meshes(low, high, bottom + 0.03)]),
            *cover("back", [back_panel(bench, width + 0.006, self.frame_depth, bottom, self.back_height)]),
            *arms(arm, bench),
            *cover("seat", self.seating.meshes(bench)),
            *cover("cushion", self.backing.meshes(padded, self.back_height)),
            *cover("pillow", self.pillows.meshes(leant), "pillow_cover"),
            *cover("leg", legs, "legs_material"),
        ]
        return standing(parts, feet | bench.corners(self.seat_height) | tips(bench, arm, self.back_height))
