"""Upholstered arms. Each stands with its inner face on x = 0 and reaches to +x: the arm on a sitter's left."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import flag, number, ratio
from synthgen.furniture.cushions import CORD
from synthgen.furniture.nailheads import Row
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.cushion import cushion
from synthgen.geometry.extrusion import away, end_cord, extrusion, scroll
from synthgen.geometry.mesh import Floats, Mesh, joined


@dataclass(frozen=True)
class SquareArm:
    """A track arm: straight, square, softened by its padding."""

    width: float = number(0.15, 0.09, 0.24, "m", "Width.", limits=(0.06, 0.35))
    softness: float = ratio(0.16, 0.08, 0.3, "Radius of the edges, of the width.", limits=(0.02, 0.49))
    piped: bool = flag(False, 0.35, "Whether a cord runs along the outer edges.")

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm, its front at y = 0; metres."""
        panel = _panel(self.width, depth, top - bottom, self.softness * self.width, CORD * self.piped)
        return panel.moved((0, 0, bottom))

    def leaned(self, mesh: Mesh, bottom: float, top: float, width: float) -> Mesh:
        """Something between two such arms that stand `width` metres apart, widened as they lean apart."""
        return mesh

    def front(self, bottom: float, top: float, at: tuple[float, float]) -> Row:
        """A row for nailheads around the front face of an arm whose inner face and front are at (x, y)."""
        inset = 0.012 + 0.6 * self.softness * self.width
        flat = rounded_rectangle(self.width - 2 * inset, top - bottom - 2 * inset, 0.01)
        flat = np.roll(flat, len(flat) // 4, axis=0) + (self.width / 2, (bottom + top) / 2)
        path = np.stack([flat[:, 0] + at[0], np.full(len(flat), at[1] - 0.002), flat[:, 1]], axis=1)
        return path, np.broadcast_to([0.0, -1.0, 0.0], path.shape)


@dataclass(frozen=True)
class SlopedArm(SquareArm):
    """An arm whose top falls towards the front."""

    fall: float = ratio(0.2, 0.08, 0.3, "How much lower the front is, of the arm's height.", limits=(0.0, 0.5))

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm, its front at y = 0; metres."""
        flat = super().mesh(depth, bottom, top)
        x, y, z = flat.vertices.T
        height = 1 - self.fall * np.clip(1 - y / depth, 0, 1) ** 1.6
        return replace(flat, vertices=np.stack([x, y, bottom + (z - bottom) * height], axis=1))


@dataclass(frozen=True)
class FlaredArm(SquareArm):
    """An arm that leans outwards as it rises."""

    flare: float = ratio(0.16, 0.06, 0.26, "How far the top stands out, of the arm's height.", limits=(0.0, 0.4))

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm, its front at y = 0; metres."""
        flat = super().mesh(depth, bottom, top)
        x, y, z = flat.vertices.T
        return replace(flat, vertices=np.stack([x + self._out(z, bottom, top), y, z], axis=1))

    def leaned(self, mesh: Mesh, bottom: float, top: float, width: float) -> Mesh:
        """Something between two such arms that stand `width` metres apart, widened as they lean apart."""
        x, y, z = mesh.vertices.T
        wider = x * (1 + 2 * self._out(z, bottom, top) / width)
        return replace(mesh, vertices=np.stack([wider, y, z], axis=1))

    def front(self, bottom: float, top: float, at: tuple[float, float]) -> Row:
        """A row for nailheads around the front face of an arm whose inner face and front are at (x, y)."""
        path, out = super().front(bottom, top, at)
        lean = self._out(path[:, 2], bottom, top)
        return path + lean[:, None] * (1.0, 0.0, 0.0), out

    def _out(self, z: Floats, bottom: float, top: float) -> Floats:
        """(N,) how far out an arm from z = bottom to top stands at (N,) heights, metres."""
        share = np.clip((z - bottom) / (top - bottom), 0, 1.1)
        return np.asarray(self.flare * (top - bottom) * (0.3 * share + 0.7 * share**2.2))


@dataclass(frozen=True)
class PaddedArm(SquareArm):
    """A square arm under a thick soft pad."""

    width: float = number(0.20, 0.15, 0.26, "m", "Width.", limits=(0.1, 0.35))
    pad: float = number(0.10, 0.07, 0.13, "m", "Thickness of the pad.")

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm, its front at y = 0; metres."""
        body = super().mesh(depth, bottom, top - 0.8 * self.pad)
        pad = cushion(
            (self.width * 1.04, depth * 0.99, self.pad),
            crown=0.015,
            bulge=(0.012, 0.012),
            edge_radius=0.4 * self.pad,
            wrinkle=0.004,
            cord=CORD * self.piped,
            spacing=0.1,
        )
        return joined([body, pad.moved((0.5 * self.width, 0.49 * depth, top - self.pad))])


@dataclass(frozen=True)
class RolledArm:
    """A scroll over a straight post, with a flat face in front."""

    width: float = number(0.13, 0.10, 0.17, "m", "Width of the post under the roll.", limits=(0.06, 0.25))
    roll: float = number(0.085, 0.065, 0.11, "m", "Radius of the roll.", limits=(0.04, 0.14))
    overhang: float = ratio(0.7, 0.45, 0.9, "How far the roll stands out, of its radius.", limits=(0.2, 1.1))
    piped: bool = flag(True, 0.7, "Whether a cord edges the front.")

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm, its front at y = 0; metres."""
        outline = scroll(self.width, top - bottom, self.roll, self.overhang)
        bar = extrusion(outline, depth, bevel=0.022)
        cords = [end_cord(outline, depth, 0.022, 0.006)] if self.piped else []
        return joined([bar, *cords]).moved((0, depth / 2, bottom))

    def front(self, bottom: float, top: float, at: tuple[float, float]) -> Row:
        """A row for nailheads around the front face of an arm whose inner face and front are at (x, y)."""
        outline = scroll(self.width, top - bottom, self.roll, self.overhang)
        flat = (outline - (0.022 + 0.008) * away(outline))[1:-1]
        path = np.stack([flat[:, 0] + at[0], np.full(len(flat), at[1] - 0.0005), flat[:, 1] + bottom], axis=1)
        return path, np.broadcast_to([0.0, -1.0, 0.0], path.shape)


@dataclass(frozen=True)
class EnglishArm(RolledArm):
    """A slim arm with a small, tight roll."""

    width: float = number(0.10, 0.085, 0.115, "m", "Width of the post under the roll.", limits=(0.06, 0.25))
    roll: float = number(0.062, 0.052, 0.072, "m", "Radius of the roll.", limits=(0.04, 0.14))
    overhang: float = ratio(0.55, 0.35, 0.8, "How far the roll stands out, of its radius.", limits=(0.2, 1.1))


Arm = SquareArm | SlopedArm | FlaredArm | PaddedArm

SOFA_ARMS: dict[str, type[Arm]] = {
    "square_arm": SquareArm,
    "sloped_arm": SlopedArm,
    "flared_arm": FlaredArm,
    "padded_arm": PaddedArm,
}
ROLLED_ARMS: dict[str, type[RolledArm]] = {"rolled_arm": RolledArm, "english_arm": EnglishArm}
LOW_ARMS: dict[str, type[SquareArm | RolledArm]] = {
    "square_arm": SquareArm,
    "rolled_arm": RolledArm,
    "english_arm": EnglishArm,
}


def _panel(width: float, depth: float, height: float, radius: float, cord: float) -> Mesh:
    """An upholstered block standing on z = 0 with its inner face on x = 0, its seams around the outer face."""
    flat = cushion(
        (height, depth, width),
        crown=0.004,
        bulge=(0.004, 0.004),
        edge_radius=radius,
        wrinkle=0.0015,
        cord=cord,
        seams=(-1,),
        spacing=0.15,
    )
    return flat.rotated("y", 90).moved((0, depth / 2, height / 2))
