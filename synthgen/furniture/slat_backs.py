"""Wooden backs between two posts: ladders of curved slats, and upright slats between rails. Metres; the front faces -Y.

Slats of dining chairs are 30-75 mm high and 9-14 mm thick, bent to a radius of 0.5-1.2 m, so that the middle of one
stands 20-40 mm behind its ends, by eye.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.uprights import Upright, board
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats, Mesh

_ACROSS = np.linspace(-1, 1, 13)


@dataclass(frozen=True)
class LadderBack:
    """Level slats, bent to the sitter's back, the highest one taller and arched."""

    slats: int = count(4, 2, 5, "How many slats.", limits=(1, 7))
    share: float = ratio(0.42, 0.30, 0.60, "How much of the height is wood.", limits=(0.15, 0.8))
    bow: float = number(0.028, 0.010, 0.045, "m", "How far the middle of a slat stands back.")
    arch: float = ratio(0.25, 0.0, 0.6, "Rise of the slats' upper edges, of their height.")
    thickness: float = number(0.012, 0.009, 0.016, "m", "Thickness of a slat.")

    def meshes(self, post: Upright, seat: float) -> list[Mesh]:
        """The slats between a post and its opposite, above a seat at z = `seat`."""
        room = float(post.top[2]) - seat
        weights = np.array([1.0] * (self.slats - 1) + [1.45])
        heights = room * self.share * weights / weights.sum()
        gap = room * (1 - self.share) / (self.slats + 0.35)
        tops = seat + 1.2 * gap + np.cumsum(heights) + gap * np.arange(self.slats)
        pairs = zip(tops - heights / 2, heights, strict=True)
        return [bent_rail(post, float(z), float(h), self.thickness, self.bow, self.arch) for z, h in pairs]


@dataclass(frozen=True)
class VerticalBack:
    """Upright slats between a broad top rail and a low rail."""

    slats: int = count(5, 3, 9, "How many slats.", limits=(1, 14))
    share: float = ratio(0.42, 0.25, 0.6, "How much of the width is wood.", limits=(0.1, 0.85))
    crest: float = number(0.075, 0.050, 0.11, "m", "Height of the top rail.")
    arch: float = ratio(0.25, 0.0, 0.5, "Rise of the top rail's upper edge, of its height.")
    lift: float = ratio(0.16, 0.08, 0.28, "Height of the low rail above the seat, of the back's.")
    bow: float = number(0.026, 0.010, 0.040, "m", "How far the middle of the rails stands back.")
    thickness: float = number(0.010, 0.008, 0.014, "m", "Thickness of a slat.")

    def meshes(self, post: Upright, seat: float) -> list[Mesh]:
        """The rails and slats between a post and its opposite, above a seat at z = `seat`."""
        top = float(post.top[2])
        high, low = top - 0.012 - self.crest / 2, seat + self.lift * (top - seat)
        rails = [
            bent_rail(post, high, self.crest, 2.0 * self.thickness, self.bow, self.arch),
            bent_rail(post, low, 0.034, 1.7 * self.thickness, self.bow, 0.0),
        ]
        return [*rails, *(self._slat(post, low, high, x) for x in self._middles())]

    def _middles(self) -> Floats:
        """(slats,) where slats stand between the posts, from -1 to 1."""
        return np.linspace(-1, 1, self.slats + 2)[1:-1]

    def _slat(self, post: Upright, low: float, high: float, x: float) -> Mesh:
        ends = [_between(post, z, np.array([x]), self.bow)[0] for z in (low, high)]
        width = 2 * post.at(low)[0] * self.share / (self.slats + 1)
        middle = (ends[0] + ends[1]) / 2 + (0, 0.25 * self.bow, 0)
        path = smooth_curve([ends[0], middle, ends[1]], 7)
        return board(path, width, min(self.thickness, 0.8 * width), up=(1, 0, 0))


@dataclass(frozen=True)
class SplatBack:
    """One broad shaped board between a top rail and the seat."""

    width: float = ratio(0.38, 0.26, 0.5, "Width of the board, of the back's.", limits=(0.15, 0.8))
    waist: float = ratio(0.62, 0.45, 1.0, "Width at its narrowest, of its widest.", limits=(0.3, 1.0))
    crest: float = number(0.070, 0.050, 0.10, "m", "Height of the top rail.")
    arch: float = ratio(0.35, 0.1, 0.6, "Rise of the top rail's upper edge, of its height.")
    bow: float = number(0.026, 0.010, 0.040, "m", "How far the middle of the rail stands back.")
    thickness: float = number(0.011, 0.009, 0.014, "m", "Thickness of the board.")

    def meshes(self, post: Upright, seat: float) -> list[Mesh]:
        """The rails and the board between a post and its opposite, above a seat at z = `seat`."""
        high, low = float(post.top[2]) - 0.012 - self.crest / 2, seat + 0.02
        rail = bent_rail(post, high, self.crest, 2.0 * self.thickness, self.bow, self.arch)
        shoe = bent_rail(post, low, 0.034, 2.0 * self.thickness, 0.4 * self.bow, 0.0)
        return [rail, shoe, self._board(post, low, high)]

    def _board(self, post: Upright, low: float, high: float) -> Mesh:
        ends = (_between(post, low, np.zeros(1), 0.4 * self.bow)[0], _between(post, high, np.zeros(1), self.bow)[0])
        path = smooth_curve([ends[0], (ends[0] + ends[1]) / 2 + (0, 0.4 * self.bow, 0), ends[1]], 15)
        knots = np.array([[0, 0.85], [0.15, 0.8], [0.32, self.waist], [0.7, 1.0], [0.88, 0.95], [1, 0.8]])
        shape = smooth_curve(knots, 40)
        widths = 2 * post.at(high)[0] * self.width * np.interp(np.linspace(0, 1, 15), *shape.T)
        return board(path, widths, self.thickness, up=(1, 0, 0))


def _between(post: Upright, z: float, across: Floats, bow: float) -> Floats:
    """(N, 3) points from the opposite post (-1) to the post (1) at a height, on a curve that stands back by `bow`."""
    x, y, _ = post.at(z)
    return np.stack([x * across, y + bow * (1 - across**2), np.full(len(across), z)], axis=1)


def bent_rail(post: Upright, z: float, height: float, thickness: float, bow: float, arch: float) -> Mesh:
    """A level bent board around z, `height` high on average, the middle of its upper edge raised."""
    rise = arch * height * (np.cos(np.pi * _ACROSS) + 1) / 2
    tall = height * (1 - 0.4 * arch) + rise
    path = _between(post, z, _ACROSS, bow) + np.stack([0 * rise, 0 * rise, (tall - height) / 2], axis=1)
    lean = post.at(z + 0.02) - post.at(z - 0.02)
    return board(path, tall, thickness, up=(0, lean[1], lean[2]))


SlatBack = LadderBack | VerticalBack | SplatBack

SLAT_BACKS: dict[str, type[SlatBack]] = {
    "ladder_back": LadderBack,
    "vertical_back": VerticalBack,
    "splat_back": SplatBack,
}
