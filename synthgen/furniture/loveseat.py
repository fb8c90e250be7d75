"""The loveseat: a small sofa for two.

Sizes: 132-168 cm wide (compact ones from 122, large ones to 183), 76-102 cm deep and high
(engineerfix.com, "How many inches wide is a standard loveseat": 52-66 x 30-40 x 30-40 inches).
"""

from dataclasses import dataclass

from synthgen.fields import count, number, one_of, ratio
from synthgen.furniture.back_cushions import BACKINGS, Backing, TightBack
from synthgen.furniture.bench import Bench
from synthgen.furniture.crested_backs import CRESTS, Crest, CurvedCrest
from synthgen.furniture.cushions import SEATINGS, BenchCushion, Seating
from synthgen.furniture.leg_ends import LEG_ENDS, LegEnds, PlainEnds
from synthgen.furniture.legs import LEGS, Leg, Turned
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads
from synthgen.furniture.pillows import PILLOWS, SCATTERED, NoPillows, Pillows
from synthgen.furniture.plinth import back_panel
from synthgen.furniture.rolled_arm_sofa import RolledArmSofa
from synthgen.furniture.skirts import SKIRTS, NoSkirt, Skirt
from synthgen.furniture.sofa_arms import LOW_ARMS, EnglishArm, RolledArm, SquareArm
from synthgen.geometry.mesh import Mesh


@dataclass(frozen=True)
class Loveseat(RolledArmSofa):
    """A small sofa for two, its back often tight and curved."""

    seats: int = count(2, 2, 2, "Persons side by side.", limits=(1, 3))
    seat_width: float = number(0.58, 0.52, 0.63, "m", "Width for one person.", limits=(0.45, 0.7))
    seat_depth: float = number(0.53, 0.48, 0.57, "m", "Seat in front of the back.")
    seat_height: float = number(0.45, 0.42, 0.48, "m", "Height of the seat's front seam.")
    back_height: float = number(0.82, 0.76, 0.90, "m", "Height of the back's frame.")
    arm_height: float = ratio(0.74, 0.69, 0.82, "Height of the arms, of the back's.", limits=(0.6, 0.95))
    clearance: float = ratio(0.32, 0.22, 0.42, "Height of the legs, of the seat's.", limits=(0.05, 0.45))
    frame_depth: float = number(0.11, 0.08, 0.14, "m", "Thickness of the back's frame.")
    recline_deg: float = number(9.0, 6.0, 12.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    crest: Crest = one_of(
        CRESTS, CurvedCrest(), "The line of the back.", {"straight_crest": 1, "arched_crest": 1.5, "curved_crest": 2}
    )
    arms: SquareArm | RolledArm = one_of(
        LOW_ARMS, EnglishArm(), "Arms.", {"english_arm": 3, "rolled_arm": 1.5, "square_arm": 1}
    )
    nailheads: Nailheads = one_of(
        NAILHEADS,
        NoNailheads(),
        "Nails around the fronts of the arms.",
        {"no_nailheads": 4, "close_nailheads": 0.7, "spaced_nailheads": 0.3},
    )
    seating: Seating = one_of(
        SEATINGS, BenchCushion(), "Seat cushions.",
        {"seat_cushions": 2, "bench_cushion": 2.5, "waterfall_cushions": 0.6, "t_cushions": 1.2, "t_bench_cushion": 1},
    )  # fmt: skip
    backing: Backing = one_of(
        BACKINGS, TightBack(), "Back.", {"tight_back": 4, "boxed_back": 1.5, "pillow_back": 1, "buttoned_back": 1}
    )
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", SCATTERED)
    legs: Leg = one_of(LEGS, Turned(splay_deg=0.0), "Legs.", {"turned": 3, "tapered": 2.5, "splayed": 1, "sabre": 0.6})
    leg_ends: LegEnds = one_of(
        LEG_ENDS, PlainEnds(), "What the legs end in.", {"plain_ends": 3, "castors": 2.5, "ferrules": 1, "glides": 1}
    )
    skirt: Skirt = one_of(SKIRTS, NoSkirt(), "Skirt.", {"no_skirt": 5, "tailored_skirt": 1, "gathered_skirt": 1})

    def _frame(self, bench: Bench, bottom: float) -> Mesh:
        panel = back_panel(bench, bench.width + 0.006, self.frame_depth, bottom, self.back_height, 0.1)
        return self.crest.shaped(panel, bench, self.back_height)

    def _backing(self, padded: Bench) -> list[Mesh]:
        return [self.crest.shaped(mesh, padded, self.back_height) for mesh in super()._backing(padded)]
