"""Which pixels are its own."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

from synthgen.frame import Frame
from synthgen.labels.visible import visible_pixels
from synthgen.stage import Stage, StagedObject


def run_lengths(stage: Stage, frame: Frame, thing: StagedObject) -> dict[str, Any]:
    """The visible pixels as a compressed COCO mask: {"size": [height, width], "counts": text}; holes stay holes."""
    return encoded(visible_pixels(frame, thing))


def encoded(mask: NDArray[np.bool_]) -> dict[str, Any]:
    """(H, W) bool as a compressed COCO mask."""
    runs = coco_mask.encode(np.asfortranarray(mask.astype(np.uint8)))
    return {"size": list(mask.shape), "counts": runs["counts"].decode("ascii")}
