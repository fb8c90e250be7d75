"""Layouts: where the other labeled objects of a scene stand, and which way they face.

The subject stands at the origin. A layout proposes places for each of its companions; the first one that is free is
taken. A companion for which there is no place is an error that says what would make room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.errors import SpecError
from synthgen.fields import number, ratio
from synthgen.geometry.mesh import Floats, direction
from synthgen.settings.placing import Footprint, settled
from synthgen.streams import noise

TRIES = 120
"""Places proposed for one companion before it is an error."""

FAR = 50.0
"""Metres from the subject beyond which nothing is placed."""


@dataclass(frozen=True)
class Scattered:
    """Anywhere around the subject, facing anywhere: as in shops, and for plain domain randomization."""

    spread: float = number(1.6, 0.8, 2.6, "m", "Typical distance from the subject's edge.", limits=(0.05, 20))
    turn_deg: float = number(180, 90, 180, "deg", "Greatest turn out of the subject's direction.", limits=(0, 180))
    clearance: float = ratio(0.6, 0.2, 1.0, "Share of the line of sight, in the subject's width, that stays free.")

    def places(self, subject: Footprint, half: Floats, facing_deg: float, seed: int) -> Iterator[Footprint]:
        """Proposals for a companion of (2,) half width and depth, metres."""
        for k in range(TRIES):
            way, reach, turn = noise(seed, f"scattered {k}", (3,))
            out = direction(360 * way, 0)[:2]
            distance = _reach(subject, out) + float(np.linalg.norm(half)) + self.spread * 2 * reach * (1 + k / TRIES)
            yield Footprint(subject.center + out * distance, half, facing_deg + (2 * turn - 1) * self.turn_deg)


@dataclass(frozen=True)
class Conversation:
    """Around a middle in front of the subject, all facing it: as people sit together."""

    radius: float = number(1.5, 1.1, 2.2, "m", "From the middle to the fronts of the seats.", limits=(0.3, 10))
    arc_deg: float = number(100, 80, 150, "deg", "How far round they stand, to either side of the subject.",
                            limits=(10, 180))  # fmt: skip
    toss_deg: float = number(8, 0, 18, "deg", "Greatest turn off the middle.", limits=(0, 90))
    clearance: float = ratio(0.5, 0.2, 0.8, "Share of the line of sight, in the subject's width, that stays free.")

    def places(self, subject: Footprint, half: Floats, facing_deg: float, seed: int) -> Iterator[Footprint]:
        """Proposals for a companion of (2,) half width and depth, metres."""
        front = direction(facing_deg, 0)[:2]
        middle = subject.center + front * (subject.half[1] + self.radius)
        for k in range(TRIES):
            way, turn, further = noise(seed, f"conversation {k}", (3,))
            azimuth = facing_deg + 180 + (2 * way - 1) * self.arc_deg
            distance = self.radius + half[1] + 4 * further * k / TRIES  # further out as it fills
            out = direction(azimuth, 0)[:2]
            yield Footprint(middle + out * distance, half, azimuth + 180 + (2 * turn - 1) * self.toss_deg)


@dataclass(frozen=True)
class Row:
    """Side by side with the subject, facing the same way: as in waiting rooms and shops."""

    gap: float = number(0.25, 0.05, 0.8, "m", "Between neighbours.", limits=(0, 10))
    toss_deg: float = number(3, 0, 10, "deg", "Greatest turn out of line.", limits=(0, 90))
    clearance: float = ratio(0.8, 0.4, 1.0, "Share of the line of sight, in the subject's width, that stays free.")

    def places(self, subject: Footprint, half: Floats, facing_deg: float, seed: int) -> Iterator[Footprint]:
        """Proposals for a companion of (2,) half width and depth, metres."""
        across = direction(facing_deg + 90, 0)[:2]
        first, turn, stray = noise(seed, "row", (3,))
        side = 1 if first < 0.5 else -1
        for k in range(TRIES):
            distance = subject.half[0] + half[0] + self.gap + 0.12 * (k // 2)
            offset = across * side * (-1) ** k * distance + direction(facing_deg, 0)[:2] * (stray - 0.5) * 0.2
            yield Footprint(subject.center + offset, half, facing_deg + (2 * turn - 1) * self.toss_deg)


Layout = Scattered | Conversation | Row
LAYOUTS: dict[str, type[Layout]] = {"scattered": Scattered, "conversation": Conversation, "row": Row}


def arranged(
    layout: Layout, subject: Footprint, facing_deg: float, halves: list[Floats], seeds: list[int], sight: Footprint
) -> list[Footprint]:
    """A place for each companion, in order. Raises SpecError if one finds none.

    facing_deg: azimuth that the subject faces. sight: the strip between camera and subject.
    """
    free = Footprint(sight.center, sight.half * (1, layout.clearance), sight.turn_deg)
    taken = [subject, free]
    limits = np.full(2, FAR)
    for half, seed in zip(halves, seeds, strict=True):
        place = settled(layout.places(subject, half, facing_deg, seed), taken, -limits, limits)
        if place is None:
            raise SpecError(
                f"no room for {len(halves)} companions in a {type(layout).__name__.lower()} layout; "
                "draw fewer, or widen its distances"
            )
        taken.append(place)
    return taken[2:]


def _reach(subject: Footprint, out: Floats) -> float:
    """From a footprint's centre to its edge in a direction, metres, at least."""
    return float(((subject.corners - subject.center) @ out).max())
