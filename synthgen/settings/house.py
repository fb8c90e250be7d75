"""The wall of a house, as a terrace has it behind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio, seed
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import MASONRY, TRIMS, WALLS, Concrete, Lacquer, PaintedWood, Plaster, Wall, Wood
from synthgen.props.copies import boxes
from synthgen.settings.surfaces import block
from synthgen.stage import Scenery
from synthgen.streams import noise

BAY = 2.1
"""Metres of wall for one window or door."""

DEPTH = 7.0
"""Metres: depth of the house."""


@dataclass(frozen=True)
class HouseWall:
    """A house with windows and glass doors, its front along x at y = 0, facing -y."""

    wall: Wall = one_of(WALLS, Plaster(), "What it is made of.", MASONRY)
    trim: PaintedWood | Wood = one_of(TRIMS, PaintedWood(), "Frames of windows and doors, and the eaves.")
    height: float = number(3.0, 2.6, 6.0, "m", "Height.", limits=(0.05, 20))
    width: float = number(10, 5, 18, "m", "Width.", limits=(1, 100))
    glazing: float = ratio(0.6, 0.2, 1.0, "Share of the wall's bays that have a window or door.")
    seed: int = seed("Names where windows and doors are.")

    def scenery(self, length: float) -> tuple[Scenery, ...]:
        """Walls, plinth, eaves, windows and doors; it is as wide as it says, whatever the length."""
        half = self.width / 2
        body = block([-half, 0, -0.2], [half, DEPTH, self.height])
        plinth = block([-half - 0.02, -0.02, -0.2], [half + 0.02, DEPTH, 0.18])
        eaves = block([-half - 0.4, -0.45, self.height], [half + 0.4, DEPTH + 0.4, self.height + 0.16])
        glazed = self._glazed()
        panes = [block([x - w / 2, -0.012, z], [x + w / 2, 0.0, z + h]) for x, z, w, h in glazed]
        return (
            Scenery("house", body, self.wall),
            Scenery("plinth", plinth, Concrete("#8f8b83")),
            Scenery("eaves", joined([eaves, *(_casing(*each) for each in glazed)]), self.trim),
            *([Scenery("panes", joined(panes), Lacquer("#141a1e", 0.02))] if panes else []),
        )

    def _glazed(self) -> list[tuple[float, float, float, float]]:
        """Middle, sill, width and height of each pane."""
        bays = max(1, int(self.width / BAY))
        u = noise(self.seed, "bays", (bays, 3))
        found = []
        for k, (there, door, width) in enumerate(u):
            x = (k - (bays - 1) / 2) * BAY
            if there < self.glazing:
                tall = min(2.1, self.height - 0.4)
                sill, high = (0.04, tall) if door < 0.4 else (0.9, tall - 0.86)
                found.append((x, sill, 0.8 + 0.8 * float(width), high))
        return found


def _casing(x: float, z: float, width: float, height: float) -> Mesh:
    """Frame, mullion, transom and sill about a pane."""
    bar, middle = 0.07, z + height / 2
    spots = [(x + s * width / 2, -0.02, middle) for s in (-1, 0, 1)] + [(x, -0.02, z + s * height) for s in (0, 0.7, 1)]
    sizes = [(bar, 0.05, height + bar), (bar * 0.7, 0.05, height), (bar, 0.05, height + bar)] + [
        (width + bar, 0.05, bar), (width, 0.05, bar * 0.6), (width + bar, 0.05, bar),
    ]  # fmt: skip
    sill = boxes([(x, -0.05, z - 0.03)], [(width + 0.2, 0.12, 0.04)])
    return joined([boxes(np.array(spots), np.array(sizes)), sill])
