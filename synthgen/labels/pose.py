"""How it stands in the world, and how big it is."""

from typing import Any

from synthgen.frame import Frame
from synthgen.labels.precision import rounded
from synthgen.stage import Stage, StagedObject


def standing_pose(stage: Stage, frame: Frame, thing: StagedObject) -> dict[str, Any]:
    """world_from_object (4, 4) and the (3,) extent of the model along its own axes, metres."""
    low, high = thing.model.bounds
    return {"world_from_object": rounded(thing.world_from_object), "size": rounded(high - low)}
