"""Where it is in the picture."""

import numpy as np

from synthgen.frame import Frame
from synthgen.labels.visible import visible_pixels
from synthgen.stage import Stage, StagedObject


def tight_box(stage: Stage, frame: Frame, thing: StagedObject) -> list[int] | None:
    """[x, y, width, height] in whole pixels around the visible pixels, or None if there are none."""
    visible = visible_pixels(frame, thing)
    columns, rows = np.flatnonzero(visible.any(axis=0)), np.flatnonzero(visible.any(axis=1))
    if not len(columns):
        return None
    x, y = int(columns[0]), int(rows[0])
    return [x, y, int(columns[-1]) - x + 1, int(rows[-1]) - y + 1]
