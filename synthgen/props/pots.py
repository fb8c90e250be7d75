"""Pots for plants, and the earth in them. They stand on z = 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import ratio
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.lathe import lathe
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.props.copies import boxes
from synthgen.props.vessels import hollow

WALL = 0.012  # m


@dataclass(frozen=True)
class RoundPot:
    """A turned pot, straight or bellied."""

    rise: float = ratio(0.9, 0.7, 1.2, "Height, of the width.", limits=(0.3, 2.0))
    foot: float = ratio(0.72, 0.6, 0.95, "Width of the foot, of that of the rim.", limits=(0.4, 1.2))
    belly: float = ratio(0.03, 0.0, 0.12, "How far the side swells, of the width.", limits=(0.0, 0.25))

    def mesh(self, width: float) -> tuple[Mesh, float]:
        """A pot with a rim of `width` metres, and the height of its earth."""
        share = np.linspace(0, 1, 7)
        radius = width / 2 * (self.foot + (1 - self.foot) * share) + self.belly * width * np.sin(np.pi * share)
        profile = np.stack([radius, share * self.rise * width], axis=1)
        return hollow(profile, WALL, floor=0.8), 0.84 * self.rise * width


@dataclass(frozen=True)
class SquarePot:
    """A tapering box with soft edges."""

    rise: float = ratio(1.0, 0.8, 1.8, "Height, of the width.", limits=(0.3, 3.0))
    foot: float = ratio(0.85, 0.65, 1.0, "Width of the foot, of that of the rim.", limits=(0.4, 1.2))
    corner: float = ratio(0.06, 0.03, 0.15, "Radius of the edges, of the width.", limits=(0.01, 0.45))

    def mesh(self, width: float) -> tuple[Mesh, float]:
        """A pot with a rim of `width` metres, and the height of its earth."""
        height, inner = self.rise * width, 1 - 2 * WALL / width
        outline = rounded_rectangle(width, width, self.corner * width)
        eased = 0.003 / width
        steps = [(self.foot - 2 * eased, 0.0), (self.foot, 0.004), (1.0, height - 0.003), (1 - eased, height),
                 (inner + eased, height), (inner, height - 0.003), (inner * 0.97, 0.8 * height)]  # fmt: skip
        return loft(np.stack([_level(outline * size, z) for size, z in steps])), 0.84 * height


Pot = RoundPot | SquarePot

POTS: dict[str, type[Pot]] = {"round_pot": RoundPot, "square_pot": SquarePot}


def earth(width: float, level: float) -> Mesh:
    """A flat mound that fills a pot whose rim is `width` metres wide."""
    radius = width / 2 - 1.4 * WALL
    return lathe(
        [(0.8 * radius, level - 0.02), (0.84 * radius, level), (0.5 * radius, level + 0.01), (0, level + 0.014)]
    )


def stand(width: float, height: float, wood: float = 0.025) -> Mesh:
    """A four-legged stand of crossed bars that holds a pot `height` metres above the floor."""
    reach, tall = width / 2 + wood / 2, height + 0.12
    spots = [(sx * reach, 0.0, tall / 2) for sx in (-1, 1)] + [(0.0, sy * reach, tall / 2) for sy in (-1, 1)]
    bars = [(0.0, 0.0, height - wood / 2)] * 2
    sizes = [(wood, wood, tall)] * 4 + [(2 * reach, wood, wood), (wood, 2 * reach, wood * 0.99)]
    return boxes(spots + bars, sizes, 0.003)


def _level(outline: Floats, z: float) -> Floats:
    return np.insert(outline, 2, z, axis=1)
