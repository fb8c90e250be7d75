"""How much of the picture it fills."""

from synthgen.frame import Frame
from synthgen.labels.precision import rounded
from synthgen.labels.visible import visible_pixels
from synthgen.stage import Stage, StagedObject


def share_of_frame(stage: Stage, frame: Frame, thing: StagedObject) -> float:
    """Visible pixels over all pixels, 0 to 1."""
    return float(rounded(visible_pixels(frame, thing).mean()))
