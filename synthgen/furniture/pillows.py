"""Pillows thrown on a sofa: they stand on the seat and lean on what is behind them."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio, seed
from synthgen.furniture.bench import Bench
from synthgen.geometry.cushion import bolster, throw_pillow
from synthgen.geometry.mesh import Mesh
from synthgen.streams import noise

SINK = 0.012  # m that soft things press into each other


@dataclass(frozen=True)
class NoPillows:
    """A bare sofa."""

    def meshes(self, bench: Bench) -> list[Mesh]:
        """None."""
        return []


@dataclass(frozen=True)
class ThrowPillows:
    """Square knife-edged pillows, the first in the corners, tossed at slight angles. Covers of 40-55 cm are sold."""

    pillows: int = count(2, 1, 4, "How many, where there is room.")
    size: float = number(0.46, 0.40, 0.54, "m", "Side of the cover.")
    plump: float = ratio(0.36, 0.28, 0.44, "Thickness in the middle, of the side.", limits=(0.1, 0.6))
    pinch: float = ratio(0.04, 0.02, 0.07, "How far the sides draw in between the corners.", limits=(0.0, 0.15))
    chop: float = number(0.012, 0.0, 0.045, "m", "Depth of the dent in the upper edge.")
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
        thickness = self.plump * self.size
        pillow = throw_pillow((self.size, thickness, self.size), pinch=self.pinch, chop=self.chop, seed=self.seed + k)
        about = (0, 0, self.size / 2)
        turned = pillow.rotated("y", 2 * roll * self.toss_deg, about)
        leant = turned.rotated("x", -(bench.recline_deg + 9 + 8 * lean))
        aside = leant.rotated("z", side * (self.toss_deg + 8 * yaw) * (0.5 if rank else 1.0))
        reach = max(bench.width / 2 - 0.5 * self.size - rank * (0.62 + 0.1 * shift) * self.size, 0.0)
        return rested(aside, bench, side * reach, ahead=rank * 0.62 * thickness)


@dataclass(frozen=True)
class Bolsters:
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


def rested(mesh: Mesh, bench: Bench, x: float, ahead: float = 0.0) -> Mesh:
    """A mesh set down at x so that it just presses into the deck, the back (or `ahead` of it) and no arm; metres."""
    dropped = mesh.moved((x, 0, bench.deck - SINK - mesh.bounds[0, 2]))
    slope = np.tan(np.radians(bench.recline_deg))
    past = dropped.vertices[:, 1] - bench.rear - (dropped.vertices[:, 2] - bench.deck) * slope
    leant = dropped.moved((0, SINK - past.max() - ahead, 0))
    room = bench.width / 2 + 0.4 * SINK
    over = max(leant.bounds[1, 0] - room, 0.0) + min(leant.bounds[0, 0] + room, 0.0)
    return leant.moved((-over, 0, 0))


Pillows = NoPillows | ThrowPillows | Bolsters

PILLOWS: dict[str, type[Pillows]] = {
    "no_pillows": NoPillows,
    "throw_pillows": ThrowPillows,
    "bolsters": Bolsters,
}
