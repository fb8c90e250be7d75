"""Folding chairs of steel tubes, their seat and back pressed or padded. Metres; tubes of 19-25 mm are usual."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import flag, number, ratio
from synthgen.furniture.dining_seats import seat_outline
from synthgen.furniture.model import Part
from synthgen.furniture.scissors import Scissors
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board, both, rod
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab
from synthgen.geometry.tube import tube

_ACROSS = np.sin(np.linspace(-1, 1, 15) * np.pi / 2)


@dataclass(frozen=True)
class Pressed:
    """Steel tubes with a pressed seat and back, of steel or plastic."""

    tube: float = number(0.022, 0.018, 0.026, "m", "Diameter of the tubes.")
    bend: float = number(0.055, 0.03, 0.09, "m", "Radius of the bends.", limits=(0.02, 0.11))
    runners: bool = flag(False, 0.4, "Whether the tubes run on along the floor.")
    panel: float = ratio(
        0.55, 0.35, 0.75, "Height of the back's panel, of the back above the seat.", limits=(0.2, 0.85)
    )
    bow: float = number(0.022, 0.008, 0.04, "m", "How far the middle of the back stands behind its sides.")
    pan: float = number(0.020, 0.014, 0.028, "m", "Height of the seat's rolled edge.")
    corner: float = number(0.05, 0.02, 0.10, "m", "Radius of the seat's front corners.")
    plastic: bool = flag(False, 0.35, "Whether seat and back are of plastic.")

    @property
    def gauge(self) -> float:
        """From the chair's side to the middle of its posts."""
        return self.tube / 2

    @property
    def curb(self) -> float:
        """How far in from its leg a foot touches the floor."""
        return self.bend if self.runners else 0.0

    @property
    def slot(self) -> str:
        """The slot of seat and back."""
        return "shell" if self.plastic else "steel"

    def parts(self, at: Scissors) -> list[Part]:
        """The whole chair."""
        return [
            *cover("leg", self._legs(at), "steel"),
            *cover("stretcher", self._ties(at), "steel"),
            *cover("seat", [self._seat(at)], self.slot),
            *cover("back", [self._back(at)], self.slot),
        ]

    def _columns(self, at: Scissors) -> tuple[float, float]:
        """x of the middles of posts and rear legs."""
        x = at.width / 2 - self.gauge
        return x, x - self.tube - 0.002

    def _legs(self, at: Scissors) -> list[Mesh]:
        post, strut = self._columns(at)
        knee, crown = at.seat + 0.03, at.top - self.tube / 2
        low = [self._sole(lean) for lean in (at.post_lean, at.strut_lean)]
        front = [(post, at.post(z), z) for z in (low[0], knee, crown)]
        rear = [(strut, at.strut(low[1]), low[1]), (strut, *at.bearing(0.6 * self.pan))]
        hoop = self._tube([*front, *_across(front)], self.runners)
        if self.runners:
            return [hoop, self._tube([*rear[::-1], *_across(rear[::-1])], False)]
        left = tube(rear, self.tube, self.bend)
        return [hoop, *both(left)]

    def _tube(self, corners: list[tuple[float, float, float]], closed: bool) -> Mesh:
        return tube(corners, self.tube, self.bend, closed=closed)

    def _sole(self, lean: float) -> float:
        """z where the middle line of a tube starts, so that it stands on its end, or on its runner."""
        return self.tube / 2 * (1.0 if self.runners else lean / float(np.hypot(1, lean)))

    def _ties(self, at: Scissors) -> list[Mesh]:
        post, strut = self._columns(at)
        low, hung = 0.42 * at.pivot, at.deck(at.rear - 0.03) - 0.6 * self.pan
        head = at.bearing(self.pan + 0.4 * self.tube)
        spans = [(post, at.post(1.35 * low), 1.35 * low), (strut, at.strut(low), low), (strut, *head)]
        bars = [rod((x, y, z), (-x, y, z), 0.72 * self.tube) for x, y, z in spans]
        hinge = rod((post, at.post(hung), hung), (-post, at.post(hung), hung), 0.010)
        boss = lathe([(0.5 * self.tube, -self.tube), (0.5 * self.tube, 0.01), (0.3 * self.tube, 0.013)], 10)
        bolt = boss.rotated("y", 90).moved((post, 0, at.pivot))
        return [*bars, hinge, *both(bolt)]

    def _outline(self, at: Scissors) -> tuple[Floats, float]:
        half = self._columns(at)[1] + self.tube / 2 - 0.001
        return seat_outline(2 * half, 2 * half, at.depth, self.corner), half

    def _seat(self, at: Scissors) -> Mesh:
        outline, half = self._outline(at)

        def hollow(x: Floats, y: Floats) -> Floats:
            """A dish with a rim."""
            a, b = np.abs(x / half), np.abs(2 * y / at.depth)
            dish: Floats = -0.4 * self.pan * np.clip(1 - a**6, 0, 1) * np.clip(1 - b**6, 0, 1)
            return dish

        pan = slab(outline, self.pan, 0.45 * self.pan, relief=hollow, rings=8)
        return at.seated(pan.moved((0, 0, -self.pan)), (at.front + at.rear) / 2)

    def _back(self, at: Scissors) -> Mesh:
        """A bent panel across the front of the posts, its corners rounded."""
        tall = self.panel * (at.top - at.seat)
        z = at.top - tall / 2 - 0.4 * self.tube - 0.012
        ahead = 0.42 * self.tube
        y = at.post(z) - ahead + self.bow * (1 - _ACROSS**2)
        path = np.stack([(at.width / 2 - 0.002) * _ACROSS, y, np.full(len(y), z)], axis=1)
        fade = (1 - np.abs(_ACROSS) ** 14 * 0.35) * tall
        return board(path, fade, 0.010, up=(0, at.back_lean, 1))


