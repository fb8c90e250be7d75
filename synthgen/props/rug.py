"""Rectangular rugs and runners, plain or with a border and fringes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import color, flag, number, one_of, ratio
from synthgen.geometry.mesh import Mesh
from synthgen.materials import Fabric, Patterned
from synthgen.props.copies import boxes
from synthgen.props.prop import Piece, standing
from synthgen.props.rug_covers import RUG_COVERS, WOVEN_RUGS, RugCover

FRINGE = 0.016  # m between the middles of tassels


@dataclass(frozen=True)
class Rug:
    """A rug to put furniture on."""

    width: float = number(2.3, 1.6, 3.0, "m", "Along x.")
    rise: float = ratio(0.67, 0.6, 0.75, "Depth, of the width.", limits=(0.1, 1.5))
    thickness: float = number(0.011, 0.008, 0.015, "m", "Of the pile.")
    cover: RugCover = one_of(RUG_COVERS, Patterned(), "The pile.", WOVEN_RUGS)
    bordered: bool = flag(False, 0.3, "It has a plain border.")
    border: float = ratio(0.06, 0.03, 0.1, "Width of the border, of the depth.", limits=(0.0, 0.3))
    edge: str = color("#34373b", "fabric", "Colour of the border.")
    fringed: bool = flag(False, 0.35, "Its short ends have fringes.")
    fringe: float = number(0.06, 0.04, 0.09, "m", "Length of the fringes.")
    yarn: str = color("#e6e0d4", "fabric", "Colour of the fringes.", free=0.0)

    def pieces(self) -> tuple[Piece, ...]:
        """Pile, border, fringes."""
        return standing(carpet(self, self.width, self.rise * self.width))


@dataclass(frozen=True)
class Runner:
    """A long narrow rug, along x."""

    width: float = number(2.4, 1.8, 3.2, "m", "Along x.")
    depth: float = number(0.75, 0.6, 0.9, "m", "Across.")
    thickness: float = number(0.009, 0.008, 0.012, "m", "Of the pile.")
    cover: RugCover = one_of(RUG_COVERS, Patterned(), "The pile.", WOVEN_RUGS)
    bordered: bool = flag(True, 0.5, "It has a plain border.")
    border: float = ratio(0.08, 0.05, 0.12, "Width of the border, of the depth.", limits=(0.0, 0.3))
    edge: str = color("#34373b", "fabric", "Colour of the border.")
    fringed: bool = flag(False, 0.4, "Its short ends have fringes.")
    fringe: float = number(0.05, 0.04, 0.08, "m", "Length of the fringes.")
    yarn: str = color("#e6e0d4", "fabric", "Colour of the fringes.", free=0.0)

    def pieces(self) -> tuple[Piece, ...]:
        """Pile, border, fringes."""
        return standing(carpet(self, self.width, self.depth))


def carpet(rug: Rug | Runner, width: float, depth: float) -> Iterator[Piece]:
    """A rug of a width and depth, metres."""
    thick, edge = rug.thickness, rug.border * depth
    trim = edge if rug.bordered else 0.0
    yield Piece(
        boxes([(0, 0, thick / 2)], [(width - 2 * trim, depth - 2 * trim, thick)], 0.45 * thick, grain=0), rug.cover
    )
    if rug.bordered:
        yield Piece(_border(width, depth, edge, thick), Fabric(rug.edge))
    if rug.fringed:
        yield Piece(_fringes(width, depth, rug.fringe), Fabric(rug.yarn))


def _border(width: float, depth: float, edge: float, thick: float) -> Mesh:
    long = [((0.0, s * (depth - edge) / 2, thick / 2), (width, edge, thick)) for s in (-1, 1)]
    short = [((s * (width - edge) / 2, 0.0, thick / 2), (edge, depth - 2 * edge, thick)) for s in (-1, 1)]
    centers, sizes = zip(*long, *short, strict=True)
    return boxes(centers, sizes, 0.4 * thick, grain=0)


def _fringes(width: float, depth: float, length: float) -> Mesh:
    """Tassels along both short ends, no two quite straight."""
    n = int(depth / FRINGE)
    y = (np.arange(n) + 0.5) * depth / n - depth / 2
    sway = 0.004 * np.sin(np.arange(n) * 2.3)
    spots = [(s * (width / 2 + length / 2 - 0.004), at, 0.002) for s in (-1, 1) for at in y + sway]
    return boxes(spots, [(length, 0.55 * FRINGE, 0.004)] * (2 * n))
