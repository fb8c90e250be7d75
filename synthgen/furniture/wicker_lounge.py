"""Wicker lounges: woven arms and backs around a bench of cushions, for one person or several. Metres.

An arm has its inner face at x = 0 and reaches to +x, its front at y = 0. A back stands behind the bench's reclined
plane.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.back_cushions import Backing, BoxedBack, PillowBack, SlimBack
from synthgen.furniture.basketwork import braid, woven
from synthgen.furniture.bench import Bench, Point, leaning
from synthgen.furniture.cushions import SeatCushions, Seating, SlimBenchCushion, SlimCushions
from synthgen.furniture.legs import Leg
from synthgen.furniture.model import Part
from synthgen.furniture.plinth import legs_under
from synthgen.furniture.upholstery import cover, tips
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.extrusion import extrusion, scroll
from synthgen.geometry.mesh import Floats, Mesh, joined

LOUNGE_SEATINGS: dict[str, type[Seating]] = {
    "slim_cushions": SlimCushions,
    "seat_cushions": SeatCushions,
    "slim_bench_cushion": SlimBenchCushion,
}
LOUNGE_BACKINGS: dict[str, type[Backing]] = {
    "slim_back": SlimBack,
    "boxed_back": BoxedBack,
    "pillow_back": PillowBack,
}


@dataclass(frozen=True)
class BoxArm:
    """A straight block."""

    width: float = number(0.13, 0.08, 0.20, "m", "Width.")
    ease: float = number(0.022, 0.012, 0.035, "m", "Radius of the edges.")

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm from z = bottom to top."""
        block = rounded_box((self.width, depth, top - bottom), self.ease, 4)
        return woven(block.moved((self.width / 2, depth / 2, (bottom + top) / 2)))


@dataclass(frozen=True)
class SweptArm:
    """A thin wall whose braided edge sweeps from the back down to the front."""

    width: float = number(0.065, 0.050, 0.085, "m", "Thickness of the wall.")
    rise: float = number(0.10, 0.03, 0.18, "m", "How much higher the edge is at the back.")
    drop: float = number(0.05, 0.02, 0.10, "m", "How much lower its front end is.")
    edge: float = ratio(0.62, 0.55, 0.75, "Diameter of the braid, of the thickness.", limits=(0.3, 1.3))

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm from z = bottom to about top."""
        crest = self._crest(depth, bottom, top)
        outline = np.concatenate([[(depth, bottom)], crest[::-1], [(crest[0, 0], bottom)]])
        wall = extrusion(outline, self.width, bevel=0.25 * self.width).rotated("z", 90).moved((self.width / 2, 0, 0))
        rope = braid(np.insert(crest, 0, self.width / 2, axis=1), self.edge * self.width / 2)
        return joined([woven(wall), rope])

    def _crest(self, depth: float, bottom: float, top: float) -> Floats:
        """(24, 2) y and z of the edge, from the front's foot to the rear."""
        knee = top - self.drop
        knots = [
            (0.03, bottom + 0.06),
            (0.012, (bottom + knee) / 2),
            (0.02, knee - 0.06),
            (0.10, knee + 0.5 * self.drop),
        ]
        rear = [(0.5 * depth, top + 0.1 * self.rise), (0.82 * depth, top + 0.5 * self.rise), (depth, top + self.rise)]
        return smooth_curve([*knots, *rear], 24)


