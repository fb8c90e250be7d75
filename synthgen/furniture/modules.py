"""Modules of low lounge furniture: how the seat and the low backs of one square module are made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, flag, number, ratio, seed
from synthgen.furniture.back_cushions import BoxedBack, PillowBack
from synthgen.furniture.bench import leaning
from synthgen.furniture.footings import Rectangle
from synthgen.furniture.model import Part
from synthgen.furniture.sections import Section
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import rounded_box
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.quilt import quilted

SEAM = 0.005  # m between modules
RAIL = 0.07  # m, thickness of the rail of a platform
SUNK = 0.05  # m that a soft back sinks into the soft seat that carries it


@dataclass(frozen=True)
class BlockModule:
    """Blocks of foam: a base, a seat cushion on it, backs behind, with loose cushions or bare."""

    back_thickness: float = number(0.18, 0.13, 0.26, "m", "Thickness of the backs.")
    cushion: float = ratio(0.5, 0.38, 0.62, "Thickness of the seat cushion, of the seat's height.", limits=(0.15, 0.8))
    softness: float = number(0.03, 0.018, 0.045, "m", "Radius of the edges.")
    crown: float = number(0.015, 0.005, 0.03, "m", "How far the middle of the seat stands above its seams.")
    sag: float = number(0.008, 0.0, 0.02, "m", "Depth of the hollow left by sitters.")
    loose: bool = flag(True, 0.7, "Whether a loose cushion leans on each back.")
    seed: int = seed("The creases.")

    def seat(self, whole: Rectangle, free: Rectangle, bottom: float, top: float) -> list[Part]:
        """The seat of a module; `free` is what its backs leave of the whole, metres."""
        deck = top - self.cushion * top
        low, high = np.array(free)
        under = np.clip(np.array(free) + np.array([[-SUNK], [SUNK]]), *np.array(whole))
        body = _block(((under[0, 0], under[0, 1]), (under[1, 0], under[1, 1])), bottom, deck + 0.01, 0.02)
        size = high - low - SEAM
        soft = cushion(
            (size[0], size[1], top - deck),
            crown=self.crown,
            edge_radius=self.softness,
            sag=self.sag,
            seed=self.seed,
            spacing=0.14,
        )
        return [*cover("base", [body]), *cover("seat", [soft.moved((*(low + high) / 2, deck))])]

    def back(self, length: float, bottom: float, seat: float, top: float, recline_deg: float) -> list[Part]:
        """A back centred on x = 0, its rear on y = 0, from the base up to z = `top`; metres."""
        thickness = self.back_thickness
        wall = rounded_box((length - SEAM, thickness, top - bottom), 0.7 * self.softness)
        at = wall.moved((0, -thickness / 2, (top + bottom) / 2))
        rest = Section(1, length, -1.0, -thickness, seat, recline_deg)
        loose = BoxedBack(height=1.12, piped=False, seed=self.seed).meshes(rest, top) if self.loose else []
        return [*cover("back", [at]), *cover("cushion", loose)]


@dataclass(frozen=True)
class QuiltedModule:
    """Fat puffs drawn in by stitching, as of Italian lounges of about 1970."""

    back_thickness: float = number(0.26, 0.22, 0.32, "m", "Thickness of the backs.")
    cells: int = count(2, 2, 3, "Puffs along a side of the seat.", limits=(1, 4))
    back_rows: int = count(1, 1, 2, "Rows of puffs on a back.", limits=(1, 2))
    softness: float = number(0.11, 0.085, 0.14, "m", "Radius of the edges.")
    depth: float = number(0.035, 0.022, 0.05, "m", "How deep the seams are drawn.")

    def seat(self, whole: Rectangle, free: Rectangle, bottom: float, top: float) -> list[Part]:
        """The seat of a module: a puffy block under all of it, metres."""
        return cover("seat", [_puffed(whole, bottom, top, (self.cells, self.cells, 0), self.softness, self.depth)])

    def back(self, length: float, bottom: float, seat: float, top: float, recline_deg: float) -> list[Part]:
        """A back centred on x = 0, its rear on y = 0, standing on the seat; metres."""
        size = (length - SEAM, self.back_thickness, top - seat + SUNK)
        rows = self.back_rows if self.back_rows > 1 else 0
        return _stood(quilted(size, (self.cells, 0, rows), radius=self.softness, depth=self.depth), seat, recline_deg)


@dataclass(frozen=True)
class ChannelModule:
    """Foam in ribs that run across seat and back, without any frame."""

    back_thickness: float = number(0.24, 0.20, 0.30, "m", "Thickness of the backs.")
    ribs: int = count(5, 4, 7, "Ribs of the seat.", limits=(2, 9))
    back_ribs: int = count(3, 2, 4, "Ribs of a back.", limits=(1, 5))
    upright: bool = flag(False, 0.35, "Whether the ribs run up the back rather than across it.")
    softness: float = number(0.09, 0.07, 0.12, "m", "Radius of the edges.")
    depth: float = number(0.03, 0.02, 0.045, "m", "How deep the seams are drawn.")

    def seat(self, whole: Rectangle, free: Rectangle, bottom: float, top: float) -> list[Part]:
        """The seat of a module: a ribbed block under all of it, metres."""
        cells = (self.ribs, 0, 0) if self.upright else (0, self.ribs, 0)
        return cover("seat", [_puffed(whole, bottom, top, cells, self.softness, self.depth)])

    def back(self, length: float, bottom: float, seat: float, top: float, recline_deg: float) -> list[Part]:
        """A back centred on x = 0, its rear on y = 0, standing on the seat; metres."""
        size = (length - SEAM, self.back_thickness, top - seat + SUNK)
        cells = (self.ribs, 0, 0) if self.upright else (0, 0, self.back_ribs)
        return _stood(quilted(size, cells, radius=self.softness, depth=self.depth, spacing=0.2), seat, recline_deg)


@dataclass(frozen=True)
class PlatformModule:
    """A mattress on a flat platform, and big loose pillows against a low rail."""

    back_thickness: float = number(0.24, 0.20, 0.28, "m", "Depth that the rail and its pillows take.")
    slab: float = ratio(0.2, 0.14, 0.28, "Thickness of the platform, of the seat's height.", limits=(0.05, 0.6))
    rail: float = ratio(0.5, 0.3, 0.7, "Height of the rail, of the pillows' above the seat.", limits=(0.1, 1.0))
    crown: float = number(0.02, 0.01, 0.035, "m", "How far the middle of the seat stands above its seams.")
    chop: float = number(0.025, 0.0, 0.05, "m", "Depth of the dent in a pillow's upper edge.")
    seed: int = seed("The creases.")

    def seat(self, whole: Rectangle, free: Rectangle, bottom: float, top: float) -> list[Part]:
        """The platform and the mattress of a module, metres."""
        deck = bottom + self.slab * top
        behind = np.array(free) != np.array(whole)  # the sides where a rail stands
        low, high = np.array(whole) + behind * np.array([[RAIL], [-RAIL]])
        size = high - low - SEAM
        soft = cushion(
            (size[0], size[1], top - deck),
            crown=self.crown,
            edge_radius=0.05,
            sag=0.008,
            seed=self.seed,
            spacing=0.14,
        )
        slab = Part("base", "legs_material", _block(whole, bottom, deck + 0.006, 0.012))
        return [slab, *cover("seat", [soft.moved((*(low + high) / 2, deck))])]

    def back(self, length: float, bottom: float, seat: float, top: float, recline_deg: float) -> list[Part]:
        """A rail centred on x = 0, its rear on y = 0, and a pillow before it; metres."""
        height = seat + self.rail * (top - seat)
        deck = bottom + self.slab * seat
        rail = rounded_box((length - SEAM, RAIL, height - deck), 0.025)
        at = rail.moved((0, -RAIL / 2, (height + deck) / 2))
        rest = Section(1, length - 0.04, -1.0, -RAIL, seat, recline_deg)
        pillow = PillowBack(thickness=self.back_thickness - 0.04, height=1.0, chop=self.chop, seed=self.seed)
        return [*cover("back", [at]), *cover("cushion", pillow.meshes(rest, top))]


ModuleStyle = BlockModule | QuiltedModule | ChannelModule | PlatformModule

MODULES: dict[str, type[ModuleStyle]] = {
    "block_module": BlockModule,
    "quilted_module": QuiltedModule,
    "channel_module": ChannelModule,
    "platform_module": PlatformModule,
}


def _block(footprint: Rectangle, bottom: float, top: float, radius: float) -> Mesh:
    """A block on a footprint, a seam's width smaller."""
    low, high = np.array(footprint)
    size = (*(high - low - SEAM), top - bottom)
    return rounded_box(size, radius).moved((*(low + high) / 2, (bottom + top) / 2))


def _puffed(
    footprint: Rectangle, bottom: float, top: float, cells: tuple[int, int, int], radius: float, depth: float
) -> Mesh:
    """A puffy block on a footprint."""
    low, high = np.array(footprint)
    block = quilted((*(high - low), top - bottom), cells, radius=radius, depth=depth, spacing=0.2)
    return block.moved((*(low + high) / 2, bottom))


def _stood(back: Mesh, seat: float, recline_deg: float) -> list[Part]:
    """A soft back on the seat, its rear on y = 0."""
    y = -float(back.bounds[1, 1])
    return cover("back", [leaning(back.moved((0, y, 0)), recline_deg, (0, 0, seat - SUNK))])
