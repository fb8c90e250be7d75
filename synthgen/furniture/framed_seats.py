"""Seats in a bent or turned frame: caned, rush-bottomed, padded, and of wood. Metres; the front faces -Y.

A seat is made over an outline, (N, 2) counter-clockwise and star-shaped about x = y = 0, its frame's top at z = 0.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.model import Part
from synthgen.geometry.box import box_uvs
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.extrusion import away
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep

_LIP = 0.012  # m, how far an insert reaches under the rail that holds it


@dataclass(frozen=True)
class Rail:
    """What seats with a wooden ring have: its section."""

    width: float = number(0.040, 0.034, 0.048, "m", "Width of the wooden ring.")
    thickness: float = number(0.028, 0.023, 0.034, "m", "Height of the wooden ring.")

    def _ring(self, outline: Floats) -> Part:
        path = np.pad(inset(outline, self.width / 2), ((0, 0), (0, 1)), constant_values=-self.thickness / 2)
        section = rounded_rectangle(self.thickness, self.width, 0.4 * self.thickness)
        return Part("seat", "frame", sweep(path, section, side=(0, 0, 1), closed=True))

    def _insert(self, outline: Floats, thickness: float, top: float, dome: float, ridge: float = 0.0) -> Mesh:
        """A thin disc inside the ring whose middle stands `dome` metres above its edge, embossed by `ridge`."""
        edge = inset(outline, self.width - _LIP)
        reach = np.abs(edge).max(axis=0)

        def relief(x: Floats, y: Floats) -> Floats:
            r = np.hypot(x / reach[0], y / reach[1])
            ornament = np.exp(-(((r - 0.72) / 0.05) ** 2)) - 0.8 * np.exp(-((r / 0.3) ** 4))
            height: Floats = dome * np.clip(1 - r**2, 0, 1) + ridge * ornament
            return height

        disc = slab(
            edge, thickness, 0.4 * thickness, relief=relief, underside=relief, rings=12 if ridge else 5, grain=1
        )
        return disc.moved((0, 0, top - thickness))


@dataclass(frozen=True)
class CaneSeat(Rail):
    """Open caning in a wooden ring."""

    sag: float = number(0.004, 0.0, 0.010, "m", "How far the middle of the caning sinks.")

    def parts(self, outline: Floats) -> list[Part]:
        """The ring and the caning."""
        return [self._ring(outline), Part("seat", "caning", self._insert(outline, 0.004, -0.004, -self.sag))]


@dataclass(frozen=True)
class VeneerSeat(Rail):
    """Moulded plywood in a wooden ring, plain or embossed."""

    dome: float = number(0.004, -0.008, 0.008, "m", "How far its middle stands above its edge; hollow if negative.")
    ridge: float = number(0.002, 0.0, 0.004, "m", "Height of the embossed ornament.", limits=(0.0, 0.006))

    def parts(self, outline: Floats) -> list[Part]:
        """The ring and the plywood."""
        return [self._ring(outline), Part("seat", "frame", self._insert(outline, 0.008, -0.002, self.dome, self.ridge))]


@dataclass(frozen=True)
class PaddedSeat(Rail):
    """An upholstered pad on a wooden ring."""

    loft: float = number(0.030, 0.018, 0.045, "m", "Height of the pad's edge above the ring.")
    crown: float = number(0.014, 0.006, 0.024, "m", "How far its middle stands above its edge.")

    def parts(self, outline: Floats) -> list[Part]:
        """The ring and the pad."""
        edge = inset(outline, 0.006)
        reach = np.abs(edge).max(axis=0)

        def crown(x: Floats, y: Floats) -> Floats:
            height: Floats = self.crown * np.clip(1 - np.hypot(x / reach[0], y / reach[1]) ** 2.5, 0, 1)
            return height

        pad = slab(edge, self.loft + 0.008, 0.75 * self.loft, relief=crown, rings=7).moved((0, 0, -0.008))
        return [self._ring(outline), Part("seat", "upholstery", pad)]


@dataclass(frozen=True)
class RushSeat:
    """Rush or cord wound over the rails: four fields that meet along mitres."""

    thickness: float = number(0.040, 0.032, 0.048, "m", "Thickness over the rails.")
    sag: float = number(0.008, 0.002, 0.014, "m", "How far the middle sinks.")

    def parts(self, outline: Floats) -> list[Part]:
        """The cords, all in one."""
        reach = np.abs(outline).max(axis=0)

        def relief(x: Floats, y: Floats) -> Floats:
            a, b = np.abs(x) / reach[0], np.abs(y) / reach[1]
            mitre = np.exp(-(((a - b) / 0.05) ** 2)) * np.clip(1.3 - 1.3 * np.maximum(a, b), 0, 1)
            depth: Floats = self.sag * np.clip(1 - np.maximum(a, b) ** 2, 0, 1) + 0.0025 * mitre
            return -depth

        body = slab(outline, self.thickness, 0.42 * self.thickness, relief=relief, rings=9)
        return [Part("seat", "woven", _mitred(body, reach).moved((0, 0, -self.thickness)))]


@dataclass(frozen=True)
class HollowedSeat:
    """A wooden board, hollowed for the sitter."""

    thickness: float = number(0.026, 0.020, 0.034, "m", "Thickness of the board.")
    hollow: float = ratio(0.3, 0.1, 0.45, "Depth of the hollow, of the thickness.", limits=(0.0, 0.6))

    def parts(self, outline: Floats) -> list[Part]:
        """The board."""
        reach, drop = np.abs(outline).max(axis=0), self.hollow * self.thickness

        def dip(x: Floats, y: Floats) -> Floats:
            a, b = np.abs(x / reach[0]), y / reach[1] - 0.1
            ridge = 0.4 * np.exp(-((a / 0.16) ** 2)) * np.clip(0.3 - b, 0, 1)
            depth: Floats = drop * np.clip(1 - a**3, 0, 1) * np.clip(1 - np.abs(b) ** 3, 0, 1) * (1 - ridge)
            return -depth

        board = slab(outline, self.thickness, 0.4 * self.thickness, relief=dip, rings=8, grain=1)
        return [Part("seat", "frame", board.moved((0, 0, -self.thickness)))]


FramedSeat = CaneSeat | VeneerSeat | PaddedSeat | RushSeat | HollowedSeat

FRAMED_SEATS: dict[str, type[FramedSeat]] = {
    "cane_seat": CaneSeat,
    "veneer_seat": VeneerSeat,
    "padded_seat": PaddedSeat,
    "rush_seat": RushSeat,
    "hollowed_seat": HollowedSeat,
}


def rounded_seat(width: float, depth: float, narrow: float, power: float, n: int = 40) -> Floats:
    """(n, 2) a superellipse drawn in towards the back by `narrow`, a share of its width; metres."""
    x, y = ellipse(width, depth, n, power).T
    return np.stack([x * (1 - narrow * (0.5 + y / depth)), y], axis=1)


def rear_edge(outline: Floats, x: float) -> float:
    """y where the rear of an outline passes x, metres."""
    rear = outline[outline[:, 1] > 0]
    rear = rear[np.argsort(rear[:, 0])]
    return float(np.interp(x, rear[:, 0], rear[:, 1]))


def inset(outline: Floats, by: float) -> Floats:
    """(N, 2) a counter-clockwise outline drawn in by so many metres."""
    return outline - by * away(outline)


def _mitred(body: Mesh, reach: Floats) -> Mesh:
    """The body with its cords running square to the nearest rail and around it: u along y, x or z."""
    along_x, along_y, around = (box_uvs(body.vertices, body.faces, grain) for grain in (0, 1, 2))
    corners = body.vertices[body.faces]
    middle = np.abs(corners.mean(axis=1)[:, :2] / reach)
    normals = np.abs(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]))
    beside, upright = middle[:, 0] > middle[:, 1], normals[:, 2] < normals[:, :2].max(axis=1)
    level = np.where(beside[:, None, None], along_x, along_y)
    return replace(body, uvs=np.where(upright[:, None, None], around, level))
