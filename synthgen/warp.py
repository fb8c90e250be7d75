"""From the pinhole picture that a renderer makes to the one that a lens with distortion makes. Pure numpy."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

from synthgen.frame import Frame
from synthgen.geometry.mesh import Floats
from synthgen.stage import View

SPARE = 1
"""Pixels of margin more than the corners need, for blending with neighbours."""


def margin(view: View) -> tuple[int, int]:
    """Pixels at the left and right, and above and below, that a pinhole must see more than the picture shows."""
    if view.distortion >= 0:  # a pincushion shows less than the pinhole
        return 0, 0
    (left, top), *_ = view.undistorted(np.array([[0.5, 0.5]]))
    return max(ceil(0.5 - left) + SPARE, 0), max(ceil(0.5 - top) + SPARE, 0)


def pinhole(view: View) -> View:
    """What must be rendered to show a view: the same without distortion, with a margin. Itself if it has none."""
    if not view.distortion:
        return view
    x, y = margin(view)
    intrinsics = view.intrinsics.copy()
    intrinsics[:2, 2] += (x, y)
    return View(view.world_from_camera, intrinsics, view.width + 2 * x, view.height + 2 * y)


def warped(frame: Frame, view: View) -> Frame:
    """The frame of a view from that of its `pinhole`: itself if there is no distortion.

    Light is blended between pixels; ids and depth are those of the nearest pixel, and so always of the same thing.
    """
    if not view.distortion:
        return frame
    places = sources(view)
    column, row = (np.floor(places[..., axis]).astype(int) for axis in (0, 1))
    return Frame(
        rgb=_blended(frame.rgb, places),
        albedo=_blended(frame.albedo, places),
        depth=frame.depth[row, column],
        instance=frame.instance[row, column],
    )


@lru_cache(maxsize=1)
def sources(view: View) -> Floats:
    """(H, W, 2) pixels of the `pinhole` picture that each pixel's centre of the view shows. Kept for the labels."""
    x, y = np.meshgrid(np.arange(view.width) + 0.5, np.arange(view.height) + 0.5)
    seen = view.undistorted(np.column_stack([x.ravel(), y.ravel()])) + margin(view)
    return seen.reshape(view.height, view.width, 2)


def _blended(pixels: NDArray[np.float32], places: Floats) -> NDArray[np.float32]:
    """(H', W', 3) bilinear samples of (H, W, 3) at (H', W', 2) places, whose pixel centres are at .5."""
    last = np.array(pixels.shape[1::-1]) - 2
    corner = np.clip(np.floor(places - 0.5), 0, last).astype(int)
    x, y = np.moveaxis(np.clip(places - 0.5 - corner, 0, 1).astype(np.float32)[..., None], 2, 0)
    column, row = corner[..., 0], corner[..., 1]
    above = pixels[row, column] * (1 - x) + pixels[row, column + 1] * x
    below = pixels[row + 1, column] * (1 - x) + pixels[row + 1, column + 1] * x
    blended: NDArray[np.float32] = above * (1 - y) + below * y
    return blended
