"""The arms of office chairs: none, pads on posts, closed loops, cantilevers, or pads hinged to the back.

Usual heights: 18-25 cm above the seat, 46-51 cm apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.bench import Point
from synthgen.furniture.model import Part
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import ellipse, rounded_rectangle, smooth_curve
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class Site:
    """Where arms are fixed, metres; z = 0 is the rim of the seat.

    half: half the width of the seat. underside: z. flank: x and y of the back's left edge at the height of the arms.
    """

    half: float
    underside: float
    flank: tuple[float, float]


@dataclass(frozen=True)
class NoArms:
    """Free sides."""

    @property
    def rise(self) -> float:
        """Of nothing, metres."""
        return 0.2

    def parts(self, site: Site) -> list[Part]:
        """None."""
        return []

    def tip(self, site: Site) -> Point | None:
        """None."""
        return None


@dataclass(frozen=True)
class PostArms:
    """T-shaped: a soft pad on a post."""

    rise: float = number(0.215, 0.18, 0.25, "m", "Height of the pad above the seat.")
    length: float = number(0.25, 0.22, 0.28, "m", "Length of the pad.")
    width: float = number(0.085, 0.07, 0.10, "m", "Width of the pad.")
    gap: float = number(0.03, 0.02, 0.045, "m", "Between the post and the seat.")
    squareness: float = number(3.2, 2.4, 5.0, "power", "Exponent of the pad's outline: 2 is an ellipse.")

    def parts(self, site: Site) -> list[Part]:
        """The left arm."""
        x, top = self._x(site), self.rise - 0.015
        low = site.underside
        corner = [(0.05, 0, low), (x - 0.06, 0, low), (x - 0.012, 0, low + 0.03), (x, 0, -0.02)]
        path = smooth_curve([*corner, (x, 0, 0.5 * top), (x, 0, top)], 16)
        bracket = sweep(path, rounded_rectangle(0.06, 0.018, 0.006, 2), side=(0, 1, 0))
        sleeve = rounded_box((0.032, 0.072, 0.55 * top), 0.01, 2).moved((x, 0, 0.30 * top))
        outline = ellipse(self.width, self.length, 24, self.squareness)
        pad = slab(outline, 0.028, 0.012, rings=2, grain=1).moved((x, -0.02, self.rise - 0.028))
        return [Part("arm", "shell", mesh) for mesh in (bracket, sleeve, pad)]

    def tip(self, site: Site) -> Point | None:
        """The front end of the pad of the left arm."""
        return (self._x(site), -0.02 - self.length / 2, self.rise)

    def _x(self, site: Site) -> float:
        return site.half + self.gap + 0.012


@dataclass(frozen=True)
class LoopArms:
    """A flat bar bent into a loop."""

    rise: float = number(0.21, 0.17, 0.24, "m", "Height of the top above the seat.")
    length: float = number(0.30, 0.26, 0.34, "m", "Length of the loop.")
    width: float = number(0.052, 0.042, 0.062, "m", "Width of the bar.")
    thickness: float = number(0.026, 0.020, 0.032, "m", "Thickness of the bar.")
    gap: float = number(0.012, 0.005, 0.02, "m", "Between the loop and the seat.")

    def parts(self, site: Site) -> list[Part]:
        """The left arm."""
        x, low = self._x(site), site.underside - 0.004
        y, z = smooth_curve(self._course(low), 32, closed=True).T
        path = np.stack([x + 0.02 * np.clip(z / self.rise, 0, 1), y, z], axis=1)
        section = rounded_rectangle(self.width, self.thickness, 0.35 * self.thickness, 2)
        loop = sweep(path[::-1], section, side=(1, 0, 0), closed=True)
        beam = rounded_box((x - 0.02, 0.07, 0.016), 0.006).moved((0.02 + x / 2, 0, low))
        return [Part("arm", "shell", loop), Part("arm", "shell", beam)]

    def tip(self, site: Site) -> Point | None:
        """The front end of the loop of the left arm."""
        return (self._x(site) + 0.02, -0.42 * self.length, self.rise)

    def _x(self, site: Site) -> float:
        return site.half + self.gap + self.width / 2

    def _course(self, low: float) -> list[tuple[float, float]]:
        """y and z around the loop."""
        a, h = self.length / 2, self.rise - self.thickness / 2
        course = [(-0.55 * a, low), (-0.9 * a, 0.35 * h), (-0.97 * a, 0.8 * h), (-0.72 * a, 0.99 * h), (0.1 * a, h)]
        return [*course, (0.8 * a, 0.93 * h), (a, 0.62 * h), (0.78 * a, 0.1 * h), (0.5 * a, low), (0.0, low - 0.004)]


@dataclass(frozen=True)
class CantileverArms:
    """A tube that rises behind the sitter's hip and turns forwards under a pad."""

    rise: float = number(0.215, 0.18, 0.25, "m", "Height of the pad above the seat.")
    length: float = number(0.25, 0.21, 0.28, "m", "Length of the pad.")
    width: float = number(0.058, 0.046, 0.07, "m", "Width of the pad.")
    thickness: float = number(0.024, 0.019, 0.03, "m", "Diameter of the tube.")
    gap: float = number(0.022, 0.012, 0.035, "m", "Between the tube and the seat.")

    def parts(self, site: Site) -> list[Part]:
        """The left arm."""
        x, low, z = self._x(site), site.underside, self.rise - 0.026
        rear = 0.5 * self.length
        start = [(0.06, 0.06, low), (x - 0.05, 0.08, low), (x - 0.006, 0.1, low + 0.04), (x, 0.11, 0.0)]
        bend = [(x, rear + 0.02, 0.6 * z), (x, rear, 0.93 * z), (x, rear - 0.06, z), (x, -0.3 * self.length, z)]
        tube = sweep(smooth_curve([*start, *bend, (x, -0.46 * self.length, z)], 26), self.thickness / 2, dome=0.006)
        outline = ellipse(self.width, self.length, 24, 3.4)
        pad = slab(outline, 0.03, 0.013, rings=2, grain=1).moved((x, -0.02, self.rise - 0.03))
        return [Part("arm", "base", tube), Part("arm", "shell", pad)]

    def tip(self, site: Site) -> Point | None:
        """The front end of the pad of the left arm."""
        return (self._x(site), -0.02 - self.length / 2, self.rise)

    def _x(self, site: Site) -> float:
        return site.half + self.gap + self.thickness / 2


