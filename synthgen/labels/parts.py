"""Which of its parts is seen where."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthgen.frame import Frame
from synthgen.furniture.model import PARTS
from synthgen.geometry.raster import nearest_to
from synthgen.labels.grid import drawn_object, grid
from synthgen.labels.visible import visible_pixels
from synthgen.stage import Stage, StagedObject

STEPS = 3
"""Pixels at the border that the raster may lack, for they are told by their neighbours."""

Numbers = NDArray[np.uint8]


def visible_parts(stage: Stage, frame: Frame, thing: StagedObject) -> dict[str, int]:
    """Part name -> number of its visible pixels, of the parts that are seen, in the order of PARTS."""
    counts = np.bincount(part_numbers(stage, frame, thing).ravel(), minlength=len(PARTS) + 1)[1:]
    return {name: int(count) for name, count in zip(PARTS, counts, strict=True) if count}


def parts_picture(stage: Stage, frame: Frame) -> Numbers:
    """(H, W) 1 + the position in PARTS of the part that each pixel shows; 0 where there is no labeled object."""
    picture = np.zeros(frame.instance.shape, np.uint8)
    for thing in stage.objects:
        picture |= part_numbers(stage, frame, thing)
    return picture


@lru_cache(maxsize=4)
def part_numbers(stage: Stage, frame: Frame, thing: StagedObject) -> Numbers:
    """(H, W) the same for the visible pixels of one object. Kept, since the picture comes after the counts."""
    cells, seen = grid(stage.view), visible_pixels(frame, thing)
    # Through holes in caning one sees other parts: so it is depth that tells which of those over a pixel shows.
    triangle, _ = nearest_to(drawn_object(cells.pinhole, thing), cells.window, cells.taken_back(frame.depth))
    numbers = np.append(_of_triangles(thing), 0)[cells.shown(triangle)]
    return _filled(np.where(seen, numbers, 0).astype(np.uint8), seen)


def _of_triangles(thing: StagedObject) -> NDArray[np.int64]:
    """(F,) part numbers of a model's triangles."""
    parts = thing.model.parts
    return np.repeat([PARTS.index(part.name) + 1 for part in parts], [len(part.mesh.faces) for part in parts])


def _filled(numbers: Numbers, seen: NDArray[np.bool_]) -> Numbers:
    """Seen pixels without a number take one from their neighbours."""
    for _ in range(STEPS):
        empty = seen & (numbers == 0)
        if not empty.any():
            break
        padded = np.pad(numbers, 1)
        height, width = numbers.shape
        around = np.max([padded[y : y + height, x : x + width] for y in range(3) for x in range(3)], axis=0)
        numbers = np.where(empty, around, numbers)
    return numbers
