"""The backs of office chairs: padded blocks with rounded outlines, netting or straps in a frame."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, flag, number, one_of, ratio
from synthgen.furniture.bent_back import BentBack
from synthgen.furniture.model import Part
from synthgen.furniture.office_padding import CORD, PAN, diagonal, rounded_plan
from synthgen.furniture.padded_faces import cornered
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sheet import sheet
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class PaddedBack(BentBack):
    """A padded block with a moulded shell behind it."""

    roundness: float = number(3.8, 2.8, 5.5, "power", "Exponent of the outline: 2 is an ellipse.", limits=(2.2, 8.0))
    piped: bool = flag(False, 0.5, "Whether a cord runs along the front seam.")

    def parts(self, recline_deg: float) -> list[Part]:
        """The back, the middle of its foot at the origin, facing -Y."""
        size = (0.96 * self.width, 0.96 * self.height, 0.03)
        shell = cushion(size, crown=0.0, bulge=(0, 0), edge_radius=0.012, wrinkle=0.0, spacing=0.07)
        return [
            Part("back", "upholstery", self._stood(self._outlined(self._block()), recline_deg)),
            Part("back", "shell", self._stood(self._outlined(shell).moved((0, 0, -PAN)), recline_deg)),
        ]

    def rear(self, z: Floats, recline_deg: float) -> Floats:
        """(N,) y of the middle of the rear face at (N,) heights above the foot, metres."""
        return super().rear(z, recline_deg) + PAN

    @property
    def _corner(self) -> tuple[float, float]:
        share = diagonal(self.roundness)
        return share * self.width / 2, share * self.height / 2

    def _block(self) -> Mesh:
        """The padding, lying."""
        return self._cushion(0.048)

    def _cushion(self, spacing: float) -> Mesh:
        return cushion(
            (self.width, self.height, self.thickness),
            crown=0.014,
            bulge=(0.002, 0.002),
            edge_radius=0.42 * self.thickness,
            wrinkle=0.001,
            cord=CORD * self.piped,
            seams=(-1,),
            spacing=spacing,
        )

    def _outlined(self, block: Mesh) -> Mesh:
        half = (self.width / 2, self.height / 2)
        return replace(block, vertices=rounded_plan(block.vertices, half, self.roundness))


@dataclass(frozen=True)
class QuiltedBack(PaddedBack):
    """Stitched into squares."""

    columns: int = count(3, 2, 4, "Squares side by side.", limits=(2, 5))
    depth: float = number(0.009, 0.006, 0.012, "m", "Depth of the stitching.")
    piped: bool = flag(False, 0.0, "Whether a cord runs along the front seam.")

    def _block(self) -> Mesh:
        pitch = self.width / self.columns
        rows = max(round(self.height / pitch), 2)
        block = self._cushion(pitch / 4)
        x, y, z = block.vertices.T
        turns = np.stack([x / pitch + self.columns / 2, (y / self.height + 0.5) * rows])
        groove = self.depth * (1 - np.abs(np.sin(np.pi * turns)) ** 0.6).max(axis=0)
        inner = np.clip(np.minimum(self.width / 2 - np.abs(x), self.height / 2 - np.abs(y)) / 0.04, 0, 1)
        pressed = z - groove * np.sqrt(inner) * (z > 0.7 * self.thickness)
        return replace(block, vertices=np.stack([x, y, pressed], axis=1))


@dataclass(frozen=True)
class RibbedBack(BentBack):
    """A tall thin back stitched into ribs across, as of the 1960s' aluminium chairs."""

    width: float = number(0.47, 0.43, 0.50, "m", "Width.")
    height: float = number(0.62, 0.52, 0.70, "m", "Height.")
    thickness: float = number(0.042, 0.034, 0.052, "m", "Depth of the padding.", limits=(0.03, 0.11))
    flare: float = number(0.0, -0.06, 0.04, "ratio", "How much wider the head is than the middle.")
    wrap: float = number(0.015, 0.005, 0.03, "m", "How far the sides come forwards.", limits=(0.0, 0.09))
    lift: float = number(0.02, 0.0, 0.04, "m", "Gap between seat and back.", limits=(0.0, 0.15))
    corner_radius: float = number(0.06, 0.035, 0.10, "m", "Radius of the corners.")
    ribs: int = count(8, 7, 10, "Ribs.", limits=(5, 11))
    depth: float = number(0.008, 0.005, 0.011, "m", "Depth of the stitching.")

    def parts(self, recline_deg: float) -> list[Part]:
        """The back, the middle of its foot at the origin, facing -Y."""
        block = cushion(
            (self.width, self.height, self.thickness),
            crown=0.004,
            bulge=(0, 0),
            edge_radius=0.4 * self.thickness,
            wrinkle=0.0,
            spacing=self.height / (3 * self.ribs),
        )
        size = (self.width, self.height)
        outlined = cornered(self._stitched(block), size, self.corner_radius)
        return [Part("back", "upholstery", self._stood(outlined, recline_deg))]

    @property
    def _corner(self) -> tuple[float, float]:
        inset = (1 - np.sqrt(0.5)) * self.corner_radius
        return self.width / 2 - inset, self.height / 2 - inset

    def _stitched(self, block: Mesh) -> Mesh:
        """Both faces pressed in along lines across."""
        x, y, z = block.vertices.T
        inner = self.height - 0.8 * self.thickness
        turns = self.ribs * (y / inner + 0.5)
        groove = self.depth * (1 - np.abs(np.sin(np.pi * turns)) ** 0.6) * (np.abs(y) < 0.499 * inner)
        pressed = z - groove * np.clip(2 * z / self.thickness - 1, -1, 1)
        return replace(block, vertices=np.stack([x, y, pressed], axis=1))


