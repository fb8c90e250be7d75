"""How house plants grow: what stands in a pot, its foot at the origin, as leaves and stems."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio, word
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import sweep
from synthgen.props.copies import copies, turns
from synthgen.props.foliage import leaf, rosette, scattered
from synthgen.props.succulents import Cactus, SnakePlant
from synthgen.streams import noise

Growth = tuple[Mesh, Mesh | None]
"""The green of a plant and its wood."""


@dataclass(frozen=True)
class Rosette:
    """Leaves that spring from the ground: peace lily, aspidistra, fern-like clumps."""

    height: float = number(0.6, 0.35, 0.9, "m", "Length of the outer leaves.")
    leaves: int = count(34, 20, 46, "Leaves.", limits=(5, 80))
    width: float = ratio(0.2, 0.12, 0.3, "Width of a leaf, of its length.")
    outline: str = word("lance", {"lance": 2, "oval": 1, "strap": 1}, "Shape of a leaf.")

    def growth(self, seed: int) -> Growth:
        """All leaves."""
        blades = [
            leaf(0.6, 0.6 * self.width, outline=self.outline, stalk=0.4, bend_deg=bend, rows=4)
            for bend in (50, 75, 105)
        ]
        return rosette(seed, blades, self.leaves, (45, 84), 0.03, (0.75 * self.height, self.height)), None


@dataclass(frozen=True)
class Palm:
    """Arching fronds with leaflets in two rows: areca, kentia."""

    height: float = number(1.15, 0.8, 1.5, "m", "Length of a frond.")
    fronds: int = count(8, 6, 9, "Fronds.", limits=(3, 9))
    leaflets: int = count(9, 8, 9, "Leaflets on either side of a frond.", limits=(4, 9))
    arch_deg: float = number(48, 30, 65, "deg", "How far a frond turns down on its way.")

    def growth(self, seed: int) -> Growth:
        """Fronds of which the inner ones stand up."""
        blade = leaf(1.0, 0.17, bend_deg=40, rows=3)
        fronds = [self._frond(blade, self.arch_deg * k) for k in (0.7, 1.0)]
        return rosette(seed, fronds, self.fronds, (70, 87), 0.04, (0.8 * self.height, self.height)), None

    def _frond(self, blade: Mesh, arch_deg: float) -> Mesh:
        """One frond of unit length along +x."""
        share = np.linspace(0, 1, 9)
        angle = np.radians(arch_deg) * share**1.6
        step = np.stack([np.cos(angle), 0 * angle, -np.sin(angle)], axis=1) / 8
        rib = np.cumsum(step, axis=0) - step[0]
        stem = sweep(rib, 0.006, sides=4, scale=1 - 0.7 * share)
        at = np.tile(np.linspace(0.34, 0.98, self.leaflets), 2)
        side = np.repeat([1.0, -1.0], self.leaflets)
        places = np.stack([np.interp(at, share, rib[:, k]) for k in range(3)], axis=1)
        down = -np.degrees(np.interp(at, share, angle))
        frames = turns(0, down) @ turns(side * (62 - 30 * (at - 0.34)), 12)
        size = 0.34 * np.sin(np.pi * np.clip(0.2 + 0.68 * at, 0, 1)) + 0.05
        return joined([stem, copies(blade, places, frames, size)])


@dataclass(frozen=True)
class FiddleLeaf:
    """One or more woody stems with large leaves in a spiral: fiddle-leaf fig, rubber plant."""

    height: float = number(1.2, 0.7, 1.7, "m", "Of the stem.")
    stems: int = count(2, 1, 3, "Stems.")
    leaves: int = count(20, 14, 24, "Leaves on a stem.", limits=(4, 30))
    leaf: float = number(0.3, 0.22, 0.38, "m", "Length of a leaf.")
    width: float = ratio(0.68, 0.55, 0.8, "Width of a leaf, of its length.")
    outline: str = word("fiddle", {"fiddle": 2, "oval": 1}, "Shape of a leaf.")
    bare: float = ratio(0.3, 0.05, 0.6, "Share of the stem that is bare.", limits=(0.0, 0.8))

    def growth(self, seed: int) -> Growth:
        """Leaves and stems."""
        blades = [leaf(self.leaf, self.leaf * self.width, outline=self.outline, bend_deg=b) for b in (15, 40, 65)]
        paths = [self._stem(seed, k) for k in range(self.stems)]
        green = joined([self._leaves(seed, k, path, blades) for k, path in enumerate(paths)])
        wood = joined([sweep(p, 0.012, sides=8, scale=np.linspace(1, 0.45, len(p))) for p in paths])
        return green, wood

    def _stem(self, seed: int, k: int) -> Floats:
        """(N, 3) a slightly crooked line."""
        u = noise(seed, f"stem {k}", (4, 2)) - 0.5
        lean = np.array([np.cos(k * 2.1), np.sin(k * 2.1)]) * (0.0 if self.stems == 1 else 0.09)
        z = np.linspace(0, self.height * (1 - 0.18 * k), 4)
        flat = lean * (0.3 + z[:, None]) + 0.06 * u * z[:, None]
        return smooth_curve(np.column_stack([flat, z]), 8)

    def _leaves(self, seed: int, k: int, path: Floats, blades: list[Mesh]) -> Mesh:
        u = noise(seed, f"leaves {k}", (self.leaves, 3))
        share = self.bare + (1 - self.bare) * np.linspace(0, 1, self.leaves) ** 0.8
        at = share * path[-1, 2]
        places = np.stack([np.interp(at, path[:, 2], path[:, axis]) for axis in range(3)], axis=1)
        around = np.arange(self.leaves) * 137.5 + 40 * u[:, 0]
        up = 10 + 45 * share**2 + 30 * (u[:, 1] - 0.5)
        up[-2:] = 72
        return scattered(blades, places, turns(around, up, 30 * (u[:, 2] - 0.5)), 0.75 + 0.4 * u[:, 1])


Habit = Rosette | Palm | FiddleLeaf | SnakePlant | Cactus

HABITS: dict[str, type[Habit]] = {
    "rosette": Rosette,
    "palm": Palm,
    "fiddle_leaf": FiddleLeaf,
    "snake_plant": SnakePlant,
    "cactus": Cactus,
}
