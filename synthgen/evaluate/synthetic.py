"""What to train on: a dataset of ours, finished or not, or plain class folders."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synthgen.errors import SynthgenError
from synthgen.evaluate.examples import Box, Example, in_class_folders
from synthgen.furniture import CATALOGUE, CLASSES

HEADER = "dataset.json"
TEST = "test"
"""The split that is kept out of training."""
SINGLE_SEAT = "single_seat"
"""The flag of armchairs with closed sides, between chair and sofa: figures are given with and without them."""


def synthetic(root: Path, count: int | None = None) -> list[Example]:
    """The examples of a folder by index, or its first `count`. Raises SynthgenError if it holds no dataset.

    Reads label files and nothing else of a dataset, so that it needs neither Blender nor the formats' libraries.
    """
    if not root.is_dir():
        raise SynthgenError(f"{root}: is no folder; render a dataset first, or name a folder of class folders")
    found = _of_dataset(root) if (root / HEADER).exists() else _interleaved(in_class_folders(root))
    if count is not None and len(found) < count:
        raise SynthgenError(f"{root}: holds {len(found)} images, fewer than the {count} that were asked for")
    return found[:count]


def _of_dataset(root: Path) -> list[Example]:
    pictures = {path.stem: path for path in (root / "images").glob("*/*/*.jpg")}
    labels = sorted(path for path in (root / "labels").glob("*.json") if path.stem in pictures)
    if not labels:
        raise SynthgenError(f"{root}: is a dataset without a finished image")
    return [_example(root, path, pictures[path.stem]) for path in labels]


def _example(root: Path, label: Path, picture: Path) -> Example:
    try:
        record = json.loads(label.read_bytes())
        class_name, family = record["class_name"], record["family"]
        return Example(
            picture.relative_to(root).as_posix(), picture, class_name, _box(record["objects"][0]),
            _flag(class_name, family), record["split"], {"family": family, **record["factors"]},
        )  # fmt: skip
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SynthgenError(f"{label}: is no record of this program ({error!r}); try `synthgen verify`") from error


def _flag(class_name: str, family: str) -> str:
    """Where armchairs are a class of their own, they lie between none."""
    disputed = class_name in CLASSES and family in CATALOGUE and CATALOGUE[family].single_seat
    return SINGLE_SEAT if disputed else ""


def _box(thing: Mapping[str, Any]) -> Box | None:
    """None where nothing of the object is seen."""
    x, y, width, height = thing.get("box") or (0, 0, 0, 0)
    return (x, y, width, height) if width and height else None


def _interleaved(examples: list[Example]) -> list[Example]:
    """Classes in turn, so that the first n are balanced as those of a dataset are."""
    ranks: dict[str, int] = {}
    ranked = []
    for example in examples:
        rank = ranks[example.class_name] = ranks.get(example.class_name, -1) + 1
        ranked.append((rank, example.class_name, example))
    return [example for _, _, example in sorted(ranked, key=lambda row: row[:2])]
