"""The cloud sofa: very deep and low, overstuffed with feathers, its cushions loose and slouchy.

Usual sizes: sofas of this kind are sold 94 cm and, as "Luxe", 109 cm deep (Restoration Hardware, after
improvisedlife.com, 2014); seats deeper than 71 cm are for lounging (engineerfix.com).
"""

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import Choice
from synthgen.fields import count, number, one_of, ratio
from synthgen.furniture.bench import Bench, leaning
from synthgen.furniture.blankets import BLANKETS, SELDOM, Blanket, NoBlanket, throws
from synthgen.furniture.cloud_arms import CLOUD_ARMS, CloudArm, PuffyArm
from synthgen.furniture.cloud_cushions import CLOUD_SEATINGS, CloudBack, CloudSeat, CloudSeating
from synthgen.furniture.footings import FOOTINGS, Footing, OnPlinth, require_body
from synthgen.furniture.model import Model, standing
from synthgen.furniture.pillows import PILLOWS, SCATTERED, NoPillows, Pillows
from synthgen.furniture.upholstery import arms, cover, tips
from synthgen.geometry.box import rounded_box
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.quilt import quilted
from synthgen.materials import CANVAS, MATERIALS, Fabric, Material, Wood

CLOTHS = {"fabric": 5.0, "velvet": 1.0, "leather": 0.7}


@dataclass(frozen=True)
class CloudSofa:
    """Deep, low, overstuffed and slouchy."""

    seats: int = count(
        3, 2, 4, "Persons side by side.", limits=(1, 5), distribution=Choice((2, 3, 4), (0.5, 0.46, 0.04))
    )
    seat_width: float = number(0.76, 0.68, 0.84, "m", "Width for one person.")
    seat_depth: float = number(0.64, 0.56, 0.74, "m", "Seat in front of the back.")
    seat_height: float = number(0.42, 0.37, 0.46, "m", "Height of the seat's front seam.")
    back_height: float = number(0.68, 0.60, 0.76, "m", "Height of the back's frame.")
    arm_height: float = ratio(0.85, 0.78, 0.96, "Height of the arms, of the back's.", limits=(0.65, 1.05))
    clearance: float = number(0.04, 0.02, 0.09, "m", "Height of the plinth or legs.", limits=(0.01, 0.15))
    frame_depth: float = number(0.13, 0.10, 0.18, "m", "Thickness of the back's frame.")
    recline_deg: float = number(7.0, 4.0, 10.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    arms: CloudArm = one_of(CLOUD_ARMS, PuffyArm(), "Arms.")
    seating: CloudSeating = one_of(CLOUD_SEATINGS, CloudSeat(), "Seat.", {"cloud_seat": 4, "cloud_bench": 1})
    backing: CloudBack = one_of({"cloud_back": CloudBack}, CloudBack(), "Back pillows.")
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", SCATTERED | {"bolsters": 0.0})
    blanket: Blanket = one_of(BLANKETS, NoBlanket(), "A throw blanket.", SELDOM)
    footing: Footing = one_of(FOOTINGS, OnPlinth(), "What it stands on.", {"on_plinth": 3, "on_legs": 1})
    upholstery: Material = one_of(MATERIALS, Fabric(color="#e3dccf"), "The cover.", CLOTHS)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", CLOTHS)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", CLOTHS)
    throw: Material = one_of(MATERIALS, Fabric(color="#d9d2c3"), "The blanket.", CANVAS)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs or plinth.", {"wood": 2, "nylon": 1})

    def __post_init__(self) -> None:
        require_body(self.seat_height, self.clearance, self.seating.thickness)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bench = self._bench()
        foot = bench.back_at(self.clearance) + self.frame_depth
        arm = self.arms.mesh(foot - 0.02, self.clearance, self.arm_height * self.back_height)
        half = bench.width / 2 + float(arm.bounds[1, 0])
        legs, feet = self.footing.meshes([((0.08 - half, 0.06), (half - 0.08, foot - 0.05))], self.clearance)
        padded = bench.padded(0.0, self.seat_height)
        leant = bench.padded(0.8 * self.backing.thickness, self.seat_height)
        parts = [
            *cover("base", [self._body(bench, foot)]),
            *cover("back", [self._frame(bench)]),
            *arms(arm, bench),
            *cover("seat", self.seating.meshes(bench)),
            *cover("cushion", self.backing.meshes(padded, self.back_height)),
            *self.pillows.parts(leant),
            *cover("leg", legs, "legs_material"),
        ]
        keypoints = feet | bench.corners(self.seat_height) | tips(bench, arm, self.back_height)
        return standing(parts + throws(self.blanket, parts), keypoints)

    def _bench(self) -> Bench:
        rear, deck = self.seat_depth + 0.8 * self.backing.thickness, self.seat_height - self.seating.thickness
        width = self.seats * self.seat_width
        return Bench(self.seats, width, 0.0, rear, deck, self.recline_deg, crest=self.back_height)

    def _body(self, bench: Bench, foot: float) -> Mesh:
        """The upholstered body under the cushions."""
        low = np.array([-bench.width / 2 - 0.02, 0.02, self.clearance])
        high = np.array([bench.width / 2 + 0.02, foot - 0.03, bench.deck + 0.02])
        return rounded_box(high - low, 0.03).moved((low + high) / 2)

    def _frame(self, bench: Bench) -> Mesh:
        """The padded frame of the back."""
        size = (bench.width + 0.04, self.frame_depth, self.back_height - self.clearance)
        flat = quilted(size, (0, 0, 0), radius=0.45 * self.frame_depth, depth=0.0, spacing=0.3)
        at = (0.0, bench.back_at(self.clearance), self.clearance)
        return leaning(flat.moved((0, self.frame_depth / 2, 0)), self.recline_deg, at)
