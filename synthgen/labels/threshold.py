"""What is done with objects of which too little is seen."""

from dataclasses import replace

import numpy as np

from synthgen.frame import Frame
from synthgen.labels.grid import world_mesh
from synthgen.labels.silhouette import seen_share
from synthgen.stage import Scenery, Stage, StagedObject


def without_hidden(stage: Stage, frame: Frame, min_visible: float) -> tuple[Stage, Frame]:
    """Companions whose visible fraction is below `min_visible`, and those without a pixel, become scenery.

    No label and no pixel tells of them. The first object stays, since the picture is about it.
    """
    there = set(np.flatnonzero(np.bincount(frame.instance.ravel())).tolist())
    hidden = [t for t in stage.objects[1:] if t.instance not in there or _below(stage, frame, t, min_visible)]
    if not hidden:
        return stage, frame
    scenery = [Scenery(f"object{t.instance}", world_mesh(t), next(iter(t.materials.values()))) for t in hidden]
    kept = tuple(thing for thing in stage.objects if thing not in hidden)
    ids = np.where(np.isin(frame.instance, [t.instance for t in hidden]), 0, frame.instance)
    return replace(stage, objects=kept, scenery=(*stage.scenery, *scenery)), replace(frame, instance=ids)


def _below(stage: Stage, frame: Frame, thing: StagedObject, min_visible: float) -> bool:
    return min_visible > 0 and seen_share(stage, frame, thing) < min_visible
