"""Wooden backs of settees, between a left post and its opposite. Metres; the front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, number, one_of, ratio
from synthgen.furniture.crests import CRESTS, BackPlane, Crest, SerpentineCrest
from synthgen.furniture.model import Part
from synthgen.furniture.splats import SPLATS, PiercedSplat, Splat
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, board, rod
from synthgen.geometry.mesh import Floats, Mesh

FOOT = 0.012  # m by which spindles and splats are let into the seat


@dataclass(frozen=True)
class SpindleRow:
    """Turned spindles under a long crest rail, as of Windsor settees."""

    spindles: int = count(7, 5, 8, "Spindles for each sitter.", limits=(3, 12))
    spindle: float = number(0.014, 0.011, 0.018, "m", "Diameter of a spindle.")
    swell: float = ratio(1.35, 1.0, 1.7, "Diameter in its middle, of that at its ends.", limits=(0.7, 2.0))
    crest: float = number(0.075, 0.055, 0.10, "m", "Height of the crest rail.")
    arch: float = ratio(0.3, 0.0, 0.7, "Rise of the crest's upper edge, of its height.")

    def parts(self, plane: BackPlane, seats: int) -> list[Part]:
        """The back."""
        high = float(plane.post.top[2]) - 0.3 * self.crest
        across = np.linspace(-1, 1, self.spindles * seats + 2)[1:-1]
        rods = [self._upright(plane, float(share), high) for share in across]
        return cover("back", [_crest(plane, high, self.crest, self.arch, 0.024), *rods], "frame")

    def _upright(self, plane: BackPlane, share: float, high: float) -> Mesh:
        foot, top = _ends(plane, share, plane.seat - FOOT, high)
        return rod(foot, top, self.spindle, self.swell, sides=7)


@dataclass(frozen=True)
class SlatRow(SpindleRow):
    """Flat upright slats between a crest rail and a low rail."""

    spindles: int = count(5, 4, 7, "Slats for each sitter.", limits=(2, 12))
    share: float = ratio(0.45, 0.3, 0.6, "How much of the width is wood.", limits=(0.1, 0.85))
    lift: float = number(0.07, 0.04, 0.12, "m", "Height of the low rail above the seat.", limits=(0.02, 0.2))

    def parts(self, plane: BackPlane, seats: int) -> list[Part]:
        """The back."""
        high, low = float(plane.post.top[2]) - 0.3 * self.crest, plane.seat + self.lift
        many = self.spindles * seats
        width = self.share * 2 * plane.half / (many + 1)
        ends = [_ends(plane, float(x), low, high) for x in np.linspace(-1, 1, many + 2)[1:-1]]
        slats = [board(pair, width, 0.011, up=(1, 0, 0)) for pair in ends]
        rails = [_crest(plane, high, self.crest, self.arch, 0.022), _crest(plane, low, 0.038, 0.0, 0.02)]
        return cover("back", [*rails, *slats], "frame")


@dataclass(frozen=True)
class CaneRow:
    """Panels of cane in a frame."""

    crest: float = number(0.065, 0.05, 0.085, "m", "Height of the crest rail.")
    arch: float = ratio(0.2, 0.0, 0.6, "Rise of the crest's upper edge, of its height.")
    lift: float = number(0.08, 0.05, 0.12, "m", "Height of the low rail above the seat.", limits=(0.02, 0.2))

    def parts(self, plane: BackPlane, seats: int) -> list[Part]:
        """The back."""
        high, low = float(plane.post.top[2]) - 0.3 * self.crest, plane.seat + self.lift
        edges = np.linspace(-1, 1, seats + 1)
        muntins = [board(_ends(plane, float(x), low, high), 0.034, 0.022, up=(1, 0, 0)) for x in edges[1:-1]]
        rails = [_crest(plane, high, self.crest, self.arch, 0.024), _crest(plane, low, 0.042, 0.0, 0.022)]
        width = 2 * plane.half / seats - 0.01
        middles = (edges[1:] + edges[:-1]) / 2
        sheets = [board(_ends(plane, float(x), low, high), width, 0.004, up=(1, 0, 0)) for x in middles]
        return cover("back", [*rails, *muntins], "frame") + cover("back", sheets, "cane")


@dataclass(frozen=True)
class ChairBackRow:
    """A splat back for each sitter, side by side: the chair-back settee."""

    crest: Crest = one_of(CRESTS, SerpentineCrest(), "The crest rails.")
    splat: Splat = one_of(SPLATS, PiercedSplat(), "The splats.")

    def parts(self, plane: BackPlane, seats: int) -> list[Part]:
        """The back."""
        step = 2 * plane.half / seats
        shift = step * (np.arange(seats) - (seats - 1) / 2)
        path = plane.post.path
        own = replace(plane, post=Upright(np.column_stack([np.full(len(path), step / 2), path[:, 1:]])))
        foot = plane.seat - FOOT

        def place(x: Floats, up: Floats) -> Floats:
            return own.at(x, foot + up * (self.crest.under(own, x) - foot))

        chair = [self.crest.mesh(own), *self.splat.meshes(place, own.half)]
        posts = [
            board(_ends(plane, float(x), foot, path[-1, 2]), 0.032, 0.026, up=(1, 0, 0)) for x in self._inner(seats)
        ]
        return cover("back", [mesh.moved((x, 0, 0)) for x in shift for mesh in chair] + posts, "frame")

    def _inner(self, seats: int) -> Floats:
        """(seats - 1,) where posts stand between two backs, from -1 to 1."""
        return np.linspace(-1, 1, seats + 1)[1:-1]


SetteeBack = SpindleRow | SlatRow | CaneRow | ChairBackRow

SETTEE_BACKS: dict[str, type[SetteeBack]] = {
    "spindle_row": SpindleRow,
    "slat_row": SlatRow,
    "cane_row": CaneRow,
    "chair_back_row": ChairBackRow,
}


def _ends(plane: BackPlane, share: float, low: float, high: float) -> Floats:
    """(2, 3) the ends of an upright at a share of half the width, between two heights."""
    post = plane.post
    x = np.array([share * post.at(z)[0] for z in (low, high)])
    return plane.at(x, np.array([low, high]))


def _crest(plane: BackPlane, z: float, height: float, arch: float, thickness: float) -> Mesh:
    """A bent rail around a height, the middle of its upper edge raised."""
    across = np.linspace(1, -1, 17)
    rise = arch * height * np.cos(0.5 * np.pi * across) ** 2
    path = plane.at(across * plane.post.at(z)[0], z + rise / 2)
    return board(path, height * (1 - 0.3 * arch) + rise, thickness)
