"""The cantilever chair: seat and back carried by one bent steel tube without rear legs.

Marcel Breuer's B32, later Cesca: W x D x H 47 x 56 x 77.5 cm, seat 45 cm high (mvsevm.it, art. 104); with arms
61 x 53 x 83 cm; the tube is 1 inch thick (knoll.com).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.cantilever_seats import CANTILEVER_SEATS, CanePanels, CantileverSeat
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.tube_arms import TUBE_ARMS, Armless, TubeArm
from synthgen.furniture.tube_run import Run
from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep
from synthgen.materials import (
    CANED,
    CANVAS,
    MATERIALS,
    METALLIC,
    UPHOLSTERED,
    WOODEN,
    Cane,
    Fabric,
    Leather,
    Material,
    Metal,
    Wood,
)


@dataclass(frozen=True)
class StraightRise:
    """Upright in front, its bends tight."""

    knee: float = number(0.07, 0.045, 0.10, "m", "Radius of the bends under the knees and at the floor.")
    lean: float = number(0.0, -0.03, 0.05, "m", "How far the tube comes back on its way down.")

    def corners(self, front: Floats, floor: float) -> tuple[Floats, list[float]]:
        """(2, 2) y and z from the seat's front to the floor, and the radii of the two bends."""
        y = front[0] - 0.75 * self.knee
        return np.array([(y, front[1]), (y + self.lean, floor)]), [self.knee, self.knee]


@dataclass(frozen=True)
class RoundRise:
    """One half-circle in front, from the seat to the floor."""

    reach: float = ratio(0.8, 0.72, 0.88, "How far the curve stands ahead, of half its height.", limits=(0.5, 1.0))

    def corners(self, front: Floats, floor: float) -> tuple[Floats, list[float]]:
        """(2, 2) y and z from the seat's front to the floor, and the radii of the two bends."""
        radius = 0.5 * (front[1] - floor)
        y = front[0] - self.reach * radius
        return np.array([(y, front[1]), (y, floor)]), [radius, radius]


Rise = StraightRise | RoundRise

RISES: dict[str, type[Rise]] = {"straight_rise": StraightRise, "round_rise": RoundRise}


