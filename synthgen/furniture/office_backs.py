"""The seats and backs of office chairs: padded blocks with rounded plans, and mesh in a frame.

Sizes after DIN EN 1335-1 and BIFMA G1: seats 45-53 cm wide and 40-48 cm deep; backs from 36 cm wide and 45 cm high,
with a lumbar bulge 17-25 cm above the seat.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, flag, number, ratio
from synthgen.furniture.bench import Point
from synthgen.furniture.model import Part
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sheet import sheet
from synthgen.geometry.sweep import sweep

CORD = 0.003  # m, radius of the seam's cord
PAN = 0.016  # m, moulded shells under and behind the padding


@dataclass(frozen=True)
class ContouredSeat:
    """Moulded foam on a pan: dished, its sides raised and its front edge falling away."""

    width: float = number(0.495, 0.46, 0.53, "m", "Width.")
    depth: float = number(0.465, 0.43, 0.49, "m", "Depth.")
    thickness: float = number(0.07, 0.055, 0.095, "m", "Height of the padding at its seam.", limits=(0.04, 0.12))
    roundness: float = number(4.2, 3.2, 6.0, "power", "Exponent of the plan: 2 is an ellipse.", limits=(2.2, 8.0))
    dish: float = number(0.014, 0.006, 0.022, "m", "How far the sides stand above the middle.", limits=(0.0, 0.03))
    waterfall: float = number(0.028, 0.015, 0.045, "m", "How far the front edge falls.", limits=(0.0, 0.07))
    crown: float = number(0.016, 0.008, 0.026, "m", "How far the padding swells.")
    piped: bool = flag(False, 0.5, "Whether a cord runs along the upper seam.")

    def padding(self) -> Mesh:
        """The padding, the top of its rim on z = 0 about x = y = 0; metres."""
        block = cushion(
            (self.width, self.depth, self.thickness),
            crown=self.crown,
            bulge=(0.004, 0.004),
            edge_radius=0.42 * self.thickness,
            wrinkle=0.001,
            cord=CORD * self.piped,
            seams=(-1,),
            spacing=0.048,
        )
        return self._contoured(block.moved((0, 0, -self.thickness)))

    def pan(self) -> Mesh:
        """The moulded shell under it; its underside is the lowest thing of the seat."""
        size = (0.93 * self.width, 0.92 * self.depth, 0.03)
        shell = cushion(size, crown=0.0, bulge=(0, 0), edge_radius=0.013, wrinkle=0.0, spacing=0.07)
        return self._contoured(shell.moved((0, 0, -self.thickness - PAN)))

    @property
    def underside(self) -> float:
        """z of the pan under the middle, metres."""
        return -self.thickness - PAN

    def _contoured(self, block: Mesh) -> Mesh:
        planned = rounded_plan(block.vertices, (self.width / 2, self.depth / 2), self.roundness)
        planned[:, 2] += self._relief(2 * planned[:, 0] / self.width, 2 * planned[:, 1] / self.depth)
        return replace(block, vertices=planned)

    def corner(self, end: float) -> Point:
        """The left corner of the rim at the front (end -1) or the rear (1), metres."""
        share = diagonal(self.roundness)
        z = float(self._relief(np.array(share), np.array(end * share)))
        return (share * self.width / 2, end * share * self.depth / 2, z)

    def _relief(self, a: Floats, b: Floats) -> Floats:
        """Metres that the seat is raised at shares of half its width and depth."""
        sides = self.dish * np.abs(a) ** 2.5 * np.clip(0.6 + 0.5 * b, 0, 1)
        front = self.waterfall * np.clip(-(b + 0.35) / 0.65, 0, 1) ** 2
        rear = 0.6 * self.dish * np.clip((b - 0.5) / 0.5, 0, 1) ** 2
        height: Floats = sides + rear - front
        return height


@dataclass(frozen=True)
class BentBack:
    """What all backs have: a size, and the bends that fit a sitter's back."""

    width: float = number(0.46, 0.42, 0.50, "m", "Width.")
    height: float = number(0.52, 0.44, 0.60, "m", "Height.")
    thickness: float = number(0.06, 0.045, 0.08, "m", "Depth of the padding.", limits=(0.03, 0.11))
    flare: float = number(-0.04, -0.12, 0.06, "ratio", "How much wider the head is than the middle.")
    wrap: float = number(0.035, 0.015, 0.055, "m", "How far the sides come forwards.", limits=(0.0, 0.09))
    lumbar: float = number(0.022, 0.010, 0.034, "m", "Bulge at the small of the back.", limits=(0.0, 0.06))
    lift: float = number(0.05, 0.02, 0.10, "m", "Gap between seat and back.", limits=(0.0, 0.15))

    def rear(self, z: Floats, recline_deg: float) -> Floats:
        """(N,) y of the middle of the rear face at (N,) heights above the foot, metres."""
        return self._sway(0 * z, z, recline_deg)

    def corner(self, recline_deg: float) -> Point:
        """The left upper corner, half-way through the padding, seen from the middle of the foot; metres."""
        across, up = self._corner
        x, z = across * (1 + 2 * self.flare * up / self.height), up + self.height / 2
        return (x, float(self._sway(np.array(x), np.array(z), recline_deg)) - self.thickness / 2, z)

    @property
    def _corner(self) -> tuple[float, float]:
        """Where the outline turns from its side to its head, before it is flared: from its middle, metres."""
        raise NotImplementedError

    def _stood(self, lying: Mesh, recline_deg: float) -> Mesh:
        """A lying block stood on its foot and bent to a sitter's back."""
        x, y, z = lying.vertices.T
        x = x * (1 + self.flare * 2 * y / self.height)
        up = y + self.height / 2
        return replace(lying, vertices=np.stack([x, self._sway(x, up, recline_deg) - z, up], axis=1))

    def _sway(self, x: Floats, z: Floats, recline_deg: float) -> Floats:
        """y of the rear face of the padding at places of the back."""
        lean = np.tan(np.radians(recline_deg)) * z
        bulge = self.lumbar * np.exp(-(((z - 0.18) / 0.13) ** 2))
        y: Floats = lean - bulge - self.wrap * (2 * x / self.width) ** 2
        return y


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