@dataclass(frozen=True)
class ScrollArm:
    """A wall rolled over outwards, its front edged with a braid."""

    width: float = number(0.10, 0.08, 0.13, "m", "Width of the wall.")
    roll: float = number(0.055, 0.045, 0.070, "m", "Radius of the roll.")
    overhang: float = ratio(0.5, 0.2, 0.9, "How far the roll stands out, of its radius.")

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm from z = bottom to top."""
        outline = scroll(self.width, top - bottom, self.roll, self.overhang)
        arm = extrusion(outline, depth, bevel=0.014).moved((0, depth / 2, bottom))
        rim = np.insert(outline, 1, 0.006, axis=1) + (0, 0, bottom)
        return joined([woven(arm), braid(rim, 0.010, closed=True)])


LoungeArm = BoxArm | SweptArm | ScrollArm

LOUNGE_ARMS: dict[str, type[LoungeArm]] = {"box_arm": BoxArm, "swept_arm": SweptArm, "scroll_arm": ScrollArm}


@dataclass(frozen=True)
class LevelBack:
    """A straight panel."""

    thickness: float = number(0.085, 0.06, 0.11, "m", "Thickness.")
    ease: float = number(0.022, 0.012, 0.035, "m", "Radius of the edges.")

    def mesh(self, bench: Bench, bottom: float, top: float) -> Mesh:
        """The back from z = bottom to top, between the arms."""
        size = (bench.width + 0.008, self.thickness, top - bottom)
        block = rounded_box(size, self.ease, 4).moved((0, self.thickness / 2, (top - bottom) / 2))
        return woven(leaning(block, bench.recline_deg, (0, bench.back_at(bottom), bottom)))


@dataclass(frozen=True)
class ArchedPanel:
    """A panel that rises in its middle, under a braid."""

    thickness: float = number(0.06, 0.045, 0.08, "m", "Thickness.")
    arch: float = number(0.09, 0.04, 0.15, "m", "How much higher its middle is.")
    fullness: float = number(2.0, 1.4, 3.2, "power", "Flatness of the arch; more is squarer.", limits=(1.0, 6.0))
    edge: float = ratio(0.66, 0.55, 0.8, "Diameter of the braid, of the thickness.", limits=(0.3, 1.3))

    def mesh(self, bench: Bench, bottom: float, top: float) -> Mesh:
        """The back from z = bottom to about top, between the arms."""
        half, tall = bench.width / 2 + 0.004, top - bottom
        across = np.linspace(1, -1, 33)
        rise = self.arch * (np.cos(np.pi * np.abs(across) ** (0.5 * self.fullness)) / 2 - 0.1)
        crest = np.stack([half * across, tall + rise], axis=1)
        outline = np.concatenate([crest, [(-half, 0.0), (half, 0.0)]])
        panel = extrusion(outline, self.thickness, bevel=0.25 * self.thickness)
        rope = braid(np.insert(crest, 1, 0.0, axis=1), self.edge * self.thickness / 2)
        place = (0.0, bench.back_at(bottom), bottom)
        stood = [leaning(m.moved((0, self.thickness / 2, 0)), bench.recline_deg, place) for m in (panel, rope)]
        return joined([woven(stood[0]), stood[1]])


LoungeBack = LevelBack | ArchedPanel

LOUNGE_BACKS: dict[str, type[LoungeBack]] = {"level_back": LevelBack, "arched_panel": ArchedPanel}


def body(
    bench: Bench, bottom: float, top: float, arm_height: float, arms: LoungeArm, back: LoungeBack, legs: Leg
) -> list[Part]:
    """All that is woven, and the legs.

    bottom, top: z of the body's underside and of its back. arm_height: of the arms, as a share of the back's.
    """
    foot = bench.back_at(bottom) + back.thickness
    left = arms.mesh(bench.rear + back.thickness, bottom, arm_height * top).moved((bench.width / 2, bench.front, 0))
    return [
        *cover("base", [_apron(bench, bottom, foot - 0.02)], "wicker"),
        *cover("back", [back.mesh(bench, bottom, top)], "wicker"),
        *cover("arm", [left, left.mirrored_x()], "wicker"),
        *cover("leg", _legs(bench, bottom, arms, foot, legs)[0], "legs_material"),
    ]


def body_keypoints(
    bench: Bench, bottom: float, top: float, arm_height: float, arms: LoungeArm, back: LoungeBack, legs: Leg
) -> dict[str, Point]:
    """The tips of such a body's legs, arms and back."""
    foot = bench.back_at(bottom) + back.thickness
    arm = arms.mesh(bench.rear + back.thickness, bottom, arm_height * top)
    return _legs(bench, bottom, arms, foot, legs)[1] | tips(bench, arm, top)


def _legs(bench: Bench, bottom: float, arms: LoungeArm, foot: float, legs: Leg) -> tuple[list[Mesh], dict[str, Point]]:
    half = bench.width / 2 + arms.width
    return legs_under(legs, (-half, bench.front), (half, foot), bottom)


def _apron(bench: Bench, bottom: float, rear: float) -> Mesh:
    """The woven body under the cushions, from z = bottom to the deck and back to y = rear."""
    size = np.array([bench.width + 0.02, rear - bench.front - 0.014, bench.deck - bottom])
    block = rounded_box(size, 0.012, 3)
    return woven(block.moved((0, bench.front + 0.014 + size[1] / 2, bottom + size[2] / 2)))
