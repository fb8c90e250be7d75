"""From where it is seen, and how the world falls on the picture."""

from typing import Any

from synthgen.distortion import MODEL
from synthgen.frame import Frame
from synthgen.labels.precision import rounded
from synthgen.stage import Stage


def pinhole(stage: Stage, frame: Frame) -> dict[str, Any]:
    """Intrinsics (3, 3) in pixels and world_from_camera (4, 4) in metres: x right, y down, z forward.

    distortion: its model, k1, and the pixels that its radii are relative to.
    """
    view = stage.view
    return {
        "convention": "opencv",
        "width": view.width,
        "height": view.height,
        "intrinsics": rounded(view.intrinsics),
        "world_from_camera": rounded(view.world_from_camera),
        "distortion": {"model": MODEL, "k1": float(rounded(view.distortion)), "radius_px": view.half_diagonal},
    }
