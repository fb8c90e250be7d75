"""The chaise longue: a seat long enough for the legs, with a rise at one end to lean on.

Usual sizes after homenish.com: 185-203 cm long, 64-76 cm wide, 89-102 cm high, seats 38-46 cm high.
"""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import one_of
from synthgen.furniture.cradle_chaise import Cradle
from synthgen.furniture.long_chair import LongChair
from synthgen.furniture.model import Model, standing
from synthgen.furniture.recamier import Recamier
from synthgen.materials import MATERIALS, METALLIC, UPHOLSTERED, WOODEN, Material, Metal, Velvet, Wood

Chaise = Recamier | LongChair | Cradle

CHAISES: dict[str, type[Chaise]] = {"recamier": Recamier, "long_chair": LongChair, "cradle": Cradle}


@dataclass(frozen=True)
class ChaiseLongue:
    """A long chair to lie on, raised at one end."""

    design: Chaise = one_of(CHAISES, Recamier(), "How it is built.", {"recamier": 4, "long_chair": 2, "cradle": 1.2})
    upholstery: Material = one_of(MATERIALS, Velvet(), "The cover.", UPHOLSTERED)
    frame: Material = one_of(MATERIALS, Wood(), "Legs and bare wood.", WOODEN)
    metal: Material = one_of(MATERIALS, Metal(), "Steel tubes.", METALLIC)

    def model(self) -> Model:
        """The chaise in object coordinates."""
        return standing(*self.design.built())
