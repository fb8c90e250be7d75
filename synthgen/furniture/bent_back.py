"""What all backs of office chairs have: a size, and bends that fit a sitter's back.

Usual sizes, not yet checked against a standard: from 36 cm wide and 45 cm high, the lumbar bulge 17-25 cm above
the seat.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.bench import Point
from synthgen.geometry.mesh import Floats, Mesh


@dataclass(frozen=True)
class BentBack:
    """What all backs have: a size, and the bends that fit a sitter's back."""

    width: float = number(0.46, 0.42, 0.50, "m", "Width.")
    height: float = number(0.52, 0.44, 0.60, "m", "Height.")
    thickness: float = number(0.06, 0.045, 0.08, "m", "Depth of the padding.", limits=(0.03, 0.11))
    flare: float = number(-0.04, -0.12, 0.06, "ratio", "How much wider the head is than the middle.")
    waist: float = ratio(0.0, 0.0, 0.08, "How much narrower the small of the back is.", limits=(0.0, 0.35))
    wrap: float = number(0.035, 0.015, 0.055, "m", "How far the sides come forwards.", limits=(0.0, 0.09))
    lumbar: float = number(0.022, 0.010, 0.034, "m", "Bulge at the small of the back.", limits=(0.0, 0.06))
    lift: float = number(0.05, 0.02, 0.10, "m", "Gap between seat and back.", limits=(0.0, 0.15))

    def rear(self, z: Floats, recline_deg: float) -> Floats:
        """(N,) y of the middle of the rear face at (N,) heights above the foot, metres."""
        return self._sway(0 * z, z, recline_deg)

    def corner(self, recline_deg: float) -> Point:
        """The left upper corner, half-way through the padding, seen from the middle of the foot; metres."""
        across, up = self._corner
        x, z = across * (1 + 2 * self.flare * up / self.height), up + self.height / 2
        return (x, float(self._sway(np.array(x), np.array(z), recline_deg)) - self.thickness / 2, z)

    def side(self, z: float, recline_deg: float) -> Point:
        """The left edge, half-way through the padding, at a height above the foot; metres."""
        x = self.width / 2 * float(self._breadth(np.array(z - self.height / 2)))
        return (x, float(self._sway(np.array(x), np.array(z), recline_deg)) - self.thickness / 2, z)

    @property
    def _corner(self) -> tuple[float, float]:
        """Where the outline turns from its side to its head, before it is flared: from its middle, metres."""
        raise NotImplementedError

    def _stood(self, lying: Mesh, recline_deg: float) -> Mesh:
        """A lying block stood on its foot and bent to a sitter's back."""
        x, y, z = lying.vertices.T
        x = x * self._breadth(y)
        up = y + self.height / 2
        return replace(lying, vertices=np.stack([x, self._sway(x, up, recline_deg) - z, up], axis=1))

    def _breadth(self, y: Floats) -> Floats:
        """How wide the back is at heights above its middle, of its width."""
        pinch = self.waist * np.exp(-(((y / self.height + 0.24) / 0.2) ** 2))
        breadth: Floats = (1 + self.flare * 2 * y / self.height) * (1 - pinch)
        return breadth

    def _sway(self, x: Floats, z: Floats, recline_deg: float) -> Floats:
        """y of the rear face of the padding at places of the back."""
        lean = np.tan(np.radians(recline_deg)) * z
        bulge = self.lumbar * np.exp(-(((z - 0.18) / 0.13) ** 2))
        y: Floats = lean - bulge - self.wrap * (2 * x / self.width) ** 2
        return y
