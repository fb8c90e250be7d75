"""Which pixels are its own."""

from typing import Any

import numpy as np
from pycocotools import mask as coco_mask

from synthgen.frame import Frame
from synthgen.labels.visible import visible_pixels
from synthgen.stage import Stage, StagedObject


def run_lengths(stage: Stage, frame: Frame, thing: StagedObject) -> dict[str, Any]:
    """The visible pixels as a compressed COCO mask: {"size": [height, width], "counts": text}; holes stay holes."""
    visible = visible_pixels(frame, thing)
    encoded = coco_mask.encode(np.asfortranarray(visible.astype(np.uint8)))
    return {"size": list(visible.shape), "counts": encoded["counts"].decode("ascii")}
