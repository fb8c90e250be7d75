"""Throw blankets: draped over an arm, over the back, or over the front of the seat.

Throws are sold at about 1.3 x 1.7 m; they are laid down folded lengthwise, 40-80 cm wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from synthgen.fields import flag, number, ratio, seed
from synthgen.furniture.model import Part
from synthgen.geometry.drape import draped
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sheet import sheet
from synthgen.streams import noise

SETTLED = 0.0015  # m that a blanket sinks into what it lies on
UNDER = {"arm", "back", "seat", "cushion", "pillow", "base", "frame"}  # what a blanket may lie on
FLOOR = 0.09  # m that its cloth stays clear of the floor; a fringe hangs lower

Edge = tuple[int, float, float, float, float]
"""Axis of the strips, middle along it, where the end hangs, the way it runs from there, and the top's z."""


@dataclass(frozen=True)
class NoBlanket:
    """None."""

    def meshes(self, parts: Sequence[Part]) -> list[Mesh]:
        """None."""
        return []


@dataclass(frozen=True)
class ArmThrow:
    """Over an arm, its outer end hanging, its inner one on the seat."""

    width: float = number(0.50, 0.36, 0.62, "m", "Width as it lies.", limits=(0.2, 0.9))
    length: float = number(0.88, 0.72, 1.05, "m", "Length.", limits=(0.5, 2.0))
    hang: float = number(0.34, 0.22, 0.46, "m", "How far the outer end hangs down.", limits=(0.1, 0.8))
    thickness: float = number(0.009, 0.006, 0.013, "m", "Thickness.", limits=(0.004, 0.02))
    fold: float = number(0.020, 0.008, 0.032, "m", "Height of the folds where it hangs.", limits=(0.0, 0.06))
    folds: float = number(0.13, 0.09, 0.19, "m", "Distance of the folds.", limits=(0.06, 0.4))
    skew: float = ratio(0.06, 0.0, 0.14, "How far the end is off the square, of the width.", limits=(0.0, 0.4))
    place: float = ratio(0.5, 0.2, 0.8, "Where along the arm, the back or the seat.")
    fringed: bool = flag(True, 0.55, "Whether its ends have a fringe.")
    seed: int = seed("The side that it lies on and its folds.")

    ROWS: ClassVar[int] = 29
    STRIPS: ClassVar[int] = 13

    def meshes(self, parts: Sequence[Part]) -> list[Mesh]:
        """The blanket over the parts of a piece, in one; z = 0 is its floor."""
        grid = self._folded(self._laid(parts))
        cloth = _shrunk(sheet(grid.swapaxes(0, 1), self.thickness, rim=2))
        ends = [_fringe(grid[:, 0], grid[:, 1]), _fringe(grid[:, -1], grid[:, -2])] if self.fringed else []
        return [joined([cloth, *ends])]

    def _laid(self, parts: Sequence[Part]) -> Floats:
        """(STRIPS, ROWS, 3) the smooth cloth."""
        axis, middle, start, toward, top = self._edge(parts)
        across = np.linspace(-0.5, 0.5, self.STRIPS)
        hem = np.maximum(top - self.hang + self.skew * self.width * across * self._side, FLOOR)
        length = self.length + 0.6 * self.skew * self.width * across * self._side
        below = joined([part.mesh for part in parts if part.name in UNDER])
        clear = self.thickness / 2 - SETTLED
        return draped(below, axis, middle + across * self.width, hem, start, toward, length, self.ROWS, clear)

    @property
    def _side(self) -> float:
        return 1.0 if noise(self.seed, "side", (1,))[0] < 0.5 else -1.0

    def _edge(self, parts: Sequence[Part]) -> Edge:
        arms = [part.mesh.bounds for part in parts if part.name == "arm"]
        outer = [b for b in arms if b[:, 0].mean() * self._side > 0] or arms
        low, high = np.min([b[0] for b in outer], axis=0), np.max([b[1] for b in outer], axis=0)
        room = max(high[1] - low[1] - self.width - 0.2, 0.0)
        middle = low[1] + 0.06 + self.width / 2 + self.place * room
        return 1, float(middle), float(high[0] if self._side > 0 else low[0]), -self._side, float(high[2])

    def _folded(self, grid: Floats) -> Floats:
        """The cloth raised off what it lies on by its folds, most where it hangs."""
        phase = noise(self.seed, "folds", (4,))
        across = np.linspace(0, 1, self.STRIPS)[:, None]
        down = np.linspace(0, 1, self.ROWS)
        turns = self.width / self.folds * across + phase[0] + 0.35 * np.sin(2.2 * down + 6.3 * phase[1])
        wave = 0.5 + 0.5 * np.sin(2 * np.pi * turns)
        slow = 0.5 + 0.5 * np.sin(2 * np.pi * (0.9 * across + 1.3 * down * phase[2] + phase[3]))
        out = np.cross(np.gradient(grid, axis=1), np.gradient(grid, axis=0))
        out /= np.maximum(np.linalg.norm(out, axis=2, keepdims=True), 1e-9) * np.sign(out[..., 2].sum())
        steep = 1 - np.clip(np.abs(out[..., 2]), 0, 1)
        height = self.fold * (0.25 + 0.75 * steep) * wave * (0.5 + 0.5 * slow)
        return np.asarray(grid + out * height[..., None])


