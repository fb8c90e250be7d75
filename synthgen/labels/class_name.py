"""What it is."""

from synthgen.frame import Frame
from synthgen.stage import Stage, StagedObject


def name_of_class(stage: Stage, frame: Frame, thing: StagedObject) -> str:
    """The class that the spec gave it."""
    return thing.class_name
