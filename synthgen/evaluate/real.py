"""Real pictures to test on, as people keep them.

* class folders: `DIR/<class>/*.jpg`;
* a list, `manifest.csv` in DIR or above it: columns `label` and `file` (relative to the list), and, if wanted, `set`
  and `flag`, a remark such as `wrong`: figures are then given with and without flagged pictures;
* COCO: `DIR/annotations.json` and `DIR/images/`: every box is a picture.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthgen.errors import SpecError, SynthgenError
from synthgen.evaluate.examples import Example, in_class_folders

LIST = "manifest.csv"
COCO = "annotations.json"
SMALLEST_BOX_PX = 32
"""Longer side of a COCO box; smaller ones show next to nothing."""


@dataclass(frozen=True)
class RealSet:
    """Real pictures that are reported together."""

    name: str
    examples: tuple[Example, ...]

    @property
    def flagged(self) -> bool:
        """Whether anything is remarked about any picture."""
        return any(example.flag for example in self.examples)


def real_set(root: Path) -> RealSet:
    """The pictures of a folder. Raises SynthgenError if it holds none in a layout that is known."""
    if not root.is_dir():
        raise SynthgenError(f"{root}: is no folder of pictures")
    if (root / COCO).exists():
        return RealSet(root.name, tuple(_of_coco(root)))
    listed = next((folder / LIST for folder in (root, root.parent) if (folder / LIST).exists()), None)
    examples = _of_list(listed, root) if listed else []
    return RealSet(root.resolve().name, tuple(examples or in_class_folders(root)))


def real_sets(roots: Sequence[Path]) -> tuple[RealSet, ...]:
    """The sets of several folders. Raises SpecError if two have the same name."""
    sets = {root.resolve(): real_set(root) for root in roots}
    names = [each.name for each in sets.values()]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise SpecError(f"--real: two folders are called '{twice}'; rename one")
    return tuple(sets.values())


def _of_list(path: Path, root: Path) -> list[Example]:
    """The pictures of a list that lie under `root`."""
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        return [_listed(path.parent / row["file"], row, root) for row in rows if _lies_in(path, row["file"], root)]
    except (OSError, ValueError, LookupError, csv.Error) as error:
        raise SynthgenError(f"{path}: is no list with the columns 'label' and 'file': {error!r}") from error


def _lies_in(path: Path, file: str, root: Path) -> bool:
    return (path.parent / file).resolve().is_relative_to(root.resolve())


def _listed(file: Path, row: Mapping[str, str], root: Path) -> Example:
    name = file.resolve().relative_to(root.resolve()).as_posix()
    return Example(name, file, row["label"], flag=(row.get("flag") or "").strip())


def _of_coco(root: Path) -> list[Example]:
    try:
        data = json.loads((root / COCO).read_bytes())
        names = {category["id"]: category["name"] for category in data["categories"]}
        files = {image["id"]: image["file_name"] for image in data["images"]}
        things = [thing for thing in data["annotations"] if _is_large(thing)]
        return [_boxed(root, thing, files[thing["image_id"]], names[thing["category_id"]]) for thing in things]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SynthgenError(f"{root / COCO}: is no COCO file of boxes: {error!r}") from error


def _is_large(thing: Mapping[str, Any]) -> bool:
    return not thing.get("iscrowd") and max(thing["bbox"][2:]) >= SMALLEST_BOX_PX


def _boxed(root: Path, thing: Mapping[str, Any], file: str, class_name: str) -> Example:
    x, y, width, height = thing["bbox"]
    return Example(f"{file}#{thing['id']}", root / "images" / file, class_name, (x, y, width, height))
