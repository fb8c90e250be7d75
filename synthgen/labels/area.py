"""How much of it is seen, in pixels."""

from synthgen.frame import Frame
from synthgen.labels.visible import visible_pixels
from synthgen.stage import Stage, StagedObject


def visible_area(stage: Stage, frame: Frame, thing: StagedObject) -> int:
    """The number of visible pixels."""
    return int(visible_pixels(frame, thing).sum())