@dataclass(frozen=True)
class FlipArms:
    """A soft pad on a hinge at the side of the back; it can be turned up."""

    rise: float = number(0.20, 0.17, 0.23, "m", "Height of the pad above the seat.")
    length: float = number(0.33, 0.29, 0.37, "m", "Length of the pad.")
    width: float = number(0.056, 0.046, 0.07, "m", "Width of the pad.")
    thickness: float = number(0.05, 0.038, 0.06, "m", "Height of the pad.")
    swing: float = ratio(0.35, 0.0, 0.8, "How far its front end swings out, of its width.")

    def parts(self, site: Site) -> list[Part]:
        """The left arm."""
        path = self._path(site)
        size = np.interp(np.linspace(0, 1, len(path)), [0, 0.2, 0.7, 1], [0.7, 0.85, 1.05, 0.95])
        section = rounded_rectangle(self.width, self.thickness, 0.4 * self.thickness, 3)
        pad = sweep(path, section, scale=size, side=(1, 0, 0), dome=0.3 * self.thickness)
        x, y, z = path[0]
        hinge = lathe([(0.028, -0.03), (0.032, -0.024), (0.032, 0.024), (0.028, 0.03)], 18).rotated("y", 90)
        reach = x - site.flank[0] + 0.06
        bracket = rounded_box((reach, 0.03, 0.034), 0.008, 2).moved((x - reach / 2, y, z))
        return [Part("arm", "shell", mesh) for mesh in (pad, hinge.moved((x, y, z)), bracket)]

    def tip(self, site: Site) -> Point | None:
        """The front end of the left arm, on top."""
        x, y, z = self._path(site)[-1]
        return (float(x), float(y), float(z) + 0.475 * self.thickness)

    def _path(self, site: Site) -> Floats:
        """(10, 3) the middle of the pad, from its hinge forwards."""
        x, y, z = site.flank[0] + 0.5 * self.width + 0.012, site.flank[1] + 0.005, self.rise - self.thickness / 2
        x = max(x, site.half - 0.01)
        ahead = np.array([0.0, 0.3, 0.7, 1.0]) * self.length
        out = np.array([0.0, 0.3, 0.8, 1.0]) * self.swing * self.width
        course = np.stack([x + out, y - ahead, z + np.array([-0.012, 0.004, 0.004, 0.0])], axis=1)
        return smooth_curve(course, 10)


