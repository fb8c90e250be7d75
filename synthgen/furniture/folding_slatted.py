"""Folding chairs of flat bars and slats: of wood as in gardens, or of steel as before cafes. Metres.

Slats of 10-14 mm are usual.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, flag, number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.scissors import Scissors
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, board, both, rod
from synthgen.geometry.mesh import Floats, Mesh

_ACROSS = np.sin(np.linspace(-1, 1, 15) * np.pi / 2)


@dataclass(frozen=True)
class Slatted:
    """Wooden bars and slats, as on terraces and in gardens."""

    bar: float = number(0.036, 0.028, 0.046, "m", "Width of the legs, seen from the side.")
    thickness: float = number(0.020, 0.016, 0.026, "m", "Thickness of the legs.")
    slats: int = count(6, 4, 9, "Slats of the seat.", limits=(3, 12))
    gap: float = ratio(0.18, 0.08, 0.32, "Gaps of the seat, of the distance of its slats.", limits=(0.03, 0.5))
    rungs: int = count(2, 1, 4, "Slats of the back.", limits=(1, 6))
    share: float = ratio(0.5, 0.36, 0.72, "How much of the back's height is wood.", limits=(0.15, 0.85))
    bow: float = number(0.018, 0.0, 0.035, "m", "How far the middle of a back slat stands behind its ends.")
    slat: float = number(0.012, 0.010, 0.016, "m", "Thickness of a slat.")
    lapped: bool = flag(False, 0.35, "Whether the back's slats lie on the posts instead of between them.")

    @property
    def slots(self) -> tuple[str, str]:
        """The slots of the legs and of the slats."""
        return "frame", "frame"

    @property
    def gauge(self) -> float:
        """From the chair's side to the middle of its posts."""
        return self.thickness / 2

    @property
    def curb(self) -> float:
        """How far in from its leg a foot touches the floor."""
        return 0.0

    def parts(self, at: Scissors) -> list[Part]:
        """The whole chair."""
        bars, slats = self.slots
        return [
            *cover("leg", self._legs(at), bars),
            *cover("stretcher", self._ties(at), bars),
            *cover("frame", self._rails(at), bars),
            *cover("seat", self._seat(at), slats),
            *cover("back", self._back(at), slats),
        ]

    def _columns(self, at: Scissors) -> tuple[float, float, float]:
        """x of the middles of posts, rear legs and seat rails, each beside the other."""
        x = at.width / 2 - self.gauge
        return x, x - self.thickness - 0.001, x - 2 * self.thickness - 0.001

    def _legs(self, at: Scissors) -> list[Mesh]:
        post, strut, _ = self._columns(at)
        knee, head = at.seat + 0.03, at.bearing(self.slat + 0.002)
        levels = np.array([0, knee - 0.03, knee, knee + 0.03, at.top])
        front = Upright(np.array([(post, at.post(z), z) for z in levels]))
        rear = Upright(np.array([(strut, at.strut(0), 0), (strut, *head)]))
        leans = np.array([at.post_lean, at.post_lean, (at.post_lean + at.back_lean) / 2, at.back_lean, at.back_lean])
        left = [self._bar(front, leans), self._bar(rear, np.full(2, at.strut_lean))]
        return [side for mesh in left for side in both(mesh)]

    def _bar(self, line: Upright, leans: Floats) -> Mesh:
        wide = self.bar * np.sqrt(1 + leans**2)
        return line.mesh(np.full(len(wide), self.thickness), wide, min(0.18 * self.thickness, 0.004))

    def _ties(self, at: Scissors) -> list[Mesh]:
        """Crossbars of both frames, the rod that hangs the seat, and the bolts of the pivot."""
        post, strut, rail = self._columns(at)
        head = at.bearing(self.slat + 0.45 * self.bar)
        low, hung = 0.36 * at.pivot, at.deck(at.rear - 0.03) - self.slat - 0.5 * self.bar
        front = self._tie(post, at.post(1.5 * low), 1.5 * low, 0.7 * self.bar)
        rear = self._tie(strut, at.strut(low), low, 0.7 * self.bar)
        bearer = self._tie(strut, head[0], head[1], 0.6 * self.bar)
        hinge = rod((post, at.post(hung), hung), (-post, at.post(hung), hung), 0.011)
        bolt = rod((rail, 0, at.pivot), (at.width / 2 + 0.002, 0, at.pivot), min(0.4 * self.bar, 0.014))
        return [front, rear, bearer, hinge, *both(bolt)]

    def _tie(self, x: float, y: float, z: float, height: float) -> Mesh:
        return board([(x, y, z), (-x, y, z)], height, 0.8 * self.thickness)

    def _rails(self, at: Scissors) -> list[Mesh]:
        """The two bars under the seat's slats."""
        x = self._columns(at)[2]
        ends = [at.front + 0.012, at.rear - 0.004]
        path = [(x, y, at.deck(y) - self.slat + 0.002 - self.bar / 2) for y in ends]
        left = board(path, self.bar, self.thickness)
        return both(left)

    def _seat(self, at: Scissors) -> list[Mesh]:
        pitch = at.depth / (self.slats - self.gap)
        deep, half = pitch * (1 - self.gap), at.width / 2 - self.thickness - 0.004
        middles = at.front + deep / 2 + pitch * np.arange(self.slats)
        plank = _plank(half, deep, self.slat)
        return [at.seated(plank, float(y)) for y in middles]

    def _back(self, at: Scissors) -> list[Mesh]:
        room = at.top - at.seat - 0.13
        pitch = room / (self.rungs - 1 + self.share)
        tall = min(pitch * self.share, 0.11)
        return [self._rung(at, at.top - 0.012 - tall / 2 - pitch * k, tall) for k in range(self.rungs)]

    def _rung(self, at: Scissors, z: float, tall: float) -> Mesh:
        ahead = 0.5 * (self.bar * np.sqrt(1 + at.back_lean**2) + self.slat) - 0.003 if self.lapped else 0.0
        half = at.width / 2 + 0.006 if self.lapped else at.width / 2 - self.gauge
        y = at.post(z) - ahead + self.bow * (1 - _ACROSS**2)
        path = np.stack([half * _ACROSS, y, np.full(len(y), z)], axis=1)
        return board(path, tall, self.slat, up=(0, at.back_lean, 1))


@dataclass(frozen=True)
class Bistro(Slatted):
    """Flat steel bars and slats of wood or steel, as before cafes."""

    bar: float = number(0.022, 0.018, 0.027, "m", "Width of the legs, seen from the side.")
    thickness: float = number(0.009, 0.007, 0.012, "m", "Thickness of the legs.")
    slats: int = count(7, 5, 10, "Slats of the seat.", limits=(3, 12))
    gap: float = ratio(0.26, 0.14, 0.36, "Gaps of the seat, of the distance of its slats.", limits=(0.03, 0.5))
    rungs: int = count(2, 1, 3, "Slats of the back.", limits=(1, 6))
    share: float = ratio(0.36, 0.28, 0.5, "How much of the back's height is wood.", limits=(0.15, 0.85))
    lapped: bool = flag(True, 0.9, "Whether the back's slats lie on the posts instead of between them.")
    steel_slats: bool = flag(False, 0.4, "Whether the slats are of steel as well.")

    @property
    def slots(self) -> tuple[str, str]:
        """The slots of the legs and of the slats."""
        return "steel", "steel" if self.steel_slats else "frame"


def _plank(half: float, deep: float, thickness: float) -> Mesh:
    """A slat across the seat whose top is z = 0."""
    return board([(half, 0, -thickness / 2), (-half, 0, -thickness / 2)], thickness, deep)
