"""Rockers and the posts that stand on them. Metres; z up, the front faces -Y."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.turned_posts import FINIALS, Acorn, Cap, Finial, turned_post
from synthgen.furniture.uprights import Upright
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class Rockers:
    """Two curved runners, flattest where they rest and steeper towards their tails, which keep them from tipping."""

    overhang: float = number(0.09, 0.06, 0.13, "m", "How far it reaches past the front post.", limits=(0.03, 0.25))
    tail: float = number(0.41, 0.37, 0.45, "m", "From where it rests to its rear end.")
    lift: float = number(0.080, 0.062, 0.098, "m", "Rise of the rear end.", limits=(0.03, 0.16))
    height: float = number(0.042, 0.034, 0.055, "m", "Height of a runner.")
    width: float = number(0.030, 0.025, 0.036, "m", "Width of a runner.")
    taper: float = ratio(0.75, 0.6, 1.0, "Height at the ends, of that in the middle.", limits=(0.3, 1.0))

    def under(self, y: Floats) -> Floats:
        """z of the underside at distances behind the place where it rests."""
        z: Floats = self.lift * (np.abs(y) / self.tail) ** 3
        return z

    def top(self, y: float) -> float:
        """z of the upper edge at a distance behind the place where it rests."""
        return float(self.under(np.array(y))) + 0.92 * self.height

    def mesh(self, line: tuple[Floats, Floats], rest: float) -> Mesh:
        """The left runner under the feet of a front and a back post, resting on the floor at y = `rest`."""
        front, back = line
        s = np.linspace(front[1] - self.overhang - rest, self.tail, 44)
        x = front[0] + (back[0] - front[0]) * (s + rest - front[1]) / (back[1] - front[1])
        tall = self.height * (1 - (1 - self.taper) * np.clip(np.abs(s) / self.tail, 0, 1) ** 3)
        z = self.under(s)
        slope = np.gradient(z, s)
        normal = np.stack([0 * s, -slope, np.ones(44)], axis=1) / np.hypot(1, slope)[:, None]
        path = np.stack([x, rest + s, z], axis=1) + normal * tall[:, None] / 2
        section = rounded_rectangle(self.width, self.height, 0.2 * self.width, 2)
        scale = np.stack([np.ones(44), tall / self.height], axis=1)
        return sweep(path, section, side=(1, 0, 0), scale=scale, dome=0.25 * self.height)


@dataclass(frozen=True)
class TurnedPosts:
    """Round posts with finials."""

    thickness: float = number(0.038, 0.034, 0.044, "m", "Diameter.")
    finial: Finial = one_of(FINIALS, Acorn(), "Top of the back posts.")

    def mesh(self, line: Upright, crowned: bool) -> Mesh:
        """A post along a line; `crowned` with a finial, for those of the back."""
        return turned_post(line, self.thickness, self.finial if crowned else Cap(0.3))


@dataclass(frozen=True)
class SquarePosts:
    """Sawn posts with eased edges."""

    thickness: float = number(0.038, 0.032, 0.046, "m", "Width.")
    depth: float = ratio(1.2, 1.0, 1.4, "Depth, of the width.", limits=(0.6, 2.0))
    softness: float = ratio(0.15, 0.08, 0.3, "Radius of the edges, of the width.", limits=(0.03, 0.45))

    def mesh(self, line: Upright, crowned: bool) -> Mesh:
        """A post along a line; those of the back taper upwards."""
        taper = np.interp(line.path[:, 2], [0.5, line.top[2]], [1.0, 0.8]) if crowned else np.ones(len(line.path))
        return line.mesh(self.thickness * taper, self.depth * self.thickness * taper, self.softness * self.thickness)


Posts = TurnedPosts | SquarePosts

POSTS: dict[str, type[Posts]] = {"turned_posts": TurnedPosts, "square_posts": SquarePosts}


def middle(meshes: Sequence[Mesh]) -> float:
    """y of the middle of the bulk of some solids."""
    whole = joined(meshes)
    a, b, c = whole.vertices[whole.faces].transpose(1, 0, 2)
    volumes = (a * np.cross(b, c)).sum(axis=1)
    return float(((a + b + c)[:, 1] / 4 * volumes).sum() / volumes.sum())
