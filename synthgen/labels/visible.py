"""Which pixels show an object: what most labels start from."""

import numpy as np
from numpy.typing import NDArray

from synthgen.frame import Frame
from synthgen.stage import StagedObject


def visible_pixels(frame: Frame, thing: StagedObject) -> NDArray[np.bool_]:
    """(H, W) bool, true where the object is seen."""
    visible: NDArray[np.bool_] = frame.instance == thing.instance
    return visible