def rounded_plan(points: Floats, half: tuple[float, float], power: float) -> Floats:
    """(V, 3) points of a block about x = y = 0 whose rectangular plan of half sizes becomes a superellipse.

    The square is first wrapped onto a disc (each edge onto a quarter of its rim), then stretched along its radii.
    """
    a, b = points[:, 0] / half[0], points[:, 1] / half[1]
    x, y = a * np.sqrt(np.clip(1 - b * b / 2, 0.1, 1)), b * np.sqrt(np.clip(1 - a * a / 2, 0.1, 1))
    radius = np.maximum(np.hypot(x, y), 1e-9)
    total = (np.abs(x) / radius) ** power + (np.abs(y) / radius) ** power
    reach = np.maximum(total, 2 ** (1 - power / 2)) ** (-1 / power)  # the least total, but in the very middle
    return np.stack([half[0] * x * reach, half[1] * y * reach, points[:, 2]], axis=1)


def diagonal(power: float) -> float:
    """Where a superellipse meets its diagonal, as a share of its half width."""
    return float(2 ** (-1 / power))


OfficeSeat = ContouredSeat
OfficeBack = PaddedBack | RibbedBack | MeshBack

OFFICE_SEATS: dict[str, type[OfficeSeat]] = {"contoured_seat": ContouredSeat}
OFFICE_BACKS: dict[str, type[OfficeBack]] = {
    "padded_back": PaddedBack,
    "ribbed_back": RibbedBack,
    "mesh_back": MeshBack,
}
