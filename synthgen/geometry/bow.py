"""Bending: things made straight along x, laid along a curve of the floor plan."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh


@dataclass(frozen=True)
class Bow:
    """An arc through the origin about a centre in front of it; radius in metres."""

    radius: float

    def laid(self, points: Floats) -> Floats:
        """(N, 2 or 3) points so bent: x becomes the way along the arc, y the distance behind it."""
        turn, reach = points[:, 0] / self.radius, self.radius + points[:, 1]
        flat = np.stack([reach * np.sin(turn), reach * np.cos(turn) - self.radius], axis=1)
        return np.concatenate([flat, points[:, 2:]], axis=1)

    def bent(self, mesh: Mesh) -> Mesh:
        """A mesh so bent."""
        return replace(mesh, vertices=self.laid(mesh.vertices))

    def point(self, at: tuple[float, float, float]) -> tuple[float, float, float]:
        """One point so laid, metres."""
        x, y, z = (float(v) for v in self.laid(np.array([at]))[0])
        return x, y, z

    def placed(self, mesh: Mesh) -> Mesh:
        """A mesh moved to its place along the arc and turned there, not bent."""
        x, y, _ = mesh.bounds.mean(axis=0)
        at = self.point((float(x), float(y), 0.0))
        return mesh.moved((-x, -y, 0)).rotated("z", -float(np.degrees(x / self.radius))).moved(at)


@dataclass(frozen=True, eq=False)
class Trail:
    """Any smooth curve, (N, 2) points from right to left, metres."""

    points: Floats

    @property
    def length(self) -> float:
        """Metres."""
        return float(self._lengths()[-1])

    def bent(self, mesh: Mesh) -> Mesh:
        """A mesh laid along the curve: x is the way from its middle, y the distance behind it."""
        lengths, along = self._lengths(), np.gradient(self.points, axis=0)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        s = mesh.vertices[:, 0] + lengths[-1] / 2
        way = np.stack([np.interp(s, lengths, along[:, k]) for k in (0, 1)], axis=1)
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        beyond = s - np.clip(s, 0, lengths[-1])
        flat = np.stack([np.interp(s, lengths, self.points[:, k]) for k in (0, 1)], axis=1)
        flat += beyond[:, None] * way + mesh.vertices[:, 1:2] * way[:, ::-1] * (-1, 1)
        return replace(mesh, vertices=np.concatenate([flat, mesh.vertices[:, 2:]], axis=1))

    def _lengths(self) -> Floats:
        return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(self.points, axis=0), axis=1))])
