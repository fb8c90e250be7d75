"""Upholstered backs in a moulded frame: medallions, shields and cartouches. Metres; the front faces -Y.

A back is made lying in the plane of x and z about the origin, and then dished, leant and set up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from synthgen.fields import number, ratio
from synthgen.geometry.box import box_uvs
from synthgen.geometry.curve import ellipse, rounded_polygon, smooth_curve
from synthgen.geometry.extrusion import away
from synthgen.geometry.mesh import Floats, Mesh, rotation
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep
from synthgen.geometry.tufted import Tufting, tufted_panel

_MOULDING = np.array(
    [(-0.30, -0.50), (0.38, -0.50), (0.50, -0.36), (0.50, 0.36), (0.38, 0.50), (-0.30, 0.50), (-0.40, 0.44),
     (-0.36, 0.30), (-0.42, 0.22), (-0.50, 0.12), (-0.50, -0.12), (-0.42, -0.22), (-0.36, -0.30), (-0.40, -0.44)]
)  # fmt: skip
"""A bead between two hollows in front: depth, width."""

_SHIELD = np.array(
    [(0, -0.5), (0.16, -0.44), (0.36, -0.22), (0.48, 0.10), (0.49, 0.33), (0.44, 0.40), (0.30, 0.39),
     (0.14, 0.45), (0, 0.5)]
)  # fmt: skip
_CARTOUCHE = np.array(
    [(0, -0.49), (0.22, -0.49), (0.36, -0.43), (0.38, -0.32), (0.38, -0.15), (0.45, 0.12), (0.48, 0.30), (0.40, 0.39),
     (0.26, 0.41), (0.12, 0.47), (0, 0.5)]
)  # fmt: skip
"""The right halves of outlines, from the middle of the bottom to that of the top, of width and height."""


_EDGE = 0.45  # radius of the edge of the upholstery, of its thickness


@dataclass(frozen=True)
class OvalBack:
    """An upright oval: the medallion."""

    width: float = number(0.42, 0.39, 0.46, "m", "Width.", limits=(0.3, 0.6))
    tall: float = ratio(1.18, 1.10, 1.25, "Height, of the width.", limits=(0.8, 1.7))

    @property
    def outline(self) -> Floats:
        """(N, 2) metres, counter-clockwise in x and z."""
        return ellipse(self.width, self.tall * self.width, 40)


@dataclass(frozen=True)
class RoundBack(OvalBack):
    """A circle."""

    width: float = number(0.46, 0.43, 0.50, "m", "Width.", limits=(0.3, 0.6))
    tall: float = ratio(1.0, 0.98, 1.04, "Height, of the width.", limits=(0.8, 1.7))


@dataclass(frozen=True)
class ShieldBack(OvalBack):
    """A shield, pointed below."""

    width: float = number(0.46, 0.43, 0.49, "m", "Width.", limits=(0.3, 0.6))
    tall: float = ratio(1.10, 1.04, 1.18, "Height, of the width.", limits=(0.8, 1.7))

    @property
    def outline(self) -> Floats:
        """(N, 2) metres, counter-clockwise in x and z."""
        return _both_halves(_SHIELD) * (self.width, self.tall * self.width)


@dataclass(frozen=True)
class CartoucheBack(ShieldBack):
    """A waisted cartouche, as of Louis XV."""

    width: float = number(0.46, 0.43, 0.50, "m", "Width.", limits=(0.3, 0.6))
    tall: float = ratio(1.08, 1.0, 1.15, "Height, of the width.", limits=(0.8, 1.7))

    @property
    def outline(self) -> Floats:
        """(N, 2) metres, counter-clockwise in x and z."""
        return _both_halves(_CARTOUCHE) * (self.width, self.tall * self.width)


@dataclass(frozen=True)
class SquareBack(OvalBack):
    """A square back with a low arch on top."""

    width: float = number(0.46, 0.43, 0.49, "m", "Width.", limits=(0.3, 0.6))
    tall: float = ratio(1.02, 0.94, 1.10, "Height, of the width.", limits=(0.8, 1.7))
    arch: float = ratio(0.06, 0.0, 0.12, "Rise of the top, of the height.", limits=(0.0, 0.3))

    @property
    def outline(self) -> Floats:
        """(N, 2) metres, counter-clockwise in x and z."""
        w, h = self.width / 2, self.tall * self.width / 2
        plain = rounded_polygon([(w, h), (-w, h), (-w, -h), (w, -h)], 0.03, 4)
        x, z = np.concatenate([_cut(a, b) for a, b in pairwise([*plain, plain[0]])]).T
        rise = 2 * h * self.arch * np.cos(0.5 * np.pi * np.clip(x / w, -1, 1)) ** 2
        return np.stack([x, z + rise * (z > 0.5 * h)], axis=1)


Medallion = OvalBack | RoundBack | ShieldBack | CartoucheBack | SquareBack

MEDALLIONS: dict[str, type[Medallion]] = {
    "oval_back": OvalBack,
    "round_back": RoundBack,
    "shield_back": ShieldBack,
    "cartouche_back": CartoucheBack,
    "square_back": SquareBack,
}


@dataclass(frozen=True, eq=False)
class SetBack:
    """A medallion set up: its frame `bar` wide, dished, and leant about its lowest point `foot`; metres."""

    medallion: Medallion
    bar: float
    dish: float
    recline_deg: float
    foot: Floats

    @cached_property
    def middle(self) -> Floats:
        """(N, 2) the middle line of the frame, in its own plane."""
        outline = self.medallion.outline
        return outline - self.bar / 2 * away(outline)

    @cached_property
    def line(self) -> Floats:
        """(N, 3) the same, set up."""
        return self.placed(np.insert(self.middle, 1, 0.0, axis=1))

    @property
    def top(self) -> Floats:
        """(3,) the frame's highest point."""
        return np.asarray(self.line[self.line[:, 2].argmax()])

    def side(self, z: float) -> Floats:
        """(3,) the left of the frame at a height; never below its lower quarter."""
        left = self.line[self.line[:, 0] > self.foot[0]]
        left = left[left[:, 2].argsort()]
        low, high = self.line[:, 2].min(), self.line[:, 2].max()
        at = max(z, float(low + 0.28 * (high - low)))
        return np.array([np.interp(at, left[:, 2], left[:, axis]) for axis in range(3)])

    def under(self, aside: float) -> Floats:
        """(3,) the frame's lower edge at a share of half its width aside."""
        low = self.line[self.line[:, 2] < self.line[:, 2].mean()]
        low = low[low[:, 0].argsort()]
        x = self.foot[0] + aside * self.medallion.width / 2
        return np.array([np.interp(x, low[:, 0], low[:, axis]) for axis in range(3)])

    def placed(self, points: Floats) -> Floats:
        """(N, 3) points of the back's own plane, set up."""
        half = self.medallion.width / 2
        low = float(self.medallion.outline[:, 1].min())
        dished = points - np.stack(
            [0 * points[:, 0], self.dish * (points[:, 0] / half) ** 2, low + 0 * points[:, 0]], 1
        )
        return dished @ rotation("x", -self.recline_deg).T + self.foot

    def set_up(self, mesh: Mesh) -> Mesh:
        """A mesh made in the back's own plane, set up."""
        return replace(mesh, vertices=self.placed(mesh.vertices))

    def frame(self, depth: float) -> Mesh:
        """The moulded frame."""
        path = np.insert(self.middle, 1, 0.0, axis=1)
        return self.set_up(sweep(path, _MOULDING * (depth, self.bar), side=(0, 1, 0), closed=True))

    def panel(self, thickness: float, crown: float) -> Mesh:
        """The upholstery inside the frame, full in front and a little behind."""
        flat = slab(
            self._cloth,
            thickness,
            _EDGE * thickness,
            relief=lambda x, y: crown * self._dome(x, y),
            underside=lambda x, y: -0.4 * crown * self._dome(x, y),
            rings=4,
        )
        return self.set_up(flat.moved((0, 0, -thickness / 2)).rotated("x", 90))

    def buttoned(self, thickness: float, tufting: Tufting) -> Mesh:
        """Buttoned upholstery inside the frame."""
        x, z = self._cloth.T
        flat = tufted_panel((float(np.ptp(x)), float(np.ptp(z)), thickness), tufting, fine=2)
        share = flat.vertices[:, 1] / np.ptp(z) + 0.5
        ends = [_edge_at(self._cloth[side], flat.vertices[:, 0]) for side in (z < z.mean(), z >= z.mean())]
        fitted = np.column_stack([flat.vertices[:, 0], ends[0] + (ends[1] - ends[0]) * share, flat.vertices[:, 2]])
        cloth = replace(flat, vertices=fitted, uvs=box_uvs(fitted, flat.faces))
        return self.set_up(cloth.moved((0, 0, -thickness / 2)).rotated("x", 90))

    def rim(self, thickness: float, crown: float) -> tuple[Floats, Floats]:
        """(N, 3) points where the face of such upholstery meets the frame, and (N, 3) directions forwards."""
        inset, radius = 0.24 * self.bar, _EDGE * thickness
        edge = self._cloth - inset * away(self._cloth)
        round_off = radius - np.sqrt(max(radius**2 - max(radius - inset, 0.0) ** 2, 0.0))
        lift = thickness / 2 - round_off + crown * self._dome(*edge.T)
        points = self.placed(np.stack([edge[:, 0], -lift, edge[:, 1]], axis=1))
        return points, np.broadcast_to(rotation("x", -self.recline_deg) @ (0, -1.0, 0), points.shape)

    @cached_property
    def _cloth(self) -> Floats:
        """(N, 2) the edge of the upholstery, sunk into the frame."""
        return self.middle - 0.3 * self.bar * away(self.middle)

    def _dome(self, x: Floats, y: Floats) -> Floats:
        """(...) how full the upholstery is, 0 to 1."""
        wide, tall = np.abs(self._cloth).max(axis=0)
        a, b = x / wide, y / tall
        fade: Floats = np.sqrt(np.clip(1 - a**2, 0, 1) * np.clip(1 - b**2, 0, 1))
        return fade


def _edge_at(edge: Floats, x: Floats) -> Floats:
    """(V,) heights of an edge of (N, 2) points at (V,) metres aside."""
    order = edge[edge[:, 0].argsort()]
    heights: Floats = np.interp(x, *order.T)
    return heights


def _cut(start: Floats, end: Floats, step: float = 0.10) -> Floats:
    """(N, 2) points on a straight line, its end left out."""
    pieces = max(int(np.ceil(np.linalg.norm(end - start) / step)), 1)
    line: Floats = start + (end - start) * (np.arange(pieces) / pieces)[:, None]
    return line


def _both_halves(half: Floats) -> Floats:
    """(38, 2) a closed counter-clockwise curve through the right half of an outline and its mirror image."""
    return smooth_curve(np.concatenate([half, half[-2:0:-1] * (-1, 1)]), 38, closed=True)
