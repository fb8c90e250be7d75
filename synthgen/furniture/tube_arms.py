"""Arms of bent tube on tubular chairs. Metres; z up, the front faces -Y."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.tube_run import Run
from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.mesh import Floats
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class Armless:
    """No arms."""

    def parts(self, half: float, seat: Run, back: Run, tube: float) -> list[Part]:
        """Nothing."""
        return []

    def keypoints(self, half: float, seat: Run, back: Run) -> dict[str, Point]:
        """Nothing."""
        return {}


@dataclass(frozen=True)
class TubeArms:
    """Loops of tube from the back to the front of the seat, with pads on top."""

    height: float = number(0.215, 0.19, 0.24, "m", "Height of the tube above the seat.")
    spread: float = number(0.05, 0.03, 0.07, "m", "How far they stand outside the frame.")
    front: float = ratio(0.16, 0.06, 0.3, "Where they come down, of the seat's depth.", limits=(0.0, 0.5))
    radius: float = number(0.07, 0.04, 0.13, "m", "Radius of the bends.", limits=(0.015, 0.15))
    pad: float = ratio(0.62, 0.5, 0.75, "Length of the pads, of the arms'.", limits=(0.2, 0.9))
    width: float = number(0.042, 0.034, 0.055, "m", "Width of the pads.")

    def path(self, half: float, seat: Run, back: Run) -> Floats:
        """(4, 3) the corners of the left loop."""
        slope = (back.end - back.start)[0] / (back.end - back.start)[1]
        top = seat.at(self.front * seat.length)[1] + self.height
        rear = (half, back.start[0] + slope * (top - back.start[1]), top)
        front_y, front_z = seat.at(self.front * seat.length)
        out = half + self.spread
        return np.array([rear, (out, rear[1] - 0.05, top), (out, front_y - 0.02, top), (half, front_y, front_z)])

    def parts(self, half: float, seat: Run, back: Run, tube: float) -> list[Part]:
        """Tubes and pads of both arms."""
        corners = self.path(half, seat, back)
        loop = sweep(bent_path(corners, (0.03, self.radius)), 0.9 * tube, sides=12)
        _, rear, front, _ = corners
        middle, reach = (rear + front) / 2 + (0, 0, 0.9 * tube + 0.006), self.pad * (rear - front)[1] / 2
        line = middle + np.outer(np.linspace(-1, 1, 5), (0, reach, 0))
        rest = sweep(line, rounded_rectangle(self.width, 0.022, 0.009), side=(1, 0, 0), dome=0.012)
        left = [Part("arm", "frame", loop), Part("arm", "panels", rest)]
        return [*left, *(replace(part, mesh=part.mesh.mirrored_x()) for part in left)]

    def keypoints(self, half: float, seat: Run, back: Run) -> dict[str, Point]:
        """The front bends."""
        return pair("arm_front", point(self.path(half, seat, back)[2]))


TubeArm = Armless | TubeArms

TUBE_ARMS: dict[str, type[TubeArm]] = {"armless": Armless, "tube_arms": TubeArms}
