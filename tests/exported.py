"""The zoo as a dataset on disk, with keypoints of every visibility; and exports of it."""

from dataclasses import replace

import numpy as np
from record_zoo import HEIGHT, WIDTH, ZOO, header
from test_dataset import filled

from synthgen.dataset.header import Header
from synthgen.dataset.record import Record, to_json
from synthgen.export.export import Target, export
from synthgen.export.formats import format_of
from synthgen.furniture.model import KEYPOINTS

LACKING = KEYPOINTS[-1]
"""A keypoint that the zoo's objects do not have."""


def keypoints(record: Record, box: list[int] | None) -> dict[str, list[float]]:
    """Names in turn visible, hidden and outside, all but one."""
    x, y, width, height = box or [0, 0, 1, 1]
    inside = {1: (x + width / 2, y + height / 2), 2: (x + width - 0.25, y + 0.25), 0: (-3.5, HEIGHT + 2.0)}
    names = [name for name in KEYPOINTS if name != LACKING]
    return {name: [*inside[(place + 2) % 3], (place + 2) % 3] for place, name in enumerate(names)}


def posed(record: Record) -> Record:
    objects = tuple({**labels, "keypoints": keypoints(record, labels["box"])} for labels in record.objects)
    return replace(record, objects=objects)


def zoo(root, animals=ZOO) -> Header:
    """A dataset in a folder, all but its indices; gives its header."""
    store = filled(root, animals)
    for animal in animals:
        (root / "labels" / f"{animal.record.key}.json").write_bytes(to_json(posed(animal.record)))
    header().save(root)
    assert len(store.committed()) == len(animals)
    return header()


def exported(root, out, data, **options) -> int:
    """Export a dataset, in place if `out` is its folder."""
    return export(root, header(), [Target(format_of(data), out)], **options)


def seen(record: Record) -> list[dict]:
    return [labels for labels in record.objects if labels["box"] is not None]


def shown(animal, instance: int) -> np.ndarray:
    assert animal.ids.shape == (HEIGHT, WIDTH)
    return animal.ids == instance
