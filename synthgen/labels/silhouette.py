"""The whole outline of an object, as if nothing stood before it and the picture had no border."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthgen.frame import Frame
from synthgen.geometry.mesh import Floats, bounds_of
from synthgen.geometry.raster import Bools, Projected, Window, covered, scaled
from synthgen.labels.grid import drawn_object, grid
from synthgen.labels.visible import visible_pixels
from synthgen.stage import Stage, StagedObject, View

REACH = 4
"""Pictures beside the frame, on each side, in which the outline is followed; beyond, it is cut."""

MAX_PIXELS = 1 << 20
"""Outlines that leave the frame are drawn with this many pixels at most."""


@dataclass(frozen=True, eq=False)
class Silhouette:
    """An object without occluders.

    mask: (H, W) bool, the frame's pixels. outside: area beyond the border, in pixels.
    box: [left, top, right, bottom] of all of it, pixels, or None if it lies behind the camera.
    """

    mask: Bools
    outside: float
    box: Floats | None


@lru_cache(maxsize=4)
def silhouette(view: View, thing: StagedObject) -> Silhouette:
    """The outline of an object. Kept, since many labels begin with it. Holes in caning and netting are closed."""
    cells = grid(view)
    inside = cells.shown(covered(drawn_object(cells.pinhole, thing), cells.window))
    outline = drawn_object(view, thing) if view.distortion else drawn_object(cells.pinhole, thing)
    if not len(outline.source):
        return Silhouette(inside, 0.0, None)
    size = np.array([view.width, view.height], dtype=float)
    points = np.clip(view.distorted(outline.points), -REACH * size, (1 + REACH) * size)
    box = bounds_of(points).ravel()
    whole = bool((box[:2] >= 0).all() and (box[2:] <= size).all())
    return Silhouette(inside, 0.0 if whole else _outside(view, outline), box)


def amodal_pixels(stage: Stage, frame: Frame, thing: StagedObject) -> NDArray[np.bool_]:
    """(H, W) bool, where the object would be seen if nothing stood before it."""
    # The renderer and the raster may differ in single pixels of the border: what is seen is always part of it.
    return silhouette(stage.view, thing).mask | visible_pixels(frame, thing)


def seen_share(stage: Stage, frame: Frame, thing: StagedObject) -> float:
    """Visible pixels over those of the whole outline, beyond the border too; 0 if there are none."""
    whole = float(amodal_pixels(stage, frame, thing).sum()) + silhouette(stage.view, thing).outside
    return float(visible_pixels(frame, thing).sum() / whole) if whole else 0.0


def _outside(view: View, outline: Projected) -> float:
    """Area of an outline beyond the border of a view, in its pixels; large ones are measured with coarser pixels."""
    size = np.array([view.width, view.height])
    low, high = np.clip(bounds_of(outline.points), -REACH * size, (1 + REACH) * size)
    low, high = np.floor(low).astype(int), np.ceil(high).astype(int)
    factor = min(1.0, (MAX_PIXELS / max(float(np.prod(high - low)), 1.0)) ** 0.5)
    left, top = np.floor(low * factor).astype(int)
    width, height = np.maximum(np.ceil(high * factor).astype(int) - (left, top), 1)
    row, column = np.nonzero(covered(scaled(outline, factor), Window(int(left), int(top), int(width), int(height))))
    centres = np.column_stack([column + left + 0.5, row + top + 0.5]) / factor
    shown = view.distorted(centres)
    beyond = ((shown < 0) | (shown >= size)).any(axis=1)
    return float(_swelling(view, centres[beyond]).sum() / factor**2)


def _swelling(view: View, pixels: Floats) -> Floats:
    """(N,) how much larger the lens shows an area at (N, 2) pixels of a pinhole, from the corners of a small square."""
    if not view.distortion:
        return np.ones(len(pixels))
    step = 0.5
    here, right, below = (view.distorted(pixels + shift) for shift in ((0, 0), (step, 0), (0, step)))
    (a, b), (c, d) = (right - here).T, (below - here).T
    area: Floats = np.abs(a * d - b * c) / step**2
    return area
