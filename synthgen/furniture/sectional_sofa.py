"""The L-shaped sectional: two runs of seats that meet in a corner seat.

Sizes over all that shops list, W x D x H: 262 x 206 x 86 cm for four seats and 315 x 234 x 86 cm for five
(hbcollaborative.com, "L shaped sofa dimensions"), 229 x 229 x 84 cm for a small one (upgradedhome.com, "Sectional
sofa dimensions"). Sections are 89-102 cm deep and 76-97 cm high, seats 53-61 cm deep and more than 71 cm for
lounging, 56-83 cm wide (engineerfix.com, "Standard sizes of sectional couches").
"""

from dataclasses import dataclass

from synthgen.distributions import Choice
from synthgen.fields import count
from synthgen.furniture.model import Model
from synthgen.furniture.sections import SectionedSofa


@dataclass(frozen=True)
class SectionalSofa(SectionedSofa):
    """Two runs of seats that meet in a corner seat."""

    seats: int = count(2, 2, 3, "Persons beside the corner.", limits=(1, 4), distribution=Choice((2, 3), (0.7, 0.3)))
    wing_seats: int = count(
        1, 1, 2, "Persons on the run that turns forward.", limits=(1, 3), distribution=Choice((1, 2), (0.65, 0.35))
    )

    def model(self) -> Model:
        """The sofa in object coordinates."""
        width = self.seats * self.seat_width
        half = width / 2
        outer = half + self.foot
        whole = (
            self.run(self.seats, width)
            + self.wall(-half, outer + 0.002, 1)
            + self.arm_end().moved(half).mirrored()
            + self.wing(self.wing_seats).moved(half)
            + self.dressed(width + self.seat_depth, self.seat_depth / 2)
            + self.seat_corners(self.seats)
            + self.back_tips(-half, outer)
        )
        return self.stood(whole)
