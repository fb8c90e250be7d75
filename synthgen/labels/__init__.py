"""Labels: one a file, one line a label here. Each is a pure function of stage and frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from numpy.typing import NDArray

from synthgen.errors import SpecError, nearest
from synthgen.frame import Frame
from synthgen.labels.amodal import amodal_box, amodal_mask, occluded_fraction, visible_fraction
from synthgen.labels.area import visible_area
from synthgen.labels.attributes import attributes
from synthgen.labels.box import tight_box
from synthgen.labels.box_3d import box_3d
from synthgen.labels.camera import pinhole
from synthgen.labels.caption import caption
from synthgen.labels.class_name import name_of_class
from synthgen.labels.depth import depth_ranges
from synthgen.labels.frame_fraction import share_of_frame
from synthgen.labels.keypoints import keypoints
from synthgen.labels.mask import run_lengths
from synthgen.labels.normals import normals_picture
from synthgen.labels.parts import parts_picture, visible_parts
from synthgen.labels.pose import standing_pose
from synthgen.labels.semantic import semantic_picture
from synthgen.labels.truncated import reaches_over_border
from synthgen.stage import Stage, StagedObject

Pass = Literal["rgb", "depth", "instance"]
OfObject = Callable[[Stage, Frame, StagedObject], Any]
OfImage = Callable[[Stage, Frame], Any]
OfPixels = Callable[[Stage, Frame, Mapping[str, int]], NDArray[Any]]


@dataclass(frozen=True)
class Label:
    """One kind of annotation: what it means, the passes that it reads, and the function that gives it, as JSON data.

    An "object" label has a value for each labeled object, an "image" label one for the picture. A "picture" label is
    nothing but a picture. pixels: gives the picture that a label has beside its values, (H, W) or (H, W, 3).
    """

    scope: Literal["image", "object", "picture"]
    passes: frozenset[Pass]
    meaning: str
    function: Callable[..., Any] | None = None
    pixels: OfPixels | None = None


def _of_object(function: OfObject, meaning: str, *passes: Pass, pixels: OfPixels | None = None) -> Label:
    return Label("object", frozenset(passes), meaning, function, pixels)


def _of_image(function: OfImage, meaning: str, *passes: Pass, pixels: OfPixels | None = None) -> Label:
    return Label("image", frozenset(passes), meaning, function, pixels)


def _of_pixels(pixels: OfPixels, meaning: str, *passes: Pass) -> Label:
    return Label("picture", frozenset(passes), meaning, pixels=pixels)


def _instances(stage: Stage, frame: Frame, category_ids: Mapping[str, int]) -> NDArray[Any]:
    return frame.instance


def _depth(stage: Stage, frame: Frame, category_ids: Mapping[str, int]) -> NDArray[Any]:
    return frame.depth


def _parts(stage: Stage, frame: Frame, category_ids: Mapping[str, int]) -> NDArray[Any]:
    return parts_picture(stage, frame)


def _normals(stage: Stage, frame: Frame, category_ids: Mapping[str, int]) -> NDArray[Any]:
    return normals_picture(stage, frame)


LABELS: Mapping[str, Label] = {
    "class": _of_object(name_of_class, "Name of the class."),
    "box": _of_object(
        tight_box, "[x, y, width, height] of the visible pixels, whole pixels; null if none.", "instance"
    ),
    "mask": _of_object(
        run_lengths, "Visible pixels, COCO run-length encoding; and the picture `masks`.", "instance", pixels=_instances
    ),
    "area": _of_object(visible_area, "Number of visible pixels.", "instance"),
    "frame_fraction": _of_object(
        share_of_frame, "Share of the frame that the visible pixels cover, 0 to 1.", "instance"
    ),
    "truncated": _of_object(reaches_over_border, "Whether the object reaches over the picture's border."),
    "amodal_box": _of_object(
        amodal_box,
        "[x, y, width, height] of the whole outline, as if nothing hid it and the picture had no border, pixels; null "
        "behind the camera.",
    ),
    "amodal_mask": _of_object(
        amodal_mask, "The outline inside the frame, whatever stands before it, COCO run-length encoding.", "instance"
    ),
    "visible_fraction": _of_object(
        visible_fraction, "Visible pixels over those of the whole outline, beyond the border too, 0 to 1.", "instance"
    ),
    "occluded_fraction": _of_object(
        occluded_fraction, "Share of the outline inside the frame that something hides, 0 to 1.", "instance"
    ),
    "pose": _of_object(standing_pose, "world_from_object, 4x4, and size along the object's own axes, both in metres."),
    "box_3d": _of_object(
        box_3d, "The model's box: 8 corners_px, [u, v], null behind the camera; 8 corners_m, camera coordinates."
    ),
    "keypoints": _of_object(
        keypoints, "Name -> [u, v, visibility] in pixels: 0 is outside the frame, 1 hidden, 2 visible."
    ),
    "parts": _of_object(
        visible_parts,
        "Part name -> number of its visible pixels; and the picture `parts`.",
        "depth",
        "instance",
        pixels=_parts,
    ),
    "attributes": _of_object(attributes, "Family, title, arms, seats; material and colour word of each slot."),
    "depth": _of_image(
        depth_ranges,
        "Least, median and greatest depth, metres, of the objects and of the frame; and the picture `depth`.",
        "depth",
        "instance",
        pixels=_depth,
    ),
    "camera": _of_image(pinhole, "Intrinsics, 3x3, pixels; distortion; world_from_camera, 4x4, metres; OpenCV axes."),
    "caption": _of_image(caption, "A sentence about the picture, in English.", "depth", "instance"),
    "semantic": _of_pixels(semantic_picture, "The picture `semantic`: category ids of visible pixels.", "instance"),
    "normals": _of_pixels(_normals, "The picture `normals`: how surfaces face the camera.", "depth"),
}
"""Name -> label."""

STANDARD = tuple(name for name in LABELS if name != "normals")
"""Labels of a spec that names none: all but those whose pictures take as much room as everything else together."""


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
    of_image = {name: label.function for name, label in chosen.items() if label.scope == "image" and label.function}
    of_object = {name: label.function for name, label in chosen.items() if label.scope == "object" and label.function}
    objects = [
        {"instance": thing.instance} | {name: f(stage, frame, thing) for name, f in of_object.items()}
        for thing in stage.objects
    ]
    return {name: f(stage, frame) for name, f in of_image.items()}, objects


def pixels(
    stage: Stage, frame: Frame, names: Iterable[str], category_ids: Mapping[str, int]
) -> dict[str, NDArray[Any]]:
    """Label name -> the picture that goes with it, of those labels that have one. category_ids: class -> id."""
    chosen = {name: _label(name).pixels for name in names}
    return {name: made(stage, frame, category_ids) for name, made in chosen.items() if made}


def _label(name: str) -> Label:
    if name not in LABELS:
        raise SpecError(f"there is no label '{name}'; {nearest(name, LABELS)}")
    return LABELS[name]
