"""How far away things are."""

import numpy as np
from numpy.typing import NDArray

from synthgen.frame import Frame
from synthgen.labels.precision import rounded
from synthgen.stage import Stage

Range = dict[str, float | None]


def depth_ranges(stage: Stage, frame: Frame) -> dict[str, Range]:
    """Range of planar depth, metres, over the pixels of labeled objects and over all pixels that show anything."""
    filled = frame.depth > 0
    return {
        "objects": _range(frame.depth[filled & (frame.instance > 0)]),
        "frame": _range(frame.depth[filled]),
    }


def _range(depth: NDArray[np.float32]) -> Range:
    if not depth.size:
        return {"min": None, "median": None, "max": None}
    return {"min": rounded(depth.min()), "median": rounded(np.median(depth)), "max": rounded(depth.max())}
