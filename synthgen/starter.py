"""A first spec for a task, with comments that say what to change next: their words come from the declarations."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from synthgen.document import dumps
from synthgen.errors import SpecError, nearest
from synthgen.fields import Leaf, Slot, fields_of
from synthgen.furniture import CLASSES, FAMILIES
from synthgen.furniture.mesh_file import MeshFile, likely_unit
from synthgen.keys import KEYS
from synthgen.mesh_import import SUFFIXES
from synthgen.reference import words
from synthgen.reference.kinds import drawn_names, kind_of, typical
from synthgen.scene import Surroundings
from synthgen.split_by import BY_IMAGE
from synthgen.writers import WRITERS

SCHEMA_FILE = "synthgen.schema.json"
"""Name of the schema that lies beside a spec."""

FEW = 20
"""Shapes of a class: with fewer, a split of a tenth has none in one case of eight and more."""

WIDTH = 110
"""Characters of a comment."""


@dataclass(frozen=True)
class Task:
    """What a dataset is for. keys: what its spec says. hints: fields to change next. formats: the first choices."""

    meaning: str
    keys: Mapping[str, Any]
    hints: tuple[str, ...]
    formats: tuple[str, ...]


LENS = ("camera.azimuth_deg", "camera.elevation_deg", "camera.lens_mm", "sensor.iso", "photo.exposure_ev")
CROWD: dict[str, Any] = {
    "layout": "scattered",
    "camera": {"aim": {"choice": ["subject", "everything"]}, "fill": {"uniform": [0.6, 1.0]}},
}

TASKS: Mapping[str, Task] = {
    "classification": Task(
        "one labeled object in each image, in folders by class",
        {"camera": {"fill": {"uniform": [0.55, 0.92]}}},
        (*LENS, "camera.offset_x", "camera.offset_y"),
        ("imagefolder", "csv"),
    ),
    "detection": Task(
        "several labeled objects in each image, with boxes",
        {"companions": {"integer": [1, 4]}} | CROWD,
        (*LENS, "camera.distortion"),
        ("yolo", "coco", "csv"),
    ),
    "segmentation": Task(
        "several labeled objects in each image, with a mask for each",
        {"companions": {"integer": [0, 3]}} | CROWD,
        (*LENS, "camera.distortion"),
        ("coco", "csv"),
    ),
}
"""Name -> task."""


def starter(task: str, classes: Mapping[str, str | None], width: int, height: int, file: str) -> str:
    """The text of a spec. classes: name -> a kind, a mesh file or folder, or None for all that the program knows.

    file: its name, for the commands that its head shows. Raises SpecError for a class that stands for nothing.
    """
    chosen = TASKS[task]
    formats = [name for name in chosen.formats if name in WRITERS]
    return "\n".join(
        [
            *_head(task, chosen, file),
            *_key("count", 200),
            *_key("seed", 0),
            *_key("classes", {name: _stands_for(name, given) for name, given in classes.items()}),
            *_commented("balance", dict.fromkeys(classes, 1)),
            *(_key("split_by", BY_IMAGE) if any(map(_few_meshes, classes.values())) else ()),
            *_key("formats", formats),
            *_surroundings(chosen, {"width_px": width, "height_px": height}),
            "",
        ]
    )


def classes_of(text: str) -> dict[str, str | None]:
    """From `chair,sofa,stool=bar_stool,desk=meshes/desk.glb`. Raises SpecError."""
    found: dict[str, str | None] = {}
    for part in (part.strip() for part in text.split(",")):
        name, equals, given = (piece.strip() for piece in part.partition("="))
        if not name or name in found or (equals and not given):
            raise SpecError(f"--classes {text}: write it as chair,sofa or stool=bar_stool,desk=meshes/desk.glb")
        found[name] = given or (name if name in FAMILIES else None)
    return found


def size_of(text: str) -> tuple[int, int]:
    """Width and height from `256` or `384x256`, pixels. Raises SpecError."""
    width, by, height = text.lower().partition("x")
    if not (width.isdecimal() and (height.isdecimal() or not by)):
        raise SpecError(f"--size {text}: write it as 256 or 384x256, in pixels")
    return int(width), int(height or width)


def _stands_for(name: str, given: str | None) -> Any:
    if given is None:
        if name not in CLASSES:
            raise SpecError(
                f"--classes: which furniture is a '{name}'? write {name}=KIND, or {name}=FILE for meshes of your own; "
                f"{_near(name)}"
            )
        return {}
    if given in FAMILIES:
        return {"kind": given}
    if Path(given).exists() or "/" in given or "." in given:
        unit = _unit_of(Path(given))
        size = {} if unit in (None, 1.0) else {"size": {"kind": "as_written", "factor": unit}}
        return {"kind": "mesh_file", "path": given} | size
    raise SpecError(f"--classes: there is no furniture and no file '{given}'; {_near(given)}")


def _unit_of(place: Path) -> float | None:
    """Metres in a unit of a mesh file, or of the first one of a folder, by what makes it furniture; None if unknown."""
    for file in _meshes(place)[:1]:
        try:
            return likely_unit(float(np.ptp(MeshFile(path=str(file)).model().bounds, axis=0).max()))
        except SpecError:
            return None  # `synthgen check` says what is wrong with it
    return None


def _few_meshes(given: str | None) -> bool:
    """Whether a class stands for so few meshes that some splits would have none of them."""
    return given is not None and 0 < len(_meshes(Path(given))) < FEW


def _meshes(place: Path) -> list[Path]:
    found = sorted(place.rglob("*")) if place.is_dir() else [place]
    return [file for file in found if file.is_file() and file.suffix.lower() in SUFFIXES]


def _near(word: str) -> str:
    hint = nearest(word, [*CLASSES, *FAMILIES])
    return hint if hint.startswith("did") else "`synthgen describe furniture` lists what there is"


def _head(task: str, chosen: Task, file: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA_FILE}"
    yield from _comment(f"{task.capitalize()}: {chosen.meaning}.")
    yield "#"
    width = len(file) + 8
    yield f"#   synthgen {f'check {file}':{width}}   what will it make?"
    yield f"#   synthgen {f'preview {file}':{width}}   what will that look like?"
    yield f"#   synthgen {f'render {file}':{width}}   make it"
    yield f"#   synthgen {'describe':{width}}   what else can a spec say?"
    yield "#"
    yield from _comment(
        "Whatever is left out is drawn from a sensible range for every image. A value is a constant (45) or a "
        "distribution ({uniform: [28, 85]}). Lines such as `# lens_mm: 45` are there to try: take the `#` away."
    )


def _key(name: str, value: Any) -> Iterator[str]:
    """A key of the spec, with what it means above it."""
    yield ""
    yield from _comment(KEYS[name].meaning)
    yield from _yaml({name: value})


def _commented(name: str, value: Any) -> Iterator[str]:
    yield ""
    yield from _comment(KEYS[name].meaning)
    yield from (f"# {line}" for line in _yaml({name: value}))


def _surroundings(chosen: Task, image: Mapping[str, int]) -> Iterator[str]:
    for name, value in chosen.keys.items():
        if name in KEYS:
            yield from _key(name, value)
    said = {name: value for name, value in chosen.keys.items() if name not in KEYS} | {"image": image}
    hinted = dict.fromkeys(hint.partition(".")[0] for hint in chosen.hints)
    for name in fields_of(Surroundings):
        if name in said or name in hinted:
            yield from _block(
                name, said.get(name), [h.partition(".")[2] for h in chosen.hints if h.startswith(name + ".")]
            )
    yield from _place()


def _block(name: str, value: Any, hints: list[str]) -> Iterator[str]:
    """A slot: the fields that it sets, then those that one could."""
    yield ""
    yield from _comment(fields_of(Surroundings)[name].meaning)
    if isinstance(value, str):
        yield from _yaml({name: value})
        return
    yield f"{name}:"
    cls = _only_drawn(name)
    for field, inner in (value or {}).items():
        yield from _comment(_told(cls, field), "  ")
        yield from (f"  {line}" for line in _yaml({field: inner}))
    for field in hints:
        yield from _comment(_told(cls, field), "  ")
        yield from (f"  # {line}" for line in _yaml({field: typical(cls, field)}))


def _place() -> Iterator[str]:
    """Where it all stands: the key that changes pictures most."""
    declared = _slot("setting")
    yield ""
    yield from _comment(f"{declared.meaning} If left out: {words.drawn(declared)}.")
    for name in drawn_names(declared):
        yield from _comment(f"`{name}`: {kind_of(name, declared.table[name]).brief}")
    yield "# setting: [{kind: room, weight: 3}, studio]"


def _only_drawn(name: str) -> type[Any]:
    """The kind that a slot of the surroundings is drawn from."""
    slot = _slot(name)
    return slot.table[drawn_names(slot)[0]]


def _slot(name: str) -> Slot:
    declared = fields_of(Surroundings)[name]
    assert isinstance(declared, Slot)
    return declared


def _told(cls: type[Any], field: str) -> str:
    """Meaning, limits and unit of a field, and what it is drawn from."""
    declared = fields_of(cls)[field]
    told = f"{declared.meaning} {words.allowed(declared)}{words.unit(declared) if isinstance(declared, Leaf) else ''}"
    drawn = words.drawn(declared)
    return f"{told}; if left out, {drawn}." if drawn != words.value(typical(cls, field)) else f"{told}."


def _yaml(data: dict[str, Any]) -> list[str]:
    nested = any(isinstance(value, dict | list) for value in data.values())
    return dumps(data, short=nested).splitlines()


def _comment(text: str, indent: str = "") -> Iterator[str]:
    yield from textwrap.wrap(
        text.replace("\u00a0", " "),
        WIDTH,
        break_on_hyphens=False,
        initial_indent=f"{indent}# ",
        subsequent_indent=f"{indent}# ",
    )