@dataclass(frozen=True)
class BackThrow(ArmThrow):
    """Over the back, and down to the seat."""

    length: float = number(1.35, 1.05, 1.65, "m", "Length.", limits=(0.5, 2.5))

    def _edge(self, parts: Sequence[Part]) -> Edge:
        bounds = [part.mesh.bounds for part in parts if part.name == "back"]
        low, high = np.min([b[0] for b in bounds], axis=0), np.max([b[1] for b in bounds], axis=0)
        reach = max((high[0] - low[0] - self.width) / 2 - 0.1, 0.0)
        return 0, self._side * (0.25 + 0.75 * self.place) * reach, float(high[1]), -1.0, float(high[2])


@dataclass(frozen=True)
class SeatThrow(ArmThrow):
    """Over the front of the seat, its other end running up the back."""

    length: float = number(1.15, 0.85, 1.50, "m", "Length.", limits=(0.5, 2.0))
    hang: float = number(0.22, 0.14, 0.30, "m", "How far the front end hangs down.", limits=(0.05, 0.4))

    def _edge(self, parts: Sequence[Part]) -> Edge:
        bounds = [part.mesh.bounds for part in parts if part.name == "seat"]
        low, high = np.min([b[0] for b in bounds], axis=0), np.max([b[1] for b in bounds], axis=0)
        reach = max((high[0] - low[0] - self.width) / 2 - 0.08, 0.0)
        return 0, self._side * self.place * reach, float(low[1]), 1.0, float(high[2])


def throws(blanket: "Blanket", parts: Sequence[Part]) -> list[Part]:
    """The blanket over a piece's other parts, as parts: the last thing to be laid on."""
    return [Part("blanket", "throw", mesh) for mesh in blanket.meshes(parts)]


def _shrunk(cloth: Mesh) -> Mesh:
    """The same with its texture scaled to its area: over bumps, the lattice is longer than the cloth."""
    a, b, c = cloth.vertices[cloth.faces].swapaxes(0, 1)
    u, v, w = cloth.uvs.swapaxes(0, 1)
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()
    flat = np.abs(np.cross(np.pad(v - u, ((0, 0), (0, 1))), np.pad(w - u, ((0, 0), (0, 1))))[:, 2]).sum()
    return replace(cloth, uvs=cloth.uvs * np.sqrt(area / flat))


def _fringe(hem: Floats, inner: Floats, length: float = 0.055, pitch: float = 0.016) -> Mesh:
    """Twisted tassels along an end of a blanket: thin three-sided spindles from (N, 3) hem points onwards."""
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(hem, axis=0), axis=1))])
    samples = np.linspace(0.006, at[-1] - 0.006, max(int(at[-1] / pitch), 2))
    root, back = (np.stack([np.interp(samples, at, row[:, k]) for k in range(3)], axis=1) for row in (hem, inner))
    along = root - back
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    across = np.gradient(root, axis=0)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    up = np.cross(along, across)
    turn = 2 * np.pi * np.arange(3) / 3
    ring = np.cos(turn)[:, None] * across[:, None] + np.sin(turn)[:, None] * up[:, None]
    loops = [root - 0.006 * along, root + length * along]
    corners = np.stack([loop[:, None] + 0.0035 * ring for loop in loops], axis=1).reshape(-1, 3)
    prism = np.array([(0, 4, 1), (0, 3, 4), (1, 5, 2), (1, 4, 5), (2, 3, 0), (2, 5, 3), (0, 1, 2), (3, 5, 4)])
    faces = (prism[:, ::-1] + 6 * np.arange(len(samples))[:, None, None]).reshape(-1, 3).astype(np.int32)
    flat = np.array([(k // 3 * length, (k % 3) * 0.006) for k in range(6)])
    lids = np.array([(0.0, 0.0), (0.006, 0.0), (0.003, 0.005)])
    uvs = np.concatenate([flat[prism[:6, ::-1]], lids[None], lids[None]])
    return Mesh(corners, faces, np.tile(uvs, (len(samples), 1, 1)))


Blanket = NoBlanket | ArmThrow | BackThrow | SeatThrow

BLANKETS: dict[str, type[Blanket]] = {
    "no_blanket": NoBlanket,
    "arm_throw": ArmThrow,
    "back_throw": BackThrow,
    "seat_throw": SeatThrow,
}

# How often: weights over BLANKETS.
SELDOM = {"no_blanket": 22.0, "arm_throw": 1.4, "back_throw": 0.8, "seat_throw": 0.8}
THROWS = {"fabric": 2.0, "linen": 1.0, "boucle": 1.0, "patterned": 1.5}
"""What they are made of: weights over MATERIALS."""
