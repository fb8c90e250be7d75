"""Mattresses of daybeds and futons: smooth, quilted, biscuit-tufted or tied.

Metres; they lie on z = 0 about the origin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, ratio, seed
from synthgen.furniture.cushions import CORD
from synthgen.geometry.cushion import cushion
from synthgen.geometry.laid import channelled
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.tufted import studs


@dataclass(frozen=True)
class SmoothMattress:
    """Foam in a plain cover."""

    thickness: float = number(0.14, 0.10, 0.19, "m", "Thickness.", limits=(0.05, 0.28))
    crown: float = number(0.012, 0.004, 0.022, "m", "How far the middle stands up.")
    edge: float = ratio(0.25, 0.12, 0.42, "Radius of the edges, of the thickness.", limits=(0.02, 0.49))
    wrinkle: float = number(0.005, 0.002, 0.009, "m", "Height of the creases.")
    piped: bool = flag(True, 0.6, "Whether cords run along the seams.")
    seed: int = seed("The creases.")

    def mesh(self, width: float, depth: float, spacing: float = 0.075, turn: int = 0) -> Mesh:
        """The mattress; `turn` names one of several."""
        return cushion(
            (width, depth, self.thickness),
            crown=self.crown,
            bulge=(0.006, 0.010),
            edge_radius=self.edge * self.thickness,
            wrinkle=self.wrinkle,
            cord=CORD * self.piped,
            seed=self.seed + turn,
            spacing=spacing,
        )


@dataclass(frozen=True)
class ChannelledMattress(SmoothMattress):
    """Stitched through in lines from front to back."""

    pitch: float = number(0.19, 0.13, 0.30, "m", "Distance of the lines.", limits=(0.08, 0.6))
    depth: float = number(0.018, 0.010, 0.026, "m", "Depth of the stitching.")

    def mesh(self, width: float, depth: float, spacing: float = 0.075, turn: int = 0) -> Mesh:
        """The mattress; `turn` names one of several."""
        plain = super().mesh(width, depth, 0.05, turn)
        return channelled(plain, 0, _lines(width, self.pitch), self.depth)


@dataclass(frozen=True)
class BiscuitMattress(SmoothMattress):
    """Squares sewn between lines both ways, a button where they cross."""

    pitch: float = number(0.19, 0.15, 0.25, "m", "Side of a square.", limits=(0.1, 0.5))
    depth: float = number(0.016, 0.010, 0.024, "m", "Depth of the stitching.")
    buttoned: bool = flag(True, 0.75, "Whether buttons sit at the crossings.")
    piped: bool = flag(True, 0.5, "Whether cords run along the seams.")

    def mesh(self, width: float, depth: float, spacing: float = 0.075, turn: int = 0) -> Mesh:
        """The mattress; `turn` names one of several."""
        xs, ys = _lines(width, self.pitch), _lines(depth, self.pitch)
        plain = super().mesh(width, depth, 0.05, turn)
        body = channelled(channelled(plain, 0, xs, self.depth), 1, ys, self.depth)
        return joined([body, _buttons(body, xs, ys)]) if self.buttoned and len(xs) and len(ys) else body


@dataclass(frozen=True)
class TiedMattress(SmoothMattress):
    """Soft cotton, drawn in by ties in a wide grid."""

    thickness: float = number(0.17, 0.13, 0.22, "m", "Thickness.", limits=(0.08, 0.28))
    wrinkle: float = number(0.009, 0.005, 0.014, "m", "Height of the creases.")
    edge: float = ratio(0.4, 0.3, 0.48, "Radius of the edges, of the thickness.", limits=(0.02, 0.49))
    pitch: float = number(0.30, 0.22, 0.38, "m", "Distance of the ties.", limits=(0.15, 0.6))
    depth: float = number(0.026, 0.016, 0.036, "m", "How deep the ties draw in.")
    piped: bool = flag(False, 0.3, "Whether cords run along the seams.")

    def mesh(self, width: float, depth: float, spacing: float = 0.075, turn: int = 0) -> Mesh:
        """The mattress; `turn` names one of several."""
        xs, ys = _lines(width, self.pitch), _lines(depth, self.pitch)
        body = super().mesh(width, depth, 0.05, turn)
        x, y, z = body.vertices.T
        away = np.hypot(np.abs(x[:, None] - xs).min(axis=1), np.abs(y[:, None] - ys).min(axis=1))
        body.vertices[:, 2] = z - self.depth * np.exp(-((away / 0.06) ** 2)) * (z > 0.6 * self.thickness)
        return joined([body, _buttons(body, xs, ys)])


Mattress = SmoothMattress | ChannelledMattress | BiscuitMattress | TiedMattress

MATTRESSES: dict[str, type[Mattress]] = {
    "smooth_mattress": SmoothMattress,
    "channelled_mattress": ChannelledMattress,
    "biscuit_mattress": BiscuitMattress,
    "tied_mattress": TiedMattress,
}


def _lines(long: float, pitch: float) -> Floats:
    """(N,) places that divide a length, about its middle, into equal parts near to a pitch; one at least."""
    parts = max(round(long / pitch), 2)
    return np.linspace(-long / 2, long / 2, parts + 1)[1:-1]


def _buttons(body: Mesh, xs: Floats, ys: Floats) -> Mesh:
    """Covered buttons on a mattress's top where lines cross."""
    spots = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    face = body.vertices[body.vertices[:, 2] > 0.6 * body.bounds[1, 2]]
    near = np.linalg.norm(face[None, :, :2] - spots[:, None], axis=2).argmin(axis=1)
    points = np.column_stack([spots, face[near, 2] + 0.001])
    return studs(points, np.broadcast_to([0.0, 0, 1], points.shape), 0.012, 6)
