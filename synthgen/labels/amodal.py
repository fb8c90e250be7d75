"""How much of it there is, seen or not."""

from typing import Any

import numpy as np

from synthgen.frame import Frame
from synthgen.labels.mask import encoded
from synthgen.labels.precision import rounded
from synthgen.labels.silhouette import amodal_pixels, seen_share, silhouette
from synthgen.labels.visible import visible_pixels
from synthgen.stage import Stage, StagedObject


def amodal_box(stage: Stage, frame: Frame, thing: StagedObject) -> list[float] | None:
    """[x, y, width, height] in pixels around the whole outline, beyond the border too; None behind the camera."""
    box = silhouette(stage.view, thing).box
    if box is None:
        return None
    low, high = np.round(box, 2).reshape(2, 2)
    return [float(value) for value in np.round([*low, *(high - low)], 2) + 0.0]


def amodal_mask(stage: Stage, frame: Frame, thing: StagedObject) -> dict[str, Any]:
    """The outline inside the frame, whatever stands before it, as a compressed COCO mask."""
    return encoded(amodal_pixels(stage, frame, thing))


def visible_fraction(stage: Stage, frame: Frame, thing: StagedObject) -> float:
    """Visible pixels over those of the whole outline, also beyond the border: 0 to 1."""
    return float(rounded(seen_share(stage, frame, thing)))


def occluded_fraction(stage: Stage, frame: Frame, thing: StagedObject) -> float:
    """Share of the outline inside the frame that something hides: 0 to 1; 0 if none of it is in the frame."""
    whole = int(amodal_pixels(stage, frame, thing).sum())
    return float(rounded(1 - int(visible_pixels(frame, thing).sum()) / whole)) if whole else 0.0
