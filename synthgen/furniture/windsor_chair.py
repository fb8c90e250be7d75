"""The Windsor chair: a saddled plank seat into which splayed turned legs and a back of spindles are socketed.

Usual sizes, not yet checked against plans: seats
0.43-0.46 m high and 0.40-0.50 m wide, backs 0.40-0.56 m above the seat leaning 10-18 degrees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, one_of, ratio
from synthgen.furniture.legs import LEGS, Leg, Turned
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.stance import corners, pair, point, stance
from synthgen.furniture.windsor_stretchers import WINDSOR_STRETCHERS, HStretcher, WindsorStretcher
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep
from synthgen.materials import MATERIALS, WOODEN, Material, Wood

_SHIELD = np.array(
    [(0, -0.49), (0.3, -0.5), (0.47, -0.4), (0.5, -0.12), (0.46, 0.18), (0.3, 0.43), (0, 0.5)]
)  # fmt: skip
"""The right half of a seat's outline, from the middle of its front to that of its back, of width and depth."""


@dataclass(frozen=True)
class Bow:
    """One bent hoop from side to side of the seat, filled with spindles."""

    height: float = number(0.46, 0.38, 0.54, "m", "Top of the bow above the seat.")
    lean_deg: float = number(13.0, 9.0, 18.0, "deg", "Lean backwards, from the vertical.")
    spindles: int = count(7, 5, 9, "Spindles.", limits=(3, 13))
    thickness: float = number(0.022, 0.018, 0.027, "m", "Diameter of the bow.")
    spindle: float = ratio(0.6, 0.5, 0.75, "Diameter of a spindle, of the bow's.")
    squareness: float = ratio(0.5, 0.2, 0.9, "0 a pointed arch, 1 a flat-topped one.")

    def parts(self, width: float, depth: float, ground: float) -> list[Part]:
        """The back on a seat of this width and depth, whose top is at z = ground; metres."""
        hoop = self._hoop(width, depth, ground)
        parts = [Part("back", "frame", sweep(hoop, self.thickness / 2, sides=12))]
        crown = hoop[14:-14]
        tops = np.linspace(-0.8, 0.8, self.spindles) * crown[:, 0].max()
        for x in tops:
            top = np.array([np.interp(x, crown[::-1, 0], crown[::-1, i]) for i in range(3)])
            foot = _socket(x * 0.82, width, depth, ground)
            parts.append(Part("back", "frame", _spindle(foot, top, self.spindle * self.thickness / 2)))
        return parts

    def keypoints(self, width: float, depth: float, ground: float) -> dict[str, tuple[float, float, float]]:
        """The shoulders of the bow."""
        return pair("back_top", point(self._hoop(width, depth, ground)[16]))

    def _hoop(self, width: float, depth: float, ground: float) -> Floats:
        """(48, 3) metres, from left to right."""
        foot = _socket(0.43 * width, width, depth, ground)
        shoulder = 0.68 + 0.2 * self.squareness
        half = np.array([(1, -0.05), (1.02, 0.3), (0.97, 0.65), (shoulder, 0.9), (0.35, 0.985)])
        flat = np.concatenate([half, [(0, 1.0)], half[::-1] * (-1, 1)])
        rising = smooth_curve(flat * (foot[0], self.height), 48)
        back = rising[:, 1] * np.tan(np.radians(self.lean_deg))
        return np.stack([rising[:, 0], foot[1] + back, ground + rising[:, 1]], axis=1)


@dataclass(frozen=True)
class Comb:
    """Spindles between two stouter posts, under a curved crest rail."""

    height: float = number(0.44, 0.36, 0.52, "m", "Top of the crest above the seat.")
    lean_deg: float = number(14.0, 9.0, 19.0, "deg", "Lean backwards, from the vertical.")
    spindles: int = count(6, 4, 8, "Spindles between the posts.", limits=(2, 12))
    thickness: float = number(0.026, 0.021, 0.032, "m", "Diameter of a post.")
    spindle: float = ratio(0.5, 0.4, 0.65, "Diameter of a spindle, of a post's.")
    crest: float = number(0.065, 0.045, 0.095, "m", "Height of the crest rail.")
    flare: float = ratio(1.12, 1.0, 1.25, "Width at the crest, of that at the seat.", limits=(0.8, 1.4))
    curve: float = ratio(0.16, 0.08, 0.25, "Depth of the crest's bend, of its width.")

    def parts(self, width: float, depth: float, ground: float) -> list[Part]:
        """The back on a seat of this width and depth, whose top is at z = ground; metres."""
        rail = self._rail(width, depth, ground)
        section = rounded_rectangle(self.crest, 0.8 * self.thickness, 0.3 * self.thickness)
        ends = np.linspace(-1, 1, len(rail))
        scale = np.stack([1 - 0.35 * ends**6, 1 - 0.25 * ends**6], axis=1)
        crest = sweep(rail, section, side=(0, 0.25, 1), scale=scale, dome=0.006)
        parts = [Part("back", "frame", crest)]
        for i, share in enumerate(np.linspace(-0.88, 0.88, self.spindles + 2)):
            post = i in (0, self.spindles + 1)
            top = np.array([np.interp(share, ends, rail[:, k]) for k in range(3)])
            foot = _socket(-share * 0.46 * width, width, depth, ground)
            radius = self.thickness / 2 * (1.0 if post else self.spindle)
            parts.append(Part("back", "frame", _spindle(foot, top, radius)))
        return parts

    def keypoints(self, width: float, depth: float, ground: float) -> dict[str, tuple[float, float, float]]:
        """The ends of the crest."""
        x, y, z = self._rail(width, depth, ground)[0]
        return pair("back_top", (float(x), float(y), float(z + self.crest / 2)))

    def _rail(self, width: float, depth: float, ground: float) -> Floats:
        """(15, 3) the middle line of the crest, from left to right, metres."""
        half = 0.44 * width * self.flare
        height = self.height - self.crest / 2
        across = np.linspace(1, -1, 15)
        foot = _socket(0.4 * width, width, depth, ground)
        y = foot[1] + height * np.tan(np.radians(self.lean_deg)) + 2 * half * self.curve * (1 - across**2)
        return np.stack([half * across, y, np.full(15, ground + height)], axis=1)


