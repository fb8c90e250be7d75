"""The pixels of a view, and those of the pinhole that it is taken from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.raster import Indices, Projected, Window, projected_mesh
from synthgen.stage import StagedObject, View
from synthgen.warp import nearest, pinhole

NEAR = 0.01
"""m, planar: what is nearer to the camera is not seen, as in the renderer."""


@dataclass(frozen=True, eq=False)
class Grid:
    """With distortion every pixel of a view shows the nearest one of its pinhole, as masks and depth do.

    place: (H, W) row-major place of that pixel in the pinhole's picture, or None if both pictures are the same.
    """

    pinhole: View
    place: Indices | None

    @property
    def window(self) -> Window:
        """The pinhole's picture."""
        return Window(0, 0, self.pinhole.width, self.pinhole.height)

    def shown[T: np.generic](self, picture: NDArray[T]) -> NDArray[T]:
        """(H, W) what the view shows of the pinhole's picture."""
        return picture if self.place is None else picture.ravel()[self.place]

    def taken_back(self, picture: NDArray[np.float32]) -> NDArray[np.float32]:
        """The pinhole's picture of which a view shows (H, W); 0 where it shows nothing of it."""
        if self.place is None:
            return picture
        wide = np.zeros(self.window.count, picture.dtype)
        wide[self.place] = picture
        return wide.reshape(self.window.height, self.window.width)


@lru_cache(maxsize=2)
def grid(view: View) -> Grid:
    """The grid of a view; kept for the next label."""
    if not view.distortion:
        return Grid(view, None)
    return Grid(pinhole(view), nearest(view))


def in_camera(view: View, points: Floats) -> Floats:
    """(N, 3) camera coordinates, metres, of (N, 3) world points."""
    local: Floats = (points - view.position) @ view.world_from_camera[:3, :3]
    return local


def drawn(view: View, vertices: Floats, faces: NDArray[np.int32]) -> Projected:
    """Triangles as the pinhole of a view shows them. vertices: (V, 3) world."""
    return projected_mesh(in_camera(view, vertices), faces, view.intrinsics, NEAR)


@lru_cache(maxsize=4)
def drawn_object(view: View, thing: StagedObject) -> Projected:
    """A labeled object as a pinhole shows it; kept for the next label."""
    return drawn(view, thing.vertices, thing.model.mesh.faces)


def world_mesh(thing: StagedObject) -> Mesh:
    """All of a labeled object in the world."""
    return thing.model.mesh.transformed(thing.world_from_object)
