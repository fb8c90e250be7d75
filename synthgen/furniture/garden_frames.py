"""What garden armchairs are made of, first kind: teak posts, rails and slats. Metres; the front faces -Y.

The seat's front edge is on y = 0. Posts of 45-60 mm, slats of 18-22 mm and arms of 60-85 mm are usual.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from synthgen.fields import count, flag, number, one_of, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.slat_backs import LadderBack, VerticalBack
from synthgen.furniture.stance import point
from synthgen.furniture.stretchers import STRETCHERS, NoStretchers, Stretchers
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, board, both
from synthgen.geometry.curve import rounded_polygon, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Sizes:
    """What all garden armchairs have; metres."""

    width: float  # over all, but for the arms
    seat: float  # z of the seat's front edge
    depth: float  # of the seat
    top: float  # z of the back
    arm: float  # z of the arms
    lean: float  # tangent of the back's lean
    tilt: float  # fall of the seat to the rear, per metre


@dataclass(frozen=True)
class GardenSlats(VerticalBack):
    """Upright slats between two rails."""

    slats: int = count(9, 6, 12, "How many slats.", limits=(1, 13))
    share: float = ratio(0.55, 0.42, 0.68, "How much of the width is wood.", limits=(0.1, 0.85))
    crest: float = number(0.075, 0.060, 0.10, "m", "Height of the top rail.")
    arch: float = ratio(0.15, 0.0, 0.9, "Rise of the top rail's upper edge, of its height.", limits=(0.0, 0.95))
    bow: float = number(0.006, 0.0, 0.018, "m", "How far the middle of the rails stands back.")
    thickness: float = number(0.014, 0.011, 0.018, "m", "Thickness of a slat.")


@dataclass(frozen=True)
class GardenRungs(LadderBack):
    """Level slats, one above the other."""

    slats: int = count(5, 3, 7, "How many slats.", limits=(1, 9))
    share: float = ratio(0.72, 0.55, 0.82, "How much of the height is wood.", limits=(0.15, 0.85))
    bow: float = number(0.008, 0.0, 0.025, "m", "How far the middle of a slat stands back.")
    arch: float = ratio(0.0, 0.0, 0.12, "Rise of the slats' upper edges, of their height.")
    thickness: float = number(0.017, 0.014, 0.022, "m", "Thickness of a slat.")


@dataclass(frozen=True)
class LatticeBack(GardenSlats):
    """Crossed diagonals in bays, after Chippendale."""

    slats: int = count(2, 1, 3, "Uprights between the bays.", limits=(1, 3))
    share: float = ratio(0.13, 0.10, 0.18, "How much of the width is wood.", limits=(0.05, 0.4))

    def meshes(self, post: Upright, seat: float) -> list[Mesh]:
        """Rails, uprights and diagonals between a post and its opposite, above a seat at z = `seat`."""
        low, high = seat + self.lift * (float(post.top[2]) - seat), float(post.top[2]) - 0.012 - self.crest / 2
        bays = np.concatenate([[-1.0], self._middles(), [1.0]])
        spans = [span for a, b in pairwise(bays) for span in ((a, b), (b, a))]
        return [*super().meshes(post, seat), *(self._diagonal(post, (a, low), (b, high)) for a, b in spans)]

    def _diagonal(self, post: Upright, foot: tuple[float, float], head: tuple[float, float]) -> Mesh:
        ends = [post.at(z) * (x, 1, 1) + (0, self.bow * (1 - x**2), 0) for x, z in (foot, head)]
        return board(ends, 0.024, 0.85 * self.thickness, up=(1, 0, 0))


GardenBack = GardenSlats | GardenRungs | LatticeBack

GARDEN_BACKS: dict[str, type[GardenBack]] = {
    "garden_slats": GardenSlats,
    "garden_rungs": GardenRungs,
    "lattice_back": LatticeBack,
}


@dataclass(frozen=True)
class Teak:
    """Straight legs, a slatted seat and flat arms, of teak."""

    leg: float = number(0.050, 0.042, 0.062, "m", "Thickness of the legs.")
    slats: int = count(7, 5, 10, "Slats of the seat.", limits=(3, 11))
    slat: float = number(0.019, 0.016, 0.023, "m", "Thickness of a slat.")
    gap: float = number(0.011, 0.007, 0.016, "m", "Gap between slats.")
    dish: float = number(0.010, 0.0, 0.022, "m", "Depth of the seat's hollow.")
    apron: float = number(0.075, 0.055, 0.10, "m", "Height of the rails under the seat.")
    arm_width: float = number(0.070, 0.056, 0.090, "m", "Width of the arms.")
    arm_corner: float = ratio(0.3, 0.1, 0.5, "Radius of the arms' front corners, of their width.", limits=(0.02, 0.5))
    arms: bool = flag(True, 0.9, "Whether it has arms.")
    back: GardenBack = one_of(
        GARDEN_BACKS, GardenSlats(), "The back.", {"garden_slats": 3, "garden_rungs": 2, "lattice_back": 0.8}
    )
    stretchers: Stretchers = one_of(
        STRETCHERS, NoStretchers(), "Bars between the legs.", {"no_stretchers": 4, "side_stretchers": 1}
    )

    def parts(self, at: Sizes) -> list[Part]:
        """The whole chair but its pad."""
        front, rear = self._front(at), self._rear(at)
        arms = both(self._arm(at, rear)) if self.arms else []
        return [
            *cover("leg", both(self._post(front)) + both(self._post(rear)), "frame"),
            *cover("frame", self._aprons(at), "frame"),
            *cover("seat", self._slats(at), "frame"),
            *cover("back", self.back.meshes(rear, at.seat), "frame"),
            *cover("arm", arms, "frame"),
            *cover("stretcher", self.stretchers.meshes(front, rear, at.seat), "frame"),
        ]

    def keypoints(self, at: Sizes) -> dict[str, Point]:
        """Those of its left half."""
        front, rear, half = self._front(at), self._rear(at), at.width / 2
        spots = {
            "leg_front": point(front.path[0]),
            "leg_back": point(rear.path[0]),
            "seat_front": (half, 0.0, at.seat),
            "seat_back": (half, at.depth, at.seat - at.depth * at.tilt),
            "back_top": point(rear.top),
        }
        return spots | ({"arm_front": (half - self.leg / 2, -0.02, at.arm)} if self.arms else {})

    def lap(self, at: Sizes) -> tuple[float, float, float]:
        """Room for a pad: width and depth, and how far the seat sinks in the middle."""
        return at.width - 2 * self.leg - 0.01, at.depth - 0.02, 0.75 * self.dish

    def _x(self, at: Sizes) -> float:
        return at.width / 2 - self.leg / 2

    def _front(self, at: Sizes) -> Upright:
        high = at.arm - 0.018 if self.arms else at.seat - self.slat
        spot = (self._x(at), self.leg / 2 + 0.004)
        return Upright(np.array([(*spot, 0), (*spot, high)]))

    def _rear(self, at: Sizes) -> Upright:
        levels = np.array([0.0, 0.3 * at.seat, 0.65 * at.seat, at.seat, at.seat + 0.08, (at.seat + at.top) / 2, at.top])
        kick, rise = np.maximum(at.seat - 0.1 - levels, 0), np.maximum(levels - at.seat - 0.02, 0)
        y = at.depth + self.leg / 2 - 0.006 + 0.35 * at.lean * kick + at.lean * rise
        return Upright(smooth_curve(np.stack([np.full(7, self._x(at)), y, levels], axis=1), 14))

    def _post(self, line: Upright) -> Mesh:
        size = np.full(len(line.path), self.leg)
        return line.mesh(size, 0.96 * size, 0.12 * self.leg)

    def _deck(self, at: Sizes, y: Floats) -> Floats:
        """z of the seat's top."""
        z: Floats = at.seat - y * at.tilt - self.dish * np.sin(np.pi * np.clip(y / at.depth, 0, 1)) ** 2
        return z

    def _aprons(self, at: Sizes) -> list[Mesh]:
        """The rails between the legs; the side ones are hollowed with the seat."""
        x, thick = self._x(at), 0.5 * self.leg
        y = np.linspace(self.leg / 2, at.depth + 0.4 * self.leg, 12)
        high = self._deck(at, y) - self.slat + 0.002
        low = at.seat - self.slat - self.apron - y * at.tilt
        side = board(np.stack([np.full(12, x), y, (high + low) / 2], axis=1), high - low, thick)
        level = at.seat - self.slat - self.apron / 2
        front = board([(x, 0.4 * self.leg, level), (-x, 0.4 * self.leg, level)], self.apron, thick)
        behind = at.depth + 0.5 * self.leg
        back = board(
            [(x, behind, low[-1] + 0.4 * self.apron), (-x, behind, low[-1] + 0.4 * self.apron)], 0.7 * self.apron, thick
        )
        return [front, back, *both(side)]

    @property
    def _slat_end(self) -> float:
        """How far in from the chair's side slats end that do not lie between the posts."""
        return 0.2 * self.leg

    def _slats(self, at: Sizes) -> list[Mesh]:
        pitch = (at.depth + self.gap) / self.slats
        return [self._slat(at, pitch * k, pitch * k + pitch - self.gap) for k in range(self.slats)]

    def _slat(self, at: Sizes, front: float, rear: float) -> Mesh:
        """One slat of the seat, shorter where it lies between the posts."""
        z = self._deck(at, np.array([front, rear]))
        between = (self.arms and front < self.leg + 0.002) or rear > at.depth - 0.006
        half = at.width / 2 - (self.leg - 0.005 if between else self._slat_end)
        tilt = float(np.degrees(np.arctan2(z[1] - z[0], rear - front)))
        flat = board([(half, 0, -self.slat / 2), (-half, 0, -self.slat / 2)], self.slat, rear - front)
        return flat.rotated("x", tilt).moved((0, (front + rear) / 2, z.mean()))

    def _arm(self, at: Sizes, rear: Upright) -> Mesh:
        """A flat arm from before the front leg into the rear post."""
        wide, thick = self.arm_width, 0.026
        front, end = -0.025, float(rear.at(at.arm)[1]) - 0.1 * self.leg
        middle = front + 0.5 * (end - front)
        shape = [(-0.5, front), (0.5, front), (0.52, middle), (0.36, end), (-0.36, end), (-0.46, middle)]
        outline = rounded_polygon(np.array(shape) * (wide, 1), self.arm_corner * wide, 5)
        center = np.array([0.0, (front + end) / 2])
        plank = slab(outline - center, thick, 0.35 * thick, grain=1, rings=3)
        return plank.moved((self._x(at), center[1], at.arm - thick))
