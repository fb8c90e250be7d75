"""Seats of wooden dining chairs: shaped planks and drop-in pads. Metres; centred on x = y = 0, the front faces -Y."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.model import Part
from synthgen.geometry.curve import rounded_polygon
from synthgen.geometry.mesh import Floats
from synthgen.geometry.slab import slab


@dataclass(frozen=True)
class Plank:
    """A wooden seat, hollowed a little, that overhangs its rails."""

    thickness: float = number(0.022, 0.017, 0.032, "m", "Thickness of the wood.")
    hollow: float = ratio(0.30, 0.0, 0.45, "Depth of the hollow, of the thickness.", limits=(0.0, 0.6))
    overhang: float = number(0.012, 0.004, 0.024, "m", "How far it stands out over the rails.")
    corner: float = number(0.030, 0.010, 0.060, "m", "Radius of its front corners.")

    @property
    def rise(self) -> float:
        """Its upper edge above the rails."""
        return self.thickness

    def part(self, front: float, rear: float, depth: float) -> Part:
        """The seat on rails whose top is z = 0, `front` and `rear` wide over all and `depth` deep."""
        out = self.overhang
        edge = seat_outline(front + 2 * out, rear + out, depth + out, self.corner) - (0, out / 2)
        half, drop = np.array([front, depth]) / 2, self.hollow * self.thickness

        def hollow(x: Floats, y: Floats) -> Floats:
            a, b = x / half[0], y / half[1] - 0.1
            legs = 0.35 * np.exp(-((a / 0.18) ** 2)) * np.clip(0.3 - b, 0, 1)  # the ridge between the thighs
            dip: Floats = np.clip(1 - a**4, 0, 1) * np.clip(1 - b**4, 0, 1) * (1 - legs)
            return -drop * dip

        mesh = slab(edge, self.thickness, 0.35 * self.thickness, relief=hollow, rings=7, grain=1)
        return Part("seat", "frame", mesh)


@dataclass(frozen=True)
class DropInPad:
    """An upholstered pad that lies between the rails."""

    thickness: float = number(0.050, 0.040, 0.070, "m", "Thickness of the pad at its edge.")
    rise: float = number(0.026, 0.016, 0.040, "m", "Its upper edge above the rails.")
    crown: float = number(0.018, 0.008, 0.028, "m", "How far its middle stands above its edge.")
    inset: float = number(0.010, 0.004, 0.016, "m", "How far it stays in from the rails' outer faces.")
    softness: float = ratio(0.9, 0.6, 1.0, "Radius of its edge, of the rise.")

    def part(self, front: float, rear: float, depth: float) -> Part:
        """The pad in rails whose top is z = 0, `front` and `rear` wide over all and `depth` deep."""
        edge = seat_outline(front - 2 * self.inset, rear - 2 * self.inset, depth - 2 * self.inset, 0.018)
        half = np.array([front, depth]) / 2 - self.inset

        def crown(x: Floats, y: Floats) -> Floats:
            a, b = np.abs(x / half[0]), np.abs(y / half[1])
            fade: Floats = np.clip(1 - a**2.4, 0, 1) * np.clip(1 - b**2.4, 0, 1)
            return self.crown * fade

        mesh = slab(edge, self.thickness, self.softness * self.rise, relief=crown, rings=8)
        return Part("seat", "upholstery", mesh.moved((0, 0, self.rise - self.thickness)))


DiningSeat = Plank | DropInPad

DINING_SEATS: dict[str, type[DiningSeat]] = {"plank": Plank, "drop_in_pad": DropInPad}


def seat_outline(front: float, rear: float, depth: float, corner: float, bow: float = 0.012) -> Floats:
    """(N, 2) counter-clockwise trapezoid with round corners whose front edge bows out by `bow`; metres."""
    across = np.linspace(-1, 1, 9)
    y = -depth / 2 - bow * (1 - across**2) + bow / 2
    edge = [(x * front / 2, at) for x, at in zip(across, y, strict=True)]
    corners = rounded_polygon([*edge, (rear / 2, depth / 2), (-rear / 2, depth / 2)], corner, 4)
    return subdivided(corners, 0.05)


def subdivided(outline: Floats, longest: float) -> Floats:
    """The outline with points added on edges longer than `longest` metres."""
    after = np.roll(outline, -1, axis=0)
    pieces = np.maximum(np.ceil(np.linalg.norm(after - outline, axis=1) / longest).astype(int), 1)
    spans = zip(outline, after, pieces, strict=True)
    return np.concatenate([a + (b - a) * (np.arange(n) / n)[:, None] for a, b, n in spans])
