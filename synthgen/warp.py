"""From the pinhole picture that a renderer makes to the one that a lens with distortion makes. Pure numpy."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

from synthgen.frame import Frame
from synthgen.geometry.mesh import Floats
from synthgen.geometry.raster import Indices
from synthgen.stage import View

Light = NDArray[np.float32]

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
    corners = _corners(sources(view), frame.depth.shape)
    place = nearest(view)
    return Frame(
        rgb=_blended(frame.rgb, corners),
        albedo=_blended(frame.albedo, corners),
        depth=frame.depth.ravel().take(place),
        instance=frame.instance.ravel().take(place),
    )


@lru_cache(maxsize=1)
def sources(view: View) -> Floats:
    """(H, W, 2) pixels of the `pinhole` picture that each pixel's centre of the view shows."""
    x, y = np.meshgrid(np.arange(view.width) + 0.5, np.arange(view.height) + 0.5)
    seen = view.undistorted(np.stack([x.ravel(), y.ravel()]).T) + margin(view)  # x and y each in a piece of memory
    return seen.reshape(view.height, view.width, 2)


@lru_cache(maxsize=1)
def nearest(view: View) -> Indices:
    """(H, W) row-major place in the `pinhole` picture of the pixel that each one of the view shows. Kept for labels."""
    column, row = np.moveaxis(np.floor(sources(view)).astype(np.int64), 2, 0)
    place: Indices = row * pinhole(view).width + column
    return place


def _corners(places: Floats, size: tuple[int, ...]) -> list[tuple[Indices, Light]]:
    """Row-major places, (H', W'), of the four pixels of (H, W) about (H', W', 2) places, and the weight of each."""
    (x, y), (height, width) = np.moveaxis(places - 0.5, 2, 0), size
    column, row = np.clip(x, 0, width - 2).astype(np.int64), np.clip(y, 0, height - 2).astype(np.int64)
    right, below = (np.clip(share, 0, 1).astype(np.float32) for share in (x - column, y - row))
    place = row * width + column
    return [
        (place, (1 - right) * (1 - below)),
        (place + 1, right * (1 - below)),
        (place + width, (1 - right) * below),
        (place + width + 1, right * below),
    ]


def _blended(pixels: Light, corners: list[tuple[Indices, Light]]) -> Light:
    """(H', W', 3) weighted sums of (H, W, 3) at `_corners`, stored colour by colour, as it is quickest."""
    planes = [np.ascontiguousarray(plane).ravel() for plane in np.moveaxis(pixels, 2, 0)]
    blended = [sum(plane.take(place) * weight for place, weight in corners) for plane in planes]
    return np.stack(blended).transpose(1, 2, 0)
