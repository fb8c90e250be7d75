"""Seats of country chairs: rush, tape, cane or a pad between rails, and plain boards. Metres; the front faces -Y.

A seat fills the trapezoid between the middle lines of four posts, `front` and `rear` wide and `depth` deep, centred
on x = y = 0, its upper face on z = 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from synthgen.fields import flag, number, ratio
from synthgen.furniture.dining_seats import DropInPad, Plank, seat_outline
from synthgen.furniture.model import Part
from synthgen.furniture.uprights import board, rod
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep

RAIL = 0.0145  # m, how far the middle of a rail lies below the top of a seat of tape
_SIDE = np.array([0, 0.07, 0.2, 0.35, 0.5, 0.65, 0.8, 0.93])  # points along each side of a rush seat
_CORDS = len(_SIDE)
_FLAT = np.array([(0.5, 0.046), (-0.5, 0.046), (-0.5, -0.046), (0.5, -0.046)])  # section of a band, of its width
_TUCK = np.array([(-0.006, -0.0265), (0.0115, -0.021), (0.0115, -0.0075), (0.0, -0.0018)])
"""A band around a rail: distance out of its middle line and z, from underneath to the top."""


@dataclass(frozen=True)
class RushSeat:
    """Cords wound over four rails, which meet along the diagonals in four triangles."""

    thickness: float = number(0.036, 0.030, 0.044, "m", "Thickness of rails and cords.")
    pad: float = number(0.009, 0.004, 0.014, "m", "How far the stuffed triangles swell.", limits=(0.0, 0.025))
    dip: float = number(0.010, 0.002, 0.018, "m", "How far the middle lies below the rails.", limits=(0.0, 0.04))

    def parts(self, front: float, rear: float, depth: float) -> list[Part]:
        """The seat, its rails hidden within."""
        roll = self.thickness / 2
        turn = np.linspace(0, np.pi / 2, 4)
        edge = np.stack([roll * (1 - np.sin(turn)), roll * np.cos(turn)], axis=1)  # inset, distance from the middle
        reach = depth / 2 + roll
        inner = np.stack([roll + (reach - roll) * np.array([0.12, 0.3, 0.5, 0.72, 0.96]), np.full(5, roll)], axis=1)
        top = np.concatenate([edge[::-1], inner])
        rings = np.concatenate([top[:0:-1] * (1, -1), top]) - (0, roll)
        mesh = self._envelope(rings, (front / 2 + roll, rear / 2 + roll, reach), len(inner))
        return [Part("seat", "rush", mesh)]

    def _envelope(self, rings: Floats, half: tuple[float, float, float], inner: int) -> Mesh:
        """Loops of (R, 2) inset and z within a trapezoid of half widths in front and behind and half depth."""
        wide, narrow, reach = half
        bridge = max(min(wide, narrow) - reach, 0.015)
        ends = np.array([(-wide, -reach), (wide, -reach), (narrow, reach), (-narrow, reach)])
        share = (rings[:, 0] / reach)[:, None, None]
        corner = ends + share * (np.sign(ends) * (bridge, 0) - ends)
        after = np.roll(corner, -1, axis=1)
        flat = (corner[:, :, None] + (after - corner)[:, :, None] * _SIDE[:, None]).reshape(len(rings), -1, 2)
        tucked = np.maximum(share, 0.35 * self.thickness / reach)  # the corners stay within the posts
        flat[:, ::_CORDS] = ends + tucked * (np.sign(ends) * (bridge, 0) - ends)
        z = np.repeat(rings[:, 1:], flat.shape[1], axis=1)
        pillow = np.tile(1 - (2 * _SIDE - 1) ** 4, 4) * np.sin(np.pi * share[-inner:, :, 0])
        z[-inner:] += self.pad * pillow - self.dip * share[-inner:, :, 0] ** 0.7
        mesh = loft(np.concatenate([flat, z[..., None]], axis=2))
        return Mesh(mesh.vertices, mesh.faces, _cord_uvs(mesh, flat.shape[1]))


@dataclass(frozen=True)
class TapeSeat:
    """Shaker tape: flat bands woven over and under each other, plain or in a check of two colours."""

    band: float = number(0.033, 0.030, 0.038, "m", "Width of a band.", limits=(0.026, 0.06))
    checked: bool = flag(True, 0.6, "Whether the bands across are of a second colour.")

    def parts(self, front: float, rear: float, depth: float) -> list[Part]:
        """The bands that run to and fro, those across, and the rails."""
        ys, xs = _spread(depth, self.band), _spread(front, self.band)
        along = [self._along(x, ys, front, rear, depth) for x in xs]
        across = [self._across(y, xs, front, rear, depth) for y in ys]
        second = "second_tape" if self.checked else "tape"
        ends = [(-front / 2, -depth / 2), (front / 2, -depth / 2), (rear / 2, depth / 2), (-rear / 2, depth / 2)]
        bars = [rod((*a, -RAIL), (*b, -RAIL), 0.022) for a, b in pairwise([*ends, ends[0]])]
        return [
            Part("seat", "tape", joined([mesh for mesh in along if mesh is not None])),
            Part("seat", second, joined(across)),
            *[Part("frame", "frame", bar) for bar in bars],
        ]

    def _along(self, x: float, ys: Floats, front: float, rear: float, depth: float) -> Mesh | None:
        """A band from front to back at `x`; beside the rear rail it ends on a side rail."""
        short = depth * max(abs(x) - rear / 2, 0) / max(front / 2 - rear / 2, 1e-9)
        if short > 0.8 * depth:
            return None
        return self._band(ys[ys < depth / 2 - short - 0.4 * self.band], (-depth / 2, depth / 2 - short), x, 1)

    def _across(self, y: float, xs: Floats, front: float, rear: float, depth: float) -> Mesh:
        half = front / 2 + (rear - front) / 2 * (y / depth + 0.5)
        return self._band(xs[np.abs(xs) < half - 0.4 * self.band], (-half, half), y, 0)

    def _band(self, crossings: Floats, span: tuple[float, float], place: float, axis: int) -> Mesh:
        """A band along x or y (axis 0 or 1) at a place on the other, over and under, tucked around two rails."""
        number = np.floor(crossings / self.band + 0.25) + np.floor(place / self.band + 0.25) + axis
        wave = np.repeat(0.0016 * np.where(number % 2 < 0.5, 1, -1), 2)
        even = np.repeat(crossings, 2) + np.tile([-0.36, 0.36], len(crossings)) * self.band
        low, high = span
        s = np.concatenate([low - _TUCK[:, 0], even, high + _TUCK[::-1, 0]])
        z = np.concatenate([_TUCK[:, 1], wave - 0.002, _TUCK[::-1, 1]])
        path = np.stack([s, np.full(len(s), place), z] if axis == 0 else [np.full(len(s), place), s, z], axis=1)
        return sweep(path, 0.94 * self.band * _FLAT, side=(axis, 1 - axis, 0))


@dataclass(frozen=True)
class CaneSeat:
    """A sheet of open caning in a flat frame."""

    border: float = number(0.050, 0.040, 0.062, "m", "Width of the frame's boards.", limits=(0.03, 0.09))
    thickness: float = number(0.024, 0.020, 0.030, "m", "Thickness of the frame.")

    def parts(self, front: float, rear: float, depth: float) -> list[Part]:
        """The sheet and its frame."""
        out = self.border / 2 - 0.012
        ring = seat_outline(front - 2 * out, rear - 2 * out, depth - 2 * out, 0.045)
        section = rounded_rectangle(self.thickness, self.border, 0.3 * self.thickness)
        frame = sweep(np.insert(ring, 2, -self.thickness / 2, axis=1), section, side=(0, 0, 1), closed=True)
        inner = 2 * out + 0.7 * self.border
        sheet = slab(seat_outline(front - inner, rear - inner, depth - inner, 0.02), 0.003, 0.001)
        return [Part("seat", "cane", sheet.moved((0, 0, -0.5 * self.thickness))), Part("seat", "frame", frame)]


@dataclass(frozen=True)
class BoardSeat:
    """A hollowed plank, let in between the posts."""

    thickness: float = number(0.026, 0.022, 0.034, "m", "Thickness of the wood.")
    hollow: float = ratio(0.3, 0.1, 0.45, "Depth of the hollow, of the thickness.", limits=(0.0, 0.6))
    overhang: float = number(0.018, 0.006, 0.030, "m", "How far it stands out over the posts' middle lines.")

    def parts(self, front: float, rear: float, depth: float) -> list[Part]:
        """The plank."""
        plank = Plank(thickness=self.thickness, hollow=self.hollow, overhang=self.overhang, corner=0.04)
        seat = plank.part(front, rear, depth)
        return [Part(seat.name, "frame", seat.mesh.moved((0, 0, -self.thickness)))]


@dataclass(frozen=True)
class PadSeat:
    """An upholstered pad between four rails."""

    pad: float = number(0.058, 0.045, 0.080, "m", "Thickness of the pad.")
    rise: float = number(0.030, 0.020, 0.045, "m", "Its edge above the rails.")
    crown: float = number(0.022, 0.012, 0.032, "m", "How far its middle stands above its edge.")
    rail: float = number(0.055, 0.045, 0.075, "m", "Height of the rails.")

    def parts(self, front: float, rear: float, depth: float) -> list[Part]:
        """The pad and its rails."""
        pad = DropInPad(thickness=self.pad, rise=self.rise, crown=self.crown, inset=0.0, softness=0.9)
        cover = pad.part(front + 0.02, rear + 0.02, depth + 0.02)
        z = -self.rise - self.rail / 2
        ends = [(-front / 2, -depth / 2), (front / 2, -depth / 2), (rear / 2, depth / 2), (-rear / 2, depth / 2)]
        rails = [board([(*a, z), (*b, z)], self.rail, 0.022) for a, b in pairwise([*ends, ends[0]])]
        seat = Part("seat", "upholstery", cover.mesh.moved((0, 0, -self.rise)))
        return [seat, *[Part("frame", "frame", rail) for rail in rails]]


WovenSeat = RushSeat | TapeSeat | CaneSeat | BoardSeat | PadSeat

WOVEN_SEATS: dict[str, type[WovenSeat]] = {
    "rush_seat": RushSeat,
    "tape_seat": TapeSeat,
    "cane_seat": CaneSeat,
    "board_seat": BoardSeat,
    "pad_seat": PadSeat,
}


def _spread(length: float, pitch: float) -> Floats:
    """Middles of bands, `pitch` apart and symmetric about 0, that fit within a length; metres."""
    count = int((length - 0.03) / pitch)
    return pitch * np.linspace((1 - count) / 2, (count - 1) / 2, count)


def _cord_uvs(mesh: Mesh, columns: int) -> Floats:
    """(F, 3, 2) metres: cords run straight in from the rail of their triangle, over its rolled edge."""
    lids = 2 * columns
    column = np.concatenate([np.arange(len(mesh.faces) - lids) // 2 % columns, np.tile(np.arange(columns), 2)])
    ends = (column // _CORDS % 2 == 1)[:, None]  # cords of the left and right triangle run along x
    x, y, z = np.moveaxis(mesh.vertices[mesh.faces], -1, 0)
    inwards, beside = np.where(ends, -np.abs(x), -np.abs(y)), np.where(ends, y, x)
    return np.stack([inwards + z, beside], axis=-1)
