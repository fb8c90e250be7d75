"""The recliner: a high-backed armchair whose back leans further and whose footrest swings out.

Sizes after thesize.net: standard recliners 76-102 x 89-102 x 102-109 cm upright, 152-178 cm deep fully reclined.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, one_of, ratio, seed
from synthgen.furniture.legs import LEGS, Block, Leg
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.pedestals import PlateBase
from synthgen.furniture.plinth import legs_under
from synthgen.furniture.recliners import (
    RECLINING_ARMS,
    RECLINING_BACKS,
    BustleBack,
    Lever,
    PillowArm,
    RecliningArm,
    RecliningBack,
    Seat,
    reclining_seat,
    require_room,
)
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.upholstery import cover
from synthgen.materials import MATERIALS, Leather, Material, Metal, Wood

SOFT = {"leather": 3.0, "fabric": 3.0, "velvet": 0.5}


@dataclass(frozen=True)
class OnFeet:
    """Short legs at the corners."""

    clearance: float = number(0.06, 0.03, 0.10, "m", "Height of the legs.", limits=(0.02, 0.25))
    legs: Leg = one_of(LEGS, Block(), "Legs.", {"block": 3, "tapered": 2, "bun": 1, "splayed": 1})

    def parts(self, low: tuple[float, float], high: tuple[float, float]) -> tuple[list[Part], dict[str, Point]]:
        """The legs under a body's footprint, and their tips."""
        legs, tips = legs_under(self.legs, low, high, self.clearance)
        return cover("leg", legs, "legs_material"), tips


@dataclass(frozen=True)
class OnRing:
    """A swivelling round base."""

    clearance: float = number(0.10, 0.07, 0.14, "m", "Height of the base.", limits=(0.04, 0.25))
    ring: PlateBase = one_of({"plate_base": PlateBase}, PlateBase(), "The base.")

    def parts(self, low: tuple[float, float], high: tuple[float, float]) -> tuple[list[Part], dict[str, Point]]:
        """The base under a body's footprint, and its tips."""
        at = (0.0, (low[1] + high[1]) / 2, 0.0)
        parts, tips = self.ring.parts((high[0] - low[0]) / 2, self.clearance, "mechanism")
        moved = {name: (x, y + at[1], z) for name, (x, y, z) in tips.items()}
        return [Part(p.name, p.slot, p.mesh.moved(at)) for p in parts], moved


ReclinerStand = OnFeet | OnRing

RECLINER_STANDS: dict[str, type[ReclinerStand]] = {"on_feet": OnFeet, "on_ring": OnRing}


@dataclass(frozen=True)
class ReclinerChair:
    """A padded armchair that reclines."""

    seat_width: float = number(0.54, 0.50, 0.60, "m", "Width between the arms.")
    seat_depth: float = number(0.72, 0.66, 0.78, "m", "Seat in front of the outer back, its padding included.")
    seat_height: float = number(0.49, 0.46, 0.53, "m", "Height of the seat's front seam.")
    height: float = number(1.03, 0.97, 1.10, "m", "Height of the back when upright.")
    arm_rise: float = number(0.13, 0.08, 0.18, "m", "Height of the arms above the seat.")
    cushion: float = number(0.19, 0.15, 0.23, "m", "Thickness of the seat cushion.", limits=(0.08, 0.28))
    crown: float = number(0.03, 0.015, 0.05, "m", "How far the seat's middle stands up.")
    recline_deg: float = number(13.0, 9.0, 18.0, "deg", "Lean of the back when upright.", limits=(0.0, 25.0))
    further_deg: float = number(26.0, 18.0, 34.0, "deg", "How much further it leans when open.", limits=(5.0, 50.0))
    open: bool = flag(False, 0.35, "Whether it is reclined, its footrest out.")
    extension: float = ratio(0.9, 0.6, 1.0, "How far, when it is.", limits=(0.1, 1.0))
    piped: bool = flag(False, 0.3, "Whether a cord runs along the seat's seams.")
    back: RecliningBack = one_of(RECLINING_BACKS, BustleBack(), "The back.", {"bustle_back": 3, "pillow_top_back": 2})
    arms: RecliningArm = one_of(RECLINING_ARMS, PillowArm(), "Arms.", {"pillow_arm": 3, "track_arm": 2})
    lever: Lever = one_of({"lever": Lever}, Lever(), "The handle.")
    stand: ReclinerStand = one_of(RECLINER_STANDS, OnFeet(), "What it stands on.", {"on_feet": 3, "on_ring": 1})
    seed: int = seed("The creases.")
    upholstery: Material = one_of(MATERIALS, Leather(), "The cover.", SOFT)
    legs_material: Material = one_of(MATERIALS, Wood(), "Legs and handle.", {"wood": 3, "plastic": 1})
    mechanism: Material = one_of(MATERIALS, Metal(), "The footrest's bars and a round base.", {"metal": 2, "nylon": 3})

    def __post_init__(self) -> None:
        require_room(self.seat_height, self.cushion, self.stand.clearance)

    def model(self) -> Model:
        """The chair in object coordinates."""
        seat, bottom = self._seat, self.stand.clearance
        depth = self.seat_depth + 0.10
        top = self.seat_height + self.arm_rise
        arm = self.arms.mesh(depth, bottom + 0.005, top).moved((self.seat_width / 2 - 0.004, -0.02, 0))
        out = self.seat_width / 2 + self.arms.width
        stand, tips = self.stand.parts((-out, 0.0), (out, depth - 0.03))
        parts = [
            *reclining_seat(seat, self.back, self.cushion, self.crown, self.piped, self.seed),
            *cover("arm", [arm, arm.mirrored_x()]),
            *self.lever.parts(self.arms.recess - out, 0.32, bottom + 0.5 * (top - bottom)),
            *stand,
        ]
        return standing(parts, tips | keypoints(seat, self.seat_height, out - self.arms.width / 2, top))

    @property
    def _seat(self) -> Seat:
        return Seat(
            width=self.seat_width,
            depth=self.seat_depth,
            clearance=self.stand.clearance,
            deck=self.seat_height - self.cushion,
            height=self.seat_height,
            top=self.height,
            recline_deg=self.recline_deg,
            further_deg=self.further_deg,
            opened=self.extension * self.open,
        )


def keypoints(seat: Seat, height: float, arm: float, top: float) -> dict[str, Point]:
    """The seat's corners, the back's upper ones and the arms' fronts, at x = +-`arm`."""
    half = seat.width / 2
    lean = np.radians(seat.lean_deg)
    back = (half, seat.depth + seat.tall * float(np.sin(lean)), seat.deck + seat.tall * float(np.cos(lean)))
    spots = corners("seat", (half, 0.0, height), (half, seat.depth - 0.2, height))
    return spots | pair("back_top", back) | pair("arm_front", (arm, -0.02, top))