@dataclass(frozen=True)
class Padded(Pressed):
    """Steel tubes with an upholstered seat and back."""

    pan: float = number(0.042, 0.030, 0.058, "m", "Thickness of the seat's padding.")
    panel: float = ratio(0.58, 0.4, 0.75, "Height of the back's panel, of the back above the seat.", limits=(0.2, 0.85))
    pad: float = number(0.032, 0.024, 0.042, "m", "Thickness of the back's padding.")
    crown: float = number(0.014, 0.006, 0.022, "m", "How far the middle of the seat stands above its edge.")

    @property
    def slot(self) -> str:
        """The slot of seat and back."""
        return "upholstery"

    def _seat(self, at: Scissors) -> Mesh:
        outline, half = self._outline(at)

        def swell(x: Floats, y: Floats) -> Floats:
            a, b = np.abs(x / half), np.abs(2 * y / at.depth)
            dome: Floats = self.crown * np.clip(1 - a**2.4, 0, 1) * np.clip(1 - b**2.4, 0, 1)
            return dome

        pad = slab(outline, self.pan, 0.45 * self.pan, relief=swell, rings=8)
        return at.seated(pad.moved((0, 0, -self.pan)), (at.front + at.rear) / 2)

    def _back(self, at: Scissors) -> Mesh:
        """A pad between the posts, bent to the sitter."""
        tall, half = self.panel * (at.top - at.seat), at.width / 2 - 0.6 * self.tube
        outline = seat_outline(2 * half, 2 * half, tall, 0.3 * tall, bow=0.004)
        flat = slab(outline, self.pad, 0.45 * self.pad, relief=lambda x, y: 0 * x, rings=8)
        z = at.top - tall / 2 - self.tube
        x, up, out = flat.vertices.T
        y = self.bow * (1 - (x / half) ** 2) + at.back_lean * up - out + 0.5 * self.pad
        return replace(flat, vertices=np.stack([x, y + at.post(z), up + z], axis=1))


def _across(left: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """The other half of a path that is the same on both hands, back from its end."""
    return [(-x, y, z) for x, y, z in left[::-1]]
