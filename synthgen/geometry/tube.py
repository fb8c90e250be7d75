"""Bent tubes: straight runs joined by round bends, as a pipe bender makes them."""

from numpy.typing import ArrayLike

from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import sweep


def tube(corners: ArrayLike, thickness: float, bend: float, *, closed: bool = False, sides: int = 10) -> Mesh:
    """A round tube of a diameter along (K, 3) corners bent to a radius of `bend`; all in metres."""
    path = bent_path(corners, bend, closed=closed, step_deg=20)
    return sweep(path, thickness / 2, sides=sides, closed=closed)
