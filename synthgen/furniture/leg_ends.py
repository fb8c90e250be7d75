"""What legs end in: nothing, castors, glides or ferrules. Metres.

Furniture castors of brass have wheels of 25 to 50 mm.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from synthgen.fields import number, ratio, seed
from synthgen.furniture.bench import Point
from synthgen.furniture.legs import Leg
from synthgen.furniture.model import Part
from synthgen.furniture.plinth import legs_under
from synthgen.geometry.box import box_uvs
from synthgen.geometry.lathe import lathe
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.streams import noise

AROUND = 14  # sides of a cap


@dataclass(frozen=True)
class PlainEnds:
    """Bare feet."""

    PART: ClassVar[str] = "leg"

    def lift(self, clearance: float) -> float:
        """How far the legs are cut short, metres."""
        return 0.0

    def meshes(self, legs: Sequence[Mesh], lift: float) -> list[Mesh]:
        """One for each leg that ends at z = `lift`; none."""
        return []


@dataclass(frozen=True)
class Castors:
    """A cup around the end of the leg, and a wheel in a fork, turned any way."""

    wheel: float = number(0.032, 0.026, 0.042, "m", "Diameter of the wheels, where legs are tall enough.")
    seed: int = seed("Which way each wheel points.")

    PART: ClassVar[str] = "castor"

    def lift(self, clearance: float) -> float:
        """How far the legs are cut short, metres."""
        return min(1.2 * self.wheel, 0.5 * clearance)

    def meshes(self, legs: Sequence[Mesh], lift: float) -> list[Mesh]:
        """One under each leg."""
        turns = 360 * noise(self.seed, "turns", (len(legs),))
        return [self._castor(leg, lift, float(turn)) for leg, turn in zip(legs, turns, strict=True)]

    def _castor(self, leg: Mesh, lift: float, turn_deg: float) -> Mesh:
        r = lift / 2.4
        cup = cap(leg, lift, 0.9 * lift)
        x, y = _foot(leg)
        trail, half = 0.35 * r, 0.32 * r
        tread = [(0.8 * r, -half), (r, -0.5 * half), (r, 0.5 * half), (0.8 * r, half)]
        wheel = lathe(tread, 12).rotated("x", 90).moved((trail, 0, r))
        plates = [_plate(r, side * 1.35 * half, trail, lift) for side in (-1, 1)]
        stem = lathe([(0.55 * r, 2.02 * r), (0.55 * r, lift + 0.002)], 6)
        fork = joined([wheel, *plates, stem]).rotated("z", turn_deg)
        return joined([cup, fork.moved((x, y, 0))])


@dataclass(frozen=True)
class Glides:
    """Round discs under the feet."""

    height: float = number(0.007, 0.004, 0.011, "m", "Height.", limits=(0.002, 0.03))
    share: float = ratio(0.8, 0.65, 0.95, "Diameter, of the foot's width.")

    PART: ClassVar[str] = "leg"

    def lift(self, clearance: float) -> float:
        """How far the legs are cut short, metres."""
        return min(self.height, 0.3 * clearance)

    def meshes(self, legs: Sequence[Mesh], lift: float) -> list[Mesh]:
        """One under each leg."""
        return [self._disc(leg, lift) for leg in legs]

    def _disc(self, leg: Mesh, lift: float) -> Mesh:
        radius = self.share * float(outline(leg, lift + 0.003).max())
        profile = [(0.85 * radius, 0.0), (radius, 0.25 * lift), (radius, lift + 0.002)]
        return _textured(lathe(profile, 16)).moved((*_foot(leg), 0))


@dataclass(frozen=True)
class Ferrules:
    """Metal caps drawn over the ends of the legs."""

    height: float = ratio(0.3, 0.18, 0.42, "Height, of the leg's.", limits=(0.05, 0.6))

    PART: ClassVar[str] = "leg"
    THICK: ClassVar[float] = 0.0015  # m

    def lift(self, clearance: float) -> float:
        """How far the legs are cut short, metres."""
        return self.THICK

    def meshes(self, legs: Sequence[Mesh], lift: float) -> list[Mesh]:
        """One around the end of each leg."""
        return [cap(leg, 0.0, self.height * float(np.ptp(leg.vertices[:, 2])), lift) for leg in legs]


def footed(
    leg: Leg, ends: "LegEnds", low: tuple[float, float], high: tuple[float, float], clearance: float, slot: str
) -> tuple[list[Part], dict[str, Point]]:
    """Legs under a footprint as `legs_under` sets them, on their ends; and the keypoints of their tips.

    slot: of the legs. Their ends are covered by the slot `fittings`.
    """
    lift = ends.lift(clearance)
    legs, tips = legs_under(leg, low, high, clearance - lift)
    raised = [mesh.moved((0, 0, lift)) for mesh in legs]
    feet = [Part(ends.PART, "fittings", mesh) for mesh in ends.meshes(raised, lift)]
    return [Part("leg", slot, mesh) for mesh in raised] + feet, tips


def cap(leg: Mesh, bottom: float, height: float, floor: float = 0.0) -> Mesh:
    """A cup around the end of a leg from z = `bottom` up by `height`; `floor`: metres of it below the leg."""
    low = bottom + floor
    reach = [outline(leg, low + share * height) + 0.0016 for share in (0.12, 0.12, 0.5, 1.0, 1.0)]
    size = (0.9, 1.0, 1.0, 1.03, 0.8)
    levels = [bottom, bottom + 0.06 * height, low + 0.5 * height, low + height, low + height]
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    middles = [_middle(leg, low + share * height) for share in (0.12, 0.12, 0.5, 1.0, 1.0)]
    loops = [
        np.column_stack([middle + factor * r[:, None] * ring, np.full(AROUND, z)])
        for middle, factor, r, z in zip(middles, size, reach, levels, strict=True)
    ]
    return _textured(loft(np.stack(loops)))


def outline(leg: Mesh, z: float) -> Floats:
    """(AROUND,) how far a leg reaches from its middle at a height, in even directions from +x; metres."""
    flat = _section(leg, z) - _middle(leg, z)
    turn = np.arctan2(flat[:, 1], flat[:, 0])
    order = np.argsort(turn)
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    return np.interp(angle, turn[order], np.linalg.norm(flat, axis=1)[order], period=2 * np.pi)


def _section(leg: Mesh, z: float) -> Floats:
    """(S, 2) where a level plane cuts the edges of a leg."""
    ends = leg.vertices[np.concatenate([leg.faces[:, [0, 1]], leg.faces[:, [1, 2]], leg.faces[:, [2, 0]]])]
    side = ends[..., 2] - z
    cut = (side[:, 0] < 0) & (side[:, 1] >= 0)
    share = (side[cut, 0] / (side[cut, 0] - side[cut, 1]))[:, None]
    crossed: Floats = ends[cut, 0, :2] + share * (ends[cut, 1, :2] - ends[cut, 0, :2])
    return crossed


def _middle(leg: Mesh, z: float) -> Floats:
    cut = _section(leg, z)
    return np.asarray((cut.min(axis=0) + cut.max(axis=0)) / 2)


def _foot(leg: Mesh) -> tuple[float, float]:
    low = leg.vertices[leg.vertices[:, 2] < leg.bounds[0, 2] + 0.002, :2]
    x, y = (low.min(axis=0) + low.max(axis=0)) / 2
    return float(x), float(y)


def _textured(mesh: Mesh) -> Mesh:
    """Its texture laid on from the sides, as suits flat and short things."""
    return replace(mesh, uvs=box_uvs(mesh.vertices, mesh.faces))


def _plate(r: float, y: float, trail: float, lift: float) -> Mesh:
    """One cheek of a fork, from the axle up to the cup."""
    thick = 0.12 * r
    outline = np.array([(trail - 0.3 * r, 0.8 * r), (trail + 0.3 * r, 0.8 * r), (0.5 * r, lift), (-0.5 * r, lift)])
    loops = [np.insert(outline, 1, y + side * thick, axis=1) for side in (1, -1)]
    return loft(np.stack(loops))


LegEnds = PlainEnds | Castors | Glides | Ferrules

LEG_ENDS: dict[str, type[LegEnds]] = {
    "plain_ends": PlainEnds,
    "castors": Castors,
    "glides": Glides,
    "ferrules": Ferrules,
}

METALWARE = {"metal": 1.0}
"""What castors, ferrules and nails are made of: weights over MATERIALS."""
