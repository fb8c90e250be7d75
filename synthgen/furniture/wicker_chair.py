"""The wicker chair: tubs, high backs, peacocks and lounges of basketwork, with or without cushions.

Artes Longa, rattan armchair of the 1920s: 61 x 78 x 95 cm, seat 45 cm; lounges have cushions 24 in wide and 26 in
deep after wickerwarehouse.com; peacocks are nearly 5 ft tall after aphrochic.com.
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.back_cushions import Backing, BoxedBack
from synthgen.furniture.bench import Bench
from synthgen.furniture.cushions import Seating, SlimCushions
from synthgen.furniture.legs import LEGS, Block, Leg
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.pillows import NoPillows
from synthgen.furniture.stance import Point
from synthgen.furniture.upholstery import cover
from synthgen.furniture.wicker_cushions import SMALL_PILLOWS, Pillow
from synthgen.furniture.wicker_lounge import (
    LOUNGE_ARMS,
    LOUNGE_BACKINGS,
    LOUNGE_BACKS,
    LOUNGE_SEATINGS,
    BoxArm,
    LevelBack,
    LoungeArm,
    LoungeBack,
    body,
    body_keypoints,
)
from synthgen.furniture.wicker_peacock import Peacock
from synthgen.furniture.wicker_tub import HighTub, Tub
from synthgen.materials import BASKETRY, CANVAS, MATERIALS, Fabric, Material, Wicker, Wood


@dataclass(frozen=True)
class Lounge:
    """A broad woven body with loose cushions on short legs."""

    width: float = number(0.58, 0.52, 0.64, "m", "Width between the arms.")
    depth: float = number(0.52, 0.47, 0.56, "m", "Seat in front of the back.")
    back_height: float = number(0.77, 0.70, 0.86, "m", "Height of the woven back.")
    arm_height: float = ratio(0.77, 0.72, 0.90, "Height of the arms, of the back's.", limits=(0.62, 1.0))
    clearance: float = ratio(0.18, 0.08, 0.36, "Height of the legs, of the seat's.", limits=(0.05, 0.4))
    recline_deg: float = number(10.0, 6.0, 14.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    arms: LoungeArm = one_of(LOUNGE_ARMS, BoxArm(), "Arms.", {"box_arm": 2, "swept_arm": 1.5, "scroll_arm": 1})
    back: LoungeBack = one_of(LOUNGE_BACKS, LevelBack(), "Back.", {"level_back": 2, "arched_panel": 1.2})
    seating: Seating = one_of(
        LOUNGE_SEATINGS, SlimCushions(), "Seat cushion.", {"slim_cushions": 3, "seat_cushions": 1}
    )
    backing: Backing = one_of(LOUNGE_BACKINGS, BoxedBack(), "Back cushion.")
    pillow: Pillow = one_of(SMALL_PILLOWS, NoPillows(), "Pillow.", {"no_pillows": 2, "small_pillow": 1})
    legs: Leg = one_of(LEGS, Block(), "Legs.", {"block": 3, "tapered": 2})

    def parts(self, height: float) -> list[Part]:
        """The chair, to sit on at z = `height`."""
        bench = self._bench(height)
        return [
            *body(bench, self.clearance * height, self.back_height, self.arm_height, self.arms, self.back, self.legs),
            *cover("seat", self.seating.meshes(bench)),
            *cover("cushion", self.backing.meshes(bench.padded(0.0, height), self.back_height)),
            *self.pillow.parts(bench.padded(self.backing.thickness, height)),
        ]

    def keypoints(self, height: float) -> dict[str, Point]:
        """Those of a chair to sit on at z = `height`."""
        bench, bottom = self._bench(height), self.clearance * height
        found = body_keypoints(bench, bottom, self.back_height, self.arm_height, self.arms, self.back, self.legs)
        return found | bench.corners(height)

    def _bench(self, height: float) -> Bench:
        rear, deck = self.depth + self.backing.thickness, height - self.seating.thickness
        return Bench(1, self.width, 0.0, rear, deck, self.recline_deg)


Body = Tub | HighTub | Peacock | Lounge

BODIES: dict[str, type[Body]] = {"tub": Tub, "high_tub": HighTub, "peacock": Peacock, "lounge": Lounge}


@dataclass(frozen=True)
class WickerChair:
    """An armchair of basketwork."""

    seat_height: float = number(0.44, 0.41, 0.47, "m", "What one sits on, above the floor.")
    body: Body = one_of(BODIES, Tub(), "Its shape.", {"tub": 3, "high_tub": 2, "peacock": 1, "lounge": 2})
    wicker: Material = one_of(MATERIALS, Wicker(), "The basketwork.", BASKETRY)
    upholstery: Material = one_of(MATERIALS, Fabric(color="#e6e0d4"), "Cover of the cushions.", CANVAS)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#4a5a6e"), "Cover of the pillow.", CANVAS)
    legs_material: Material = one_of(
        MATERIALS, Wood(), "Legs under a lounge.", {"wood": 2, "metal": 1.5, "plastic": 0.6}
    )

    def model(self) -> Model:
        """The chair in object coordinates."""
        return standing(self.body.parts(self.seat_height), self.body.keypoints(self.seat_height))
