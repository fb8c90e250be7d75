"""Labels worked out once more, from the files beside them and the scene, and held against what the label file says.

All labels and pictures of an image are functions of its scene, mask and depth. So this is the very computation that
made them; what it starts from is held against the geometry elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthgen.dataset.encoding import FARTHEST_MM, MILLIMETRES
from synthgen.dataset.store import DRAWN
from synthgen.frame import Frame
from synthgen.furniture.model import PARTS
from synthgen.labels import LABELS, annotated, pixels
from synthgen.labels.silhouette import silhouette
from synthgen.stage import Stage, StagedObject
from synthgen.verify.evidence import Evidence
from synthgen.verify.geometry import fits
from synthgen.verify.pictures import sizes_agree
from synthgen.verify.problem import Problem

EXACT = 2e-6
"""How far a number may be off: labels have six decimals."""

ROUNDED = 1 / MILLIMETRES
"""m by which depth may be off, for its files round to millimetres."""

BLURRED: Mapping[str, float] = {"parts": 0.1, "normals": 0.25}
"""Label -> share of its picture that may be unlike: of two surfaces equally near to a rounded depth, either may show.

Of 150 images of 80x64 pixels, with companions, parts differed by 3 % in the worst, and normals by 12 %."""

FEW = 20
"""Pixels of such a picture that may differ in any case."""

STEPS = 2
"""8-bit steps by which a normal may be off."""

SLACK = 0.02
"""By which the visible fraction of an object that is not labeled may be above the limit: its mask is not known."""

SHOWN = 3
"""Differences named of one image."""


def of_labels(shown: Evidence) -> Iterator[Problem]:
    """Labels that are not what mask, depth, camera and scene say."""
    record, stage = shown.record, shown.labeled
    if record is None or stage is None:
        return
    said = {"image": dict(record.image), "objects": [dict(labels) for labels in record.objects]}
    found = [*_lacking(shown, said), *_objects(shown, stage)]
    frame = _frame(shown, stage)
    if frame is not None and len(stage.objects) == len(record.objects):
        image, objects = annotated(stage, frame, _names(shown))
        found += [*_disagreements(said, {"image": image, "objects": objects}), *_parts(shown)]
    for message in islice(found, SHOWN):
        yield Problem("labels", f"labels/{shown.key}.json", message)
    if len(found) > SHOWN:
        yield Problem("labels", f"labels/{shown.key}.json", f"and {len(found) - SHOWN} more labels are wrong")
    if frame is not None and shown.header.category_ids.keys() >= {t.class_name for t in stage.objects}:
        yield from _of_pictures(shown, stage, frame)


def _names(shown: Evidence) -> list[str]:
    return [name for name in shown.header.labels if name in LABELS]


def _lacking(shown: Evidence, said: Mapping[str, Any]) -> Iterator[str]:
    """Labels that the header promises."""
    for name in _names(shown):
        if LABELS[name].scope == "image" and name not in said["image"]:
            yield f"image.{name} is missing"
        if LABELS[name].scope == "object":
            lacking = [k for k, labels in enumerate(said["objects"]) if name not in labels]
            yield from (f"objects[{k}].{name} is missing" for k in lacking)


def _objects(shown: Evidence, labeled: Stage) -> Iterator[str]:
    """Objects that the scene has, and the record or the mask has not, or the other way round."""
    assert shown.record is not None and shown.stage is not None
    ids = {thing.instance for thing in shown.stage.objects}
    for labels in shown.record.objects:
        if labels.get("instance") not in ids:
            yield f"lists an object {labels.get('instance')}, but the scene has {len(ids)} objects"
    kept = {thing.instance for thing in labeled.objects}
    for thing in shown.stage.objects:
        if thing.instance not in kept and not _may_be_left_out(shown, thing):
            yield f"lists no object {thing.instance} ({thing.family}), though it is to be seen"
    if shown.mask is not None:
        strange = sorted(set(np.unique(shown.mask).tolist()) - kept - {0})
        if strange:
            yield f"lists no object {strange[0]}, but masks/{shown.key}.png shows it"


def _may_be_left_out(shown: Evidence, thing: StagedObject) -> bool:
    """Whether nothing of a companion is seen, or less than the spec wants."""
    limit = float(shown.scenes.source(shown.index).spec.get("min_visible", 0.0))
    if thing.instance == 1 or shown.stage is None:
        return False
    if shown.depth is None or not sizes_agree(shown) or _size(shown.stage) != shown.depth.shape:
        return True
    whole = silhouette(shown.stage.view, thing)
    seen = fits(thing, shown.stage.view, shown.depth.astype(float)).sum()
    return bool(seen < (limit + SLACK) * max(whole.mask.sum() + whole.outside, 1))


def _frame(shown: Evidence, stage: Stage) -> Frame | None:
    """What the renderer gave back, as far as labels go: mask and depth; the rest is 0."""
    if shown.mask is None or shown.depth is None or not sizes_agree(shown) or shown.mask.shape != _size(stage):
        return None
    stored: dict[str, Any] = {"instance": shown.mask, "depth": shown.depth}
    nothing = np.zeros((*shown.mask.shape, 3), np.float32)
    return Frame(**{part.name: stored.get(part.name, nothing) for part in fields(Frame)})


def _size(stage: Stage) -> tuple[int, int]:
    return stage.view.height, stage.view.width


# ---- values ------------------------------------------------------------------------------------------------------


def _disagreements(said: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str]:
    """Labels that are not as they were found to be."""
    pairs = [("image", said["image"], found["image"])]
    pairs += [(f"objects[{k}]", a, b) for k, (a, b) in enumerate(zip(said["objects"], found["objects"], strict=True))]
    for path, labels, right in pairs:
        for name, value in right.items():
            if name in labels and not AGREE.get(name, _equal)(labels[name], value):
                yield f"{path}.{name} is {_short(labels[name])}, but it should be {_short(value)}"


def _equal(said: Any, found: Any, tolerance: float = EXACT) -> bool:
    if isinstance(found, dict):
        same: bool = isinstance(said, dict) and said.keys() == found.keys()
        return same and all(_equal(said[key], found[key], tolerance) for key in found)
    if isinstance(found, list):
        same = isinstance(said, list) and len(said) == len(found)
        return same and all(_equal(a, b, tolerance) for a, b in zip(said, found, strict=True))
    if isinstance(found, float) and isinstance(said, int | float):
        return bool(abs(said - found) <= tolerance)
    return type(said) is type(found) and bool(said == found)


def _equal_depth(said: Any, found: Any) -> bool:
    """What is so far away that the files cannot hold it cannot be worked out again."""
    if not isinstance(said, dict) or not all(isinstance(said.get(name), dict) for name in found):
        return False
    beyond = (said["frame"].get("max") or 0) > FARTHEST_MM / MILLIMETRES
    return all(_equal(said[name], found[name], ROUNDED) for name in (("objects",) if beyond else found))


def _any(said: Any, found: Any) -> bool:
    return True


AGREE: Mapping[str, Callable[[Any, Any], bool]] = {"depth": _equal_depth, "parts": _any}
"""Label -> whether two values mean the same, where rounding of files blurs that. Parts are counted in their picture."""


def _parts(shown: Evidence) -> Iterator[str]:
    """Counts of parts that are not those of the picture."""
    picture = shown.beside.get("parts")
    if picture is None or shown.mask is None or shown.record is None:
        return
    for k, labels in enumerate(shown.record.objects):
        counts = np.bincount(picture[shown.mask == labels["instance"]], minlength=len(PARTS) + 1)[1:]
        right = {name: int(count) for name, count in zip(PARTS, counts, strict=False) if count}
        if labels.get("parts", right) != right:
            yield f"objects[{k}].parts is {_short(labels['parts'])}, but its picture shows {_short(right)}"
    if (picture[shown.mask == 0] > 0).any():
        yield "the picture of parts shows some where no object is"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


# ---- pictures ----------------------------------------------------------------------------------------------------


def _of_pictures(shown: Evidence, stage: Stage, frame: Frame) -> Iterator[Problem]:
    """Pictures of labels that are not what the mask, depth and scene say."""
    names = [name for name in _names(shown) if name in DRAWN and DRAWN[name] not in ("masks", "depth")]
    for name, right in pixels(stage, frame, names, shown.header.category_ids).items():
        there = shown.beside.get(DRAWN[name])
        if there is None or there.shape != right.shape:
            continue
        wrong = _differ(there, right)
        filled = np.count_nonzero(right.reshape(*right.shape[:2], -1).any(axis=2))
        if wrong > (max(FEW, BLURRED[name] * filled) if name in BLURRED else 0):
            yield Problem("labels", f"{DRAWN[name]}/{shown.key}.png", f"is wrong at {wrong} pixels")


def _differ(there: NDArray[np.uint16], right: NDArray[Any]) -> int:
    """Number of pixels that differ; of colours, by more than rounding."""
    if right.ndim == 2:
        return int((there != right).sum())
    return int((np.abs(there.astype(int) - right.astype(int)) > STEPS).any(axis=2).sum())
