"""Boundaries: what ends a terrace or a garden. Each runs along x, its front at y = 0 and facing -y."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, one_of, ratio, seed
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import (
    GREENERY,
    TRIMS,
    WALLS,
    Concrete,
    Leafage,
    PaintedWood,
    Plaster,
    Wall,
    Wood,
)  # fmt: skip
from synthgen.props.copies import boxes
from synthgen.settings.greenery import hedge
from synthgen.settings.surfaces import block
from synthgen.stage import Scenery


@dataclass(frozen=True)
class LowWall:
    """A garden wall with coping stones."""

    wall: Wall = one_of(WALLS, Plaster(), "What it is made of.", {"brick": 2, "plaster": 1})
    coping: Concrete = one_of({"concrete": Concrete}, Concrete(), "The stones on top.")
    height: float = number(0.8, 0.4, 1.7, "m", "Height.", limits=(0.05, 20))

    def scenery(self, length: float) -> tuple[Scenery, ...]:
        """Wall and coping."""
        body = block([-length / 2, 0, -0.2], [length / 2, 0.24, self.height])
        top = block([-length / 2, -0.04, self.height], [length / 2, 0.28, self.height + 0.06])
        return Scenery("garden wall", body, self.wall), Scenery("coping", top, self.coping)


@dataclass(frozen=True)
class HedgeRow:
    """A clipped hedge."""

    leaves: Leafage = one_of(GREENERY, Leafage(), "Its leaves.")
    height: float = number(1.5, 0.8, 2.6, "m", "Height.", limits=(0.05, 20))
    depth: float = number(0.7, 0.5, 1.1, "m", "Depth.")
    seed: int = seed("Names its unevenness.")

    def scenery(self, length: float) -> tuple[Scenery, ...]:
        """The hedge."""
        return (Scenery("hedge", hedge(self.seed, length, self.depth, self.height), self.leaves),)


@dataclass(frozen=True)
class Fence:
    """Boards on posts, upright or level."""

    cover: PaintedWood | Wood = one_of(TRIMS, Wood(), "The boards.")
    height: float = number(1.6, 0.8, 2.0, "m", "Height.", limits=(0.05, 20))
    board: float = number(0.1, 0.06, 0.16, "m", "Width of a board.", limits=(0.02, 1))
    gap: float = ratio(0.15, 0.02, 0.8, "Distance between boards, of their width.", limits=(0, 5))
    level: bool = flag(False, 0.4, "The boards run along the fence.")

    def scenery(self, length: float) -> tuple[Scenery, ...]:
        """Boards, posts and rails."""
        return (Scenery("fence", joined([self._boards(length), self._posts(length)]), self.cover),)

    def _boards(self, length: float) -> Mesh:
        low, pitch = 0.06, self.board * (1 + self.gap)
        if self.level:
            z = np.arange(low + self.board / 2, self.height, pitch)
            return boxes([(0, 0.011, at) for at in z], [(length, 0.022, self.board)] * len(z), grain=0)
        x = np.arange(-length / 2 + pitch / 2, length / 2, pitch)
        size = (self.board, 0.022, self.height - low)
        return boxes([(at, 0.011, (self.height + low) / 2) for at in x], [size] * len(x))

    def _posts(self, length: float) -> Mesh:
        x = np.arange(-length / 2 + 0.05, length / 2, 1.8)
        posts = boxes([(at, 0.08, self.height / 2) for at in x], [(0.09, 0.09, self.height)] * len(x))
        rails = boxes([(0, 0.042, share * self.height) for share in (0.2, 0.8)], [(length, 0.04, 0.08)] * 2, grain=0)
        return joined([posts, rails])


@dataclass(frozen=True)
class Nothing:
    """The ground goes on."""

    def scenery(self, length: float) -> tuple[Scenery, ...]:
        """None."""
        return ()


Boundary = HedgeRow | Fence | LowWall | Nothing
BOUNDARIES: dict[str, type[Boundary]] = {"hedge_row": HedgeRow, "fence": Fence, "low_wall": LowWall, "nothing": Nothing}
