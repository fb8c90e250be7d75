"""A refresh: after an edit of the spec, what it did not touch stays as it is, and the rest goes, to be made anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import batched
from typing import Any

from synthgen import document
from synthgen.dataset import header as headers
from synthgen.dataset import partial
from synthgen.dataset.header import Header
from synthgen.dataset.record import Record, key_of, to_json
from synthgen.dataset.splits import split_in
from synthgen.dataset.storage import Root, Storage, storage
from synthgen.dataset.store import DEPTH, OURS, SIDECARS
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.run.records import record_of
from synthgen.scene import Scene
from synthgen.spec import Spec, scene_to_dict

AROUND = ("name", "seed", "count", "balance", "splits", "split_by", "classes")
"""Keys of a scene's document that no pixel depends on; of the classes, that of the image does."""

AT_A_TIME = 256
"""Scenes that are read at a time."""

REMADE_BY = ("synthgen", "bpy", "pyoidn")
"""Packages of which another version may make other pictures of the same scene."""


@dataclass(frozen=True)
class Refreshed:
    """found: index -> name of the picture, of what stays.

    moved: of these, how many changed their split or another word beside the picture.
    removed: how many images went, be it to be made anew or for good.
    """

    found: Mapping[int, str]
    moved: int
    removed: int


def refreshed(
    root: Root, spec: Spec, old: Header, new: Header, found: Mapping[int, str], compared: Callable[[int], None]
) -> Refreshed:
    """Remove what the spec would make otherwise. Interrupted, it can be done again. Raises SynthgenError.

    compared: is told after every image how many have been looked at.
    """
    files = storage(root)
    _remove_indices(files)
    stays: dict[int, str] = {}
    asked = [index for index in found if index < spec.count and not _remade(old, new)]
    done = len(found) - len(asked)
    for batch in batched(asked, AT_A_TIME, strict=False):
        for index, before in zip(batch, files.read_all([_scene_name(index) for index in batch]), strict=True):
            place = None if before is None else _kept(root, spec, index, found[index], before)
            if place is not None:
                stays[index] = place
            done += 1
            compared(done)
    _sweep(files, stays)
    moved = sum(place != found[index] for index, place in stays.items())
    return Refreshed(stays, moved, len(found) - len(stays))


def _remade(old: Header, new: Header) -> bool:
    """Whether another program, or other labels, make every image another one."""
    return old.labels != new.labels or any(old.versions.get(name) != new.versions.get(name) for name in REMADE_BY)


def _kept(root: Root, spec: Spec, index: int, picture: str, before: bytes) -> str | None:
    """Where the picture is now, or None if the spec makes another one. before: its scene's file."""
    try:
        scene = draw(spec, index)
    except SynthgenError:
        return None
    now = scene_to_dict(scene, spec)
    text = document.dumps(now)
    if text.encode() == before:
        return picture
    try:
        same = _pictured(document.reread(before)) == _pictured(json.loads(json.dumps(now)))  # lists, not tuples
    except (SynthgenError, LookupError, TypeError, AttributeError, ValueError):
        return None
    return _moved(root, spec, scene, index, picture, text) if same else None


def _moved(root: Root, spec: Spec, scene: Scene, index: int, picture: str, text: str) -> str | None:
    """Put a picture that stays into its split by the new spec. The scene comes last: it says that the rest is done."""
    try:
        old = record_of(root, index)
    except SynthgenError:
        return None
    record: Record = replace(old, split=split_in(spec, scene, index))
    files = storage(root)
    if record != old:
        files.put({f"labels/{record.key}.json": to_json(record)})
    place = f"images/{record.file}"
    if place != picture:
        files.move(picture, place)
    files.put({_scene_name(index): text.encode()})
    return place


def _pictured(scene: Mapping[str, Any]) -> dict[str, Any]:
    """What a scene's picture and labels depend on."""
    (class_name,) = (name for name, share in scene["balance"].items() if share)
    around = {key: value for key, value in scene.items() if key not in AROUND}
    ids = list(scene["classes"]) if "semantic" in scene["labels"] else None  # which that label is painted with
    return {"class": class_name, "ids": ids, "furniture": scene["classes"][class_name]} | around


def _scene_name(index: int) -> str:
    return f"scenes/{key_of(index)}.yaml"


def _remove_indices(files: Storage) -> None:
    """Files that describe the whole: they are made anew, and of splits that are no more they would stay."""
    kept = {"images", *SIDECARS, partial.FOLDER, headers.FILE}
    for name in files.top():
        if name in OURS and name not in kept:
            files.clear(name)
    files.remove([name for name in files.names("images") if name.count("/") < DEPTH])


def _sweep(files: Storage, stays: Mapping[int, str]) -> None:
    """Remove all images but some: their pictures first, so that none is ever half there."""
    pictures = set(stays.values())
    files.remove([name for name in files.names("images") if name not in pictures])
    kept = {f"{folder}/{key_of(index)}{suffix}" for folder, suffix in SIDECARS.items() for index in stays}
    for folder in SIDECARS:
        files.remove([name for name in files.names(folder) if name not in kept])
