"""What the tops of bar stools share: a small seat of some outline, and a back of some height.

Metres; centred on x = y = 0, the top of the seat at z = 0, the front faces -Y.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.uprights import Upright
from synthgen.geometry.curve import ellipse
from synthgen.geometry.mesh import Floats


@dataclass(frozen=True)
class Top:
    """What all tops have: a seat and a back of some height."""

    width: float = number(0.41, 0.375, 0.44, "m", "Width of the seat.")
    depth: float = ratio(0.96, 0.93, 1.02, "Depth of the seat, of its width.", limits=(0.7, 1.2))
    thickness: float = number(0.034, 0.028, 0.042, "m", "Thickness of the seat.")
    height: float = number(0.28, 0.18, 0.36, "m", "Top of the back above the seat.", limits=(0.1, 0.5))
    lean_deg: float = number(10.0, 5.0, 14.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    power: float = number(3.5, 2.4, 7.0, "power", "Outline of the seat: 2 is round, more is squarer.")

    @property
    def under(self) -> float:
        """z of the seat's underside."""
        return 0.004 - self.thickness

    @property
    def half(self) -> tuple[float, float]:
        """How far to the side and to the front and back legs may stand under the seat."""
        room = 0.485 * 2 ** (-1 / self.power)
        return room * self.width, room * self.width * self.depth

    @property
    def post(self) -> Upright:
        """The line of the left back post."""
        x, y = 0.80 * self.half[0], 0.90 * self.half[1]
        z = np.array([-0.6 * self.thickness, 0.0, 0.35, 0.7, 1.0])
        z[2:] *= self.height
        slope = float(np.tan(np.radians(self.lean_deg)))
        return Upright(np.stack([x + 0.03 * np.maximum(z, 0), y + slope * np.maximum(z, 0), z], axis=1))

    def outline(self, inset: float = 0.0) -> Floats:
        """(44, 2) the seat's edge, counter-clockwise."""
        return ellipse(self.width - 2 * inset, self.width * self.depth - 2 * inset, 44, self.power)

    def keypoints(self) -> dict[str, Point]:
        """Corners of the seat, and the upper corners of the back."""
        x, y = self.half
        top = self.post.top
        back = pair("back_top", (float(top[0]), float(top[1]), float(top[2])))
        return corners("seat", (x, -y, 0.0), (x, y, 0.0)) | back
