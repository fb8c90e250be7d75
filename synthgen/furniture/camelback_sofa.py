"""The camelback sofa: a tight back with a hump, arms that roll outwards, bare legs.

Sizes after W x D x H of sold pieces: Sotheby's N09608 lot 6027, Philadelphia, about 1770: 239 x 89 x 104 cm;
Christie's lot 5867451, Philadelphia, 1770-1780: 246 x 71 x 102 cm; Stanley Weiss sw01428: 206 x 91 x 89 cm, its seat
66 cm deep and 48 cm high.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import count, flag, number, one_of, ratio
from synthgen.furniture.bench import Bench, Point
from synthgen.furniture.camel_bodies import HUMPS, CamelBody, Hump, SingleHump
from synthgen.furniture.cushions import CORD, SEATINGS, BenchCushion, Seating
from synthgen.furniture.legs import LEGS, Leg, foot_under
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads, Row
from synthgen.furniture.period_legs import Marlborough
from synthgen.furniture.pillows import PILLOWS, SCATTERED, NoPillows, Pillows
from synthgen.furniture.stance import point
from synthgen.furniture.upholstery import cover, tips
from synthgen.furniture.uprights import board, center_line
from synthgen.geometry.box import rounded_box
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import BARE_METAL, MATERIALS, UPHOLSTERED, WOODEN, Fabric, Material, Metal, Wood

MIDDLE_LEGS = 1.5  # m: a longer sofa has legs in its middle too


@dataclass(frozen=True)
class TightSeat(BenchCushion):
    """Stuffing fixed to the seat."""

    thickness: float = number(0.11, 0.09, 0.13, "m", "Height at the seams.", limits=(0.05, 0.2))
    crown: float = number(0.035, 0.022, 0.05, "m", "How far the middle stands above the seams.")
    wrinkle: float = number(0.002, 0.001, 0.004, "m", "Height of the creases.")
    piped: bool = flag(False, 0.3, "Whether a cord runs along the seams.")


@dataclass(frozen=True)
class MarlboroughStand:
    """Straight legs, maybe with stretchers between them."""

    legs: Leg = one_of(LEGS, Marlborough(), "The legs.", {"marlborough": 4, "tapered": 1})
    stretched: bool = flag(True, 0.6, "Whether bars tie the legs together.")


@dataclass(frozen=True)
class CabrioleStand:
    """Bent legs."""

    legs: Leg = one_of(LEGS, LEGS["cabriole"](), "The legs.", {"cabriole": 1})
    stretched: bool = flag(False, 0.0, "Whether bars tie the legs together.")


Stand = MarlboroughStand | CabrioleStand

STANDS: dict[str, type[Stand]] = {"marlborough_stand": MarlboroughStand, "cabriole_stand": CabrioleStand}


@dataclass(frozen=True)
class CamelbackSofa:
    """A humped back that flows into rolled arms."""

    seats: int = count(3, 2, 3, "Persons side by side.", limits=(1, 4))
    seat_width: float = number(0.60, 0.54, 0.66, "m", "Width for one person.")
    seat_depth: float = number(0.60, 0.56, 0.66, "m", "Seat in front of the back.")
    seat_height: float = number(0.46, 0.43, 0.49, "m", "Height of the seat's front seam.")
    shoulder: float = number(0.76, 0.70, 0.82, "m", "Height of the ends of the back.")
    arm_rise: float = number(0.21, 0.16, 0.25, "m", "Height of the arms above the seat.", limits=(0.1, 0.32))
    clearance: float = ratio(0.36, 0.28, 0.44, "Height of the legs, of the seat's.", limits=(0.1, 0.5))
    recline_deg: float = number(10.0, 6.0, 14.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    thickness: float = number(0.105, 0.085, 0.125, "m", "Thickness of the back and arms.")
    roll: float = ratio(0.62, 0.56, 0.72, "Radius of the arms' roll, of that thickness.", limits=(0.52, 0.9))
    flare: float = number(0.03, 0.0, 0.07, "m", "How far the arms swing out in front.", limits=(0.0, 0.12))
    setback: float = number(0.03, 0.0, 0.08, "m", "How far the arms begin behind the seat's front.")
    rake_deg: float = number(14.0, 6.0, 20.0, "deg", "Lean of the rear legs, their feet behind.", limits=(0.0, 26.0))
    piped: bool = flag(True, 0.7, "Whether a cord edges the arms.")
    hump: Hump = one_of(
        HUMPS, SingleHump(), "The line of the back.", {"single_hump": 4, "double_hump": 1.2, "peaked_hump": 0.8}
    )
    seating: Seating = one_of(
        SEATINGS | {"tight_seat": TightSeat},
        BenchCushion(),
        "The seat.",
        {"bench_cushion": 3, "tight_seat": 2, "seat_cushions": 1},
    )
    stand: Stand = one_of(
        STANDS, MarlboroughStand(), "What it stands on.", {"marlborough_stand": 3, "cabriole_stand": 1}
    )
    nailheads: Nailheads = one_of(
        NAILHEADS, NoNailheads(), "Nailheads.", {"no_nailheads": 2, "close_nailheads": 1, "spaced_nailheads": 0.3}
    )
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", SCATTERED)
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)
    legs_material: Material = one_of(MATERIALS, Wood(color="#5c3a22"), "The legs.", WOODEN)
    nails: Material = one_of(MATERIALS, Metal(color="#b8995e"), "The nailheads.", BARE_METAL)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bench, (left, back, right) = self._bench, self._body.meshes()
        leant = bench.padded(0.0, self.seat_height + 0.3 * self.seating.crown)
        parts = [
            Part("arm", "upholstery", left),
            Part("back", "upholstery", back),
            Part("arm", "upholstery", right),
            *cover("arm", self._body.cords(CORD) if self.piped else []),
            *cover("base", [self._rail()]),
            *cover("base", self.nailheads.meshes([self._row()]), "nails"),
            *cover("seat", self.seating.meshes(bench)),
            *self.pillows.parts(leant),
            *cover("leg", list(self._legs.values()), "legs_material"),
            *cover("stretcher", self._stretchers() if self.stand.stretched else [], "legs_material"),
        ]
        ends = bench.corners(self.seat_height) | tips(bench, left.moved((-bench.width / 2, 0, 0)), self.shoulder)
        return standing(parts, self._feet() | ends)

    @property
    def _bottom(self) -> float:
        return self.clearance * self.seat_height

    @cached_property
    def _bench(self) -> Bench:
        width, deck = self.seats * self.seat_width, self.seat_height - self.seating.thickness
        return Bench(self.seats, width, 0.0, self.seat_depth, deck, self.recline_deg, self.shoulder, self.setback)

    @cached_property
    def _body(self) -> CamelBody:
        return CamelBody(
            width=self._bench.width,
            front=self.setback,
            rear=self.seat_depth,
            bottom=self._bottom,
            seat=self._bench.deck,
            arm=self.seat_height + self.arm_rise,
            shoulder=self.shoulder,
            hump=self.hump.line,
            thick=self.thickness,
            roll=self.roll * self.thickness,
            flare=self.flare,
            slope=float(np.tan(np.radians(self.recline_deg))),
        )

    def _rail(self) -> Mesh:
        """The upholstered body under the seat."""
        bench, low = self._bench, self._bottom
        size = (bench.width + 0.06, self.seat_depth + 0.05, bench.deck - low + 0.004)
        return rounded_box(size, 0.014).moved((0, 0.010 + size[1] / 2, low + size[2] / 2))

    def _row(self) -> Row:
        """Where nailheads run along the lower edge of the front."""
        half, z = self._bench.width / 2 - 0.01, self._bottom + 0.022
        path = np.array([(x, 0.010, z) for x in np.linspace(-half, half, 9)])
        return path, np.broadcast_to([0.0, -1.0, 0.0], path.shape)

    @cached_property
    def _legs(self) -> dict[str, Mesh]:
        """Name -> leg: at the corners, and in the middle of long sofas."""
        leg, half = self.stand.legs, self._bench.width / 2 + 0.25 * self.thickness + 0.01
        xs = {"left": half, "right": -half} | ({"middle": 0.0} if 2 * half > MIDDLE_LEGS else {})
        front, back = self.setback + 0.02 + leg.thickness / 2, self.seat_depth + 0.03
        kick = self._bottom * np.tan(np.radians(self.rake_deg))
        legs = {}
        for name, x in xs.items():
            ahead, behind = (np.array([x, y, self._bottom + 0.02]) for y in (front, back))
            legs[f"front_{name}"] = leg.mesh(foot_under(leg, ahead, (np.sign(x), -1.0)), ahead)
            legs[f"back_{name}"] = leg.mesh(foot_under(leg, behind, (0.0, 1.0)) + (0, kick, 0), behind)
        return legs

    def _feet(self) -> dict[str, Point]:
        return {f"leg_{name}": point(center_line(mesh).path[0]) for name, mesh in self._legs.items()}

    def _stretchers(self) -> list[Mesh]:
        """Bars from front to back, and a long one that joins their middles."""
        z = 0.38 * self._bottom
        pairs = [name.removeprefix("front_") for name in self._legs if name.startswith("front_")]
        ends = {name: [self._leg_at(f"{end}_{name}", z) for end in ("front", "back")] for name in pairs}
        bars = [board(end, 0.030, 0.020) for end in ends.values()]
        left, right = (np.mean(ends[name], axis=0) for name in ("left", "right"))
        return [*bars, board([left, right], 0.030, 0.020)]

    def _leg_at(self, name: str, z: float) -> Floats:
        return center_line(self._legs[name]).at(z)
