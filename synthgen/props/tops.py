"""Table tops: outlines, and where legs stand under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from synthgen.fields import ratio
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab


@dataclass(frozen=True)
class RectangularTop:
    """Four corners, more or less rounded."""

    corner: float = ratio(0.04, 0.01, 0.2, "Radius of the corners, of the depth.", limits=(0.002, 0.49))
    legs_at: ClassVar[float] = 1.0
    """How far out legs can stand, of half the width and the depth."""

    def outline(self, width: float, depth: float) -> Floats:
        """(N, 2) metres."""
        return rounded_rectangle(width, depth, self.corner * depth, segments=5)


@dataclass(frozen=True)
class RoundTop:
    """A disc, or an oval where it is wider than deep; `power` above 2 makes it squarer."""

    power: float = ratio(2.0, 2.0, 2.6, "Exponent of the superellipse.", limits=(1.6, 6.0))
    legs_at: ClassVar[float] = 0.74

    def outline(self, width: float, depth: float) -> Floats:
        """(N, 2) metres."""
        return ellipse(width, depth, 40, self.power)


Top = RectangularTop | RoundTop

TOPS: dict[str, type[Top]] = {"rectangular_top": RectangularTop, "round_top": RoundTop}


def plate(top: Top, size: tuple[float, float], thickness: float, height: float, edge: float = 0.004) -> Mesh:
    """A top whose upper side is at `height`; metres."""
    plan = top.outline(*size)
    return slab(plan, thickness, edge, rings=2).moved((0, 0, height - thickness))
