"""Open wooden frames of mid-century sofas: platform, arms and back. Metres; z up, the front faces -Y.

An arm stands on the outer side rail with its inner face at x = 0 and reaches to +x, its front at y = 0. A back
stands on the rear rail, its face on the reclined plane of the bench.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.bench import Bench
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import rounded_polygon, rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import sweep

EASE = 0.004  # m, the rounding of sawn edges
STOCK = 0.032  # m, thickness of the frame's timber


@dataclass(frozen=True)
class PaddleArm:
    """A shaped armrest, wider in front, on two posts."""

    width: float = number(0.060, 0.045, 0.085, "m", "Width at its widest.")
    rise: float = number(0.012, 0.0, 0.03, "m", "How much higher the front end is.")
    rake: float = ratio(0.10, 0.04, 0.16, "Lean of the posts, of their height.", limits=(0.0, 0.3))

    def meshes(self, depth: float, bottom: float, top: float) -> list[Mesh]:
        """The arm from z = bottom to top."""
        x, thick = STOCK / 2, 0.026
        knots = [(0, -0.01, self.rise), (0, 0.35 * depth, 0.004), (0, 0.7 * depth, 0), (0, depth, 0.004)]
        path = smooth_curve(np.add(knots, (x, 0, top - self.rise - thick / 2)), 12)
        swell = np.interp(np.linspace(0, 1, 12), [0, 0.06, 0.25, 0.8, 1], [0.72, 0.95, 1.0, 0.66, 0.6])
        section = rounded_rectangle(self.width, thick, 0.010)
        scale = np.stack([swell, np.ones(12)], axis=1)
        rest = sweep(path, section, scale=scale, side=(1, 0, 0), dome=0.012)
        lean = self.rake * (top - bottom)
        feet = ((0.13 * depth + lean, 0.13 * depth), (0.85 * depth - lean, 0.85 * depth))
        return [rest, *(_post((x, low, bottom), (x, high, top - 0.6 * thick)) for low, high in feet)]


@dataclass(frozen=True)
class LoopArm:
    """A flat frame of bent wood, closed like a picture frame."""

    width: float = number(0.048, 0.038, 0.065, "m", "Width of the wood.")
    rounding: float = number(0.07, 0.03, 0.12, "m", "Radius of the corners.", limits=(0.015, 0.16))
    rake: float = ratio(0.06, 0.0, 0.12, "Lean of its upright sides, of their height.", limits=(0.0, 0.25))

    def meshes(self, depth: float, bottom: float, top: float) -> list[Mesh]:
        """The arm from z = bottom to top."""
        thick = 0.028
        low, high, lean = bottom + thick / 2, top - thick / 2, self.rake * (top - bottom)
        corners = [(lean + 0.04, low), (depth - lean, low), (depth, high), (0.02, high)]
        loop = rounded_polygon(corners, self.rounding, 5)
        path = np.insert(loop, 0, self.width / 2, axis=1)
        return [sweep(path, rounded_rectangle(self.width, thick, 0.007), side=(1, 0, 0), closed=True)]


@dataclass(frozen=True)
class SpindleBack:
    """Thin round spindles between two rails."""

    spindle: float = number(0.014, 0.011, 0.018, "m", "Diameter of a spindle.")
    gap: float = number(0.085, 0.06, 0.12, "m", "Distance of the spindles.", limits=(0.04, 0.3))

    def meshes(self, bench: Bench, width: float, bottom: float, top: float) -> list[Mesh]:
        """The back from z = bottom to top."""
        rails = [_back_rail(bench, width, top - 0.03, 0.06), _back_rail(bench, width, bench.deck + 0.035, 0.04)]
        half = width / 2 - STOCK
        xs = np.linspace(-half, half, max(round(2 * half / self.gap), 2) + 1)[1:-1]
        low, high = (_behind(bench, z) for z in (bench.deck + 0.03, top - 0.04))
        rods = [sweep([(x, *low), (x, *high)], self.spindle / 2, sides=6) for x in xs]
        return [*rails, *_stiles(bench, width, bottom, top), *rods]


@dataclass(frozen=True)
class SlatBack:
    """Level slats between raked stiles."""

    slats: int = count(3, 2, 4, "How many slats.", limits=(2, 6))
    share: float = ratio(0.5, 0.35, 0.7, "How much of the height is wood.", limits=(0.2, 0.9))

    def meshes(self, bench: Bench, width: float, bottom: float, top: float) -> list[Mesh]:
        """The back from z = bottom to top."""
        height = (top - bench.deck) * self.share / self.slats
        levels = np.linspace(bench.deck + 0.02 + height / 2, top - height / 2, self.slats)
        return [*(_back_rail(bench, width, float(z), height) for z in levels), *_stiles(bench, width, bottom, top)]


def platform(bench: Bench, width: float, rear: float, height: float) -> list[Mesh]:
    """Rails around the seat, their top at the bench's deck, and the boards that carry its cushions."""
    z, y = bench.deck - height / 2, (bench.front + rear) / 2
    depth = rear - bench.front
    across, along = (width, STOCK * 0.8, height), (STOCK, depth - STOCK * 0.4, height * 0.94)
    spots = [(0.0, bench.front + 0.4 * STOCK, z), (0.0, rear - 0.4 * STOCK, z)]
    x = width / 2 - STOCK / 2
    rails = [rounded_box(across, EASE).moved(spot) for spot in spots]
    sides = [rounded_box(along, EASE).moved((side * x, y, z)) for side in (-1, 1)]
    board = rounded_box((width - STOCK, depth - STOCK, 0.016), EASE).moved((0, y, bench.deck - 0.008 - 0.001))
    return [*rails, *sides, board]


def _post(low: Sequence[float], high: Sequence[float]) -> Mesh:
    section = rounded_rectangle(STOCK * 0.86, STOCK, 0.008)
    ends = np.array([low, high], dtype=float)
    return sweep(
        np.linspace(ends[0] - (0, 0, 0.02), ends[1], 4), section, scale=np.linspace(1.05, 0.8, 4), side=(1, 0, 0)
    )


def _behind(bench: Bench, z: float) -> tuple[float, float]:
    """(y, z) of the middle of the timber at a height of the back."""
    return bench.back_at(z) + STOCK / 2, z


def _stiles(bench: Bench, width: float, bottom: float, top: float) -> list[Mesh]:
    """The two uprights of a back."""
    x = width / 2 - STOCK / 2
    return [_post((side * x, *_behind(bench, bottom)), (side * x, *_behind(bench, top))) for side in (-1, 1)]


def _back_rail(bench: Bench, width: float, z: float, height: float) -> Mesh:
    """A level rail in the reclined plane of a back."""
    bar = rounded_box((width - 0.006, STOCK * 0.7, height), EASE + 0.003)
    return bar.rotated("x", -bench.recline_deg).moved((0, *_behind(bench, z)))


WoodenArm = PaddleArm | LoopArm
WoodenBack = SpindleBack | SlatBack

WOODEN_ARMS: dict[str, type[WoodenArm]] = {"paddle_arm": PaddleArm, "loop_arm": LoopArm}
WOODEN_BACKS: dict[str, type[WoodenBack]] = {"spindle_back": SpindleBack, "slat_back": SlatBack}
