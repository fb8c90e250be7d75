"""The comb-back Windsor: a saddled seat on splayed legs, and sticks under a bent crest rail.

Sizes W x D x H: "Alfred" comb-back armchair by Made by Mae, 57 x 51 x 109 cm (madebymae.com). Side chairs of the
trade are 42-50 cm wide and 80-100 cm high.
"""

from dataclasses import dataclass

from synthgen.fields import flag, number, one_of
from synthgen.furniture.model import Model, standing
from synthgen.furniture.windsor_combs import COMB_BACKS, CRESTS, CombBack, Crest, FanBack, PlainCrest
from synthgen.furniture.windsor_frame import WINDSOR_LEGS, VaseLeg, WindsorLeg, windsor_frame
from synthgen.furniture.windsor_seats import WINDSOR_SEATS, DeeSeat, WindsorSeat
from synthgen.furniture.windsor_stretchers import WINDSOR_STRETCHERS, BoxStretcher, WindsorStretcher
from synthgen.materials import MATERIALS, WOODEN, Material, Wood


@dataclass(frozen=True)
class CombBackWindsor:
    """A stick chair under a crest rail, with or without arms."""

    seat_height: float = number(0.445, 0.43, 0.465, "m", "Edge of the seat above the floor.")
    seat_width: float = number(0.43, 0.40, 0.475, "m", "Widest part of a side chair's seat; armchairs have more.")
    seat: WindsorSeat = one_of(
        WINDSOR_SEATS, DeeSeat(), "The seat.", {"shield_seat": 1.5, "oval_seat": 0.7, "dee_seat": 2}
    )
    back: CombBack = one_of(
        COMB_BACKS, FanBack(), "Sticks and arms.", {"fan_back": 2, "rod_back": 2, "comb_armchair": 1.5}
    )
    crest: Crest = one_of(
        CRESTS, PlainCrest(), "The crest rail.", {"plain_crest": 3, "eared_crest": 1.2, "step_down_crest": 1.2}
    )
    legs: WindsorLeg = one_of(WINDSOR_LEGS, VaseLeg(), "The legs.", {"vase": 2, "bamboo": 1, "plain": 1.5})
    stretcher: WindsorStretcher = one_of(
        WINDSOR_STRETCHERS,
        BoxStretcher(),
        "What ties the legs together.",
        {"h_stretcher": 2.5, "box_stretcher": 1.5, "crinoline": 0.4, "no_stretcher": 0.4},
    )
    two_tone: bool = flag(False, 0.15, "Whether the seat has a finish of its own.")
    frame: Material = one_of(MATERIALS, Wood(), "The chair.", WOODEN)
    plank: Material = one_of(MATERIALS, Wood(), "The seat of a two-tone chair.", {"wood": 1.0})

    def model(self) -> Model:
        """The chair in object coordinates."""
        width, ground = self.seat_width * self.back.room, self.seat_height
        slot = "plank" if self.two_tone else "frame"
        parts, keys = windsor_frame(self.seat, width, ground, self.legs, self.stretcher, slot)
        back = self.back.parts(self.crest, self.seat, width, ground)
        return standing(parts + back, keys | self.back.keypoints(self.crest, self.seat, width, ground))
