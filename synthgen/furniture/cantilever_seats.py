"""Seats and backs that hang between two tubes. Metres.

Each is made lying down: across x between two tubes whose middles are at x = -half and half, along y from 0 to
`length`, the sitter above; z = 0 at the tubes' middles, whose radius is `tube`.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import flag, number, ratio
from synthgen.furniture.framed_seats import CaneSeat, inset
from synthgen.furniture.model import Part
from synthgen.geometry.curve import ellipse
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.piping import piping
from synthgen.geometry.sheet import sheet
from synthgen.geometry.slab import slab

SINK = 0.003  # m, how deep panels sit into the tubes


@dataclass(frozen=True)
class CanePanels:
    """Caning in frames of bent beech, screwed onto the tubes."""

    width: float = number(0.036, 0.030, 0.044, "m", "Width of the wooden frames.")
    thickness: float = number(0.022, 0.018, 0.028, "m", "Thickness of the wooden frames.")
    sag: float = number(0.004, 0.0, 0.008, "m", "How far the middle of the caning sinks.")
    bend: float = number(0.03, 0.015, 0.045, "m", "How far the middle of the back stands behind its sides.")

    def parts(self, name: str, half: float, length: float, tube: float) -> list[Part]:
        """The wooden frame and the caning."""
        outline = _outline(half + 0.7 * tube, length, 7.0)
        pieces = CaneSeat(self.width, self.thickness, self.sag).parts(outline)
        top = tube + self.thickness - SINK
        slots = {"frame": "panels", "caning": "caning"}
        meshes = [_bowed(p.mesh.moved((0, length / 2, top)), half, self.bend * (name == "back")) for p in pieces]
        return [Part(name, slots[p.slot], mesh) for p, mesh in zip(pieces, meshes, strict=True)]


@dataclass(frozen=True)
class Pads:
    """Upholstered pads on plywood."""

    thickness: float = number(0.042, 0.030, 0.055, "m", "Height of a pad at its edge.")
    crown: float = number(0.012, 0.004, 0.020, "m", "How far its middle stands above its edge.")
    bend: float = number(0.025, 0.010, 0.04, "m", "How far the middle of the back stands behind its sides.")
    piped: bool = flag(False, 0.35, "Whether a cord runs along the upper seam.")

    def parts(self, name: str, half: float, length: float, tube: float) -> list[Part]:
        """The pad."""
        outline = _outline(half + 0.9 * tube, length, 6.0)
        reach, edge = np.abs(outline).max(axis=0), 0.4 * self.thickness

        def crown(x: Floats, y: Floats) -> Floats:
            a, b = np.abs(x / reach[0]), np.abs(y / reach[1])
            height: Floats = self.crown * np.clip(1 - a**3, 0, 1) * np.clip(1 - b**3, 0, 1)
            return height

        thick = self.thickness * (1.0 if name == "seat" else 0.8)
        body = slab(outline, thick, edge, relief=crown, rings=9).moved((0, length / 2, tube - SINK))
        meshes = [body, *([self._cord(outline, length, tube + thick - SINK, edge)] if self.piped else [])]
        return [Part(name, "upholstery", _bowed(mesh, half, self.bend * (name == "back"))) for mesh in meshes]

    def _cord(self, outline: Floats, length: float, top: float, edge: float) -> Mesh:
        path = np.pad(inset(outline, 0.3 * edge), ((0, 0), (0, 1)), constant_values=top - 0.3 * edge)
        out = np.pad(outline, ((0, 0), (0, 1)), constant_values=0.25)
        return piping(path + (0, length / 2, 0), out, 0.004)


@dataclass(frozen=True)
class Slings:
    """Saddle leather or canvas stretched around the tubes."""

    thickness: float = number(0.004, 0.003, 0.005, "m", "Thickness.")
    sag: float = number(0.022, 0.008, 0.04, "m", "How far the middle sinks.")
    inset: float = ratio(0.04, 0.0, 0.1, "Free length of tube at either end, of the whole.", limits=(0.0, 0.3))

    def parts(self, name: str, half: float, length: float, tube: float) -> list[Part]:
        """The sling."""
        around = np.radians(np.linspace(-150, 85, 11))
        wrap = np.stack([np.cos(around), np.sin(around)], axis=1) * (tube + self.thickness / 2 - 0.0006) + (half, 0)
        across = np.linspace(0.92, 0, 8)[:, None]
        span = np.concatenate([across, 0 * across], axis=1) * half
        span[:, 1] = wrap[-1, 1] - self.sag * (1 - (span[:, 0] / half) ** 2)
        right = np.concatenate([wrap, span])
        profile = np.concatenate([right, right[-2::-1] * (-1, 1)])
        y = np.linspace(self.inset, 1 - self.inset, 9) * length
        grid = np.empty((len(y), len(profile), 3))
        grid[..., 0], grid[..., 1], grid[..., 2] = profile[:, 0], y[:, None], profile[:, 1]
        return [Part(name, "sling", sheet(grid, self.thickness, rim=3))]


@dataclass(frozen=True)
class PlywoodPanels:
    """Bent plywood on the tubes."""

    thickness: float = number(0.011, 0.009, 0.014, "m", "Thickness.")
    squareness: float = number(6.0, 4.0, 10.0, "power", "Shape of the panels: 2 is elliptic, more is squarer.")
    bend: float = number(0.03, 0.015, 0.045, "m", "How far the middle of the back stands behind its sides.")
    hollow: float = number(0.010, 0.0, 0.018, "m", "How far the middle of the seat sinks.")

    def parts(self, name: str, half: float, length: float, tube: float) -> list[Part]:
        """The board."""
        outline = _outline(half + 0.9 * tube, length, self.squareness)
        board = slab(outline, self.thickness, 0.45 * self.thickness, rings=8)
        placed = board.moved((0, length / 2, tube - SINK))
        return [Part(name, "panels", _bowed(placed, half, self.bend if name == "back" else self.hollow))]


CantileverSeat = CanePanels | Pads | Slings | PlywoodPanels

CANTILEVER_SEATS: dict[str, type[CantileverSeat]] = {
    "cane_panels": CanePanels,
    "pads": Pads,
    "slings": Slings,
    "plywood_panels": PlywoodPanels,
}


def _outline(half: float, length: float, power: float) -> Floats:
    return ellipse(2 * half, length, 44, power)


def _bowed(mesh: Mesh, half: float, depth: float) -> Mesh:
    """A panel whose middle sinks by `depth` metres between the tubes."""
    x, y, z = mesh.vertices.T
    sunk = z - depth * (1 - (x / half) ** 2)
    return replace(mesh, vertices=np.stack([x, y, sunk], axis=1))
