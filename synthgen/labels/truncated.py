"""Whether the picture cuts it off."""

import numpy as np

from synthgen.frame import Frame
from synthgen.stage import Stage, StagedObject


def reaches_over_border(stage: Stage, frame: Frame, thing: StagedObject) -> bool:
    """True if a vertex of the model projects outside of the picture, or lies beside or behind the camera."""
    with np.errstate(divide="ignore", invalid="ignore"):
        pixels, depth = stage.view.projected(thing.vertices)
    inside = (pixels >= 0) & (pixels <= (stage.view.width, stage.view.height))
    return not bool(np.all(inside) and np.all(depth > 0))
