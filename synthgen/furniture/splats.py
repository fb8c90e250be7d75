"""Splats: the boards, solid or pierced, between the seat and the crest of a period chair. Metres; front at -Y."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synthgen.fields import count, number, ratio
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep

Place = Callable[[Floats, Floats], Floats]
"""(N, 3) points of a bent back at (N,) metres aside and (N,) shares of the way from the splat's foot to the crest."""

_VASE = np.array(
    [(0.0, 0.52), (0.04, 0.54), (0.10, 0.40), (0.20, 0.36), (0.34, 0.52), (0.50, 0.84), (0.63, 1.0), (0.74, 0.92),
     (0.82, 0.66), (0.87, 0.58), (0.92, 0.66), (1.0, 0.82)]
)  # fmt: skip
_FIDDLE = np.array(
    [(0.0, 0.80), (0.06, 0.74), (0.20, 0.62), (0.32, 0.50), (0.42, 0.46), (0.50, 0.56), (0.60, 0.86), (0.72, 1.0),
     (0.84, 0.90), (0.92, 0.80), (1.0, 0.92)]
)  # fmt: skip
_WAISTED = np.array([(0.0, 0.78), (0.10, 0.60), (0.24, 0.36), (0.36, 0.32), (0.52, 0.56), (0.75, 0.92), (1.0, 1.0)])
"""Silhouettes: share of the way up, share of the greatest width."""


@dataclass(frozen=True)
class VaseSplat:
    """A solid board cut as a vase."""

    width: float = ratio(0.46, 0.38, 0.54, "Greatest width, of the back's.", limits=(0.2, 0.8))
    waist: float = ratio(1.0, 0.8, 1.0, "Depth of the cut; 0 is a straight board.")
    thickness: float = number(0.011, 0.009, 0.014, "m", "Thickness of the board.")

    @property
    def silhouette(self) -> Floats:
        """(N, 2) share of the way up and of the greatest width."""
        return _VASE

    def meshes(self, place: Place, half: float) -> list[Mesh]:
        """The board on a back that is 2 `half` wide."""
        up = np.linspace(0, 1, 30)
        cut = 1 - self.waist * (1 - np.interp(up, *smooth_curve(self.silhouette, 60).T))
        path = place(0 * up, up)
        section = rounded_rectangle(1, self.thickness, 0.3 * self.thickness)
        scale = np.stack([2 * half * self.width * cut, np.ones(len(up))], axis=1)
        return [sweep(path, section, scale=scale, side=(1, 0, 0))]


@dataclass(frozen=True)
class FiddleSplat(VaseSplat):
    """A solid board cut as a fiddle."""

    @property
    def silhouette(self) -> Floats:
        """(N, 2) share of the way up and of the greatest width."""
        return _FIDDLE


@dataclass(frozen=True)
class PiercedSplat:
    """A waisted board pierced with upright slots: ribs that spread above and below a waist."""

    width: float = ratio(0.66, 0.54, 0.78, "Greatest width, of the back's.", limits=(0.2, 0.9))
    ribs: int = count(5, 4, 6, "Ribs between the slots.", limits=(2, 8))
    rib: float = number(0.021, 0.017, 0.026, "m", "Width of a rib.")
    thickness: float = number(0.011, 0.009, 0.014, "m", "Thickness of the ribs.")

    def meshes(self, place: Place, half: float) -> list[Mesh]:
        """The ribs on a back that is 2 `half` wide."""
        up = np.linspace(0, 1, 14)
        spread = half * self.width * np.interp(up, *smooth_curve(_WAISTED, 60).T)
        ribs = [
            _strap(place(share * spread, up), self.rib, self.thickness, k)
            for k, share in enumerate(np.linspace(-1, 1, self.ribs))
        ]
        collar = place(np.linspace(-0.36, 0.36, 5) * half * self.width, np.full(5, 0.32))
        return [*ribs, _strap(collar, 0.035, 0.9 * self.thickness, 1)]


@dataclass(frozen=True)
class RibbonSplat:
    """Interlaced straps, as of Chippendale's ribband-back chairs."""

    width: float = ratio(0.74, 0.62, 0.84, "Greatest width, of the back's.", limits=(0.2, 0.9))
    strap: float = number(0.022, 0.017, 0.027, "m", "Width of a strap.")
    thickness: float = number(0.010, 0.008, 0.013, "m", "Thickness of a strap.")

    @property
    def strands(self) -> list[list[tuple[float, float]]]:
        """Left straps, each with a mirror image: share of half the width aside, share of the way up."""
        return [
            [(0.55, 0.0), (0.42, 0.08), (0.26, 0.22), (0.30, 0.38), (0.62, 0.58), (0.94, 0.78), (1.0, 1.0)],
            [
                (0.30, 0.0),
                (0.20, 0.12),
                (-0.20, 0.30),
                (-0.48, 0.46),
                (-0.44, 0.62),
                (0.0, 0.76),
                (0.46, 0.88),
                (0.5, 1),
            ],
            [(0.0, 0.50), (0.34, 0.56), (0.60, 0.68), (0.58, 0.82), (0.26, 0.90), (0.0, 0.88)],
        ]

    def meshes(self, place: Place, half: float) -> list[Mesh]:
        """The straps on a back that is 2 `half` wide."""
        straps = []
        for k, strand in enumerate(self.strands):
            x, up = smooth_curve(strand, 14).T
            for side in (1, -1):
                path = place(side * half * self.width * x, up)
                straps.append(_strap(path, self.strap, self.thickness, 2 * k + (side < 0)))
        return straps


@dataclass(frozen=True)
class GothicSplat(RibbonSplat):
    """Straps that cross in pointed arches."""

    strap: float = number(0.020, 0.016, 0.024, "m", "Width of a strap.")

    @property
    def strands(self) -> list[list[tuple[float, float]]]:
        """Left straps, each with a mirror image: share of half the width aside, share of the way up."""
        return [
            [(0.72, 0.0), (0.62, 0.2), (0.66, 0.4), (0.86, 0.56), (0.80, 0.74), (0.45, 0.90), (0.0, 1.0)],
            [(0.26, 0.0), (0.20, 0.2), (0.22, 0.4), (0.30, 0.56), (0.46, 0.74), (0.70, 0.88), (1.0, 1.0)],
            [(0.26, 0.0), (0.20, 0.2), (0.22, 0.4), (0.28, 0.56), (0.20, 0.72), (0.0, 0.84)],
        ]


Splat = VaseSplat | FiddleSplat | PiercedSplat | RibbonSplat | GothicSplat

SPLATS: dict[str, type[Splat]] = {
    "vase_splat": VaseSplat,
    "fiddle_splat": FiddleSplat,
    "pierced_splat": PiercedSplat,
    "ribbon_splat": RibbonSplat,
    "gothic_splat": GothicSplat,
}


def _strap(path: ArrayLike, width: float, thickness: float, layer: int) -> Mesh:
    """A flat strap along a path on the back; `layer` sets it a hair apart from those that it crosses."""
    section = rounded_rectangle(thickness, width, 0.3 * thickness, 1)
    return sweep(np.asarray(path) + (0, 0.0007 * layer, 0), section, side=(0, 1, 0))
