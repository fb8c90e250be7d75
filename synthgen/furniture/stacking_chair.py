"""The stacking chair: seat and back of plastic or plywood, with a gap between them, on a frame of steel tube.

Usual sizes of school and conference chairs: seats 43-46 cm high, 46-54 cm wide, 48-58 cm deep, 76-86 cm high.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.cantilever_seats import Pads, PlywoodPanels
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.moulded_panels import MouldedPanels
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.tube_arms import TUBE_ARMS, Armless, TubeArm
from synthgen.furniture.tube_run import Run
from synthgen.furniture.uprights import rod
from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep
from synthgen.materials import (
    MATERIALS,
    METALLIC,
    UPHOLSTERED,
    WOODEN,
    Fabric,
    Material,
    Metal,
    Nylon,
    Plastic,
    Wood,
)

StackingSeat = MouldedPanels | PlywoodPanels | Pads

STACKING_SEATS: dict[str, type[StackingSeat]] = {
    "moulded_panels": MouldedPanels,
    "plywood_panels": PlywoodPanels,
    "pads": Pads,
}


@dataclass(frozen=True)
class FourLegs:
    """Front legs that run on under the seat into the back, and separate rear legs."""

    spread: float = number(0.030, 0.010, 0.05, "m", "How far the feet stand outside the seat's tubes.")
    rake: float = number(0.05, 0.02, 0.09, "m", "How far the feet stand out, to front and rear.", limits=(0.01, 0.13))
    root: float = ratio(0.7, 0.55, 0.85, "Where the rear legs leave the seat, of its depth.", limits=(0.4, 0.9))

    def feet(self, half: float, depth: float) -> tuple[Floats, Floats]:
        """(3,) the left front and the left rear foot."""
        out = half + self.spread
        return np.array([out, -self.rake, 0.0]), np.array([out, depth + 0.6 * self.rake, 0.0])

    def paths(self, half: float, seat: Run, depth: float, knee: float) -> tuple[Floats, list[Floats]]:
        """The corners of the left tube before the seat, and the middle lines of other tubes on the left."""
        front, rear = self.feet(half, depth)
        top = (half, *seat.at(self.root * depth))
        elbow = (half, rear[1] - 0.5 * self.rake - 0.03, top[2] - 0.03)
        line = bent_path(np.array([top, elbow, tuple(rear)]), 0.05)
        return front[None], [line]

    @property
    def glides(self) -> bool:
        """Whether the feet are capped."""
        return True


@dataclass(frozen=True)
class SledBase:
    """Tubes that run along the floor from the front legs to the rear ones."""

    spread: float = number(0.012, 0.0, 0.03, "m", "How far the runners stand outside the seat's tubes.")
    rake: float = number(0.03, 0.0, 0.06, "m", "How far the runners reach before and behind the seat.")
    root: float = ratio(0.8, 0.65, 0.92, "Where the rear legs reach the seat, of its depth.", limits=(0.5, 0.95))

    def feet(self, half: float, depth: float) -> tuple[Floats, Floats]:
        """(3,) the left front and the left rear corner of the runner."""
        out = half + self.spread
        return np.array([out, -self.rake, 0.0]), np.array([out, depth + self.rake, 0.0])

    def paths(self, half: float, seat: Run, depth: float, knee: float) -> tuple[Floats, list[Floats]]:
        """The corners of the left tube before the seat, and the middle lines of other tubes on the left."""
        front, rear = self.feet(half, depth)
        return np.array([(half, *seat.at(self.root * depth)), rear, front]), []

    @property
    def glides(self) -> bool:
        """Whether the feet are capped."""
        return False


StackingBase = FourLegs | SledBase

STACKING_BASES: dict[str, type[StackingBase]] = {"four_legs": FourLegs, "sled_base": SledBase}


@dataclass(frozen=True)
class StackingChair:
    """A school or conference chair of steel tube."""

    width: float = number(0.40, 0.37, 0.44, "m", "Distance of the tubes' outer sides under the seat.")
    seat_height: float = number(0.435, 0.42, 0.455, "m", "Height of the tubes in front of the seat.")
    seat_depth: float = number(0.40, 0.34, 0.43, "m", "Depth of the seat.")
    seat_tilt_deg: float = number(3.0, 1.0, 5.5, "deg", "Fall of the seat backwards.", limits=(0.0, 12.0))
    back_height: float = number(0.80, 0.75, 0.87, "m", "Height of the back.", limits=(0.72, 0.95))
    recline_deg: float = number(13.0, 6.0, 18.0, "deg", "Lean of the back.", limits=(0.0, 30.0))
    back_panel: float = ratio(0.62, 0.45, 0.85, "Height of the back's panel, of the free tube.", limits=(0.3, 0.95))
    tube: float = number(0.022, 0.018, 0.026, "m", "Diameter of the tube.")
    knee: float = number(0.05, 0.035, 0.08, "m", "Radius of the bends.")
    base: StackingBase = one_of(STACKING_BASES, FourLegs(), "The legs.", {"four_legs": 3, "sled_base": 1})
    seat: StackingSeat = one_of(
        STACKING_SEATS,
        MouldedPanels(),
        "Seat and back.",
        {"moulded_panels": 3, "plywood_panels": 2, "pads": 1},
    )
    arms: TubeArm = one_of(TUBE_ARMS, Armless(), "Arms.", {"armless": 5, "tube_arms": 1})
    frame: Material = one_of(MATERIALS, Metal(), "The tube.", METALLIC)
    shell: Material = one_of(MATERIALS, Plastic(), "Moulded seat and back.", {"plastic": 1})
    panels: Material = one_of(MATERIALS, Wood(), "Plywood.", WOODEN)
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of the pads.", UPHOLSTERED)
    glides: Material = one_of(MATERIALS, Nylon(), "Caps of the feet, and pads of arms.", {"nylon": 1})

    def model(self) -> Model:
        """The chair in object coordinates."""
        arms = self.arms.parts(self._half, self._seat, self._back, self.tube / 2)
        parts = [
            *self._frame(),
            *self._panel("seat", self._seat, 0.0, self.seat_depth),
            *self._panel("back", self._back, *self._back_span),
            *(replace(part, slot="glides") if part.slot == "panels" else part for part in arms),
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
        length = self.seat_depth + 0.8 * self.knee
        return Run(np.array([0.0, self.seat_height]), np.array([length, self.seat_height - fall * length]))

    @cached_property
    def _back(self) -> Run:
        """The left tube beside the back, from the seat."""
        y, z = self._seat.end
        return Run(
            self._seat.end,
            np.array([y + np.tan(np.radians(self.recline_deg)) * (self.back_height - z), self.back_height]),
        )

    @property
    def _back_span(self) -> tuple[float, float]:
        """Where the back's panel begins and ends along its run; the tube ends behind it."""
        end = self._back.length
        return end - self.back_panel * (end - self.knee), end

    def _panel(self, name: str, run: Run, start: float, end: float) -> list[Part]:
        lying = self.seat.parts(name, self._half, end - start, self.tube / 2)
        return [Part(part.name, part.slot, run.placed(part.mesh, start)) for part in lying]

    @cached_property
    def _lines(self) -> list[Floats]:
        """The middle lines of the tubes on the left, (N, 3) metres."""
        before, others = self.base.paths(self._half, self._seat, self.seat_depth, self.knee)
        knee = np.array([self._half, *self._seat.at(-0.8 * self.knee)])
        rear, top = (np.array([self._half, *at]) for at in (self._seat.end, self._back.at(self._back.length - 0.03)))
        line = bent_path(np.array([*before, knee, rear, top]), self.knee)
        return [line, *others]

    def _frame(self) -> list[Part]:
        """Tubes on both hands, the bars between them, and glides."""
        tubes = [sweep(line, self.tube / 2, sides=12, dome=0.003) for line in self._lines]
        caps = self._caps() if self.base.glides else []
        bars = [Part("frame", "frame", self._bar(share)) for share in (0.2, 0.75)]
        left = [*(Part("leg", "frame", tube) for tube in tubes), *(Part("leg", "glides", cap) for cap in caps)]
        return [*bars, *left, *(replace(part, mesh=part.mesh.mirrored_x()) for part in left)]

    def _bar(self, share: float) -> Mesh:
        """A bar between the tubes under the seat."""
        y, z = self._seat.at(share * self.seat_depth, -0.55 * self.tube)
        return rod((self._half, y, z), (-self._half, y, z), 0.75 * self.tube)

    def _caps(self) -> list[Mesh]:
        """Caps on the left feet."""
        feet = self.base.feet(self._half, self.seat_depth)
        return [rod(foot - (0, 0, 0.006), foot + (0, 0, 0.022), 1.3 * self.tube, sides=12) for foot in feet]

    def _keypoints(self) -> dict[str, Point]:
        points = np.concatenate(self._lines)
        tips = points[points[:, 2] < 1e-6]
        rest = self.tube / 2
        low = np.array([0, 0, 0.006 if self.base.glides else rest])
        runs = {
            "seat_front": self._seat.at(0.02, rest),
            "seat_back": self._seat.at(self.seat_depth, rest),
            "back_top": self._back.at(self._back.length, rest),
        }
        sides = {name: point(np.insert(at, 0, self._half)) for name, at in runs.items()}
        sides |= {
            "leg_front": point(tips[tips[:, 1].argmin()] - low),
            "leg_back": point(tips[tips[:, 1].argmax()] - low),
        }
        keypoints = {key: at for name, left in sides.items() for key, at in pair(name, left).items()}
        return keypoints | self.arms.keypoints(self._half, self._seat, self._back)
