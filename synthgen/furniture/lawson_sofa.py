"""The Lawson sofa: deep loose cushions, low arms that are square or slightly rolled, bun or block feet or a skirt.

The style, after the model made for T. W. Lawson: box-like cushions, loose ones at the back, arms clearly lower than
the back (fioritointeriordesign.blogspot.com, "Know your sofas: the Lawson"; dweva.com, "What is a Lawson sofa").
Usual sizes: 190-240 x 90-105 x 80-95 cm.
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.back_cushions import BACKINGS, Backing, BoxedBack
from synthgen.furniture.cushions import SEATINGS, SeatCushions, Seating
from synthgen.furniture.leg_ends import LEG_ENDS, LegEnds, PlainEnds
from synthgen.furniture.legs import LEGS, Bun, Leg
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads
from synthgen.furniture.rolled_arm_sofa import RolledArmSofa
from synthgen.furniture.skirts import SKIRTS, NoSkirt, Skirt
from synthgen.furniture.sofa_arms import LOW_ARMS, RolledArm, SquareArm


@dataclass(frozen=True)
class LawsonSofa(RolledArmSofa):
    """Deep loose cushions between arms that are lower than the back."""

    seat_width: float = number(0.60, 0.56, 0.64, "m", "Width for one person.", limits=(0.45, 0.8))
    seat_depth: float = number(0.57, 0.53, 0.63, "m", "Seat in front of the back.")
    seat_height: float = number(0.46, 0.43, 0.49, "m", "Height of the seat's front seam.")
    back_height: float = number(0.82, 0.76, 0.88, "m", "Height of the back's frame.")
    arm_height: float = ratio(0.72, 0.66, 0.79, "Height of the arms, of the back's.", limits=(0.6, 0.95))
    clearance: float = ratio(0.16, 0.11, 0.24, "Height of the legs, of the seat's.", limits=(0.05, 0.4))
    setback: float = number(0.01, 0.0, 0.03, "m", "How far the arms begin behind the cushions' front.")
    arms: SquareArm | RolledArm = one_of(
        LOW_ARMS, SquareArm(), "Arms.", {"square_arm": 3, "rolled_arm": 2.5, "english_arm": 0.8}
    )
    nailheads: Nailheads = one_of(
        NAILHEADS,
        NoNailheads(),
        "Nails around the fronts of the arms.",
        {"no_nailheads": 7, "close_nailheads": 0.7, "spaced_nailheads": 0.3},
    )
    seating: Seating = one_of(
        SEATINGS, SeatCushions(thickness=0.18), "Seat cushions.",
        {"seat_cushions": 4, "bench_cushion": 0.5, "waterfall_cushions": 0.7, "t_cushions": 1.5},
    )  # fmt: skip
    backing: Backing = one_of(
        BACKINGS, BoxedBack(), "Back.", {"boxed_back": 4, "pillow_back": 1.5, "scatter_back": 1, "buttoned_back": 0.3}
    )
    legs: Leg = one_of(LEGS, Bun(), "Legs.", {"bun": 3, "block": 3, "tapered": 1})
    leg_ends: LegEnds = one_of(LEG_ENDS, PlainEnds(), "What the legs end in.", {"plain_ends": 5, "glides": 2})
    skirt: Skirt = one_of(SKIRTS, NoSkirt(), "Skirt.", {"no_skirt": 3, "tailored_skirt": 1.6, "gathered_skirt": 0.3})
