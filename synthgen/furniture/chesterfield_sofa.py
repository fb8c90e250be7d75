"""The Chesterfield: a deep-buttoned wall with a rolled top, arms as high as the back.

Arms and back are one height, about 1.5 times that of the seat (chesterfields.org.uk, "Shape, size & proportions").
Usual sizes: 68-78 cm high, 85-100 cm deep, seats 42-47 cm high, rolls of 17-23 cm across.
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.bench import Bench, seat_count
from synthgen.furniture.blankets import BLANKETS, SELDOM, THROWS, Blanket, NoBlanket, throws
from synthgen.furniture.cushions import SEATINGS, SeatCushions, Seating
from synthgen.furniture.leg_ends import LEG_ENDS, METALWARE, LegEnds, PlainEnds, footed
from synthgen.furniture.legs import LEGS, Bun, Leg
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads
from synthgen.furniture.pillows import PILLOWS, NoPillows, Pillows
from synthgen.furniture.plinth import rail
from synthgen.furniture.upholstery import cover, nailed
from synthgen.geometry.tufted import Tufting
from synthgen.geometry.wrap import Wrap
from synthgen.materials import (
    MATERIALS,
    UPHOLSTERED,
    WOODEN,
    Fabric,
    Leather,
    Material,
    Metal,
    Wood,
)

SPARSE = {
    "no_pillows": 5.0, "throw_pillows": 1.5, "layered_pillows": 0.4, "tossed_pillows": 0.5, "lumbar_pillows": 1.0,
    "bolsters": 0.3,
}  # fmt: skip
HIDES = {"leather": 3.0, "velvet": 2.0, "fabric": 1.0}


@dataclass(frozen=True)
class ChesterfieldSofa:
    """Deep-buttoned, with rolled arms as high as the rolled back."""

    seats: int = seat_count()
    seat_width: float = number(0.57, 0.53, 0.61, "m", "Width for one person.", limits=(0.45, 0.8))
    seat_depth: float = number(0.59, 0.54, 0.64, "m", "Seat in front of the back.")
    seat_height: float = number(0.44, 0.42, 0.47, "m", "Height of the seat's front seam.")
    height: float = number(0.73, 0.68, 0.78, "m", "Height of the rolls.")
    clearance: float = ratio(0.2, 0.12, 0.3, "Height of the legs, of the seat's.", limits=(0.05, 0.4))
    roll: float = number(0.10, 0.085, 0.115, "m", "Radius of the rolls.", limits=(0.06, 0.13))
    post: float = ratio(0.72, 0.6, 0.85, "Thickness of the wall, of the roll's diameter.", limits=(0.4, 1.0))
    pitch: float = number(0.15, 0.13, 0.18, "m", "Distance of buttons in a row.", limits=(0.12, 0.25))
    diamond: float = ratio(0.8, 0.65, 0.95, "Distance of rows, of that in a row.", limits=(0.6, 1.2))
    tuft_depth: float = number(0.038, 0.026, 0.05, "m", "How deep the buttons are drawn.", limits=(0.01, 0.06))
    button: float = number(0.011, 0.008, 0.014, "m", "Radius of a button.")
    setback: float = number(0.02, 0.0, 0.06, "m", "How far the arms begin behind the cushions' front.")
    seating: Seating = one_of(SEATINGS, SeatCushions(), "Seat cushions.", {"seat_cushions": 4, "bench_cushion": 1})
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", SPARSE)
    blanket: Blanket = one_of(BLANKETS, NoBlanket(), "A throw blanket.", SELDOM)
    nailheads: Nailheads = one_of(
        NAILHEADS,
        NoNailheads(),
        "Nails around the fronts of the arms.",
        {"no_nailheads": 1, "close_nailheads": 1.4, "spaced_nailheads": 0.6},
    )
    legs: Leg = one_of(LEGS, Bun(), "Legs.", {"bun": 4, "turned": 1, "tapered": 1, "block": 0.5})
    leg_ends: LegEnds = one_of(
        LEG_ENDS, PlainEnds(), "What the legs end in.", {"plain_ends": 4, "castors": 2, "glides": 1}
    )
    upholstery: Material = one_of(MATERIALS, Leather(), "The cover.", HIDES)
    pillow_cover: Material = one_of(MATERIALS, Fabric(), "Cover of the pillows.", {"fabric": 2, "velvet": 1})
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)
    throw: Material = one_of(MATERIALS, Fabric(color="#d9d2c3"), "The blanket.", THROWS)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs.", WOODEN)
    fittings: Material = one_of(MATERIALS, Metal(), "Ferrules, castors and glides.", METALWARE)
    nails: Material = one_of(MATERIALS, Metal(), "The nailheads.", METALWARE)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bottom = self.clearance * self.seat_height
        deck = self.seat_height - self.seating.thickness
        wrap = self._wrap(bottom, deck)
        left, back, right = wrap.meshes(self.button)
        bench = Bench(self.seats, wrap.width - self.tuft_depth, 0.0, self.seat_depth, deck, 2.0, self.height)
        half, rear = wrap.width / 2 + wrap.post, self.seat_depth + 0.6 * self.tuft_depth + wrap.post
        legs, feet = footed(
            self.legs, self.leg_ends, (0.03 - half, self.setback), (half - 0.03, rear - 0.03), bottom, "legs_material"
        )
        top = self.seat_height + 0.3 * self.seating.crown
        parts = [
            Part("arm", "upholstery", left),
            Part("back", "upholstery", back),
            Part("arm", "upholstery", right),
            *cover("base", [rail(bench, bottom, rear - 0.02)]),
            *cover("seat", self.seating.meshes(bench)),
            *nailed(self.nailheads, [wrap.front_row()]),
            *self.pillows.parts(bench.padded(0.0, top)),
            *legs,
        ]
        return standing(parts + throws(self.blanket, parts), feet | bench.corners(self.seat_height) | self._tips(wrap))

    def _wrap(self, bottom: float, deck: float) -> Wrap:
        return Wrap(
            width=self.seats * self.seat_width + self.tuft_depth,
            depth=self.seat_depth + 0.6 * self.tuft_depth - self.setback,
            front=self.setback,
            bottom=bottom,
            deck=deck + 0.02,
            top=self.height - 0.6 * self.tuft_depth,
            roll=self.roll,
            post=2 * self.post * self.roll,
            corner=0.09,
            hidden=self.seating.thickness - 0.03,
            tufting=Tufting(self.pitch, self.diamond * self.pitch, self.tuft_depth),
        )

    def _tips(self, wrap: Wrap) -> dict[str, tuple[float, float, float]]:
        x, y = wrap.width / 2 + self.roll, self.seat_depth
        fronts = {
            f"arm_front_{side}": (sign * x, wrap.front, self.height) for side, sign in (("left", 1), ("right", -1))
        }
        backs = {
            f"back_top_{side}": (sign * x, y + self.roll, self.height) for side, sign in (("left", 1), ("right", -1))
        }
        return fronts | backs
