"""The label file and the scene, against file names, header, spec and each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthgen.dataset.diff import changed
from synthgen.dataset.differences import differences
from synthgen.dataset.record import Record
from synthgen.errors import SynthgenError
from synthgen.scene import Scene, factors
from synthgen.verify.evidence import Evidence
from synthgen.verify.problem import Problem

SHOWN = 3
"""Differences named of one file."""


def of_record(shown: Evidence) -> Iterator[Problem]:
    """What is wrong with the label file."""
    record = shown.record
    if record is None:
        return
    name = f"labels/{shown.key}.json"
    for message in [*_names(shown, record), *_objects(shown, record)]:
        yield Problem("records", name, message)
    if shown.scene is not None:
        for message in _told(record, shown.scene):
            yield Problem("records", name, message)


def of_scene(shown: Evidence) -> Iterator[Problem]:
    """Whether the scene file tells what the spec draws; nothing if the spec cannot be read here."""
    try:
        drawn, text = shown.scenes.drawn(shown.index)
        same = shown.scenes.text(shown.index) == text
    except SynthgenError:
        return
    if not same and shown.scene is not None and shown.scene != drawn:
        name = f"scenes/{shown.key}.yaml"
        for factor, (right, found) in islice(changed(drawn, shown.scene), SHOWN):
            yield Problem("scenes", name, f"{factor} is {found!r}, but the spec draws {right!r}")


def _names(shown: Evidence, record: Record) -> Iterator[str]:
    said = {
        "key": (record.key, shown.key),
        "index": (record.index, shown.index),
        "split": (record.split, shown.split),
        "class_name": (record.class_name, shown.class_name),
    }
    for name, (found, wanted) in said.items():
        if found != wanted:
            yield f"{name} is {found!r}, but the picture is {shown.file}"


def _objects(shown: Evidence, record: Record) -> Iterator[str]:
    if not record.objects:
        yield "lists no object"
        return
    ids = [labels.get("instance", 0) for labels in record.objects]
    if ids != sorted(set(ids)) or ids[0] != 1:
        yield f"its instance ids are {ids}: they must rise, and begin with 1"
    for position, labels in enumerate(record.objects):
        name = labels.get("class", record.class_name)
        if name not in shown.header.category_ids:
            yield f"objects[{position}].class: there is no class {name!r}"
    first = record.objects[0].get("class", record.class_name)
    if first != record.class_name:
        yield f"class_name is {record.class_name!r}, but its first object is a {first!r}"


def _told(record: Record, scene: Scene) -> Iterator[str]:
    """What the scene says of an image besides its labels."""
    around = scene.surroundings.image
    told: dict[str, Any] = {
        "class_name": scene.class_name, "family": scene.family, "width": around.width_px, "height": around.height_px,
    }  # fmt: skip
    said = {name: getattr(record, name) for name in told}
    found = differences({**told, "factors": factors(scene)}, {**said, "factors": dict(record.factors)})
    for line in islice(found, SHOWN):
        yield line.replace(": was ", ": the scene says ").replace(", now ", ", the label ")
    if len(found) > SHOWN:
        yield f"and {len(found) - SHOWN} more values differ from the scene"
