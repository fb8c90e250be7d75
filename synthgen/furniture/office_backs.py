"""The backs of office chairs: padded blocks with rounded outlines, and mesh in a frame."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, flag, number, ratio
from synthgen.furniture.bent_back import BentBack
from synthgen.furniture.model import Part
from synthgen.furniture.office_padding import CORD, PAN, diagonal, rounded_plan
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sheet import sheet
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class PaddedBack(BentBack):
    """A padded block with a moulded shell behind it."""

    roundness: float = number(3.8, 2.8, 5.5, "power", "Exponent of the outline: 2 is an ellipse.", limits=(2.2, 8.0))
    piped: bool = flag(False, 0.5, "Whether a cord runs along the front seam.")

    def parts(self, recline_deg: float) -> list[Part]:
        """The back, the middle of its foot at the origin, facing -Y."""
        block = cushion(
            (self.width, self.height, self.thickness),
            crown=0.014,
            bulge=(0.002, 0.002),
            edge_radius=0.42 * self.thickness,
            wrinkle=0.001,
            cord=CORD * self.piped,
            seams=(-1,),
            spacing=0.048,
        )
        size = (0.96 * self.width, 0.96 * self.height, 0.03)
        shell = cushion(size, crown=0.0, bulge=(0, 0), edge_radius=0.012, wrinkle=0.0, spacing=0.07)
        return [
            Part("back", "upholstery", self._stood(self._outlined(block), recline_deg)),
            Part("back", "shell", self._stood(self._outlined(shell).moved((0, 0, -PAN)), recline_deg)),
        ]

    def rear(self, z: Floats, recline_deg: float) -> Floats:
        """(N,) y of the middle of the rear face at (N,) heights above the foot, metres."""
        return super().rear(z, recline_deg) + PAN

    @property
    def _corner(self) -> tuple[float, float]:
        share = diagonal(self.roundness)
        return share * self.width / 2, share * self.height / 2

    def _outlined(self, block: Mesh) -> Mesh:
        half = (self.width / 2, self.height / 2)
        return replace(block, vertices=rounded_plan(block.vertices, half, self.roundness))


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
    ribs: int = count(9, 7, 11, "Ribs.", limits=(5, 11))
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
        return [Part("back", "upholstery", self._stood(self._cornered(self._stitched(block)), recline_deg))]

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

    def _cornered(self, block: Mesh) -> Mesh:
        """A block with the corners of its outline rounded."""
        beyond = np.clip(np.abs(block.vertices[:, 1]) - self.height / 2 + self.corner_radius, 0, self.corner_radius)
        inset = self.corner_radius - np.sqrt(self.corner_radius**2 - beyond**2)
        narrow = block.vertices * np.stack([1 - 2 * inset / self.width, 1 + 0 * inset, 1 + 0 * inset], axis=1)
        return replace(block, vertices=narrow)


@dataclass(frozen=True)
class MeshBack(BentBack):
    """Taut mesh in a moulded frame, with a lumbar bar behind it."""

    width: float = number(0.47, 0.43, 0.50, "m", "Width.")
    height: float = number(0.56, 0.46, 0.64, "m", "Height.")
    thickness: float = number(0.026, 0.021, 0.032, "m", "Depth of the frame.", limits=(0.012, 0.05))
    roundness: float = number(4.2, 3.0, 6.0, "power", "Exponent of the outline: 2 is an ellipse.", limits=(2.2, 8.0))
    border: float = number(0.032, 0.022, 0.042, "m", "Width of the frame.", limits=(0.01, 0.06))
    bar: float = ratio(0.3, 0.2, 0.42, "Height of the lumbar bar, of the back's.")

    def parts(self, recline_deg: float) -> list[Part]:
        """The back, the middle of its foot at the origin, facing -Y."""
        hard = [self._stood(mesh, recline_deg) for mesh in (self._frame(), self._lumbar_bar())]
        return [
            Part("back", "upholstery", self._stood(self._mesh(), recline_deg)),
            *(Part("back", "shell", mesh) for mesh in hard),
        ]

    @property
    def _corner(self) -> tuple[float, float]:
        share = diagonal(self.roundness)
        return share * self.width / 2, share * self.height / 2

    @property
    def _half(self) -> tuple[float, float]:
        """Half the size of the frame's middle line."""
        return (self.width - self.border) / 2, (self.height - self.border) / 2

    def _mesh(self) -> Mesh:
        u, v = (np.sin(np.linspace(-1, 1, n) * np.pi / 2) * h for n, h in zip((13, 17), self._half, strict=True))
        flat = np.stack(np.meshgrid(u, v, [0.6 * self.thickness], indexing="ij"), axis=-1)
        rounded = rounded_plan(flat.reshape(-1, 3), self._half, self.roundness)
        return sheet(rounded.reshape(13, 17, 3), 0.003, rim=4)

    def _frame(self) -> Mesh:
        outline = ellipse(2 * self._half[0], 2 * self._half[1], 48, self.roundness)
        path = np.insert(outline, 2, self.thickness / 2, axis=1)
        section = rounded_rectangle(self.thickness, self.border, 0.4 * self.thickness, 2)
        return sweep(path, section, side=(0, 0, 1), closed=True)

    def _lumbar_bar(self) -> Mesh:
        x = np.linspace(-0.5, 0.5, 9) * (self.width - 0.6 * self.border)
        path = np.stack([x, 0 * x + (self.bar - 0.5) * self.height, 0 * x + 0.003], axis=1)
        return sweep(path, rounded_rectangle(0.012, 0.05, 0.005, 2), side=(0, 0, 1))


OfficeBack = PaddedBack | RibbedBack | MeshBack

OFFICE_BACKS: dict[str, type[OfficeBack]] = {
    "padded_back": PaddedBack,
    "ribbed_back": RibbedBack,
    "mesh_back": MeshBack,
}
