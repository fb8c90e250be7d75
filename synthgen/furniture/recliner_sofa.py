"""The reclining sofa: two or three recliners side by side, some of them open, maybe a console between two.

Usual sizes: 150-230 cm wide, 95-105 cm deep, 98-106 cm high.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, flag, number, one_of, ratio, seed
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.plinth import legs_under
from synthgen.furniture.recliner_chair import SOFT, OnFeet, keypoints
from synthgen.furniture.recliners import (
    RECLINING_ARMS,
    RECLINING_BACKS,
    BustleBack,
    PillowArm,
    RecliningArm,
    RecliningBack,
    Seat,
    console,
    reclining_seat,
    require_room,
)
from synthgen.furniture.stance import Point
from synthgen.furniture.upholstery import cover
from synthgen.materials import MATERIALS, Leather, Material, Metal, Wood
from synthgen.streams import noise


@dataclass(frozen=True)
class NoConsole:
    """Seats side by side."""

    @property
    def width(self) -> float:
        """Metres."""
        return 0.0


@dataclass(frozen=True)
class Console:
    """A fixed box with a lid and cup holders between two seats."""

    width: float = number(0.28, 0.22, 0.34, "m", "Width.", limits=(0.15, 0.45))


@dataclass(frozen=True)
class SofaBustleBack(BustleBack):
    """Fat rolls one over another, three at most."""

    rolls: int = count(3, 2, 3, "Rolls.", limits=(1, 4))


SOFA_BACKS = RECLINING_BACKS | {"bustle_back": SofaBustleBack}

CONSOLES: dict[str, type[NoConsole | Console]] = {"no_console": NoConsole, "console": Console}


@dataclass(frozen=True)
class ReclinerSofa:
    """Recliners in a row."""

    seats: int = count(3, 2, 3, "Persons side by side.", limits=(2, 3))
    seat_width: float = number(0.58, 0.52, 0.64, "m", "Width for one person.")
    seat_depth: float = number(0.73, 0.67, 0.79, "m", "Seat in front of the outer back, its padding included.")
    seat_height: float = number(0.49, 0.46, 0.52, "m", "Height of the seat's front seam.")
    height: float = number(1.01, 0.95, 1.07, "m", "Height of the back when upright.")
    arm_rise: float = number(0.14, 0.09, 0.18, "m", "Height of the arms above the seat.")
    cushion: float = number(0.19, 0.15, 0.22, "m", "Thickness of the seat cushions.", limits=(0.08, 0.28))
    crown: float = number(0.03, 0.015, 0.05, "m", "How far the seats' middles stand up.")
    recline_deg: float = number(13.0, 9.0, 17.0, "deg", "Lean of the back when upright.", limits=(0.0, 25.0))
    further_deg: float = number(24.0, 16.0, 32.0, "deg", "How much further it leans when open.", limits=(5.0, 50.0))
    open_seats: int = count(0, 0, 2, "Seats that are reclined, their footrests out.", limits=(0, 3))
    extension: float = ratio(0.9, 0.6, 1.0, "How far, when they are.", limits=(0.1, 1.0))
    piped: bool = flag(False, 0.25, "Whether cords run along the seats' seams.")
    back: RecliningBack = one_of(SOFA_BACKS, SofaBustleBack(), "The backs.", {"bustle_back": 3, "pillow_top_back": 2})
    arms: RecliningArm = one_of(RECLINING_ARMS, PillowArm(), "Arms.", {"pillow_arm": 3, "track_arm": 1})
    middle: NoConsole | Console = one_of(
        CONSOLES, NoConsole(), "Between the first two seats.", {"no_console": 2, "console": 1}
    )
    stand: OnFeet = one_of({"on_feet": OnFeet}, OnFeet(), "Legs.")
    seed: int = seed("Which seats are open, and the creases.")
    upholstery: Material = one_of(MATERIALS, Leather(), "The cover.", SOFT)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs.", {"wood": 3, "plastic": 1})
    mechanism: Material = one_of(MATERIALS, Metal(), "Footrests' bars and cup holders.", {"metal": 2, "nylon": 3})

    def __post_init__(self) -> None:
        require_room(self.seat_height, self.cushion, self.stand.clearance)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bottom, depth = self.stand.clearance, self.seat_depth + 0.10
        width, top = self.seats * self.seat_width + self.middle.width, self.seat_height + self.arm_rise
        arm = self.arms.mesh(depth, bottom + 0.005, top).moved((width / 2 - 0.004, -0.02, 0))
        out = width / 2 + self.arms.width
        legs, tips = legs_under(self.stand.legs, (-out, 0.0), (out, depth - 0.03), bottom)
        parts = [part for k, x in enumerate(self._middles) for part in self._placed(k, x)]
        parts += [*self._console(depth, bottom), *cover("arm", [arm, arm.mirrored_x()])]
        parts += cover("leg", legs, "legs_material")
        return standing(parts, tips | self._keypoints(width, out - self.arms.width / 2, top))

    @property
    def _middles(self) -> list[float]:
        """x of the middles of the seats; the console stands before the last of them."""
        width = self.seats * self.seat_width + self.middle.width
        starts = [k * self.seat_width + self.middle.width * (k == self.seats - 1) for k in range(self.seats)]
        return [start + self.seat_width / 2 - width / 2 for start in starts]

    def _seat(self, k: int) -> Seat:
        order = np.argsort(noise(self.seed, "open", (self.seats,)))
        return Seat(
            width=self.seat_width - 0.004,
            depth=self.seat_depth,
            clearance=self.stand.clearance,
            deck=self.seat_height - self.cushion,
            height=self.seat_height,
            top=self.height,
            recline_deg=self.recline_deg,
            further_deg=self.further_deg,
            opened=self.extension * (int(order[k]) < self.open_seats),
            spacing=0.085 if self.seats < 3 else 0.13,
        )

    def _placed(self, k: int, x: float) -> list[Part]:
        parts = reclining_seat(self._seat(k), self.back, self.cushion, self.crown, self.piped, self.seed + 31 * k)
        return [Part(p.name, p.slot, p.mesh.moved((x, 0, 0))) for p in parts]

    def _console(self, depth: float, bottom: float) -> list[Part]:
        if self.middle.width <= 0:
            return []
        x = self._middles[-1] - self.seat_width / 2 - self.middle.width / 2
        parts = console(self.middle.width + 0.006, depth - 0.16, bottom, self.seat_height + 0.09)
        return [Part(p.name, p.slot, p.mesh.moved((x, 0, 0))) for p in parts]

    def _keypoints(self, width: float, arm: float, top: float) -> dict[str, Point]:
        """The outer seats' corners, as they stand."""
        shift = {"left": (width - self.seat_width) / 2, "right": (self.seat_width - width) / 2}
        found = {}
        for side, k in (("left", self.seats - 1), ("right", 0)):
            for name, (x, y, z) in keypoints(self._seat(k), self.seat_height, arm - abs(shift[side]), top).items():
                if name.endswith(side):
                    found[name] = (x + shift[side], y, z)
        return found
