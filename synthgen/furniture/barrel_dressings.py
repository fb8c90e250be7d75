"""How the wall of a barrel chair is dressed: tight, in channels, with diamonds and buttons, or with a few buttons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.quilted import channel
from synthgen.geometry.tufted import Tufting
from synthgen.geometry.wall import Relief, Wall

ROWS = 12  # pieces that a face is cut into from the deck up


@dataclass(frozen=True)
class Tight:
    """Cloth drawn taut over foam."""

    @property
    def outside(self) -> bool:
        """Whether the outer face is dressed too."""
        return False

    def stations(self, length: float) -> int:
        """How many stations a wall so many metres long needs."""
        return 2 * round(length / 0.09) + 1

    def rows(self, height: float) -> int:
        """How many pieces a face so many metres high is cut into."""
        return ROWS

    def relief(self, length: float, height: float) -> Relief:
        """The face of a wall so long and high, metres."""
        return lambda s, share: 0 * s * share

    def buttons(self, wall: Wall, height: float) -> list[Mesh]:
        """What is sewn on the back of the wall."""
        return []


@dataclass(frozen=True)
class Channels(Tight):
    """Upright channels, stitched through."""

    pitch: float = number(0.11, 0.07, 0.17, "m", "Width of a channel.", limits=(0.05, 0.3))
    depth: float = number(0.016, 0.01, 0.024, "m", "Depth of the stitching.")
    both: bool = flag(True, 0.6, "Whether the outside is channelled too.")

    @property
    def outside(self) -> bool:
        """Whether the outer face is dressed too."""
        return self.both

    def stations(self, length: float) -> int:
        """How many stations a wall so many metres long needs."""
        return 8 * self._count(length) + 1

    def relief(self, length: float, height: float) -> Relief:
        """The face of a wall so long and high, metres."""
        turns = self._count(length) / length

        def ribs(s: Floats, share: Floats) -> Floats:
            face: Floats = self.depth * (channel(s * turns) - 1) * np.clip(share / 0.08 + 0.3, 0, 1)
            return face

        return ribs

    def _count(self, length: float) -> int:
        return 2 * round(length / self.pitch / 2)


@dataclass(frozen=True)
class Diamonds(Tight):
    """Diamonds pulled down by covered buttons."""

    pitch: float = number(0.15, 0.12, 0.18, "m", "Distance of buttons along a row.", limits=(0.1, 0.3))
    rise: float = number(0.09, 0.075, 0.11, "m", "Distance of rows.", limits=(0.05, 0.2))
    depth: float = number(0.024, 0.016, 0.032, "m", "How far diamonds stand above their buttons.")
    button: float = number(0.010, 0.008, 0.013, "m", "Radius of a button.")

    def stations(self, length: float) -> int:
        """How many stations a wall so many metres long needs."""
        return 6 * self._count(length) + 1

    def rows(self, height: float) -> int:
        """How many pieces a face so many metres high is cut into."""
        return 4 * round(self._rows(height) * 0.75 + 0.49)

    def relief(self, length: float, height: float) -> Relief:
        """The face of a wall so long and high, metres."""
        tufts = self._fitted(length, height)

        def diamonds(s: Floats, share: Floats) -> Floats:
            ends = np.clip(np.minimum(s, length - s) / 0.06, 0, 1) * np.clip((1.02 - share) / 0.12, 0, 1)
            face: Floats = tufts.relief(s, share) * np.sqrt(ends)
            return face

        return diamonds

    def buttons(self, wall: Wall, height: float) -> list[Mesh]:
        """The buttons on the back and on the two arms."""
        length = float(wall.lengths[-1])
        tufts = self._fitted(length, height)
        s, share = tufts.buttons((0.06, 0.0), (length - 0.06, 0.93)).T
        return [wall.buttons(s, share, self.button)]

    def _fitted(self, length: float, height: float) -> Tufting:
        return Tufting(length / self._count(length), 1 / self._rows(height), self.depth)

    def _count(self, length: float) -> int:
        return 2 * round(length / self.pitch / 2)

    def _rows(self, height: float) -> int:
        return max(round(height / self.rise), 2)


Dressing = Tight | Channels | Diamonds

BARREL_DRESSINGS: dict[str, type[Dressing]] = {"tight": Tight, "channels": Channels, "diamonds": Diamonds}
