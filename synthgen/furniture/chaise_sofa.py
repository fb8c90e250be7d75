"""The chaise sofa: at one end a seat long enough to lie on, with a back behind it and often no arm beside it.

Sizes over all, W x D x H: 216 x 137 x 89 cm is usual (hbcollaborative.com, "L shaped sofa dimensions"); IKEA lists
its FRIHETEN with a chaise longue at 230 x 151 x 66 cm.
"""

from dataclasses import dataclass

from synthgen.distributions import Choice
from synthgen.fields import count, flag, number, one_of, ratio
from synthgen.furniture.blankets import BLANKETS, Blanket, NoBlanket, throws
from synthgen.furniture.model import Model, Part
from synthgen.furniture.sections import Piece, SectionedSofa
from synthgen.materials import CANVAS, MATERIALS, Fabric, Material


@dataclass(frozen=True)
class ChaiseSofa(SectionedSofa):
    """A sofa whose last seat reaches far forward."""

    seats: int = count(2, 2, 3, "Persons beside the chaise.", limits=(1, 4), distribution=Choice((2, 3), (0.7, 0.3)))
    chaise_width: float = ratio(1.12, 1.0, 1.45, "Width of the chaise, of a seat's.", limits=(0.8, 2.0))
    extension: float = number(0.68, 0.50, 0.90, "m", "How far the chaise reaches beyond the other seats.")
    chaise_arm: bool = flag(True, 0.7, "Whether the chaise has an arm too, if the other end has one.")
    blanket: Blanket = one_of(BLANKETS, NoBlanket(), "A throw blanket.", {"no_blanket": 12, "back_throw": 1})
    throw: Material = one_of(MATERIALS, Fabric(color="#d9d2c3"), "The blanket.", CANVAS)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        width, chaise = self.seats * self.seat_width, self.chaise_width * self.seat_width
        half = width / 2
        whole = (
            self.run(self.seats, width)
            + self.run(1, chaise, -self.extension).moved(half + chaise / 2)
            + self.wall(-half, half + chaise)
            + self.arm_end().moved(half).mirrored()
            + (self.arm_end() if self.chaise_arm else Piece(())).moved(half + chaise)
            + self.dressed(width + chaise, chaise / 2)
            + self.seat_corners(self.seats)
            + self.back_tips(-half, half + chaise)
        )
        return self.stood(whole.moved(-chaise / 2))

    def laid_on(self, parts: list[Part]) -> list[Part]:
        """A blanket, at times."""
        return throws(self.blanket, parts)
