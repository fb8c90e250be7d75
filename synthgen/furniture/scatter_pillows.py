"""More pillows: long ones for the small of the back, round ones, and pillows tossed about as they come to lie."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, flag, number, ratio, seed
from synthgen.furniture.bench import Bench
from synthgen.furniture.pillow_covers import Covered
from synthgen.furniture.resting import FINE, rested
from synthgen.geometry.cushion import throw_pillow
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.pillow import round_pillow
from synthgen.streams import noise


@dataclass(frozen=True)
class LumbarPillows(Covered):
    """Long low pillows, spread along the back. Covers of 30 x 50 and 35 x 55 cm are sold."""

    pillows: int = count(1, 1, 3, "How many, where there is room.", limits=(1, 5))
    length: float = number(0.52, 0.44, 0.64, "m", "Length of the cover.", limits=(0.3, 0.9))
    height: float = ratio(0.62, 0.54, 0.72, "Height, of the length.", limits=(0.3, 1.0))
    plump: float = ratio(0.5, 0.38, 0.58, "Thickness in the middle, of the height.", limits=(0.1, 0.8))
    droop: float = number(0.0, 0.0, 0.006, "m", "How far the ends hang below the middle.", limits=(0.0, 0.12))
    toss_deg: float = number(4.0, 0.0, 10.0, "deg", "Greatest turn out of the square.", limits=(0.0, 30.0))
    seed: int = seed("Where each stands, its turns and creases.")

    def meshes(self, bench: Bench) -> list[Mesh]:
        """Pillows on the deck and against the back of a bench that is padded already."""
        many = min(self.pillows, max(int(bench.width / (1.1 * self.length)), 1))
        return [self._pillow(bench, k, ((k + 0.5) / many - 0.5) * bench.width) for k in range(many)]

    def _pillow(self, bench: Bench, k: int, x: float) -> Mesh:
        roll, yaw, lean, shift = noise(self.seed, f"lumbar {k}", (4,)) - 0.5
        height = self.height * self.length
        size = (self.length, self.plump * height, height)
        flat = throw_pillow(size, pinch=0.03, chop=0.006, seed=self.seed + k, cuts=FINE)
        bent = flat.vertices - np.outer(self.droop * (2 * flat.vertices[:, 0] / self.length) ** 2, (0, 0, 1))
        turned = replace(flat, vertices=bent).rotated("y", 2 * roll * self.toss_deg, (0, 0, height / 2))
        leant = turned.rotated("x", -(bench.recline_deg + 8 + 8 * lean)).rotated("z", 2 * yaw * self.toss_deg)
        return rested(leant, bench, x + 0.12 * shift * bench.pitch)


@dataclass(frozen=True)
class KidneyPillows(LumbarPillows):
    """Long pillows that bend like a kidney."""

    droop: float = number(0.045, 0.03, 0.06, "m", "How far the ends hang below the middle.", limits=(0.0, 0.12))
    plump: float = ratio(0.62, 0.52, 0.72, "Thickness in the middle, of the height.", limits=(0.1, 0.8))


@dataclass(frozen=True)
class RoundPillows(Covered):
    """Discs with a button in the middle."""

    pillows: int = count(1, 1, 2, "How many.", limits=(1, 4))
    size: float = number(0.40, 0.34, 0.46, "m", "Diameter.", limits=(0.2, 0.6))
    plump: float = ratio(0.36, 0.26, 0.46, "Thickness, of the diameter.", limits=(0.1, 0.8))
    pleated: bool = flag(False, 0.5, "Whether its cloth is pleated.")
    seed: int = seed("Where each stands and its turns.")

    def meshes(self, bench: Bench) -> list[Mesh]:
        """Pillows on the deck and against the back of a bench that is padded already."""
        many = min(self.pillows, max(int(bench.width / (1.3 * self.size)), 1))
        return [self._pillow(bench, k) for k in range(many)]

    def _pillow(self, bench: Bench, k: int) -> Mesh:
        yaw, lean, shift = noise(self.seed, f"round {k}", (3,)) - 0.5
        size = min(self.size, bench.headroom)
        disc = round_pillow(size, self.plump * size, pleats=24 * self.pleated, seed=self.seed + k)
        leant = disc.rotated("x", -(bench.recline_deg + 12 + 10 * lean)).rotated("z", 16 * yaw)
        side = (1 if noise(self.seed, "side", (1,))[0] < 0.5 else -1) * (-1) ** k
        return rested(leant, bench, side * (0.28 + 0.14 * shift) * bench.width)


@dataclass(frozen=True)
class TossedPillows(Covered):
    """Pillows of several sizes as they come to lie: leaning askew, toppled on a corner, or flat on the seat."""

    pillows: int = count(3, 2, 5, "How many, where there is room.", limits=(1, 7))
    size: float = number(0.46, 0.42, 0.54, "m", "Side of the largest cover.", limits=(0.25, 0.65))
    spread: float = ratio(0.3, 0.1, 0.4, "How much smaller the smallest is.")
    lying: float = ratio(0.25, 0.0, 0.5, "Share that lies flat.")
    plump: float = ratio(0.36, 0.28, 0.44, "Thickness in the middle, of the side.", limits=(0.1, 0.6))
    toss_deg: float = number(20.0, 10.0, 34.0, "deg", "Greatest turn out of the square.", limits=(0.0, 45.0))
    seed: int = seed("Where each lies, its turns and creases.")

    def meshes(self, bench: Bench) -> list[Mesh]:
        """Pillows on the deck and against the back of a bench that is padded already."""
        many = min(self.pillows, max(int(bench.width / (0.9 * self.size)), 1))
        return [self._pillow(bench, k, ((k + 0.5) / many - 0.5) * bench.width) for k in range(many)]

    def _pillow(self, bench: Bench, k: int, x: float) -> Mesh:
        flat, roll, yaw, lean, shift, small, long = noise(self.seed, f"tossed {k}", (7,))
        side = min(self.size * (1 - self.spread * small), bench.headroom)
        size = (side * (1.25 if long > 0.75 else 1.0), self.plump * side, side)
        pillow = throw_pillow(size, pinch=0.05, chop=0.05 * float(shift), seed=self.seed + k, cuts=FINE)
        place = x + 0.3 * (shift - 0.5) * bench.pitch
        if flat < self.lying:
            lain = pillow.rotated("x", -86 + 6 * lean).rotated("z", 90 * (yaw - 0.5))
            return rested(lain, bench, place, ahead=0.12 * lean)
        rolled = pillow.rotated("y", 2 * (roll - 0.5) * self.toss_deg, (0, 0, side / 2))
        leant = rolled.rotated("x", -(bench.recline_deg + 8 + 14 * lean))
        return rested(leant.rotated("z", 1.2 * (yaw - 0.5) * self.toss_deg), bench, place)
