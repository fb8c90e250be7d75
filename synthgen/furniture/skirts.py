"""Skirts: cloth that hangs around a sofa's foot and hides its legs."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.geometry.curve import rounded_rectangle, tangents
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh

CLOTH = 0.004  # m, with its lining
FLOOR = 0.012  # m that a skirt stays clear of the floor


@dataclass(frozen=True)
class NoSkirt:
    """Bare legs."""

    def meshes(self, low: tuple[float, float], high: tuple[float, float], top: float) -> list[Mesh]:
        """None."""
        return []


@dataclass(frozen=True)
class TailoredSkirt:
    """Straight panels, with a kick pleat at each corner and in the middle."""

    flare: float = number(0.008, 0.002, 0.016, "m", "How far the hem stands out.")
    pleat: float = number(0.012, 0.008, 0.018, "m", "Depth of a pleat.")

    def meshes(self, low: tuple[float, float], high: tuple[float, float], top: float) -> list[Mesh]:
        """The skirt around a footprint from corner `low` to `high`, (x, y), hung at z = top; metres."""
        path, out, s = _around(low, high)
        length = float(s[-1] + np.linalg.norm(path[0] - path[-1]))
        x, y = np.abs(path - path.mean(axis=0)).T
        corners = np.hypot(x - x.max(), y - y.max())
        fold = np.exp(-((np.minimum(corners, x) / (0.012 + length * 0.0005)) ** 2))
        return [_hung(path, out, top, self.flare - self.pleat * fold)]


@dataclass(frozen=True)
class GatheredSkirt:
    """Cloth in soft folds."""

    folds: float = number(0.11, 0.07, 0.16, "m", "Width of a fold.", limits=(0.06, 0.3))
    depth: float = ratio(0.13, 0.07, 0.18, "Depth of a fold, of its width.")

    def meshes(self, low: tuple[float, float], high: tuple[float, float], top: float) -> list[Mesh]:
        """The skirt around a footprint from corner `low` to `high`, (x, y), hung at z = top; metres."""
        path, out, s = _around(low, high)
        wave = 0.5 + 0.5 * np.sin(2 * np.pi * s / self.folds + 1.5 * np.sin(s * 3))
        return [_hung(path, out, top, 0.006 + self.depth * self.folds * wave)]


def _around(low: tuple[float, float], high: tuple[float, float], step: float = 0.031) -> tuple[Floats, Floats, Floats]:
    """(N, 2) points around a footprint, counter-clockwise, (N, 2) outward directions and (N,) lengths so far."""
    size = np.subtract(high, low)
    corners = rounded_rectangle(size[0], size[1], 0.02) + np.add(low, high) / 2
    ring = np.concatenate([corners, corners[:1]])
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1))])
    s = np.linspace(0, at[-1], round(at[-1] / step), endpoint=False)
    path = np.stack([np.interp(s, at, ring[:, 0]), np.interp(s, at, ring[:, 1])], axis=1)
    along = tangents(path, closed=True)
    return path, np.stack([along[:, 1], -along[:, 0]], axis=1), s


def _hung(path: Floats, out: Floats, top: float, hem: Floats) -> Mesh:
    """Cloth from z = top down to near the floor, its hem standing out by (N,) metres."""
    drop = np.array([0.0, 1.0, 1.0, 0.0])
    body = np.array([CLOTH, CLOTH, -CLOTH, -CLOTH])
    reach = drop * hem[:, None] + body
    flat = path[:, None] + out[:, None] * reach[..., None]
    z = np.broadcast_to(top - drop * (top - FLOOR), reach.shape)
    return loft(np.concatenate([flat, z[..., None]], axis=2), closed=True)


Skirt = NoSkirt | TailoredSkirt | GatheredSkirt

SKIRTS: dict[str, type[Skirt]] = {
    "no_skirt": NoSkirt,
    "tailored_skirt": TailoredSkirt,
    "gathered_skirt": GatheredSkirt,
}
