"""The bow-back Windsor: a saddled seat into which splayed legs, spindles and a bent hoop are socketed.

Sizes W x D x H: ercol 243 side chair, 40 x 46.5 x 88 cm, seat 44 cm high (originalhomewares.com); sack-back armchair
by Prakash Suthar, 61 cm wide and 97 cm high on a seat of 56 x 44 cm, 45 cm high (prakashsuthar.com).
"""

from dataclasses import dataclass

from synthgen.fields import flag, number, one_of
from synthgen.furniture.model import Model, standing
from synthgen.furniture.windsor_bows import BOW_BACKS, Bow, BowBack
from synthgen.furniture.windsor_frame import WINDSOR_LEGS, VaseLeg, WindsorLeg, windsor_frame
from synthgen.furniture.windsor_seats import WINDSOR_SEATS, ShieldSeat, WindsorSeat
from synthgen.furniture.windsor_stretchers import WINDSOR_STRETCHERS, HStretcher, WindsorStretcher
from synthgen.materials import MATERIALS, WOODEN, Material, Wood


@dataclass(frozen=True)
class BowBackWindsor:
    """A stick chair under a bent bow, with or without arms."""

    seat_height: float = number(0.445, 0.43, 0.465, "m", "Edge of the seat above the floor.")
    seat_width: float = number(0.44, 0.405, 0.48, "m", "Widest part of a side chair's seat; armchairs have more.")
    seat: WindsorSeat = one_of(
        WINDSOR_SEATS, ShieldSeat(), "The seat.", {"shield_seat": 2, "oval_seat": 1, "dee_seat": 1}
    )
    back: BowBack = one_of(
        BOW_BACKS, Bow(), "Bow, spindles and arms.", {"bow": 3, "sack_back": 1.5, "continuous_arm": 1}
    )
    legs: WindsorLeg = one_of(WINDSOR_LEGS, VaseLeg(), "The legs.", {"vase": 2, "bamboo": 1, "plain": 1.5})
    stretcher: WindsorStretcher = one_of(
        WINDSOR_STRETCHERS,
        HStretcher(),
        "What ties the legs together.",
        {"h_stretcher": 3.0, "box_stretcher": 0.7, "crinoline": 0.7, "no_stretcher": 0.5},
    )
    two_tone: bool = flag(False, 0.15, "Whether the seat has a finish of its own.")
    frame: Material = one_of(MATERIALS, Wood(), "The chair.", WOODEN)
    plank: Material = one_of(MATERIALS, Wood(), "The seat of a two-tone chair.", {"wood": 1.0})

    def model(self) -> Model:
        """The chair in object coordinates."""
        width = self.seat_width * self.back.room
        slot = "plank" if self.two_tone else "frame"
        parts, keys = windsor_frame(self.seat, width, self.seat_height, self.legs, self.stretcher, slot)
        back = self.back.parts(self.seat, width, self.seat_height)
        return standing(parts + back, keys | self.back.keypoints(self.seat, width, self.seat_height))