@dataclass(frozen=True)
class CantileverChair:
    """A chair of bent steel tube that swings because it has no rear legs."""

    width: float = number(0.47, 0.44, 0.51, "m", "Width of the frame over all.")
    seat_height: float = number(0.435, 0.42, 0.455, "m", "Height of the tube in front of the seat.")
    seat_depth: float = number(0.41, 0.385, 0.44, "m", "Depth of the seat.")
    seat_tilt_deg: float = number(3.0, 0.5, 5.5, "deg", "Fall of the seat backwards.", limits=(0.0, 12.0))
    back_height: float = number(0.81, 0.76, 0.88, "m", "Height of the back.")
    recline_deg: float = number(12.0, 8.0, 16.0, "deg", "Lean of the back.", limits=(0.0, 30.0))
    back_panel: float = ratio(0.62, 0.45, 0.85, "Height of the back's panel, of the free tube.", limits=(0.3, 0.95))
    runner: float = ratio(1.06, 0.95, 1.16, "How far back the runners reach, of the seat's depth.", limits=(0.75, 1.5))
    tube: float = number(0.025, 0.022, 0.028, "m", "Diameter of the tube.")
    bend: float = number(0.075, 0.05, 0.11, "m", "Radius of the bends at the back and behind.")
    bridged: bool = flag(False, 0.35, "Whether the tube runs on over the top of the back.")
    rise: Rise = one_of(RISES, StraightRise(), "The front.", {"straight_rise": 3, "round_rise": 1})
    seat: CantileverSeat = one_of(CANTILEVER_SEATS, CanePanels(), "Seat and back.")
    arms: TubeArm = one_of(TUBE_ARMS, Armless(), "Arms.", {"armless": 2, "tube_arms": 1})
    frame: Material = one_of(MATERIALS, Metal(roughness=0.12), "The tube.", METALLIC | {"metal": 6.0})
    panels: Material = one_of(MATERIALS, Wood(), "Wooden frames, plywood and pads of arms.", WOODEN)
    caning: Material = one_of(MATERIALS, Cane(), "The caning.", CANED)
    sling: Material = one_of(MATERIALS, Leather(), "The slings.", CANVAS | {"leather": 2.0})
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of the pads.", UPHOLSTERED)

    def model(self) -> Model:
        """The chair in object coordinates."""
        parts = [
            Part("frame", "frame", self._tube_mesh()),
            *self._panel("seat", self._seat, 0.012, self.seat_depth - 0.012),
            *self._panel("back", self._back, *self._back_span),
            *self.arms.parts(self._half, self._seat, self._back, self.tube / 2),
        ]
        return standing(parts, self._keypoints())

    @property
    def _half(self) -> float:
        """From the middle to the tube's middle line."""
        return (self.width - self.tube) / 2

    @cached_property
    def _seat(self) -> Run:
        """The left tube beside the seat, from the front."""
        fall = np.tan(np.radians(self.seat_tilt_deg))
        length = self.seat_depth + 0.6 * self.bend
        return Run(np.array([0.0, self.seat_height]), np.array([length, self.seat_height - fall * length]))

    @cached_property
    def _back(self) -> Run:
        """The left tube beside the back, from the seat."""
        y, z = self._seat.end
        top = self.back_height - self.tube / 2
        return Run(self._seat.end, np.array([y + np.tan(np.radians(self.recline_deg)) * (top - z), top]))

    @property
    def _back_span(self) -> tuple[float, float]:
        """Where the back's panel begins and ends along its run."""
        end = self._back.length - (0.5 * self.bend if self.bridged else 0.014)
        return end - self.back_panel * (end - 0.9 * self.bend), end

    def _panel(self, name: str, run: Run, start: float, end: float) -> list[Part]:
        lying = self.seat.parts(name, self._half, end - start, self.tube / 2)
        return [Part(part.name, part.slot, run.placed(part.mesh, start)) for part in lying]

    def _tube_mesh(self) -> Mesh:
        """The tube, its ends closed unless it is a ring."""
        return sweep(self._path, self.tube / 2, sides=14, closed=self.bridged, dome=0.004)

    @cached_property
    def _path(self) -> Floats:
        """(N, 3) from the top of the back over seat, front and floor to its other hand."""
        front, radii = self.rise.corners(self._seat.start, self.tube / 2)
        front[0] = self._seat.at(float(front[0, 0]))  # on the seat's slope
        floor = (self.runner * self.seat_depth, self.tube / 2)
        side = np.array([self._back.end, self._back.start, *front, floor])
        left = np.insert(side, 0, self._half, axis=1)
        corners = np.concatenate([left, left[::-1] * (-1, 1, 1)])
        bends = [self.bend, *radii, self.bend, self.bend, *radii[::-1], self.bend]
        return bent_path(corners, [self.bend, *bends, self.bend] if self.bridged else bends, closed=self.bridged)

    def _keypoints(self) -> dict[str, Point]:
        rest = self.tube / 2
        runner = self._path[(self._path[:, 2] < rest + 1e-6) & (self._path[:, 0] > self._half - 1e-6)]
        front, back = self._seat.at(0.02, rest), self._seat.at(self.seat_depth, rest)
        sides = {
            "leg_front": point(runner[0] - (0, 0, rest)),
            "leg_back": point(runner[-1] - (0, 0, rest)),
            "seat_front": (self._half, float(front[0]), float(front[1])),
            "seat_back": (self._half, float(back[0]), float(back[1])),
            "back_top": point(np.insert(self._back.at(self._back_span[1], rest), 0, self._half)),
        }
        points = {key: at for name, left in sides.items() for key, at in pair(name, left).items()}
        return points | self.arms.keypoints(self._half, self._seat, self._back)
