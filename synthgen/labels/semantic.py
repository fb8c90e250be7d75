"""Which class is seen where."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from synthgen.frame import Frame
from synthgen.stage import Stage


def semantic_picture(stage: Stage, frame: Frame, category_ids: Mapping[str, int]) -> NDArray[np.uint16]:
    """(H, W) category ids of labeled objects, 0 elsewhere."""
    ids = np.zeros(int(frame.instance.max(initial=0)) + 1, np.uint16)
    for thing in stage.objects:
        if thing.instance < len(ids):
            ids[thing.instance] = category_ids[thing.class_name]
    return ids[frame.instance]
