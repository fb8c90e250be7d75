"""Pillows of curved sofas: square ones, or round balls."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, seed
from synthgen.furniture.bench import Bench
from synthgen.furniture.pillow_covers import Covered
from synthgen.furniture.pillows import NoPillows, ThrowPillows
from synthgen.furniture.resting import rested
from synthgen.furniture.scatter_pillows import LumbarPillows, RoundPillows
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh
from synthgen.streams import noise


@dataclass(frozen=True)
class BallPillows(Covered):
    """Stuffed balls."""

    balls: int = count(2, 1, 3, "How many, where there is room.", limits=(1, 6))
    diameter: float = number(0.27, 0.20, 0.33, "m", "Diameter.", limits=(0.1, 0.5))
    seed: int = seed("Where each lies.")

    def meshes(self, bench: Bench) -> list[Mesh]:
        """Balls that lie against the back of a bench."""
        room = min(self.balls, max(int(bench.width / (1.3 * self.diameter)), 1))
        share = (np.arange(room) + 0.25 + 0.5 * noise(self.seed, "balls", (room,))) / room
        return [rested(_ball(self.diameter), bench, float(x)) for x in (share - 0.5) * (bench.width - self.diameter)]


CurvedPillows = NoPillows | ThrowPillows | LumbarPillows | RoundPillows | BallPillows

CURVED_PILLOWS: dict[str, type[CurvedPillows]] = {
    "no_pillows": NoPillows,
    "throw_pillows": ThrowPillows,
    "lumbar_pillows": LumbarPillows,
    "round_pillows": RoundPillows,
    "ball_pillows": BallPillows,
}


def _ball(diameter: float) -> Mesh:
    """A ball a little flattened by its weight, resting on z = 0; metres."""
    turn = np.linspace(-np.pi / 2, np.pi / 2, 11)
    profile = np.stack([np.cos(turn), 0.94 * (1 + np.sin(turn))], axis=1) * diameter / 2
    return lathe(np.maximum(profile, 0.0).round(9), 18)
