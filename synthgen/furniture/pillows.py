"""Pillows thrown on a sofa: they stand on the seat and lean on what is behind them."""

from dataclasses import dataclass

from synthgen.fields import count, flag, number, ratio, seed
from synthgen.furniture.bench import Bench
from synthgen.furniture.model import Part
from synthgen.furniture.pillow_covers import Covered
from synthgen.furniture.resting import FINE, SINK, rested
from synthgen.furniture.scatter_pillows import KidneyPillows, LumbarPillows, RoundPillows, TossedPillows
from synthgen.geometry.cushion import bolster, throw_pillow
from synthgen.geometry.mesh import Mesh
from synthgen.streams import noise


@dataclass(frozen=True)
class NoPillows:
    """A bare sofa."""

    def meshes(self, bench: Bench) -> list[Mesh]:
        """None."""
        return []

    def parts(self, bench: Bench) -> list[Part]:
        """None."""
        return []


@dataclass(frozen=True)
class ThrowPillows(Covered):
    """Square knife-edged pillows, the first in the corners, tossed at slight angles. Covers of 40-55 cm are sold."""

    pillows: int = count(2, 1, 4, "How many, where there is room.")
    size: float = number(0.46, 0.40, 0.54, "m", "Side of the cover.")
    step: float = ratio(0.88, 0.74, 1.0, "Size of a pillow in front of another, of its size.", limits=(0.5, 1.1))
    plump: float = ratio(0.36, 0.28, 0.44, "Thickness in the middle, of the side.", limits=(0.1, 0.6))
    pinch: float = ratio(0.04, 0.02, 0.07, "How far the sides draw in between the corners.", limits=(0.0, 0.15))
    chop: float = number(0.012, 0.0, 0.075, "m", "Depth of the dent in the upper edge.")
    toss_deg: float = number(7.0, 0.0, 16.0, "deg", "Greatest turn out of the square.", limits=(0.0, 30.0))
    seed: int = seed("Where each stands, its turns and creases.")

    def meshes(self, bench: Bench) -> list[Mesh]:
        """Pillows resting on the deck and against the back of a bench that is padded already."""
        room = max(int(bench.width / (0.95 * self.size)), 1)
        return [self._pillow(bench, k) for k in range(min(self.pillows, room))]

    def _pillow(self, bench: Bench, k: int) -> Mesh:
        roll, yaw, lean, shift = noise(self.seed, f"pillow {k}", (4,)) - 0.5
        side = (1 if noise(self.seed, "side", (1,))[0] < 0.5 else -1) * (-1) ** k
        rank = k // 2
        size = min(self.size * self.step**rank, bench.headroom)
        thickness = self.plump * size
        pillow = throw_pillow((size, thickness, size), pinch=self.pinch, chop=self.chop, seed=self.seed + k, cuts=FINE)
        turned = pillow.rotated("y", 2 * roll * self.toss_deg, (0, 0, size / 2))
        leant = turned.rotated("x", -(bench.recline_deg + 9 + 8 * lean))
        aside = leant.rotated("z", side * (self.toss_deg + 8 * yaw) * (0.5 if rank else 1.0))
        reach = max(bench.width / 2 - 0.5 * size - rank * (0.62 + 0.1 * shift) * size, 0.0)
        return rested(aside, bench, side * reach, ahead=rank * 0.62 * thickness)


@dataclass(frozen=True)
class LayeredPillows(ThrowPillows):
    """Large squares in the corners, smaller ones before them, and at times a long one in the middle."""

    pillows: int = count(4, 3, 4, "How many squares, where there is room.", limits=(1, 6))
    size: float = number(0.50, 0.46, 0.56, "m", "Side of the larger cover.")
    step: float = ratio(0.84, 0.74, 0.9, "Size of a pillow in front of another, of its size.", limits=(0.5, 1.1))
    lumbar: bool = flag(True, 0.6, "Whether a long pillow lies in the middle.")

    def meshes(self, bench: Bench) -> list[Mesh]:
        """Pillows resting on the deck and against the back of a bench that is padded already."""
        middle = LumbarPillows(length=0.5, seed=self.seed).meshes(bench) if self.lumbar and bench.width > 1.5 else []
        return super().meshes(bench) + middle


@dataclass(frozen=True)
class Bolsters(Covered):
    """A round roll beside each arm, lying on the seat."""

    radius: float = number(0.085, 0.07, 0.11, "m", "Radius.")
    length: float = ratio(0.85, 0.7, 0.95, "Length, of the depth of the seat in front of the back.", limits=(0.3, 1.0))
    seed: int = seed("Unevenness of the filling.")

    def meshes(self, bench: Bench) -> list[Mesh]:
        """One at either end of the bench."""
        depth = bench.rear - bench.front
        roll = bolster(self.length * depth, self.radius, seed=self.seed).rotated("z", 90)
        y = bench.rear - 0.5 * self.length * depth - SINK
        left = roll.moved((bench.width / 2 - self.radius - 0.004, y, bench.deck - SINK))
        return [left, left.mirrored_x()]


Pillows = (
    NoPillows | ThrowPillows | LayeredPillows | TossedPillows | LumbarPillows | KidneyPillows | RoundPillows | Bolsters
)

PILLOWS: dict[str, type[Pillows]] = {
    "no_pillows": NoPillows,
    "throw_pillows": ThrowPillows,
    "layered_pillows": LayeredPillows,
    "tossed_pillows": TossedPillows,
    "lumbar_pillows": LumbarPillows,
    "kidney_pillows": KidneyPillows,
    "round_pillows": RoundPillows,
    "bolsters": Bolsters,
}

# How often: weights over PILLOWS. Half of the pieces have some.
SCATTERED = {
    "no_pillows": 5.0,
    "throw_pillows": 2.0,
    "layered_pillows": 0.8,
    "tossed_pillows": 0.9,
    "lumbar_pillows": 0.8,
    "kidney_pillows": 0.2,
    "round_pillows": 0.3,
    "bolsters": 0.3,
}
