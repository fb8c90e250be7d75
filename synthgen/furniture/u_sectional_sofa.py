"""The U-shaped sectional: a run of seats between two corners, and a wing forward from each.

Sizes are those of L-shaped sectionals, with a second wing (see sectional_sofa.py).
"""

from dataclasses import dataclass

from synthgen.distributions import Choice
from synthgen.fields import count, flag, one_of
from synthgen.furniture.back_cushions import Backing, BoxedBack, PillowBack, TightBack
from synthgen.furniture.cushions import BenchCushion, SeatCushions, Seating
from synthgen.furniture.model import Model
from synthgen.furniture.pillows import PILLOWS, SCATTERED, NoPillows, Pillows
from synthgen.furniture.sections import SECTION_ARMS, SectionArm, SectionedSofa
from synthgen.furniture.sofa_arms import SquareArm


@dataclass(frozen=True)
class PlainBack(BoxedBack):
    """Boxed cushions with plain seams: a U has too many for cords."""

    piped: bool = flag(False, 0.0, "Whether a cord runs along the front seam.")


@dataclass(frozen=True)
class PlainSeats(SeatCushions):
    """Seat cushions with plain seams."""

    piped: bool = flag(False, 0.0, "Whether a cord runs along the seams.")


U_SEATINGS: dict[str, type[Seating]] = {"plain_seats": PlainSeats, "bench_cushion": BenchCushion}
U_BACKINGS: dict[str, type[Backing]] = {"plain_back": PlainBack, "pillow_back": PillowBack, "tight_back": TightBack}


@dataclass(frozen=True)
class USectionalSofa(SectionedSofa):
    """A run of seats between two corners, and a wing forward from each."""

    seats: int = count(2, 2, 2, "Persons between the corners.", limits=(1, 4))
    wing_seats: int = count(
        1, 1, 2, "Persons on the longer wing.", limits=(1, 3), distribution=Choice((1, 2), (0.7, 0.3))
    )
    other_wing_seats: int = count(1, 1, 1, "Persons on the other wing.", limits=(1, 3))

    arms: SectionArm = one_of(
        SECTION_ARMS, SquareArm(), "Arms.", {"square_arm": 4, "sloped_arm": 1.5, "rolled_arm": 1, "armless": 1.5}
    )
    seating: Seating = one_of(U_SEATINGS, PlainSeats(), "Seat cushions.", {"plain_seats": 4, "bench_cushion": 1})
    backing: Backing = one_of(U_BACKINGS, PlainBack(), "Back.", {"plain_back": 3, "pillow_back": 1.5, "tight_back": 1})
    pillows: Pillows = one_of(
        PILLOWS, NoPillows(), "Pillows.", SCATTERED | {"layered_pillows": 0.0, "tossed_pillows": 0.0}
    )

    def model(self) -> Model:
        """The sofa in object coordinates."""
        width = self.seats * self.seat_width
        half = width / 2
        outer = half + self.foot
        whole = (
            self.run(self.seats, width)
            + self.wall(-outer, 0.0, -1)
            + self.wall(0.0, outer, 1)
            + self.wing(self.wing_seats).moved(half)
            + self.wing(self.other_wing_seats).moved(half).mirrored()
            + self.dressed(width + 2 * self.seat_depth, 0.0)
            + self.seat_corners(self.seats)
            + self.back_tips(-outer, outer)
        )
        return self.stood(whole)
