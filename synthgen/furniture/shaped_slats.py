"""Ladders of bent slats between two turned posts, cut to many outlines. Metres; the front faces -Y.

Slats of country chairs are usually 45-90 mm high and 7-10 mm thick, the middle of one 25-50 mm behind its ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.uprights import Upright, board
from synthgen.geometry.mesh import Floats, Mesh

_ACROSS = np.linspace(-1, 1, 17)


@dataclass(frozen=True)
class ArchedSlats:
    """Straight below and arched above, as of Shaker chairs."""

    slats: int = count(4, 3, 6, "How many slats.", limits=(2, 7))
    share: float = ratio(0.44, 0.36, 0.54, "How much of the height is wood.", limits=(0.2, 0.75))
    grading: float = ratio(0.15, 0.0, 0.35, "How much higher the top slat is than the lowest.", limits=(0.0, 0.8))
    bow: float = number(0.034, 0.022, 0.048, "m", "How far the middle of a slat stands back.")
    thickness: float = number(0.009, 0.007, 0.011, "m", "Thickness of a slat.")
    arch: float = ratio(0.35, 0.1, 0.55, "Fall of the edges towards the posts, of the height.", limits=(0.0, 0.7))

    def meshes(self, post: Upright, seat: float) -> list[Mesh]:
        """The slats between a post and its opposite, above a seat at z = `seat`."""
        room = float(post.top[2]) - 0.012 - seat
        weights = np.linspace(1, 1 + self.grading, self.slats)
        heights = room * self.share * weights / weights.sum()
        gap = room * (1 - self.share) / (self.slats + 0.5)
        tops = seat + 1.5 * gap + np.cumsum(heights) + gap * np.arange(self.slats)
        return [self._slat(post, float(top - height), float(height)) for top, height in zip(tops, heights, strict=True)]

    def gaps(self, post: Upright, seat: float) -> list[float]:
        """Heights between the slats, where a post may carry beads."""
        bounds = [mesh.bounds[:, 2] for mesh in self.meshes(post, seat)]
        return [float(low[1] + high[0]) / 2 for low, high in pairwise(bounds)]

    def outline(self) -> tuple[Floats, Floats]:
        """(17,) lower and upper edge between the posts, as shares of a slat's height."""
        return 0 * _ACROSS, 1 - self.arch * np.abs(_ACROSS) ** 2.2

    def _slat(self, post: Upright, foot: float, height: float) -> Mesh:
        lower, upper = (foot + height * edge for edge in self.outline())
        x, y, _ = post.at(foot + height / 2)
        lean = post.at(foot + height) - post.at(foot)
        z = (lower + upper) / 2
        tilt = (z - foot - height / 2) * lean[1] / lean[2]
        path = np.stack([x * _ACROSS, y + self.bow * (1 - _ACROSS**2) + tilt, z], axis=1)
        return board(path, upper - lower, self.thickness, up=(0, lean[1], lean[2]))


@dataclass(frozen=True)
class BowedSlats(ArchedSlats):
    """Both edges arched alike, as of old country chairs."""

    def outline(self) -> tuple[Floats, Floats]:
        """(17,) lower and upper edge between the posts, as shares of a slat's height."""
        fall = 0.8 * self.arch * np.abs(_ACROSS) ** 2
        return 0.8 * self.arch - fall - 0.4 * self.arch, 1 - fall


@dataclass(frozen=True)
class SerpentineSlats(ArchedSlats):
    """A raised middle between two hollows, and the mirror image below: the waves of Lancashire ladder-backs."""

    def outline(self) -> tuple[Floats, Floats]:
        """(17,) lower and upper edge between the posts, as shares of a slat's height."""
        crest = np.cos(1.5 * np.pi * np.clip(np.abs(_ACROSS), 0, 1)) * (1 - 0.35 * np.abs(_ACROSS))
        upper = 1 - 0.55 * self.arch * (1 - crest)
        return 0.25 * self.arch * (1 + np.cos(np.pi * _ACROSS)), upper


@dataclass(frozen=True)
class StraightSlats(ArchedSlats):
    """Plain boards with level edges."""

    arch: float = ratio(0.05, 0.0, 0.1, "Fall of the edges towards the posts, of the height.", limits=(0.0, 0.7))


ShapedSlats = ArchedSlats | BowedSlats | SerpentineSlats | StraightSlats

SHAPED_SLATS: dict[str, type[ShapedSlats]] = {
    "arched_slats": ArchedSlats,
    "bowed_slats": BowedSlats,
    "serpentine_slats": SerpentineSlats,
    "straight_slats": StraightSlats,
}