Back = Bow | Comb

BACKS: dict[str, type[Back]] = {"bow": Bow, "comb": Comb}


@dataclass(frozen=True)
class WindsorChair:
    """A stick-back kitchen chair."""

    seat_height: float = number(0.445, 0.43, 0.465, "m", "Edge of the seat above the floor.")
    seat_width: float = number(0.44, 0.40, 0.50, "m", "Widest part of the seat.")
    seat_depth: float = ratio(0.97, 0.91, 1.04, "Depth of the seat, of its width.", limits=(0.7, 1.2))
    seat_thickness: float = number(0.038, 0.032, 0.048, "m", "Thickness of the plank.")
    saddle: float = ratio(0.3, 0.1, 0.4, "Depth of the hollows, of the thickness.", limits=(0.0, 0.5))
    back: Back = one_of(BACKS, Bow(), "What the sitter leans against.")
    legs: Leg = one_of(LEGS, Turned(splay_deg=10), "The legs.", {"turned": 3.0, "splayed": 1.5})
    stretcher: WindsorStretcher = one_of(
        WINDSOR_STRETCHERS,
        HStretcher(),
        "What ties the legs together.",
        {"h_stretcher": 3.0, "box_stretcher": 0.7, "no_stretcher": 0.7},
    )
    frame: Material = one_of(MATERIALS, Wood(), "The back, legs and stretchers.", WOODEN)
    seat: Material = one_of(MATERIALS, Wood(), "The seat.", WOODEN)

    def model(self) -> Model:
        """Seat, legs, stretchers and back."""
        width, depth, top = self.seat_width, self.seat_width * self.seat_depth, self.seat_height
        socket = top - 0.62 * self.seat_thickness
        legs = stance(self.legs, (0.32 * width, -0.31 * depth, socket), (0.25 * width, 0.27 * depth, socket))
        parts = [
            Part("seat", "seat", self._plank(width, depth).moved((0, 0, top - self.seat_thickness))),
            *legs.legs(self.legs, "frame"),
            *[Part("stretcher", "frame", mesh) for mesh in self.stretcher.meshes(legs)],
            *self.back.parts(width, depth, top),
        ]
        seat = corners("seat", (0.44 * width, -0.44 * depth, top), (0.36 * width, 0.36 * depth, top))
        return standing(parts, legs.keypoints() | seat | self.back.keypoints(width, depth, top))

    def _plank(self, width: float, depth: float) -> Mesh:
        def hollows(x: Floats, y: Floats) -> Floats:
            """Two hollows with a ridge between them that runs out towards the front."""
            side, along = np.abs(x) / width, y / depth - 0.02
            dip = np.exp(-(((side - 0.17) / 0.15) ** 2) - (along / 0.24) ** 2)
            return -self.saddle * self.seat_thickness * dip

        outline = _outline(width, depth)
        return slab(outline, self.seat_thickness, 0.3 * self.seat_thickness, relief=hollows, shrink=0.93, rings=7)


def _outline(width: float, depth: float) -> Floats:
    """(40, 2) the shield of a seat, counter-clockwise, metres."""
    shield = np.concatenate([_SHIELD, _SHIELD[-2:0:-1] * (-1, 1)])
    return smooth_curve(shield * (width, depth), 40, closed=True)


def _socket(x: float, width: float, depth: float, ground: float) -> Floats:
    """(3,) where a spindle enters the seat: a little inside its rim, sunk in it, metres."""
    y = np.interp(abs(x) / width, _SHIELD[:2:-1, 0], _SHIELD[:2:-1, 1]) * depth
    return np.array([x * 0.94, y * 0.9 - 0.004, ground - 0.012])


def _spindle(foot: Floats, top: Floats, radius: float) -> Mesh:
    """A stick that swells a third of the way up."""
    share = np.linspace(0, 1, 8)
    scale = 0.72 + 0.5 * np.exp(-(((share - 0.3) / 0.25) ** 2)) - 0.12 * share
    return sweep(foot + (top - foot) * share[:, None], radius, scale=scale, sides=8)
