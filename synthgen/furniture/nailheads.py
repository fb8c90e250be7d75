"""Nailhead trim: rows of domed upholstery nails along the edges of leather and cloth. Heads of 9-14 mm are usual."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, ratio
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined

SUNK = 0.0015  # m that a head is pressed into the cloth

Row = tuple[Floats, Floats]
"""An open path on the cloth, (N, 3) metres, and the directions out of the cloth along it, (N, 3)."""


@dataclass(frozen=True)
class NoNailheads:
    """Plain edges."""

    def meshes(self, rows: Sequence[Row]) -> list[Mesh]:
        """None."""
        return []

    def along(self, path: Floats, out: Floats) -> list[Mesh]:
        """None."""
        return []


@dataclass(frozen=True)
class CloseNailheads:
    """Nails side by side."""

    size: float = number(0.012, 0.010, 0.014, "m", "Diameter of a head.")
    spacing: float = ratio(1.4, 1.25, 1.7, "Distance of nails, of their diameter.", limits=(1.0, 6.0))

    def meshes(self, rows: Sequence[Row]) -> list[Mesh]:
        """The nails of each row."""
        return [self._row(*row) for row in rows]

    def along(self, path: Floats, out: Floats) -> list[Mesh]:
        """The nails of one row."""
        return self.meshes([(path, out)])

    def _row(self, path: Floats, out: Floats) -> Mesh:
        steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
        at = np.concatenate([[0.0], np.cumsum(steps)])
        s = np.linspace(0, at[-1], max(int(at[-1] / (self.size * self.spacing)), 1) + 1)
        spots, normals = (np.stack([np.interp(s, at, of[:, k]) for k in range(3)], axis=1) for of in (path, out))
        return _domes(spots, normals / np.linalg.norm(normals, axis=1, keepdims=True), self.size / 2)


@dataclass(frozen=True)
class SpacedNailheads(CloseNailheads):
    """Larger nails set apart."""

    size: float = number(0.014, 0.011, 0.018, "m", "Diameter of a head.")
    spacing: float = ratio(2.6, 1.9, 3.6, "Distance of nails, of their diameter.", limits=(1.0, 8.0))


def _domes(points: Floats, normals: Floats, radius: float) -> Mesh:
    """Heads of ten triangles each at (B, 3) points of a cloth with (B, 3) unit normals; metres."""
    helper = np.where(np.abs(normals[:, 2:]) < 0.9, [0.0, 0, 1], [1.0, 0, 0])
    right = np.cross(helper, normals)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    frames = np.stack([right, np.cross(normals, right), normals], axis=2)
    dome = lathe([(radius, -SUNK), (0.0, 0.5 * radius)], 5)
    placed = np.einsum("bij,vj->bvi", frames, dome.vertices) + points[:, None]
    return joined([replace(dome, vertices=vertices) for vertices in placed])


Nailheads = NoNailheads | CloseNailheads | SpacedNailheads

NAILHEADS: dict[str, type[Nailheads]] = {
    "no_nailheads": NoNailheads,
    "close_nailheads": CloseNailheads,
    "spaced_nailheads": SpacedNailheads,
}
