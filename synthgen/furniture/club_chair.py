"""The club chair: deep and low, with thick arms and a boxed cushion, in leather or cloth.

French club chair of the 1930s 80 x 77 x 77 cm (oldplank.com; its 30.25 x 30.25 x 31.5 in are given without order);
English club armchair of about 1945 91 x 76 x 71 cm, its seat 36 cm high (doeandhope.com).
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.accent_pillow import ACCENT_PILLOWS, AccentPillow
from synthgen.furniture.bench import Bench
from synthgen.furniture.club_arms import CLUB_ARMS, BoxArm, ClubArm
from synthgen.furniture.club_backs import CLUB_BACKS, ClubBack, RoundBack
from synthgen.furniture.cushions import SeatCushions
from synthgen.furniture.legs import LEGS, Bun, Leg
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads
from synthgen.furniture.pillows import NoPillows
from synthgen.furniture.plinth import legs_under, rail
from synthgen.furniture.upholstery import arms, cover, nailed, tips
from synthgen.geometry.mesh import Mesh
from synthgen.materials import MATERIALS, WOODEN, Fabric, Leather, Material, Metal, Wood

HIDES = {"leather": 3.0, "fabric": 2.0, "velvet": 0.8}


@dataclass(frozen=True)
class ClubChair:
    """A deep low armchair with thick arms."""

    seat_width: float = number(0.52, 0.47, 0.57, "m", "Width between the arms.")
    seat_depth: float = number(0.52, 0.48, 0.57, "m", "Seat in front of the back.")
    seat_height: float = number(0.43, 0.39, 0.46, "m", "Height of the cushion's front seam.")
    back_height: float = number(0.77, 0.70, 0.84, "m", "Height of the back.")
    arm_height: float = ratio(0.76, 0.71, 0.90, "Height of the arms, of the back's.", limits=(0.65, 1.0))
    clearance: float = ratio(0.2, 0.1, 0.3, "Height of the feet, of the seat's.", limits=(0.04, 0.4))
    recline_deg: float = number(11.0, 7.0, 15.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    arms: ClubArm = one_of(CLUB_ARMS, BoxArm(), "Arms.")
    rest: ClubBack = one_of(
        CLUB_BACKS, RoundBack(), "The back.", {"cushioned_back": 2, "round_back": 2.5, "scrolled_back": 0.8}
    )
    seating: SeatCushions = one_of({"seat_cushions": SeatCushions}, SeatCushions(), "The cushion.")
    pillows: NoPillows | AccentPillow = one_of(
        ACCENT_PILLOWS, NoPillows(), "Pillows.", {"no_pillows": 6, "accent_pillow": 1}
    )
    legs: Leg = one_of(LEGS, Bun(), "Feet.", {"bun": 3, "block": 2, "tapered": 2, "turned": 0.8})
    nailheads: Nailheads = one_of(
        NAILHEADS,
        NoNailheads(),
        "Along the arms' fronts and the rail.",
        {"no_nailheads": 2.5, "close_nailheads": 1, "spaced_nailheads": 0.5},
    )
    upholstery: Material = one_of(MATERIALS, Leather(), "The cover.", HIDES)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillow.", HIDES)
    legs_material: Material = one_of(MATERIALS, Wood(), "The feet.", WOODEN)
    nails: Material = one_of(MATERIALS, Metal(color="#b8995e"), "The nails.", {"metal": 1})

    def model(self) -> Model:
        """The chair in object coordinates."""
        bottom, bench = self.clearance * self.seat_height, self._bench
        foot = bench.back_at(bottom) + self.rest.thickness
        arm = self._arm(bottom, foot)
        half = bench.width / 2 + self.arms.width
        legs, feet = legs_under(self.legs, (-half, 0.0), (half, foot), bottom)
        top = self.seat_height - 0.3 * self.seating.sag
        leant = bench.padded(self.rest.padding, top)
        parts = [
            *cover("base", [rail(bench, bottom, foot - 0.03)]),
            *self.rest.parts(bench, self.seat_height, self.arms.width, bottom, self.back_height),
            *arms(arm, bench),
            *self._nails(bottom),
            *cover("seat", self.seating.meshes(bench)),
            *cover("pillow", self.pillows.meshes(leant), "pillow_cover"),
            *cover("leg", legs, "legs_material"),
        ]
        return standing(parts, feet | bench.corners(self.seat_height) | tips(bench, arm, self.back_height))

    @property
    def _bench(self) -> Bench:
        rear = self.seat_depth + self.rest.padding
        return Bench(1, self.seat_width, 0.0, rear, self.seat_height - self.seating.thickness, self.recline_deg)

    def _arm(self, bottom: float, foot: float) -> Mesh:
        """It reaches into the back, more where that leans away."""
        top = self.arm_height * self.back_height
        lean = (top - bottom) * float(np.tan(np.radians(self.recline_deg)))
        return self.arms.mesh(foot - 0.3 * self.rest.thickness + 0.5 * lean, bottom, top)

    def _nails(self, bottom: float) -> list[Part]:
        """Rows of nails on the fronts of both arms and along the foot of the rail between them."""
        path = self.arms.nail_path(self.arm_height * self.back_height - bottom) + (self.seat_width / 2, 0, bottom)
        x, front = 0.5 * self.seat_width - 0.02, np.array([0.0, -1.0, 0.0])
        foot = np.array([[-x, 0.012, bottom + 0.03], [x, 0.012, bottom + 0.03]])
        return [
            *nailed(self.nailheads, [(path, np.broadcast_to(front, path.shape))]),
            *cover("base", self.nailheads.meshes([(foot, np.broadcast_to(front, foot.shape))]), "nails"),
        ]
