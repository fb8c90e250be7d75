"""Open arms of period chairs: a rail that ends in a scroll, on a curved support. Metres; the front faces -Y."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.seat_frames import SeatFrame
from synthgen.furniture.stance import Point, pair, point
from synthgen.geometry.curve import ellipse, smooth_curve
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep

Joint = Callable[[float], Floats]
"""(3,) the point of the left post at a height."""

_CURL = np.radians([25, 60, 100, 145, 190, 235])


@dataclass(frozen=True)
class NoArms:
    """A side chair."""

    def parts(self, joint: Joint, frame: SeatFrame) -> list[Part]:
        """None."""
        return []

    def keypoints(self, joint: Joint, frame: SeatFrame) -> dict[str, Point]:
        """None."""
        return {}


@dataclass(frozen=True)
class ScrolledArms:
    """Wooden arms that swing out from the back and end in scrolls."""

    rise: float = number(0.22, 0.19, 0.26, "m", "Height above the seat's rails.", limits=(0.12, 0.35))
    setback: float = ratio(0.26, 0.16, 0.36, "Where the support stands, from the front leg (0) to the back one.")
    fall: float = ratio(0.10, 0.0, 0.2, "How much lower the front is, of that height.")
    flare: float = number(0.030, 0.015, 0.050, "m", "How far the arms swing out.", limits=(0.0, 0.1))
    thickness: float = number(0.028, 0.024, 0.034, "m", "Thickness of the rail.")
    scroll: float = number(0.022, 0.016, 0.028, "m", "Radius of the scroll.")
    curve: float = number(0.035, 0.015, 0.055, "m", "How far the support leans and bends.")

    def parts(self, joint: Joint, frame: SeatFrame) -> list[Part]:
        """Both arms between the posts of a back, whose left one is given, and the rails of a seat."""
        rear, foot = self._ends(joint, frame)
        wood = [self._rail(rear, foot), self._support(rear, foot)]
        left = [Part("arm", "frame", mesh) for mesh in wood]
        left += [Part("arm", "upholstery", mesh) for mesh in self._pads(rear, foot)]
        return left + [Part(part.name, part.slot, part.mesh.mirrored_x()) for part in left]

    def keypoints(self, joint: Joint, frame: SeatFrame) -> dict[str, Point]:
        """The fronts of the arms, on top."""
        tip = self._line(*self._ends(joint, frame))[-1]
        return pair("arm_front", point(tip + (0, -self.scroll, self.thickness / 2)))

    def _ends(self, joint: Joint, frame: SeatFrame) -> tuple[Floats, Floats]:
        """(3,) where the left arm leaves the back, and where its support stands."""
        return joint(frame.top + self.rise), frame.side_at(self.setback)

    def _line(self, rear: Floats, foot: Floats) -> Floats:
        """(11, 3) the middle line of the rail, from the post to where the scroll begins."""
        front = np.array([foot[0] + 0.6 * self.flare, foot[1] - 0.035, rear[2] - self.fall * self.rise])
        along = (front - rear) * (0, 1, 0)
        knots = [
            rear,
            rear + 0.25 * along + (0.45 * (front[0] - rear[0]) + 0.5 * self.flare, 0, -0.25 * self.fall * self.rise),
            rear + 0.62 * along + (front[0] - rear[0] + 0.5 * self.flare, 0, -0.9 * self.fall * self.rise),
            front,
        ]
        return smooth_curve(knots, 11)

    def _rail(self, rear: Floats, foot: Floats) -> Mesh:
        line, r = self._line(rear, foot), self.scroll
        turn = np.stack([0.25 * r * _CURL / np.pi, -r * np.sin(_CURL), r * (np.cos(_CURL) - 1)], axis=1)
        path = np.concatenate([line, line[-1] + turn])
        width = np.concatenate([np.interp(np.linspace(0, 1, 11), [0, 0.5, 1], [1.0, 1.25, 1.45]), [1.4] * 6])
        height = np.concatenate([np.full(11, 0.85), np.linspace(0.8, 0.35, 6)])
        scale = self.thickness * np.stack([width, height], axis=1)
        return sweep(path, ellipse(1, 1, 12, 3), scale=scale, side=(1, 0, 0), dome=0.004)

    def _support(self, rear: Floats, foot: Floats) -> Mesh:
        """An S from the rail of the seat to the underside of the arm, just behind the scroll."""
        top = self._line(rear, foot)[9]
        rise, bend = top - foot, self.curve
        knots = [
            foot - (0, 0, 0.03),
            foot + 0.18 * rise + (0, 0.2 * bend, 0),
            foot + 0.5 * rise + (0, 0.9 * bend, 0),
            foot + 0.8 * rise + (0, 0.5 * bend, 0),
            top,
        ]
        path = smooth_curve(knots, 12)
        scale = self.thickness * np.stack([np.linspace(0.9, 0.8, 12), np.linspace(1.35, 0.85, 12)], axis=1)
        return sweep(path, ellipse(1, 1, 12, 3), scale=scale, side=(1, 0, 0))

    def _pads(self, rear: Floats, foot: Floats) -> list[Mesh]:
        """What lies on the left arm."""
        return []


@dataclass(frozen=True)
class PaddedArms(ScrolledArms):
    """Arms with a stuffed pad: those of a fauteuil."""

    pad: float = number(0.030, 0.022, 0.040, "m", "Height of the pad.", limits=(0.01, 0.06))

    def _pads(self, rear: Floats, foot: Floats) -> list[Mesh]:
        line = self._line(rear, foot)[2:9] + (0, 0, 0.40 * self.thickness)
        return [sweep(line, ellipse(1.75 * self.thickness, 1.6 * self.pad, 12, 2.4), side=(1, 0, 0), dome=0.014)]


@dataclass(frozen=True)
class ClosedArms(PaddedArms):
    """Padded arms over an upholstered panel: those of a bergere."""

    panel: float = number(0.045, 0.035, 0.060, "m", "Thickness of the panel.", limits=(0.02, 0.1))

    def _pads(self, rear: Floats, foot: Floats) -> list[Mesh]:
        line = self._line(rear, foot)[:10]
        low = foot[2] - 0.01
        middle = np.column_stack([line[:, :2], (line[:, 2] + low) / 2])
        size = np.stack([np.full(len(line), self.panel), line[:, 2] - low], axis=1)
        loops = np.zeros((len(line), 16, 3))
        loops[..., [0, 2]] = ellipse(1, 1, 16, 5) * size[:, None]
        return [*super()._pads(rear, foot), loft(loops + middle[:, None])]


Arms = NoArms | ScrolledArms | PaddedArms | ClosedArms

ARMS: dict[str, type[Arms]] = {
    "no_arms": NoArms,
    "scrolled_arms": ScrolledArms,
    "padded_arms": PaddedArms,
    "closed_arms": ClosedArms,
}
