"""The arms of executive chairs: upholstered pads on loops of nylon or metal, wooden scrolls, closed padded panels.

Each is a left arm; z = 0 is the rim of the seat. Usual heights: 18-24 cm above the seat.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.bench import Point
from synthgen.furniture.model import Part
from synthgen.furniture.office_arms import LoopArms, Site
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class PaddedLoopArms(LoopArms):
    """A thick loop with an upholstered sleeve on top."""

    rise: float = number(0.21, 0.18, 0.24, "m", "Height of the top above the seat.")
    length: float = number(0.34, 0.30, 0.38, "m", "Length of the loop.")
    width: float = number(0.064, 0.052, 0.078, "m", "Width of the bar.")
    thickness: float = number(0.032, 0.026, 0.040, "m", "Thickness of the bar.")
    sleeve: float = number(0.05, 0.038, 0.062, "m", "Thickness of the sleeve.")

    def parts(self, site: Site) -> list[Part]:
        """The left arm."""
        pad = sweep(
            self._sleeve_path(site),
            rounded_rectangle(1.18 * self.width, self.sleeve, 0.42 * self.sleeve, 3),
            scale=[0.8, 0.97, 1, 1.02, 1.03, 1.02, 1, 0.97, 0.8],
            side=(1, 0, 0),
            dome=0.012,
        )
        return [*super().parts(site), Part("arm", "upholstery", pad)]

    def tip(self, site: Site) -> Point | None:
        """The front end of the sleeve, on top."""
        x, y, z = self._sleeve_path(site)[0]
        return (float(x), float(y), float(z) + 0.4 * self.sleeve)

    def _sleeve_path(self, site: Site) -> Floats:
        """(9, 3) along the top of the loop, from the front on."""
        a, h = self.length / 2, self.rise - self.thickness / 2
        course = smooth_curve(
            [(-0.86 * a, 0.93 * h), (-0.6 * a, 1.0 * h), (0.1 * a, h + 0.002), (0.7 * a, 0.95 * h)], 9
        )
        y, z = course.T
        return np.stack([self._x(site) + 0.02 * z / self.rise, y, z + 0.2 * self.sleeve], axis=1)


@dataclass(frozen=True)
class ScrollArms:
    """Bent wood from the seat's front, up, and back in a curve, with an upholstered pad."""

    rise: float = number(0.22, 0.19, 0.25, "m", "Height of the top above the seat.")
    length: float = number(0.34, 0.30, 0.38, "m", "Length of the top.")
    width: float = number(0.052, 0.042, 0.062, "m", "Width of the wood.")
    thickness: float = number(0.030, 0.024, 0.036, "m", "Thickness of the wood.")
    scroll: float = ratio(0.5, 0.2, 0.8, "How far the front bows out beyond its foot, of the height.")
    gap: float = number(0.006, 0.002, 0.012, "m", "Between the wood and the seat.")

    def parts(self, site: Site) -> list[Part]:
        """The left arm."""
        section = rounded_rectangle(self.width, self.thickness, 0.4 * self.thickness, 3)
        wood = sweep(self._path(site), section, side=(1, 0, 0), dome=0.006)
        pad = rounded_box((1.1 * self.width, 0.6 * self.length, 0.034), 0.015, 3)
        x, z = self._x(site), self.rise
        pad = pad.moved((x, -0.06 * self.length, z - 0.008))
        beam = rounded_box((x, 0.06, 0.018), 0.006).moved((x / 2, self._foot, site.underside + 0.02))
        return [Part("arm", "trim", wood), Part("arm", "upholstery", pad), Part("arm", "shell", beam)]

    def tip(self, site: Site) -> Point | None:
        """The front end of the left arm, on top."""
        return (self._x(site), -0.5 * self.length, self.rise - 0.012)

    @property
    def _foot(self) -> float:
        return -0.5 * self.length + self.scroll * 0.5 * self.rise + 0.02

    def _x(self, site: Site) -> float:
        return max(site.half, site.flank[0] - 0.5 * self.width) + self.gap + self.width / 2

    def _path(self, site: Site) -> Floats:
        front, z, low = -0.5 * self.length, self.rise - self.thickness / 2 - 0.004, site.underside + 0.02
        rear = max(site.flank[1], 0.32 * self.length)
        course = [(self._foot + 0.03, low - 0.004), (self._foot, low + 0.012), (front + 0.01, 0.45 * z)]
        course += [(front - 0.006, 0.8 * z), (front + 0.03, 0.985 * z), (front + 0.1, z), (0.5 * rear, 0.97 * z)]
        course += [(rear, 0.9 * z)]
        return np.insert(smooth_curve(course, 28), 0, self._x(site), axis=1)


@dataclass(frozen=True)
class PanelArms:
    """Closed upholstered sides with a soft top."""

    rise: float = number(0.21, 0.18, 0.24, "m", "Height of the top above the seat.")
    length: float = number(0.40, 0.36, 0.44, "m", "Length.")
    width: float = number(0.085, 0.07, 0.105, "m", "Width.")
    softness: float = ratio(0.42, 0.3, 0.48, "Radius of the edges, of the width.", limits=(0.1, 0.49))
    fall: float = ratio(0.12, 0.0, 0.3, "How much lower the front is, of the height.")

    def parts(self, site: Site) -> list[Part]:
        """The left arm."""
        low = site.underside + 0.02
        side = self._side(self.rise - low)
        return [Part("arm", "upholstery", side.moved((self._x(site), self._y(site), low)))]

    def tip(self, site: Site) -> Point | None:
        """The front end of the left arm, on top."""
        top = self.rise - self.fall * self.rise
        return (self._x(site), self._y(site) - self.length / 2 + 0.03, top)

    def _x(self, site: Site) -> float:
        return site.half - 0.008 + self.width / 2

    def _y(self, site: Site) -> float:
        return site.flank[1] - self.length / 2 + 0.03

    def _side(self, height: float) -> Mesh:
        size = (height, self.length, self.width)
        flat = cushion(size, crown=0.008, bulge=(0.004, 0.004), edge_radius=self.softness * self.width, wrinkle=0.002,
                       cord=0.0, spacing=0.06)  # fmt: skip
        block = flat.rotated("y", 90).moved((-self.width / 2, 0, height / 2))
        x, y, z = block.vertices.T
        ahead = np.clip(0.5 - y / self.length, 0, 1)
        sunk = z * (1 - self.fall * self.rise / height * ahead**1.6)
        return Mesh(np.stack([x, y, sunk], axis=1), block.faces, block.uvs)


ExecutiveArms = PaddedLoopArms | ScrollArms | PanelArms

EXECUTIVE_ARMS: dict[str, type[ExecutiveArms]] = {
    "padded_loop_arms": PaddedLoopArms,
    "scroll_arms": ScrollArms,
    "panel_arms": PanelArms,
}
