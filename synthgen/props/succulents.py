"""Plants that store water: stiff blades and ribbed columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.curve import ellipse
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import sweep
from synthgen.props.copies import turns
from synthgen.props.foliage import leaf, scattered
from synthgen.streams import noise


@dataclass(frozen=True)
class SnakePlant:
    """Stiff upright blades: sansevieria."""

    height: float = number(0.7, 0.4, 1.0, "m", "Of the tallest blades.")
    blades: int = count(16, 9, 24, "Blades.", limits=(3, 40))
    width: float = number(0.06, 0.04, 0.08, "m", "Width of a blade.")

    def growth(self, seed: int) -> tuple[Mesh, None]:
        """Blades that stand close together, each turned another way."""
        shapes = [leaf(1.0, self.width / self.height, outline="strap", bend_deg=b, fold=0.45) for b in (-6, 5, 14)]
        u = noise(seed, "blades", (self.blades, 4))
        around = np.arange(self.blades) * 137.5 + 60 * u[:, 0]
        far = 0.075 * np.sqrt((np.arange(self.blades) + 0.5) / self.blades)
        flat = np.radians(around)
        places = np.stack([far * np.cos(flat), far * np.sin(flat), 0 * far], axis=1)
        up = 88 - 130 * far - 8 * u[:, 1]
        size = self.height * (0.55 + 0.45 * u[:, 2])
        return scattered(shapes, places, turns(around, up, 90 * (u[:, 3] - 0.5)), size), None


@dataclass(frozen=True)
class Cactus:
    """A ribbed column with arms that turn upwards."""

    height: float = number(0.7, 0.35, 1.2, "m", "Of the column.")
    thickness: float = number(0.13, 0.09, 0.17, "m", "Diameter of the column.")
    ribs: int = count(11, 8, 13, "Ribs.", limits=(5, 16))
    arms: int = count(2, 0, 3, "Arms.")
    arm: float = ratio(0.5, 0.3, 0.65, "Length of an arm's upright, of the column.")

    def growth(self, seed: int) -> tuple[Mesh, None]:
        """Column and arms."""
        u = noise(seed, "arms", (3, 3))
        trunk = self._ribbed(np.linspace((0, 0, 0), (0, 0, self.height - self.thickness / 2), 6), 1.0)
        return joined([trunk, *(self._arm(k, *(float(v) for v in u[k])) for k in range(self.arms))]), None

    def _arm(self, k: int, turn: float, level: float, length: float) -> Mesh:
        """Out of the side, then up."""
        way = 2 * np.pi * (k + 0.6 * turn) / max(self.arms, 1)
        out = np.array([np.cos(way), np.sin(way), 0.0])
        low = self.height * (0.3 + 0.25 * level)
        top = min(low + self.arm * self.height * (0.7 + 0.3 * length), 0.92 * self.height)
        reach = 1.15 * self.thickness
        corners = np.array([(0, 0, low - 0.02), (*out[:2] * reach, low), (*out[:2] * reach, top)])
        return self._ribbed(bent_path(corners, 0.8 * reach, step_deg=25), 0.62)

    def _ribbed(self, path: Floats, size: float) -> Mesh:
        """A column along a path, with a rounded end."""
        radius = size * self.thickness / 2
        star = ellipse(2, 2, 2 * self.ribs) * np.tile([1.0, 0.84], self.ribs)[:, None]
        return sweep(path, star * radius, dome=radius)