@dataclass(frozen=True)
class StrapArms:
    """A flat bent bar, open behind, with a slim pad: the arms of aluminium chairs."""

    rise: float = number(0.20, 0.17, 0.23, "m", "Height of the pad above the seat.")
    length: float = number(0.27, 0.23, 0.31, "m", "Length of the top.")
    width: float = number(0.036, 0.03, 0.045, "m", "Width of the bar.")
    slant: float = ratio(0.35, 0.0, 0.6, "How far its foot stands behind its front end, of the length.")
    gap: float = number(0.008, 0.004, 0.015, "m", "Between the bar and the seat.")

    def parts(self, site: Site) -> list[Part]:
        """The left arm."""
        x, front = self._x(site), -0.5 * self.length
        foot = front + self.slant * self.length + 0.02
        rear = site.flank[1] - 0.01
        z, low = self.rise - 0.02, site.underside + 0.02
        course = [(foot + 0.03, low - 0.01), (foot, low + 0.02), (front + 0.02, 0.72 * z), (front + 0.005, 0.92 * z)]
        course += [(front + 0.035, z), (0.05, z), (0.8 * rear, z - 0.005), (rear, z - 0.012)]
        path = np.insert(smooth_curve(course, 26), 0, x, axis=1)
        bar = sweep(path, rounded_rectangle(self.width, 0.011, 0.004, 2), side=(1, 0, 0), dome=0.003)
        pad = rounded_box((self.width * 1.12, 0.8 * self.length, 0.022), 0.009, 3)
        pad = pad.moved((x, front + 0.48 * self.length, self.rise - 0.011))
        joints = [self._joint(x, foot + 0.03, low - 0.008, 0.8 * site.half), self._joint(x, rear, z - 0.012, 0.1)]
        return [Part("arm", "base", mesh) for mesh in (bar, *joints)] + [Part("arm", "shell", pad)]

    def tip(self, site: Site) -> Point | None:
        """The front end of the left arm, on top."""
        return (self._x(site), -0.5 * self.length + 0.03, self.rise)

    def _x(self, site: Site) -> float:
        return max(site.half, site.flank[0]) + self.gap + self.width / 2

    def _joint(self, x: float, y: float, z: float, reach: float) -> Mesh:
        """A bolt across, `reach` metres long."""
        return sweep([(x + 0.004, y, z), (x - min(reach, x), y, z)], 0.009, sides=10)


OfficeArms = NoArms | PostArms | LoopArms | CantileverArms | FlipArms | StrapArms

OFFICE_ARMS: dict[str, type[OfficeArms]] = {
    "no_arms": NoArms,
    "post_arms": PostArms,
    "loop_arms": LoopArms,
    "cantilever_arms": CantileverArms,
    "flip_arms": FlipArms,
    "strap_arms": StrapArms,
}
