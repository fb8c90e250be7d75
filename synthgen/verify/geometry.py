"""Masks and depth against geometry: every object's triangles are projected anew, and compared at every pixel.

Where the mask shows an object, the depth is that of its surface. Where its surface is, but the mask does not show it,
something is nearer. This holds whatever stands in front, for the depth file knows that.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthgen.geometry.mesh import Floats
from synthgen.geometry.raster import nearest_to, projected
from synthgen.labels.grid import NEAR, grid, in_camera
from synthgen.materials import Cane, Imported, Netting, TextureFile
from synthgen.stage import StagedObject, View
from synthgen.verify.evidence import Evidence
from synthgen.verify.pictures import sizes_agree
from synthgen.verify.problem import Problem

Bools = NDArray[np.bool_]

OFF = 0.003
"""m by which the depth file may differ from a surface, and half a millimetre of that is rounding."""

STEEP = 1.0
"""Of the change of depth to the next pixel, what more it may differ: at steep surfaces, rounding of rays shows."""

STEEPEST = 0.05
"""m of that at most."""

FEW = 4
"""Pixels of an object that may disagree, at edges where rounding decides,"""

SHARE = 0.005
"""or this share of its pixels, if that is more."""

SEEN_THROUGH = (Cane, Netting, Imported, TextureFile)
"""Materials that may have holes: through them, something farther may be seen."""

LEAST_DEPTHS = 2
"""Different depths that a frame shows unless it is constant."""


def of_depth(shown: Evidence) -> Iterator[Problem]:
    """Depth files without depth."""
    if shown.mask is None or shown.millimetres is None or not sizes_agree(shown):
        return
    name = f"depth/{shown.key}.png"
    if len(np.unique(shown.millimetres)) < LEAST_DEPTHS:
        yield Problem("geometry", name, f"is constant: {shown.millimetres.flat[0]} mm everywhere")
    without = int(((shown.mask > 0) & (shown.millimetres == 0)).sum())
    if without:
        yield Problem("geometry", name, f"has no depth at {without} pixels of objects")


def of_geometry(shown: Evidence) -> Iterator[Problem]:
    """Objects whose mask or depth is not where their geometry is."""
    if shown.labeled is None or shown.mask is None or shown.depth is None or not sizes_agree(shown):
        return
    view = shown.labeled.view
    if shown.mask.shape != (view.height, view.width):
        return
    for thing in shown.labeled.objects:
        for message in _of_object(thing, view, shown.mask == thing.instance, shown.depth.astype(float)):
            yield Problem("geometry", shown.key, f"object {thing.instance} ({thing.family}): {message}")


def fits(thing: StagedObject, view: View, depth: Floats) -> Bools:
    """(H, W): the depth there is that of an object's surface. depth: (H, W) metres."""
    solid, any_ = surfaces(thing, view)
    with_slack: Bools = (depth >= any_ - _slack(any_)) & (depth <= solid + _slack(solid)) & np.isfinite(any_)
    return with_slack


def _of_object(thing: StagedObject, view: View, mask: Bools, depth: Floats) -> Iterator[str]:
    solid, any_ = surfaces(thing, view)
    there = np.isfinite(any_)
    found = {
        "its mask covers {} pixels where its geometry is not": mask & ~there,
        "depth differs from its geometry at {} of its pixels": mask & there & ~fits(thing, view, depth),
        "its mask leaves out {} pixels where nothing is before its geometry":
            ~mask & np.isfinite(solid) & ((depth > solid + _slack(solid)) | (depth == 0)),
    }  # fmt: skip
    allowed = max(FEW, SHARE * int(mask.sum()))
    for message, wrong in found.items():
        if wrong.sum() > allowed:
            yield message.format(int(wrong.sum()))


@lru_cache(maxsize=2)
def surfaces(thing: StagedObject, view: View) -> tuple[Floats, Floats]:
    """(H, W) metres: depth of its nearest surface without holes, and of any; infinity where there is none. Kept."""
    seen_through = [isinstance(thing.materials.get(part.slot), SEEN_THROUGH) for part in thing.model.parts]
    holed = np.repeat(seen_through, [len(part.mesh.faces) for part in thing.model.parts])
    corners = in_camera(view, thing.vertices)[thing.model.mesh.faces]
    solid = _depth(corners[~holed], view)
    return solid, np.minimum(solid, _depth(corners[holed], view)) if holed.any() else solid


def _depth(triangles: Floats, view: View) -> Floats:
    """(H, W) metres of the nearest triangle at each pixel; with distortion, at the nearest pixel of a pinhole."""
    cells = grid(view)
    _, depth = nearest_to(projected(triangles, cells.pinhole.intrinsics, NEAR), cells.window)
    return cells.shown(depth)


def _slack(depth: Floats) -> Floats:
    """(H, W) metres by which depth may be off: more where neighbours differ more."""
    filled = np.where(np.isfinite(depth), depth, np.nan)
    steps = [np.abs(filled - np.roll(filled, shift, axis)) for axis in (0, 1) for shift in (1, -1)]
    steepest = np.nanmax(np.stack([np.zeros(depth.shape), *steps]), axis=0)
    slack: Floats = OFF + STEEP * np.minimum(steepest, STEEPEST)
    return slack
