"""The seats of office chairs: padding with a rounded plan on a moulded pan.

Usual sizes, not yet checked against a standard: 45-53 cm wide and 40-48 cm deep.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import flag, number
from synthgen.furniture.bench import Point
from synthgen.furniture.office_padding import CORD, PAN, diagonal, rounded_plan
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh


@dataclass(frozen=True)
class ContouredSeat:
    """Moulded foam on a pan: dished, its sides raised and its front edge falling away."""

    width: float = number(0.495, 0.46, 0.53, "m", "Width.")
    depth: float = number(0.465, 0.43, 0.49, "m", "Depth.")
    thickness: float = number(0.07, 0.055, 0.095, "m", "Height of the padding at its seam.", limits=(0.04, 0.12))
    roundness: float = number(4.2, 3.2, 6.0, "power", "Exponent of the plan: 2 is an ellipse.", limits=(2.2, 8.0))
    dish: float = number(0.014, 0.006, 0.022, "m", "How far the sides stand above the middle.", limits=(0.0, 0.03))
    waterfall: float = number(0.028, 0.015, 0.045, "m", "How far the front edge falls.", limits=(0.0, 0.07))
    crown: float = number(0.016, 0.008, 0.026, "m", "How far the padding swells.")
    piped: bool = flag(False, 0.5, "Whether a cord runs along the upper seam.")

    def padding(self) -> Mesh:
        """The padding, the top of its rim on z = 0 about x = y = 0; metres."""
        block = cushion(
            (self.width, self.depth, self.thickness),
            crown=self.crown,
            bulge=(0.004, 0.004),
            edge_radius=0.42 * self.thickness,
            wrinkle=0.001,
            cord=CORD * self.piped,
            seams=(-1,),
            spacing=0.048,
        )
        return self._contoured(block.moved((0, 0, -self.thickness)))

    def pan(self) -> Mesh:
        """The moulded shell under it; its underside is the lowest thing of the seat."""
        size = (0.93 * self.width, 0.92 * self.depth, 0.03)
        shell = cushion(size, crown=0.0, bulge=(0, 0), edge_radius=0.013, wrinkle=0.0, spacing=0.07)
        return self._contoured(shell.moved((0, 0, -self.thickness - PAN)))

    @property
    def underside(self) -> float:
        """z of the pan under the middle, metres."""
        return -self.thickness - PAN

    def _contoured(self, block: Mesh) -> Mesh:
        planned = rounded_plan(block.vertices, (self.width / 2, self.depth / 2), self.roundness)
        planned[:, 2] += self._relief(2 * planned[:, 0] / self.width, 2 * planned[:, 1] / self.depth)
        return replace(block, vertices=planned)

    def corner(self, end: float) -> Point:
        """The left corner of the rim at the front (end -1) or the rear (1), metres."""
        share = diagonal(self.roundness)
        z = float(self._relief(np.array(share), np.array(end * share)))
        return (share * self.width / 2, end * share * self.depth / 2, z)

    def _relief(self, a: Floats, b: Floats) -> Floats:
        """Metres that the seat is raised at shares of half its width and depth."""
        sides = self.dish * np.abs(a) ** 2.5 * np.clip(0.6 + 0.5 * b, 0, 1)
        front = self.waterfall * np.clip(-(b + 0.35) / 0.65, 0, 1) ** 2
        rear = 0.6 * self.dish * np.clip((b - 0.5) / 0.5, 0, 1) ** 2
        height: Floats = sides + rear - front
        return height


OfficeSeat = ContouredSeat

OFFICE_SEATS: dict[str, type[OfficeSeat]] = {"contoured_seat": ContouredSeat}
