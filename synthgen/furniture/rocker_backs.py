"""Backs of rocking chairs, between two posts: slats, spindles, caning and upholstery. Metres; the front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.dining_seats import subdivided
from synthgen.furniture.model import Part
from synthgen.furniture.shaped_slats import ArchedSlats
from synthgen.furniture.slat_backs import VerticalBack, bent_rail
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, rod
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.mesh import Floats
from synthgen.geometry.sheet import sheet
from synthgen.geometry.slab import slab


@dataclass(frozen=True)
class SlattedBack(ArchedSlats):
    """A ladder of arched slats."""

    slats: int = count(5, 4, 6, "How many slats.", limits=(2, 7))

    def parts(self, post: Upright, seat: float) -> list[Part]:
        """The slats between a post and its opposite, above a seat at z = `seat`."""
        return cover("back", self.meshes(post, seat), "frame")


@dataclass(frozen=True)
class UprightSlatBack(VerticalBack):
    """Upright slats between two rails, as of porch rockers."""

    slats: int = count(7, 5, 9, "How many slats.", limits=(1, 14))
    share: float = ratio(0.5, 0.4, 0.65, "How much of the width is wood.", limits=(0.1, 0.85))
    bow: float = number(0.030, 0.015, 0.045, "m", "How far the middle of the rails stands back.")

    def parts(self, post: Upright, seat: float) -> list[Part]:
        """The rails and slats between a post and its opposite, above a seat at z = `seat`."""
        return cover("back", self.meshes(post, seat), "frame")


@dataclass(frozen=True)
class _Framed:
    """What all backs between two rails have."""

    crest: float = number(0.085, 0.060, 0.12, "m", "Height of the top rail.")
    arch: float = ratio(0.3, 0.0, 0.5, "Rise of the top rail's upper edge, of its height.")
    lift: float = ratio(0.13, 0.08, 0.2, "Height of the low rail above the seat, of the back's.", limits=(0.02, 0.5))
    bow: float = number(0.030, 0.015, 0.045, "m", "How far the middle of the rails stands back.")

    def rails(self, post: Upright, seat: float) -> tuple[list[Part], float, float]:
        """The two rails, and the z of the middles of the low and the high one."""
        top = float(post.top[2])
        high, low = top - 0.014 - self.crest / 2, seat + self.lift * (top - seat)
        meshes = [
            bent_rail(post, high, self.crest, 0.022, self.bow, self.arch),
            bent_rail(post, low, 0.042, 0.020, self.bow, 0.0),
        ]
        return cover("back", meshes, "frame"), low, high

    def behind(self, post: Upright, x: Floats, z: Floats) -> Floats:
        """(...,) y of the bent plane between the posts."""
        half, y = (np.interp(z, post.path[:, 2], post.path[:, axis]) for axis in (0, 1))
        bent: Floats = y + self.bow * (1 - (x / half) ** 2)
        return bent


@dataclass(frozen=True)
class SpindleRockerBack(_Framed):
    """Turned spindles between two rails."""

    spindles: int = count(7, 5, 9, "How many spindles.", limits=(2, 14))
    thickness: float = number(0.014, 0.012, 0.018, "m", "Diameter of a spindle at its ends.")
    swell: float = ratio(1.35, 1.0, 1.6, "Diameter in the middle, of that at the ends.", limits=(0.8, 2.0))

    def parts(self, post: Upright, seat: float) -> list[Part]:
        """The back between a post and its opposite, above a seat at z = `seat`."""
        rails, low, high = self.rails(post, seat)
        xs = np.linspace(-1, 1, self.spindles + 2)[1:-1]
        sticks = []
        for share in xs:
            ends = np.array([(share * post.at(z)[0], 0.0, z) for z in (low, high)])
            ends[:, 1] = self.behind(post, ends[:, 0], ends[:, 2])
            sticks.append(rod(ends[0], ends[1], self.thickness, self.swell, sides=8))
        return rails + cover("back", sticks, "frame")


@dataclass(frozen=True)
class CanedBack(_Framed):
    """A sheet of open caning between two rails."""

    def parts(self, post: Upright, seat: float) -> list[Part]:
        """The back between a post and its opposite, above a seat at z = `seat`."""
        rails, low, high = self.rails(post, seat)
        z = np.repeat(np.linspace(low, high, 9)[:, None], 11, axis=1)
        x = np.linspace(1, -1, 11) * np.interp(z, post.path[:, 2], post.path[:, 0])
        grid = np.stack([x, self.behind(post, x, z), z], axis=2)
        return [*rails, Part("back", "cane", sheet(grid, 0.004, rim=2))]


@dataclass(frozen=True)
class PaddedBack(_Framed):
    """An upholstered panel between two rails."""

    thickness: float = number(0.050, 0.038, 0.070, "m", "Thickness of the padding at its edge.")
    crown: float = number(0.014, 0.006, 0.022, "m", "How far its middle stands out.")

    def parts(self, post: Upright, seat: float) -> list[Part]:
        """The back between a post and its opposite, above a seat at z = `seat`."""
        rails, low, high = self.rails(post, seat)
        width, height = 2 * post.at(low)[0] - 0.012, high - self.crest / 2 - low + 0.012
        half = np.array([width, height]) / 2

        def puff(x: Floats, y: Floats) -> Floats:
            swell: Floats = self.crown * np.clip(1 - (x / half[0]) ** 4, 0, 1) * np.clip(1 - (y / half[1]) ** 4, 0, 1)
            return swell

        outline = subdivided(rounded_rectangle(width, height, 0.025), 0.06)
        flat = slab(outline, self.thickness, 0.4 * self.thickness, relief=puff, rings=7)
        x, up, out = flat.vertices.T
        z = low + height / 2 + up
        x = x * np.interp(z, post.path[:, 2], post.path[:, 0]) / post.at(low)[0]
        y = self.behind(post, x, z) + 0.35 * self.thickness - out
        return [*rails, Part("back", "upholstery", replace(flat, vertices=np.stack([x, y, z], axis=1)))]


RockerBack = SlattedBack | UprightSlatBack | SpindleRockerBack | CanedBack | PaddedBack

ROCKER_BACKS: dict[str, type[RockerBack]] = {
    "slats": SlattedBack,
    "upright_slats": UprightSlatBack,
    "spindles": SpindleRockerBack,
    "caned": CanedBack,
    "padded": PaddedBack,
}
