"""Backs of modern dining chairs: panels between posts, and bent rails upon them. Metres; z up, the front faces -Y."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.bent_panels import panel
from synthgen.furniture.cross_backs import Posts
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.uprights import board
from synthgen.geometry.curve import ellipse, rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class BoardBack:
    """One board of bent wood or plywood, in front of the posts or let in between them."""

    height: float = ratio(0.42, 0.24, 0.62, "Height of the board, of the back's.", limits=(0.1, 0.85))
    overhang: float = number(0.012, -0.003, 0.03, "m", "How far it stands out over the posts.", limits=(-0.003, 0.05))
    squareness: float = number(6.0, 3.5, 10.0, "power", "Its shape: 2 is elliptic, more is squarer.")
    bow: float = number(0.035, 0.02, 0.055, "m", "How far its middle stands behind its ends.")
    thickness: float = number(0.014, 0.010, 0.020, "m", "Thickness.")
    proud: float = number(0.008, 0.0, 0.02, "m", "How far it stands above the posts.")

    def posts(self, posts: Posts) -> Posts:
        """The posts that carry it."""
        return replace(posts, bow=self.bow)

    def parts(self, posts: Posts) -> list[Part]:
        """The board."""
        ahead = 0.3 * posts.thickness
        return [Part("back", "frame", panel(posts, self._outline(posts), self.thickness, ahead=ahead))]

    def _outline(self, posts: Posts) -> Floats:
        tall = self.height * (posts.top - posts.seat)
        middle = posts.top + self.proud - tall / 2
        half = posts.at(posts.top)[0] + self.overhang
        return ellipse(2 * half, tall, 48, self.squareness) + (0, middle)

    def keypoints(self, posts: Posts) -> dict[str, Point]:
        """The upper corners."""
        return pair("back_top", point(posts.leg.top))


@dataclass(frozen=True)
class PaddedBack(BoardBack):
    """An upholstered panel between the posts."""

    height: float = ratio(0.55, 0.36, 0.72, "Height of the panel, of the back's.", limits=(0.1, 0.85))
    overhang: float = number(0.006, -0.003, 0.02, "m", "How far it stands out over the posts.", limits=(-0.003, 0.04))
    thickness: float = number(0.032, 0.024, 0.042, "m", "Thickness at its edge.")
    crown: float = number(0.010, 0.004, 0.016, "m", "How far the middle of either side stands out.")

    def parts(self, posts: Posts) -> list[Part]:
        """The panel."""
        mesh = panel(posts, self._outline(posts), self.thickness, crown=self.crown, ahead=0.25 * posts.thickness)
        return [Part("back", "upholstery", mesh)]


@dataclass(frozen=True)
class CanedBack:
    """Caning between a top and a low rail."""

    height: float = ratio(0.6, 0.45, 0.75, "Height from rail to rail, of the back's.", limits=(0.2, 0.9))
    rail: float = number(0.040, 0.030, 0.055, "m", "Height of the top rail.")
    bow: float = number(0.028, 0.012, 0.045, "m", "How far the middle of the rails stands back.")

    def posts(self, posts: Posts) -> Posts:
        """The posts that carry it."""
        return replace(posts, bow=self.bow)

    def parts(self, posts: Posts) -> list[Part]:
        """Rails and caning."""
        high = posts.top - 0.012 - self.rail / 2
        low = high - self.height * (posts.top - posts.seat)
        ends = [posts.at(z)[0] for z in (low, high)]
        outline = np.array([(ends[0], low), (ends[1], high), (-ends[1], high), (-ends[0], low)])
        sides = np.concatenate([a + (b - a) * np.linspace(0, 1, 9)[:-1, None] for a, b in _edges(outline)])
        rails = [posts.rail(high, self.rail, 0.15), posts.rail(low, 0.7 * self.rail, 0.0)]
        caning = Part("back", "caning", panel(posts, sides, 0.004))
        return [*(Part("back", "frame", rail) for rail in rails), caning]

    def keypoints(self, posts: Posts) -> dict[str, Point]:
        """The tops of the posts."""
        return pair("back_top", point(posts.leg.top))


@dataclass(frozen=True)
class ElbowRail:
    """A broad low rail that rests on the posts and bends forwards at both ends to carry the elbows."""

    height: float = number(0.090, 0.060, 0.130, "m", "Height of the rail in its middle.")
    slim: float = ratio(0.5, 0.32, 0.75, "Height at its ends, of that in the middle.", limits=(0.2, 1.0))
    thickness: float = number(0.022, 0.017, 0.028, "m", "Thickness.")
    reach: float = number(0.10, 0.03, 0.18, "m", "How far its ends run on before the posts.", limits=(0.02, 0.25))
    curve: float = ratio(0.75, 0.55, 1.0, "Depth of the bend, of half its width.", limits=(0.4, 1.2))
    stretch: float = number(0.015, 0.008, 0.03, "m", "How far it stands outside the posts.")

    def posts(self, posts: Posts) -> Posts:
        """The posts that carry it, shorter by the rail."""
        return replace(posts, top=posts.top - 0.55 * self.height)

    def parts(self, posts: Posts) -> list[Part]:
        """The rail."""
        path, share = self.path(posts)
        tall = self.slim + (1 - self.slim) * np.cos(share * np.pi / 2) ** 0.8
        section = rounded_rectangle(self.height, self.thickness, 0.42 * self.thickness)
        scale = np.stack([tall, np.where(np.abs(share) > 0.9, 0.9, 1.0)], axis=1)
        return [Part("back", "frame", sweep(path, section, scale=scale, side=(0, 0.12, 1), dome=0.008))]

    def path(self, posts: Posts) -> tuple[Floats, Floats]:
        """(N, 3) its middle line from left to right, and (N,) its way from -1 to 1."""
        x, y, top = posts.leg.top
        half = x + self.stretch
        deep = self.curve * half
        turn = np.linspace(0, np.pi, 23)
        arc = np.stack([half * np.cos(turn), deep * np.sin(turn)], axis=1)
        rear = y - deep * np.sqrt(1 - (x / half) ** 2)
        tips = np.array([(half - 0.004, -self.reach), (-half + 0.004, -self.reach)])
        flat = smooth_curve(np.concatenate([tips[:1], arc, tips[1:]]), 35)
        z = np.full(35, top + 0.3 * self.height)
        return np.column_stack([flat + (0, rear), z]), np.linspace(-1, 1, 35)

    def keypoints(self, posts: Posts) -> dict[str, Point]:
        """The shoulders of the rail."""
        path, _ = self.path(posts)
        return pair("back_top", point(path[9] + (0, 0, 0.4 * self.height)))


@dataclass(frozen=True)
class Wishbone(ElbowRail):
    """A round rail bent into a half circle, on posts that sweep forwards and a splat that forks like a Y."""

    height: float = number(0.030, 0.026, 0.036, "m", "Diameter of the rail.")
    slim: float = ratio(0.85, 0.75, 1.0, "Its diameter at the ends, of that in the middle.")
    thickness: float = number(0.028, 0.024, 0.032, "m", "Depth of the rail.")
    reach: float = number(0.09, 0.05, 0.13, "m", "How far its ends run on before the posts.", limits=(0.02, 0.25))
    curve: float = ratio(0.95, 0.85, 1.05, "Depth of the bend, of half its width.", limits=(0.5, 1.2))
    stretch: float = number(0.026, 0.018, 0.036, "m", "How far it stands outside the posts.")
    forwards: float = ratio(0.30, 0.2, 0.4, "How far the posts lean forwards, of their height above the seat.")
    fork: float = ratio(0.45, 0.35, 0.6, "Height where the splat forks, of the back's.", limits=(0.2, 0.75))
    splat: float = number(0.026, 0.020, 0.034, "m", "Width of a branch of the splat.")

    def posts(self, posts: Posts) -> Posts:
        """The posts that carry it, leaning forwards."""
        return replace(posts, lean=-self.forwards, spread=1.14, top=posts.top - 0.04 - 0.5 * self.height)

    def parts(self, posts: Posts) -> list[Part]:
        """The rail and the splat."""
        branch = self._branch(posts)
        return [*super().parts(posts), Part("back", "frame", branch), Part("back", "frame", branch.mirrored_x())]

    def _branch(self, posts: Posts) -> Mesh:
        path, _ = self.path(posts)
        end = path[14] - (0, 0.002, 0.006)
        foot = np.array([0.46 * self.splat, posts.rear + 0.006, posts.seat - 0.012])
        middle = foot + self.fork * (end - foot)
        below, above = 0.4 * foot + 0.6 * middle, 0.5 * (middle + end)
        below[0], middle[0], above[0] = foot[0], 1.15 * foot[0], above[0] + 0.004
        path = smooth_curve(np.stack([foot, below, middle, above, end]), 16)
        return board(path, self.splat, 0.010, up=(1, 0, 0))

    def keypoints(self, posts: Posts) -> dict[str, Point]:
        """The shoulders of the rail and its front ends."""
        path, _ = self.path(posts)
        return super().keypoints(posts) | pair("arm_front", point(path[0]))


def _edges(outline: Floats) -> list[tuple[Floats, Floats]]:
    return list(zip(outline, np.roll(outline, -1, axis=0), strict=True))


PanelBack = BoardBack | PaddedBack | CanedBack | ElbowRail | Wishbone

PANEL_BACKS: dict[str, type[PanelBack]] = {
    "board_back": BoardBack,
    "padded_back": PaddedBack,
    "caned_back": CanedBack,
    "elbow_rail": ElbowRail,
    "wishbone": Wishbone,
}
