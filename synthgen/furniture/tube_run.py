"""Straight runs of bent tube, and how panels lie on them. Metres; z up, the front faces -Y."""

from dataclasses import dataclass

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh


@dataclass(frozen=True, eq=False)
class Run:
    """A straight run of the left tube, from `start` to `end`, (2,) y and z each; its panel lies on its left hand."""

    start: Floats
    end: Floats

    @property
    def length(self) -> float:
        """Metres."""
        return float(np.linalg.norm(self.end - self.start))

    def at(self, along: float, above: float = 0.0) -> Floats:
        """(2,) y and z so many metres along the run and above it."""
        y, z = (self.end - self.start) / self.length
        point: Floats = self.start + along * np.array([y, z]) + above * np.array([-z, y])
        return point

    def placed(self, lying: Mesh, along: float) -> Mesh:
        """A lying panel moved onto the run, `along` metres from its start."""
        y, z = (self.end - self.start) / self.length
        matrix = np.eye(4)
        matrix[1:3, 1:3] = [[y, -z], [z, y]]
        matrix[1:3, 3] = self.at(along)
        return lying.transformed(matrix)
