"""Labels: one a file, one line a label here. Each is a pure function of stage and frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from synthgen.errors import SpecError, nearest
from synthgen.frame import Frame
from synthgen.labels.area import visible_area
from synthgen.labels.box import tight_box
from synthgen.labels.camera import pinhole
from synthgen.labels.class_name import name_of_class
from synthgen.labels.depth import depth_ranges
from synthgen.labels.frame_fraction import share_of_frame
from synthgen.labels.mask import run_lengths
from synthgen.labels.pose import standing_pose
from synthgen.labels.truncated import reaches_over_border
from synthgen.stage import Stage, StagedObject

Pass = Literal["rgb", "depth", "instance"]
OfObject = Callable[[Stage, Frame, StagedObject], Any]
OfImage = Callable[[Stage, Frame], Any]


@dataclass(frozen=True)
class Label:
    """One kind of annotation: what it means, the passes that it reads, and the function that gives it, as JSON data.

    An "object" label has a value for each labeled object, an "image" label one for the picture.
    """

    scope: Literal["image", "object"]
    passes: frozenset[Pass]
    meaning: str
    function: Callable[..., Any]


def _of_object(function: OfObject, meaning: str, *passes: Pass) -> Label:
    return Label("object", frozenset(passes), meaning, function)


def _of_image(function: OfImage, meaning: str, *passes: Pass) -> Label:
    return Label("image", frozenset(passes), meaning, function)


LABELS: Mapping[str, Label] = {
    "class": _of_object(name_of_class, "Name of the class."),
    "box": _of_object(
        tight_box, "[x, y, width, height] of the visible pixels, whole pixels; null if none.", "instance"
    ),
    "mask": _of_object(run_lengths, "Visible pixels, COCO run-length encoding.", "instance"),
    "area": _of_object(visible_area, "Number of visible pixels.", "instance"),
    "frame_fraction": _of_object(
        share_of_frame, "Share of the frame that the visible pixels cover, 0 to 1.", "instance"
    ),
    "truncated": _of_object(reaches_over_border, "Whether the object reaches over the picture's border."),
    "pose": _of_object(standing_pose, "world_from_object, 4x4, and size along the object's own axes, both in metres."),
    "depth": _of_image(
        depth_ranges,
        "Least, median and greatest depth, metres, of the objects and of the frame.",
        "depth",
        "instance",
    ),
    "camera": _of_image(pinhole, "Intrinsics, 3x3, pixels; distortion; world_from_camera, 4x4, metres; OpenCV axes."),
}
"""Name -> label."""


def passes_for(names: Iterable[str]) -> frozenset[Pass]:
    """The passes that these labels read. Raises SpecError for a name that is no label."""
    return frozenset[Pass]().union(*(_label(name).passes for name in names))


def annotated(
    stage: Stage, frame: Frame, names: Iterable[str] = tuple(LABELS)
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The labels of the image, and of each of its objects in stage order: JSON data by label name.

    An object's labels begin with its `instance`, its id in masks. Raises SpecError for a name that is no label.
    """
    chosen = {name: _label(name) for name in names}
    of_image = {name: label.function for name, label in chosen.items() if label.scope == "image"}
    of_object = {name: label.function for name, label in chosen.items() if label.scope == "object"}
    objects = [
        {"instance": thing.instance} | {name: f(stage, frame, thing) for name, f in of_object.items()}
        for thing in stage.objects
    ]
    return {name: f(stage, frame) for name, f in of_image.items()}, objects


def _label(name: str) -> Label:
    if name not in LABELS:
        raise SpecError(f"there is no label '{name}'; {nearest(name, LABELS)}")
    return LABELS[name]
