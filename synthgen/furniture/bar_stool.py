"""The bar stool with a back: a high small seat, a low back and somewhere to put one's feet.

Seats of counter stools are 58-71 cm high, those of bar stools 74-81 cm (designingidea.com); 61-66 and 76 cm are usual
(kutaie.com), on seats 41-46 cm wide and at least 38 cm deep (sendyfurniture.com).
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of
from synthgen.furniture.hard_stool_tops import WoodenTop
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.stool_bases import STOOL_BASES, StoolBase, WoodenLegs
from synthgen.furniture.stool_tops import STOOL_TOPS, StoolTop
from synthgen.materials import MATERIALS, METALLIC, UPHOLSTERED, WOODEN, Fabric, Material, Metal, Wood


@dataclass(frozen=True)
class CounterHeight:
    """For kitchen counters some 90 cm high."""

    seat: float = number(0.65, 0.61, 0.68, "m", "Edge of the seat above the floor.")


@dataclass(frozen=True)
class BarHeight:
    """For bars some 105 cm high."""

    seat: float = number(0.75, 0.72, 0.79, "m", "Edge of the seat above the floor.")


HEIGHTS: dict[str, type[CounterHeight | BarHeight]] = {"counter": CounterHeight, "bar": BarHeight}


@dataclass(frozen=True)
class BarStool:
    """A high stool with a back."""

    height: CounterHeight | BarHeight = one_of(HEIGHTS, BarHeight(), "How high one sits.")
    top: StoolTop = one_of(
        STOOL_TOPS,
        WoodenTop(),
        "Seat and back.",
        {"wooden": 2, "spindle": 1, "upholstered": 3, "bucket": 2, "steel": 1},
    )
    base: StoolBase = one_of(
        STOOL_BASES,
        WoodenLegs(),
        "What it stands on.",
        {"wooden_legs": 3, "steel_legs": 1.5, "hairpins": 0.7, "pressed_legs": 0.7, "sled": 1, "pedestal": 2},
    )
    wood: Material = one_of(MATERIALS, Wood(), "Wooden seats, backs and legs.", WOODEN)
    metal: Material = one_of(MATERIALS, Metal(), "Steel seats, backs, legs and feet.", METALLIC)
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of padded seats and backs.", UPHOLSTERED)

    def model(self) -> Model:
        """The stool in object coordinates."""
        seat = self.height.seat
        base, tips = self.base.parts(seat + self.top.under, *self.top.half)
        top = [Part(part.name, part.slot, part.mesh.moved((0, 0, seat))) for part in self.top.parts()]
        raised = {name: (x, y, z + seat) for name, (x, y, z) in self.top.keypoints().items()}
        return standing([*top, *base], tips | raised)
