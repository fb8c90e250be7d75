"""What tables stand on: legs under an apron, a pedestal, panels, trestles, loops of steel, hairpins."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.legs import LEGS, Leg, Tapered, foot_under
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import rise, sweep
from synthgen.props.copies import boxes

Reach = tuple[float, float]
"""Half the width and half the depth within which a stand must stay, metres."""


@dataclass(frozen=True)
class Legs:
    """Four legs, with or without an apron between them."""

    legs: Leg = one_of(LEGS, Tapered(), "Legs.", {"tapered": 3, "splayed": 2, "turned": 1, "block": 2})
    apron: bool = flag(True, 0.6, "Rails join the legs under the top.")
    apron_height: float = number(0.07, 0.04, 0.1, "m", "Height of the rails.")

    def mesh(self, reach: Reach, height: float) -> Mesh:
        """The stand under a top whose underside is at `height`."""
        lean = height * np.tan(np.radians(self.legs.splay_deg)) * 0.7
        x, y = (max(r - self.legs.thickness * 0.6 - lean, 0.4 * r) for r in reach)
        tops = [np.array([sx * x, sy * y, height + 0.002]) for sx in (-1, 1) for sy in (-1, 1)]
        legs = [self.legs.mesh(foot_under(self.legs, top, np.sign(top[:2])), top) for top in tops]
        return joined([*legs, self._apron(x, y, height)] if self.apron else legs)

    def _apron(self, x: float, y: float, height: float) -> Mesh:
        z, thick = height - self.apron_height / 2 + 0.002, 0.02
        long = [((0, s * y, z), (2 * x, thick, self.apron_height)) for s in (-1, 1)]
        short = [((s * x, 0, z), (thick, 2 * y, self.apron_height)) for s in (-1, 1)]
        return joined([boxes([c], [size], 0.002, grain=int(np.argmax(size))) for c, size in long + short])


@dataclass(frozen=True)
class Pedestal:
    """A turned column on a round foot: tulip and bistro tables."""

    foot: float = ratio(0.6, 0.5, 0.7, "Diameter of the foot, of the top's depth.", limits=(0.3, 1.0))
    column: float = number(0.07, 0.05, 0.12, "m", "Diameter of the column.")
    flare: float = ratio(0.5, 0.0, 1.0, "How softly the column runs into the foot: 1 as in tulip tables.")

    def mesh(self, reach: Reach, height: float) -> Mesh:
        """The stand under a top whose underside is at `height`; a long top has two columns."""
        foot, thin = self.foot * min(reach), self.column / 2
        curve = np.linspace(0, 1, 9)
        rise = height * (0.06 + 0.34 * self.flare)
        base = np.stack([foot + (thin - foot) * np.sqrt(1 - (1 - curve) ** 2), 0.012 + rise * curve**1.3], axis=1)
        head = [(thin, height * 0.8), (thin * 1.5, height * 0.96), (thin * 2.2, height + 0.002)]
        one = lathe([(foot * 0.98, 0.0), (foot, 0.004), *base, *head], 28)
        if reach[0] < 1.6 * reach[1]:
            return one
        return joined([one.moved((s * (reach[0] - 1.1 * foot), 0, 0)) for s in (-0.9, 0.9)])


@dataclass(frozen=True)
class Panels:
    """A slab at either end, as of waterfall tables, joined by a rail."""

    thickness: float = number(0.035, 0.02, 0.06, "m", "Of the slabs.")
    inset: float = ratio(0.06, 0.0, 0.25, "How far they stand in, of half the width.", limits=(0.0, 0.6))
    depth: float = ratio(0.92, 0.7, 0.98, "Their depth, of that of the top.")

    def mesh(self, reach: Reach, height: float) -> Mesh:
        """The stand under a top whose underside is at `height`."""
        x, y = reach[0] * (1 - self.inset) - self.thickness / 2, self.depth * reach[1]
        slabs = boxes([(s * x, 0, height / 2) for s in (-1, 1)], [(self.thickness, 2 * y, height + 0.002)] * 2, 0.003)
        rail = boxes([(0, 0, height - 0.06)], [(2 * x, 0.02, 0.1)], 0.002, grain=0)
        return joined([slabs, rail])


@dataclass(frozen=True)
class Trestle:
    """Two leaning pairs of legs on feet, and a beam between them."""

    bar: float = number(0.055, 0.04, 0.08, "m", "Width of the timbers.")
    lean_deg: float = number(14, 8, 20, "deg", "Lean of the legs.")
    inset: float = ratio(0.3, 0.2, 0.4, "How far the pairs stand in, of half the width.", limits=(0.0, 0.6))

    def mesh(self, reach: Reach, height: float) -> Mesh:
        """The stand under a top whose underside is at `height`."""
        x, foot = reach[0] * (1 - self.inset), 0.85 * reach[1]
        head = max(foot - height * np.tan(np.radians(self.lean_deg)), 0.25 * foot)
        section = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * self.bar / 2
        ends = [[(sx * x, sy * foot, 0.0), (sx * x, sy * head, height)] for sx in (-1, 1) for sy in (-1, 1)]
        legs = [_post(low, high, section) for low, high in ends]
        b, sides = self.bar, (-x, x)
        rails = boxes([(at, 0, height - b / 2) for at in sides], [(0.9 * b, 1.9 * head, b)] * 2, 0.003, grain=1)
        low = height * 0.35
        across = foot + (head - foot) * low / height
        ties = boxes([(at, 0, low) for at in sides], [(0.7 * b, 2 * across, 0.8 * b)] * 2, 0.003, grain=1)
        beam = boxes([(0, 0, low)], [(2 * x, 0.6 * b, 0.7 * b)], 0.003, grain=0)
        return joined([*legs, rails, ties, beam])


@dataclass(frozen=True)
class Loops:
    """A rectangular loop of bar at either end."""

    bar: float = number(0.03, 0.015, 0.06, "m", "Width of the bar.")
    inset: float = ratio(0.1, 0.02, 0.3, "How far the loops stand in, of half the width.", limits=(0.0, 0.6))

    def mesh(self, reach: Reach, height: float) -> Mesh:
        """The stand under a top whose underside is at `height`."""
        b, x, y = self.bar, reach[0] * (1 - self.inset), 0.9 * reach[1]
        posts = [((sx * x, sy * (y - b / 2), height / 2), (b, b, height)) for sx in (-1, 1) for sy in (-1, 1)]
        bars = [((sx * x, 0, z), (b * 0.98, 2 * y - b, b)) for sx in (-1, 1) for z in (b / 2 + 1e-9, height - b / 2)]
        centers, sizes = zip(*posts, *bars, strict=True)
        return boxes(centers, sizes, 0.002)


@dataclass(frozen=True)
class Hairpins:
    """Four legs of two or three bent rods."""

    rod: float = number(0.011, 0.009, 0.014, "m", "Diameter of the rod.")
    spread: float = number(0.16, 0.12, 0.2, "m", "Distance of the rods at the top.")

    def mesh(self, reach: Reach, height: float) -> Mesh:
        """The stand under a top whose underside is at `height`."""
        return joined([self._pin(sx, sy, reach, height) for sx in (-1, 1) for sy in (-1, 1)])

    def _pin(self, sx: int, sy: int, reach: Reach, height: float) -> Mesh:
        x, y = sx * (reach[0] - 0.04), sy * (reach[1] - 0.04)
        foot = np.array([x, y, self.rod / 2])
        spread = min(self.spread, 0.9 * min(reach))
        ends = [np.array([x - sx * spread, y, height]), np.array([x, y - sy * spread, height])]
        way = [(end - foot) / np.linalg.norm(end - foot) for end in ends]
        path = [ends[0], foot + 0.03 * way[0], foot + 0.012 * way[0] + (0, 0, -0.004), foot + 0.012 * way[1]
                + (0, 0, -0.004), foot + 0.03 * way[1], ends[1]]  # fmt: skip
        return sweep(path, self.rod / 2, sides=8)


Stand = Legs | Pedestal | Panels | Trestle | Loops | Hairpins

STANDS: dict[str, type[Stand]] = {
    "legs": Legs,
    "pedestal": Pedestal,
    "panels": Panels,
    "trestle": Trestle,
    "loops": Loops,
    "hairpins": Hairpins,
}


def _post(low: tuple[float, ...], high: tuple[float, ...], section: Floats) -> Mesh:
    """A leaning square post, cut level at both ends."""
    return rise(np.array([low, high]), section, np.ones(2))
