"""The seats of office chairs: padding with a rounded plan on a moulded pan, thin ribbed pads, netting in a frame.

Usual sizes, not yet checked against a standard: 45-53 cm wide and 40-48 cm deep.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, flag, number, ratio, seed
from synthgen.furniture.bench import Point
from synthgen.furniture.model import Part
from synthgen.furniture.office_padding import CORD, PAN, diagonal, rounded_plan
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sheet import sheet
from synthgen.geometry.sweep import sweep


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

    def parts(self) -> list[Part]:
        """Padding and pan, the top of the rim on z = 0 about x = y = 0; metres."""
        return [Part("seat", "upholstery", self._padding()), Part("seat", "shell", self._pan())]

    def _padding(self) -> Mesh:
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

    def _pan(self) -> Mesh:
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
class RibbedSeat(ContouredSeat):
    """A thin pad stitched into ribs across."""

    thickness: float = number(0.042, 0.034, 0.05, "m", "Height of the padding at its seam.", limits=(0.03, 0.08))
    roundness: float = number(9.0, 7.0, 11.0, "power", "Exponent of the plan: 2 is an ellipse.", limits=(4.0, 12.0))
    dish: float = number(0.006, 0.0, 0.01, "m", "How far the sides stand above the middle.", limits=(0.0, 0.03))
    crown: float = number(0.003, 0.0, 0.006, "m", "How far the padding swells.")
    ribs: int = count(7, 6, 8, "Ribs.", limits=(4, 12))
    stitch: float = number(0.008, 0.005, 0.011, "m", "Depth of the stitching.")
    piped: bool = flag(False, 0.0, "Whether a cord runs along the upper seam.")

    def _padding(self) -> Mesh:
        size = (self.width, self.depth, self.thickness)
        edge = 0.4 * self.thickness
        block = cushion(size, crown=self.crown, bulge=(0, 0), edge_radius=edge, wrinkle=0.0,
                        spacing=size[1] / (2.6 * self.ribs))  # fmt: skip
        x, y, z = block.vertices.T
        groove = self.stitch * (1 - np.abs(np.sin(np.pi * self.ribs * (y / (size[1] - 2 * edge) + 0.5))) ** 0.6)
        pressed = z - groove * (z > 0.7 * self.thickness) * (np.abs(y) < size[1] / 2 - 1.2 * edge)
        stitched = replace(block, vertices=np.stack([x, y, pressed], axis=1))
        return self._contoured(stitched.moved((0, 0, -self.thickness)))


@dataclass(frozen=True)
class MeshSeat(ContouredSeat):
    """Netting in a moulded frame over a cross of beams."""

    thickness: float = number(0.04, 0.032, 0.05, "m", "Height of the frame.", limits=(0.02, 0.08))
    border: float = number(0.036, 0.028, 0.046, "m", "Width of the frame.", limits=(0.015, 0.06))
    piped: bool = flag(False, 0.0, "Whether a cord runs along the upper seam.")

    def parts(self) -> list[Part]:
        """Netting, frame and beams, the top of the rim on z = 0 about x = y = 0; metres."""
        return [Part("seat", "net", self._net()), *(Part("seat", "shell", m) for m in (self._frame(), *self._beams()))]

    @property
    def underside(self) -> float:
        """z of the beams under the middle, metres."""
        return -self.thickness - 0.024

    @property
    def _half(self) -> tuple[float, float]:
        return (self.width - self.border) / 2, (self.depth - self.border) / 2

    def _net(self) -> Mesh:
        u, v = (np.sin(np.linspace(-1, 1, n) * np.pi / 2) * h for n, h in zip((15, 15), self._half, strict=True))
        flat = np.stack(np.meshgrid(u, v, [-0.25 * self.thickness], indexing="ij"), axis=-1).reshape(-1, 3)
        a, b = flat[:, 0] / self._half[0], flat[:, 1] / self._half[1]
        flat[:, 2] -= 0.010 * (1 - a**2) * (1 - b**2)
        lying = sheet(rounded_plan(flat, self._half, self.roundness).reshape(15, 15, 3), 0.003, rim=4)
        return self._raised(lying)

    def _frame(self) -> Mesh:
        outline = ellipse(2 * self._half[0], 2 * self._half[1], 48, self.roundness)
        path = np.insert(outline, 2, -self.thickness / 2, axis=1)
        section = rounded_rectangle(self.thickness, self.border, 0.4 * self.border, 3)
        return self._raised(sweep(path, section, side=(0, 0, 1), closed=True))

    def _beams(self) -> list[Mesh]:
        """From side to side under the netting, bent up to the frame, and a plate for the mechanism."""
        z = self.underside
        x = np.linspace(-1, 1, 11) * self._half[0] * 0.97
        rise = np.abs(x / self._half[0]) ** 4 * (-0.6 * self.thickness - z)
        beams = [sweep(np.stack([x, 0 * x + y, z + 0.009 + rise], axis=1),
                       rounded_rectangle(0.045, 0.014, 0.005, 2), side=(0, 1, 0)) for y in (-0.09, 0.11)]  # fmt: skip
        return [*beams, rounded_box((0.2, 0.26, 0.02), 0.008, 2).moved((0, 0.01, z + 0.01))]

    def _raised(self, mesh: Mesh) -> Mesh:
        x, y, z = mesh.vertices.T
        lifted = z + self._relief(2 * x / self.width, 2 * y / self.depth)
        return replace(mesh, vertices=np.stack([x, y, lifted], axis=1))


@dataclass(frozen=True)
class PillowSeat(ContouredSeat):
    """A boxed cushion under a plump loose-looking one."""

    width: float = number(0.53, 0.49, 0.57, "m", "Width.")
    depth: float = number(0.50, 0.46, 0.53, "m", "Depth.")
    thickness: float = number(0.12, 0.09, 0.15, "m", "Height of the padding at its seam.", limits=(0.06, 0.2))
    roundness: float = number(5.0, 4.0, 8.0, "power", "Exponent of the plan: 2 is an ellipse.", limits=(2.2, 10.0))
    top: float = ratio(0.5, 0.38, 0.62, "Height of the upper cushion, of the whole.", limits=(0.2, 0.8))
    crown: float = number(0.028, 0.015, 0.04, "m", "How far the padding swells.")
    seed: int = seed("The creases.")

    def _padding(self) -> Mesh:
        high = self.top * self.thickness
        low = self.thickness - high + 0.012
        upper = cushion(
            (self.width, self.depth, high),
            crown=self.crown,
            bulge=(0.003, 0.003),
            edge_radius=0.46 * high,
            wrinkle=0.004,
            cord=CORD * self.piped,
            seams=(-1,),
            seed=self.seed,
            spacing=0.055,
        )
        size = (0.985 * self.width, 0.985 * self.depth, low)
        lower = cushion(size, crown=0.0, bulge=(0.0, 0.0), edge_radius=0.3 * low, wrinkle=0.001, spacing=0.06)
        stack = joined([lower.moved((0, 0, -self.thickness)), upper.moved((0, 0, -high))])
        return self._contoured(stack)