@dataclass(frozen=True)
class NoLumbar:
    """Free netting."""

    def meshes(self, width: float, height: float) -> list[Mesh]:
        """None."""
        return []


@dataclass(frozen=True)
class LumbarBar:
    """A bar from side to side behind the netting."""

    height: float = ratio(0.3, 0.2, 0.42, "Where it is, of the back's height.")
    breadth: float = number(0.05, 0.035, 0.075, "m", "Height of the bar.")

    def meshes(self, width: float, height: float) -> list[Mesh]:
        """The bar behind a lying back of a size between the middles of its frame, metres."""
        x = np.linspace(-0.5, 0.5, 9) * width
        path = np.stack([x, 0 * x + (self.height - 0.5) * height, 0 * x + 0.003], axis=1)
        return [sweep(path, rounded_rectangle(0.012, self.breadth, 0.005, 2), side=(0, 0, 1))]


@dataclass(frozen=True)
class LumbarPad(LumbarBar):
    """A pad that slides on a slim bar."""

    breadth: float = number(0.022, 0.018, 0.028, "m", "Height of the bar.")
    pad: float = ratio(0.55, 0.45, 0.7, "Width of the pad, of the back's.")

    def meshes(self, width: float, height: float) -> list[Mesh]:
        """The bar and the pad behind a lying back of a size between the middles of its frame, metres."""
        y = (self.height - 0.5) * height
        pad = cushion((self.pad * width, 0.085, 0.018), crown=0.004, bulge=(0, 0), edge_radius=0.008, wrinkle=0.0)
        return [*super().meshes(width, height), pad.moved((0, y, -0.001))]


Lumbar = NoLumbar | LumbarBar | LumbarPad

LUMBARS: dict[str, type[Lumbar]] = {"no_lumbar": NoLumbar, "lumbar_bar": LumbarBar, "lumbar_pad": LumbarPad}


