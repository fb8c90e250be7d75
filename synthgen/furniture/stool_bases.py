"""What bar stools stand on: wooden legs, steel legs, hairpins, sleds, pressed sheet and pedestals, all with a footrest.

Metres; the front faces -Y. A base carries a seat whose underside is at z = `under` and may reach `wide` to either side
and `deep` to front and back of its middle. Footrests lie 42-50 cm below the seat.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.legs import Block, Splayed, Tapered, Turned
from synthgen.furniture.model import Part
from synthgen.furniture.stance import CORNERS, Point, Stance, corners, stance
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board, rod
from synthgen.geometry.box import box_uvs, rounded_box
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import rise
from synthgen.geometry.tube import tube

AROUND = ("front_left", "front_right", "back_right", "back_left", "front_left")
_FOLD = np.array([(0.18, 0.18), (-0.82, 0.18), (-0.82, 0.02), (-0.1, -0.1), (0.02, -0.82), (0.18, -0.82)])
"""The section of a folded leg of width 1, its corner outwards in x and y."""

Built = tuple[list[Part], dict[str, Point]]


@dataclass(frozen=True)
class Round(Splayed):
    """A round leg that tapers and leans a little."""

    splay_deg: float = number(5.0, 3.0, 7.0, "deg", "Lean outwards, from the vertical.")


StoolLeg = Tapered | Round | Block | Turned

STOOL_LEGS: dict[str, type[StoolLeg]] = {"tapered": Tapered, "round": Round, "block": Block, "turned": Turned}


@dataclass(frozen=True)
class WoodenLegs:
    """Four wooden legs tied by rails, the front one a footrest."""

    leg: StoolLeg = one_of(STOOL_LEGS, Tapered(), "The legs.", {"tapered": 3, "round": 3, "block": 1, "turned": 1})
    footrest: float = number(0.46, 0.42, 0.50, "m", "From the front rail up to the seat.", limits=(0.3, 0.6))
    step: float = number(0.07, 0.0, 0.12, "m", "How much higher the side rails are.", limits=(-0.1, 0.25))
    rail: float = number(0.028, 0.020, 0.036, "m", "Height of the rails' section.")
    apron: float = number(0.045, 0.034, 0.06, "m", "Height of the rails under the seat.")

    def parts(self, under: float, wide: float, deep: float) -> Built:
        """The base and the keypoints of its tips."""
        inset = self.leg.thickness / 2 + 0.008
        x, y = wide - inset, deep - inset
        legs = stance(self.leg, (x, -y, under + 0.006), (x, y, under + 0.006), (0.6, 1.0))
        low = (under - self.footrest) / under
        levels = (low, low + self.step / under, low + 0.5 * self.step / under, low + self.step / under)
        slim = 0.6 * self.rail
        bars = [self._bar(legs, a, b, share, slim) for (a, b), share in zip(pairwise(AROUND), levels, strict=True)]
        high = 1 - (self.apron / 2 + 0.004) / under
        aprons = [board([legs.at(a, high), legs.at(b, high)], self.apron, 0.02) for a, b in pairwise(AROUND)]
        parts = [*legs.legs(self.leg, "wood"), *cover("stretcher", bars, "wood"), *cover("frame", aprons, "wood")]
        return parts, legs.keypoints()

    def _bar(self, legs: Stance, a: str, b: str, share: float, slim: float) -> Mesh:
        ends = legs.at(a, share), legs.at(b, share)
        if isinstance(self.leg, Round | Turned):
            return rod(*ends, 0.72 * self.rail, 1.2)
        return board(ends, self.rail, slim)


@dataclass(frozen=True)
class SteelLegs:
    """Four slim steel tubes with a ring of footrests."""

    thickness: float = number(0.020, 0.014, 0.026, "m", "Diameter of a tube.")
    splay: float = ratio(0.07, 0.02, 0.11, "Lean outwards, of the height.", limits=(0.0, 0.2))
    footrest: float = number(0.46, 0.42, 0.50, "m", "From the footrests up to the seat.", limits=(0.3, 0.6))

    def parts(self, under: float, wide: float, deep: float) -> Built:
        """The base and the keypoints of its tips."""
        x, y = 0.78 * wide, 0.78 * deep
        frame = [np.array([sx * x, sy * y, under - 0.4 * self.thickness]) for sx, sy in CORNERS.values()]
        out = self.splay * under
        feet = {name: np.array([sx * (x + 0.7 * out), sy * (y + out), 0.0]) for name, (sx, sy) in CORNERS.items()}
        lines = {name: np.stack([foot, head]) for (name, foot), head in zip(feet.items(), frame, strict=True)}
        legs = Stance(lines)
        share = (under - self.footrest) / under
        ring = [rod(legs.at(a, share), legs.at(b, share), 0.8 * self.thickness) for a, b in pairwise(AROUND)]
        rim = [rod(legs.at(a, 1), legs.at(b, 1), self.thickness) for a, b in pairwise(AROUND)]
        shafts = [self.leg(foot, head) for foot, head in lines.values()]
        parts = [*cover("leg", shafts, "metal"), *cover("stretcher", ring, "metal"), *cover("frame", rim, "metal")]
        return parts, legs.keypoints()

    def leg(self, foot: Floats, head: Floats) -> Mesh:
        """A leg between a point of the floor and the frame under the seat."""
        share = np.array([0, 0.004, 0.012, 1.0])
        width = self.thickness * np.array([0.8, 0.95, 1, 1])
        return rise(foot + (head - foot) * share[:, None], rounded_rectangle(1, 1, 0.48), width)


@dataclass(frozen=True)
class Hairpins(SteelLegs):
    """Legs of bent rod, two strands to each foot."""

    thickness: float = number(0.012, 0.010, 0.014, "m", "Diameter of a rod.")
    gape: float = number(0.085, 0.06, 0.11, "m", "Distance of the strands under the seat.", limits=(0.03, 0.15))

    def leg(self, foot: Floats, head: Floats) -> Mesh:
        """A leg between a point of the floor and the frame under the seat: one rod bent at the foot."""
        inwards = -np.sign(head[:2]) * self.gape / 2
        ends = [head + (inwards[0] * 2, 0, 0), head + (0, inwards[1] * 2, 0)]
        low = foot + (0, 0, self.thickness / 2)
        apart = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0]) * 0.012
        return tube([ends[0], low - apart, low + apart, ends[1]], self.thickness, 0.011, sides=8)


@dataclass(frozen=True)
class PressedLegs(SteelLegs):
    """Broad legs of folded sheet steel that narrow to the floor, braced crosswise."""

    thickness: float = number(0.058, 0.048, 0.068, "m", "Width of a leg at the top.")
    splay: float = ratio(0.10, 0.07, 0.13, "Lean outwards, of the height.", limits=(0.0, 0.2))
    taper: float = ratio(0.5, 0.4, 0.6, "Width at the floor, of that at the top.")

    def leg(self, foot: Floats, head: Floats) -> Mesh:
        """A leg between a point of the floor and the frame under the seat."""
        share = np.array([0.0, 0.006, 0.02, 0.5, 1.0])
        width = self.thickness * (self.taper + (1 - self.taper) * share) * (0.9, 0.98, 1, 1, 1)
        outline = _FOLD * np.sign(head[:2])
        if head[0] * head[1] < 0:
            outline = outline[::-1]
        return rise(foot + (head - foot) * share[:, None], outline, width)

    def parts(self, under: float, wide: float, deep: float) -> Built:
        """The base and the keypoints of its tips."""
        slim = SteelLegs(0.016, self.splay, self.footrest)
        parts, tips = slim.parts(under, wide, deep)
        heads = corners("", (0.78 * wide, -0.78 * deep, under), (0.78 * wide, 0.78 * deep, under))
        feet = [np.array(tips[f"leg_{name}"]) for name in CORNERS]
        legs = [self.leg(foot, np.array(heads[f"_{name}"])) for foot, name in zip(feet, CORNERS, strict=True)]
        return [*(part for part in parts if part.name != "leg"), *cover("leg", legs, "metal")], tips


@dataclass(frozen=True)
class SledBase:
    """Two steel loops that run along the floor, and a footrest between them."""

    thickness: float = number(0.019, 0.014, 0.025, "m", "Diameter of a tube.")
    splay: float = ratio(0.06, 0.0, 0.10, "Lean of the loops outwards, of the height.", limits=(0.0, 0.2))
    run: float = ratio(1.25, 1.1, 1.4, "Length of a runner, of the seat's depth.", limits=(0.9, 1.8))
    bend: float = number(0.045, 0.02, 0.07, "m", "Radius of the bends.")
    footrest: float = number(0.46, 0.42, 0.50, "m", "From the footrest up to the seat.", limits=(0.3, 0.6))

    def parts(self, under: float, wide: float, deep: float) -> Built:
        """The base and the keypoints of its tips."""
        x, y, z = 0.72 * wide, 0.75 * deep, under - 0.4 * self.thickness
        out, reach, low = x + self.splay * under, self.run * deep, self.thickness / 2
        loop = [(0, -y, z), (x, -y, z), (out, -reach, low), (out, reach, low), (x, y, z), (0, y, z)]
        left = tube(loop, self.thickness, self.bend, sides=10)
        share = (under - self.footrest) / under
        ends = {s: np.array([out + (x - out) * share, s * (reach + (y - reach) * share), z * share]) for s in (-1, 1)}
        rests = [rod(end, end * (-1, 1, 1), 0.85 * self.thickness) for end in (ends[-1],)]
        loops = [Part("base", "metal", mesh) for mesh in (left, left.mirrored_x())]
        tips = corners("leg", (out, -reach + self.bend, 0.0), (out, reach - self.bend, 0.0))
        return [*loops, *cover("stretcher", rests, "metal")], tips


@dataclass(frozen=True)
class Pedestal:
    """A round foot, a column with a gas lift and a ring for the feet."""

    foot: float = number(0.205, 0.185, 0.225, "m", "Radius of the foot.")
    flare: float = ratio(0.35, 0.0, 0.9, "How high the foot rises towards the column, of a fifth of its radius.")
    column: float = number(0.026, 0.022, 0.034, "m", "Radius of the column.")
    lift: float = ratio(0.62, 0.45, 0.85, "Length of the outer tube, of the column's.", limits=(0.3, 1.0))
    ring: float = number(0.150, 0.125, 0.175, "m", "Radius of the footrest.")
    footrest: float = number(0.46, 0.42, 0.50, "m", "From the footrest up to the seat.", limits=(0.3, 0.6))

    def parts(self, under: float, wide: float, deep: float) -> Built:
        """The base and the keypoints of its foot."""
        plate = rounded_box((1.1 * wide, 1.1 * wide, 0.014), 0.005).moved((0, 0, under - 0.003))
        level = under - self.footrest
        bases = [Part("base", "metal", mesh) for mesh in (self._foot(), self._column(under, level), plate)]
        angles = np.radians([225.0, 315.0])
        way = self.foot * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        tips = corners("leg", (-way[0, 0], way[0, 1], 0.0), (way[1, 0], -way[1, 1], 0.0))
        return [*bases, Part("stretcher", "metal", self._ring(level))], tips

    def _foot(self) -> Mesh:
        r, c = self.foot, self.column
        share = np.linspace(0, 1, 9)[1:]
        hump = 0.014 + 0.2 * self.flare * r * share**3 + 0.012 * share
        slope = [((r - 0.006) * (1 - s) + 1.1 * c * s, z) for s, z in zip(share, hump, strict=True)]
        foot = lathe([(r - 0.003, 0.0), (r, 0.003), (r, 0.008), (r - 0.006, 0.014), *slope], 36)
        return replace(foot, uvs=box_uvs(foot.vertices, foot.faces))

    def _column(self, under: float, level: float) -> Mesh:
        c, stop = self.column, max(self.lift * under, level + 0.06)
        collar = [(c, level - 0.03), (1.25 * c, level - 0.027), (1.25 * c, level + 0.027), (c, level + 0.03)]
        sleeve = [(c, 0.006), *collar, (c, stop - 0.003), (c - 0.003, stop), (0.62 * c, stop)]
        return lathe([*sleeve, (0.62 * c, under - 0.05), (1.4 * c, under - 0.03), (1.4 * c, under)], 20)

    def _ring(self, level: float) -> Mesh:
        """A loop that leaves the column on one side, runs around in front and comes back."""
        turn = np.radians(np.linspace(-215, 35, 25))
        loop = self.ring * np.stack([np.cos(turn), np.sin(turn), 0 * turn], axis=1)
        loop[:, 1] -= 0.45 * self.ring
        inner = np.array([(-0.6 * self.column, 0.0, 0.0), (0.6 * self.column, 0.0, 0.0)])
        path = np.concatenate([inner[:1], loop, inner[1:]]) + (0, 0, level)
        return tube(path, 0.019, 0.02, sides=10)


StoolBase = WoodenLegs | SteelLegs | Hairpins | PressedLegs | SledBase | Pedestal

STOOL_BASES: Mapping[str, type[StoolBase]] = {
    "wooden_legs": WoodenLegs,
    "steel_legs": SteelLegs,
    "hairpins": Hairpins,
    "pressed_legs": PressedLegs,
    "sled": SledBase,
    "pedestal": Pedestal,
}
