"""The wicker sofa: woven arms, back and apron around loose cushions, for terraces and conservatories.

Cushions 24 in wide and 26 in deep, and 18-19 in from the floor to their top, are those of good ones after
wickerwarehouse.com; usual sizes over all, about 150-200 x 80 x 82 cm.
"""

from dataclasses import dataclass

from synthgen.distributions import Choice
from synthgen.fields import count, number, one_of, ratio
from synthgen.furniture.back_cushions import Backing, BoxedBack
from synthgen.furniture.bench import Bench
from synthgen.furniture.cushions import Seating, SlimCushions
from synthgen.furniture.legs import LEGS, Block, Leg
from synthgen.furniture.model import Model, standing
from synthgen.furniture.pillows import PILLOWS, SCATTERED, Pillows, ThrowPillows
from synthgen.furniture.upholstery import cover
from synthgen.furniture.wicker_lounge import (
    LOUNGE_ARMS,
    LOUNGE_BACKINGS,
    LOUNGE_BACKS,
    LOUNGE_SEATINGS,
    BoxArm,
    LevelBack,
    LoungeArm,
    LoungeBack,
    body,
    body_keypoints,
)
from synthgen.materials import BASKETRY, CANVAS, MATERIALS, Fabric, Material, Wicker, Wood

_SEATS = Choice((2, 3), (0.45, 0.55))


@dataclass(frozen=True)
class WickerSofa:
    """A woven body, loose cushions, short legs."""

    seats: int = count(2, 2, 3, "Persons side by side.", limits=(1, 3), distribution=_SEATS)
    seat_width: float = number(0.61, 0.56, 0.68, "m", "Width for one person.")
    seat_depth: float = number(0.53, 0.49, 0.57, "m", "Seat in front of the back.")
    seat_height: float = number(0.44, 0.41, 0.47, "m", "Height of the seat's front seam.")
    back_height: float = number(0.77, 0.70, 0.84, "m", "Height of the woven back.")
    arm_height: float = ratio(0.76, 0.70, 0.90, "Height of the arms, of the back's.", limits=(0.62, 1.0))
    clearance: float = ratio(0.18, 0.08, 0.36, "Height of the legs, of the seat's.", limits=(0.05, 0.4))
    recline_deg: float = number(10.0, 6.0, 14.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    arms: LoungeArm = one_of(LOUNGE_ARMS, BoxArm(), "Arms.", {"box_arm": 2, "swept_arm": 1.5, "scroll_arm": 1})
    back: LoungeBack = one_of(LOUNGE_BACKS, LevelBack(), "Back.", {"level_back": 2, "arched_panel": 1.2})
    seating: Seating = one_of(
        LOUNGE_SEATINGS,
        SlimCushions(),
        "Seat cushions.",
        {"slim_cushions": 3, "seat_cushions": 1.5, "slim_bench_cushion": 0.7},
    )
    backing: Backing = one_of(
        LOUNGE_BACKINGS, BoxedBack(), "Back cushions.", {"slim_back": 2, "boxed_back": 1.5, "pillow_back": 1.2}
    )
    pillows: Pillows = one_of(PILLOWS, ThrowPillows(), "Pillows.", SCATTERED)
    legs: Leg = one_of(LEGS, Block(), "Legs.", {"block": 3, "tapered": 2, "splayed": 0.7})
    wicker: Material = one_of(MATERIALS, Wicker(), "The basketwork.", BASKETRY)
    upholstery: Material = one_of(MATERIALS, Fabric(color="#e6e0d4"), "Cover of the cushions.", CANVAS)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#4a5a6e"), "Cover of the pillows.", CANVAS)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", CANVAS)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs.", {"wood": 2, "metal": 1.5, "plastic": 0.6})

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bottom, height = self.clearance * self.seat_height, self.back_height
        rear, deck = self.seat_depth + self.backing.thickness, self.seat_height - self.seating.thickness
        bench = Bench(self.seats, self.seats * self.seat_width, 0.0, rear, deck, self.recline_deg, crest=height)
        parts = [
            *body(bench, bottom, height, self.arm_height, self.arms, self.back, self.legs),
            *cover("seat", self.seating.meshes(bench)),
            *cover("cushion", self.backing.meshes(bench.padded(0.0, self.seat_height), height)),
            *self.pillows.parts(bench.padded(self.backing.thickness, self.seat_height)),
        ]
        found = body_keypoints(bench, bottom, height, self.arm_height, self.arms, self.back, self.legs)
        return standing(parts, found | bench.corners(self.seat_height))