@dataclass(frozen=True)
class MeshBack(BentBack):
    """Taut netting in a moulded frame, its small carried from behind."""

    width: float = number(0.47, 0.43, 0.51, "m", "Width.")
    height: float = number(0.54, 0.45, 0.60, "m", "Height.")
    thickness: float = number(0.026, 0.021, 0.032, "m", "Depth of the frame.", limits=(0.012, 0.05))
    waist: float = ratio(0.05, 0.0, 0.16, "How much narrower the small of the back is.", limits=(0.0, 0.35))
    roundness: float = number(4.2, 3.0, 8.0, "power", "Exponent of the outline: 2 is an ellipse.", limits=(2.2, 12.0))
    border: float = number(0.030, 0.018, 0.042, "m", "Width of the frame.", limits=(0.01, 0.06))
    support: Lumbar = one_of(LUMBARS, LumbarBar(), "Behind the small of the back.")

    def parts(self, recline_deg: float) -> list[Part]:
        """The back, the middle of its foot at the origin, facing -Y."""
        hard = [self._frame(), self._yoke(), *self.support.meshes(2 * self._half[0], self.height)]
        return [
            *(Part("back", slot, self._stood(mesh, recline_deg)) for slot, mesh in self._filling()),
            *(Part("back", "shell", self._stood(mesh, recline_deg)) for mesh in hard),
        ]

    @property
    def _corner(self) -> tuple[float, float]:
        share = diagonal(self.roundness)
        return share * self.width / 2, share * self.height / 2

    @property
    def _half(self) -> tuple[float, float]:
        """Half the size of the frame's middle line."""
        return (self.width - self.border) / 2, (self.height - self.border) / 2

    def _filling(self) -> list[tuple[str, Mesh]]:
        """What is stretched in the frame, and its material slot."""
        u, v = (np.sin(np.linspace(-1, 1, n) * np.pi / 2) * h for n, h in zip((13, 17), self._half, strict=True))
        flat = np.stack(np.meshgrid(u, v, [0.6 * self.thickness], indexing="ij"), axis=-1)
        rounded = rounded_plan(flat.reshape(-1, 3), self._half, self.roundness)
        return [("net", sheet(rounded.reshape(13, 17, 3), 0.003, rim=4))]

    def _frame(self) -> Mesh:
        outline = ellipse(2 * self._half[0], 2 * self._half[1], 48, self.roundness)
        path = np.insert(outline, 2, self.thickness / 2, axis=1)
        section = rounded_rectangle(self.thickness, self.border, 0.4 * self.thickness, 2)
        return sweep(path, section, side=(0, 0, 1), closed=True)

    def _yoke(self) -> Mesh:
        """The upright behind the netting, from the foot to where the spine ends."""
        y = np.linspace(-0.5, -0.08, 7) * self.height + 0.4 * self.border
        path = np.stack([0 * y, y, 0 * y + 0.002], axis=1)
        widths = np.interp(np.linspace(0, 1, 7), [0, 0.4, 1], [0.11, 0.07, 0.09])
        scale = np.stack([widths, np.ones(7)], axis=1)
        return sweep(path, rounded_rectangle(1, 0.011, 0.004, 2), scale=scale, side=(1, 0, 0), dome=0.01)


@dataclass(frozen=True)
class StrapBack(MeshBack):
    """Elastic straps across an open frame."""

    roundness: float = number(7.0, 5.0, 10.0, "power", "Exponent of the outline: 2 is an ellipse.", limits=(4.0, 12.0))
    border: float = number(0.024, 0.018, 0.03, "m", "Width of the frame.", limits=(0.01, 0.06))
    waist: float = ratio(0.0, 0.0, 0.05, "How much narrower the small of the back is.", limits=(0.0, 0.2))
    straps: int = count(14, 9, 18, "Straps.", limits=(6, 20))
    share: float = ratio(0.45, 0.3, 0.62, "Width of a strap, of the distance between them.", limits=(0.15, 0.9))

    def _filling(self) -> list[tuple[str, Mesh]]:
        reach = 0.9 * self._half[1]
        at = np.linspace(-reach, reach, self.straps)
        breadth = self.share * (at[1] - at[0])
        section = rounded_rectangle(0.008, breadth, 0.0038, 2)
        outer = (1 - (np.abs(at) / self._half[1]) ** self.roundness) ** (1 / self.roundness)
        across = np.linspace(-1, 1, 9)
        z = np.full(9, 0.55 * self.thickness)
        lines = [np.stack([across * half * self._half[0], np.full(9, y), z], axis=1)
                 for y, half in zip(at, outer, strict=True)]  # fmt: skip
        return [("upholstery", joined([sweep(line, section, side=(0, 0, 1)) for line in lines]))]
