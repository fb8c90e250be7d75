"""Legs that chairs, sofas and tables share.

A leg joins a point under a seat or rail to a point of the floor; the owner says where, the leg says how.
Usual thicknesses, not yet checked against catalogues: 30-55 mm at the top, halved or so at the foot.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synthgen.fields import number, ratio
from synthgen.furniture.cabriole import Cabriole
from synthgen.furniture.period_legs import Fluted, Marlborough
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import rise

_TURNING = np.array(
    [  # share of the height, share of the greatest radius
        (0.00, 0.50), (0.04, 0.56), (0.20, 0.70), (0.27, 0.74), (0.275, 0.62), (0.30, 0.60), (0.31, 0.70),
        (0.33, 0.75), (0.35, 0.70), (0.36, 0.60), (0.40, 0.66), (0.52, 0.92), (0.60, 1.00), (0.68, 0.96),
        (0.77, 0.74), (0.80, 0.66), (0.805, 0.78), (0.82, 0.86), (0.84, 0.86), (0.855, 0.78), (0.86, 0.62),
        (0.88, 0.62), (1.00, 0.74),
    ]
)  # fmt: skip
"""A vase turning between two beads, after the legs of Windsor chairs."""

_BUN = np.array(
    [(0.00, 0.50), (0.03, 0.60), (0.15, 0.86), (0.30, 0.98), (0.42, 1.00), (0.55, 0.95), (0.68, 0.80),
     (0.78, 0.62), (0.80, 0.60), (0.82, 0.66), (0.86, 0.72), (0.92, 0.72), (1.00, 0.70)]
)  # fmt: skip
"""A flattened ball under a ring."""


@dataclass(frozen=True)
class Tapered:
    """A square leg with eased edges that narrows towards the floor."""

    thickness: float = number(0.042, 0.032, 0.052, "m", "Width at the top.")
    taper: float = ratio(0.65, 0.5, 0.85, "Width at the floor, of that at the top.", limits=(0.2, 1.0))
    splay_deg: float = number(2.0, 0.0, 5.0, "deg", "Lean outwards, from the vertical.")
    softness: float = ratio(0.2, 0.1, 0.4, "Radius of the edges, of the width.", limits=(0.02, 0.45))

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        section = rounded_rectangle(1, 1, self.softness)
        return _between(foot, top, section, _eased(self.thickness, self.taper))


@dataclass(frozen=True)
class Splayed:
    """A round tapering leg that leans outwards, as of the 1950s."""

    thickness: float = number(0.038, 0.028, 0.050, "m", "Diameter at the top.")
    taper: float = ratio(0.55, 0.4, 0.75, "Diameter at the floor, of that at the top.", limits=(0.2, 1.0))
    splay_deg: float = number(10.0, 5.0, 15.0, "deg", "Lean outwards, from the vertical.")

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        return _between(foot, top, ellipse(1, 1, 14), _eased(self.thickness, self.taper))


@dataclass(frozen=True)
class Turned:
    """A lathe-turned leg with beads and a swelling."""

    thickness: float = number(0.044, 0.036, 0.054, "m", "Diameter of the swelling.")
    depth: float = ratio(0.9, 0.5, 1.1, "Strength of the turning; 0 is a plain rod.", limits=(0.0, 1.2))
    splay_deg: float = number(6.0, 0.0, 12.0, "deg", "Lean outwards, from the vertical.")

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        share, size = _TURNING.T
        widths = self.thickness * (1 - self.depth * (1 - size))
        return _between(foot, top, ellipse(1, 1, 14), np.stack([share, widths], axis=1))


@dataclass(frozen=True)
class Block:
    """A straight square post."""

    thickness: float = number(0.048, 0.035, 0.065, "m", "Width.")
    taper: float = ratio(0.95, 0.85, 1.0, "Width at the floor, of that at the top.", limits=(0.2, 1.0))
    splay_deg: float = number(0.0, 0.0, 1.0, "deg", "Lean outwards, from the vertical.")
    softness: float = ratio(0.1, 0.05, 0.2, "Radius of the edges, of the width.", limits=(0.02, 0.45))

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        section = rounded_rectangle(1, 1, self.softness)
        return _between(foot, top, section, _eased(self.thickness, self.taper))


@dataclass(frozen=True)
class Sabre:
    """A square leg that curves outwards to its foot like a sabre."""

    thickness: float = number(0.042, 0.034, 0.050, "m", "Width at the top.")
    taper: float = ratio(0.6, 0.5, 0.75, "Width at the floor, of that at the top.", limits=(0.2, 1.0))
    splay_deg: float = number(7.0, 4.0, 10.0, "deg", "Lean of the chord outwards, from the vertical.")
    curve: float = ratio(0.8, 0.4, 1.0, "How much of the lean happens near the foot.")

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        rings = _eased(self.thickness, self.taper, rings=8)
        return _between(foot, top, rounded_rectangle(1, 1, 0.2), rings, bend=self.curve)


@dataclass(frozen=True)
class Bun:
    """A flattened ball, for low furniture; as a tall leg it is a long drop."""

    thickness: float = number(0.085, 0.065, 0.110, "m", "Diameter of the ball.")
    splay_deg: float = number(0.0, 0.0, 0.5, "deg", "Lean outwards, from the vertical.")

    def mesh(self, foot: ArrayLike, top: ArrayLike) -> Mesh:
        """The leg between a point of the floor and its top, (3,) metres each."""
        return _between(foot, top, ellipse(1, 1, 18), _BUN * (1, self.thickness))


Leg = Tapered | Splayed | Turned | Block | Sabre | Bun | Cabriole | Fluted | Marlborough

LEGS: dict[str, type[Leg]] = {
    "tapered": Tapered,
    "splayed": Splayed,
    "turned": Turned,
    "block": Block,
    "sabre": Sabre,
    "bun": Bun,
    "cabriole": Cabriole,
    "fluted": Fluted,
    "marlborough": Marlborough,
}

# What stands under what: weights over LEGS.
SOFA_LEGS = {"tapered": 2.0, "splayed": 2.0, "turned": 0.7, "block": 2.0, "sabre": 0.5, "bun": 1.0}


def foot_under(leg: Leg, top: ArrayLike, outward: ArrayLike) -> Floats:
    """(3,) where a leg from `top` meets the floor when it leans along the (2,) direction `outward`."""
    x, y, z = np.asarray(top, dtype=float)
    direction = np.asarray(outward, dtype=float)
    lean = z * np.tan(np.radians(leg.splay_deg)) / np.linalg.norm(direction)
    return np.array([x + lean * direction[0], y + lean * direction[1], 0.0])


def _eased(thickness: float, taper: float, rings: int = 1) -> Floats:
    """(rings + 3, 2) share of the height and width of a straight taper whose foot is slightly rounded off."""
    share = np.concatenate([[0.0, 0.004, 0.012], np.linspace(0.012, 1, rings + 1)[1:]])
    width = thickness * (taper + (1 - taper) * share)
    width[:2] *= (0.88, 0.96)
    return np.stack([share, width], axis=1)


def _between(foot: ArrayLike, top: ArrayLike, section: Floats, rings: Floats, bend: float = 0.0) -> Mesh:
    """A unit section, (K, 2), scaled to the width of each ring, (R, 2) share of the way and width.

    bend: 0 to 1, how much of the way outwards is made near the foot.
    """
    share, width = rings.T
    low, high = np.asarray(foot, dtype=float), np.asarray(top, dtype=float)
    course = np.stack([share + bend * share * (1 - share)] * 2 + [share], axis=1)
    return rise(low + (high - low) * course, section, width)
