"""The French chair with an upholstered back in a carved frame: medallion chair, and with arms the fauteuil.

Usual sizes: side chairs 48-52 x 52-58 x 92-102 cm, armchairs 58-66 cm wide; seats 44-50 cm high.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.carvings import spray
from synthgen.furniture.legs import LEGS, Leg, foot_under
from synthgen.furniture.medallions import MEDALLIONS, Medallion, OvalBack, SetBack
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads
from synthgen.furniture.open_arms import ARMS, Arms, NoArms
from synthgen.furniture.period_legs import Fluted
from synthgen.furniture.seat_frames import PLANS, STUFFINGS, Plan, SeatFrame, StuffedTop, Stuffing, TrapezoidPlan
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.upholstery import cover
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.piping import piping
from synthgen.geometry.sweep import sweep
from synthgen.materials import MATERIALS, UPHOLSTERED, Fabric, Material, Metal, PaintedWood

GILDED = {"painted_wood": 3.0, "wood": 3.0, "metal": 0.4}
"""Frames are painted, waxed or gilded; a gilt frame looks like metal."""
GIMP = 0.005  # m, half the width of the braid that hides tacks


@dataclass(frozen=True)
class OvalBackChair:
    """A chair with an upholstered seat, and a back upholstered in a moulded frame."""

    width: float = number(0.50, 0.47, 0.56, "m", "Width of the seat in front.")
    seat_depth: float = number(0.46, 0.43, 0.50, "m", "Depth of the seat.")
    seat_height: float = number(0.40, 0.375, 0.42, "m", "Height of the seat's rails.")
    gap: float = number(
        0.15, 0.12, 0.18, "m", "Height of the frame's lowest point above the rails.", limits=(0.08, 0.25)
    )
    recline_deg: float = number(10.0, 6.0, 15.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    dish: float = number(0.018, 0.0, 0.030, "m", "How far the sides of the back stand forward.", limits=(0.0, 0.05))
    rake_deg: float = number(8.0, 3.0, 12.0, "deg", "Lean of the rear legs, their feet behind.", limits=(0.0, 18.0))
    bar: float = number(0.042, 0.034, 0.050, "m", "Width of the frame's mouldings.")
    apron: float = number(0.062, 0.052, 0.075, "m", "Height of the rails under the seat.")
    scallop: float = ratio(0.0, 0.0, 0.3, "Rise of the rails' lower edges, of their height.", limits=(0.0, 0.6))
    padding: float = number(0.034, 0.026, 0.042, "m", "Thickness of the back's stuffing at its edge.")
    crown: float = number(0.026, 0.014, 0.040, "m", "How far the middle of the back's stuffing stands out.")
    carved: bool = flag(False, 0.45, "Whether leaves are carved on top of the frame.")
    gimp: bool = flag(True, 0.6, "Whether a braid hides the edges of the cloth.")
    rest: Medallion = one_of(
        MEDALLIONS,
        OvalBack(),
        "The back.",
        {"oval_back": 4, "round_back": 1.5, "shield_back": 1, "cartouche_back": 1.5, "square_back": 1.5},
    )
    plan: Plan = one_of(PLANS, TrapezoidPlan(), "The seat's outline.", {"trapezoid_plan": 2, "serpentine_plan": 1})
    seat: Stuffing = one_of(STUFFINGS, StuffedTop(), "The seat's stuffing.", {"stuffed_top": 1})
    legs: Leg = one_of(LEGS, Fluted(), "The legs.", {"fluted": 3, "cabriole": 1.5})
    arms: Arms = one_of(ARMS, NoArms(), "Arms.", {"no_arms": 3, "padded_arms": 2})
    nailheads: Nailheads = one_of(
        NAILHEADS, NoNailheads(), "Nailheads around the cloth.", {"no_nailheads": 3, "close_nailheads": 1.5}
    )
    frame: Material = one_of(MATERIALS, PaintedWood(color="#e3d6c3"), "The frame.", GILDED)
    upholstery: Material = one_of(MATERIALS, Fabric(color="#c9c4ba"), "The cover.", UPHOLSTERED)
    nails: Material = one_of(MATERIALS, Metal(color="#b8995e"), "The nailheads.", {"metal": 1})

    def model(self) -> Model:
        """The chair in object coordinates."""
        parts = [
            Part("frame", "frame", self._rails.mesh(self.scallop, 0.6 * self.scallop)),
            Part("seat", "upholstery", self.seat.mesh(self._rails)),
            *cover("leg", self._legs, "frame"),
            *cover("back", [self._back.frame(0.85 * self.bar), *self._stiles(), *self._carving()], "frame"),
            *cover("back", [self._back.panel(self.padding, self.crown)]),
            *self._trim(),
            *self.arms.parts(self._back.side, self._rails),
        ]
        return standing(parts, self._keypoints())

    @cached_property
    def _rails(self) -> SeatFrame:
        return SeatFrame(self.plan.half(self.width, self.seat_depth), self.apron, self.seat_height)

    @cached_property
    def _back(self) -> SetBack:
        y = float(self._rails.rear[1]) - 0.4 * self.bar + 0.05 * self.gap
        foot = np.array([0.0, y, self.seat_height + self.gap])
        return SetBack(self.rest, self.bar, self.dish, self.recline_deg, foot)

    @cached_property
    def _feet(self) -> dict[str, tuple[Floats, Floats]]:
        """Corner -> the foot and the top of its leg, (3,) each; the left ones only."""
        thick = self.legs.thickness / 2 - 0.003
        z, kick = self.seat_height - 0.002, self.seat_height * np.tan(np.radians(self.rake_deg))
        front = np.append(self._rails.corner + (-thick, thick), z)
        back = np.append(self._rails.rear - thick, z)
        return {
            "front": (foot_under(self.legs, front, (1.0, -1.0)), front),
            "back": (foot_under(self.legs, back, (0.4, 1.0)) + (0, kick, 0), back),
        }

    @property
    def _legs(self) -> list[Mesh]:
        left = [self.legs.mesh(*ends) for ends in self._feet.values()]
        return left + [mesh.mirrored_x() for mesh in left]

    def _stiles(self) -> list[Mesh]:
        """The posts that run on from the rear legs into the sides of the frame."""
        back, low = self._feet["back"][1], self._back.line[:, 2].min()
        height = float(self._back.top[2] - low)
        joins = [self._back.side(float(low + share * height)) for share in (0.28, 0.42)]
        root = np.array([back[0], min(back[1] + 0.012, joins[0][1]), self.seat_height])
        knots = [root - (0, 0, 0.04), root + (0, 0.002, 0.5 * self.gap), joins[0] - (0, 0, 0.02), joins[1]]
        section = rounded_rectangle(self.bar, 0.8 * self.bar, 0.3 * self.bar)
        stile = sweep(smooth_curve(knots, 14), section, side=(1, 0, 0), scale=np.linspace(1.0, 0.72, 14))
        return [stile, stile.mirrored_x()]

    def _carving(self) -> list[Mesh]:
        if not self.carved:
            return []
        crest = self.rest.outline[:, 1].max() - 0.7 * self.bar
        leaves = spray(0.44 * self.rest.width, 1.5 * self.bar)
        return [self._back.set_up(leaves.moved((0, -0.45 * self.bar, crest)))]

    def _trim(self) -> list[Part]:
        """Braid along the edges of the cloth, and nails on it."""
        back = self._back.rim(self.padding, self.crown)
        seat = self._rails.edge(0.004, self.seat_height + GIMP)
        cords = [piping(*row, GIMP, sides=6) for row in (back, seat)] if self.gimp else []
        closed = [(np.concatenate([p, p[:1]]), np.concatenate([out, out[:1]])) for p, out in (back, seat)]
        raised = [(p + out * GIMP * self.gimp, out) for p, out in closed]
        heads = [
            Part(name, "nails", m) for name, m in zip(("back", "seat"), self.nailheads.meshes(raised), strict=False)
        ]
        return [*(Part(name, "upholstery", m) for name, m in zip(("back", "seat"), cords, strict=False)), *heads]

    def _keypoints(self) -> dict[str, Point]:
        z = self.seat_height + self.seat.rise
        left = {
            **{f"leg_{end}": point(foot) for end, (foot, _) in self._feet.items()},
            "seat_front": point(np.append(self._rails.corner, z)),
            "seat_back": point(np.append(self._rails.rear, z)),
            "back_top": point(self._shoulder()),
        }
        ends = {key: at for name, corner in left.items() for key, at in pair(name, corner).items()}
        return ends | self.arms.keypoints(self._back.side, self._rails)

    def _shoulder(self) -> Floats:
        """(3,) the left upper corner of the frame."""
        line = self._back.line
        return np.asarray(line[(line @ (1.0, 0, 1.0)).argmax()])
