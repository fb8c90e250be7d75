"""JSON Schema of a whole spec."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from synthgen import __version__
from synthgen.fields import Leaf
from synthgen.furniture import CLASSES, FURNITURE
from synthgen.keys import (
    COMPANION_SEED,
    COMPANIONS,
    COUNT,
    KEYS,
    MIN_VISIBLE,
    NAME_LENGTH,
    PRESETS,
    SEED,
    VIEWS,
)
from synthgen.labels import LABELS
from synthgen.reference.kinds import class_slot
from synthgen.scene import Surroundings
from synthgen.schema.distributions import Schema, definitions, reference, weights
from synthgen.schema.kinds import Kinds
from synthgen.split_by import SPLIT_BY
from synthgen.writers import WRITERS
from synthgen.writers.option import MOST, Option

TITLE = "synthgen spec"
HEAD = 200
"""Characters among which a schema's title is."""

FOLDER: Schema = {
    "type": "string",
    "pattern": r"""^[^\s.\-/\\:*?"<>|]([^\x00-\x1f/\\:*?"<>|]*[^\s/\\:*?"<>|])?$""",
    "maxLength": NAME_LENGTH,
}
"""A name that every file system takes for a folder."""


@cache
def schema() -> dict[str, Any]:
    """The schema, draft 2020-12."""
    kinds = Kinds()
    classes = _classes(kinds)
    around = kinds.fields(Surroundings)
    shapes = _keys(classes, around["camera"])
    own = {name: _key(name, shapes.get(name, {})) for name in KEYS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        "$comment": f"Made by `synthgen schema`, version {__version__}.",
        "type": "object",
        "required": ["classes"],
        "properties": own | around,
        "additionalProperties": False,
        "$defs": definitions() | {"furniture": _any_furniture(kinds)} | kinds.definitions,
    }


def text() -> str:
    """The schema as a file: a definition a line, so that changes to it can be read."""
    whole = schema()
    head = {key: value for key, value in whole.items() if key != "$defs"}
    lines = [f"{json.dumps(key)}: {_compact(value)}" for key, value in head.items()]
    inner = ",\n".join(f"{json.dumps(key)}: {_compact(value)}" for key, value in whole["$defs"].items())
    return "{\n" + ",\n".join(lines) + ',\n"$defs": {\n' + inner + "\n}\n}\n"


def is_schema(path: Path) -> bool:
    """Whether a file is one of ours, of this version or another."""
    try:
        return f'"title": "{TITLE}"' in path.read_text(encoding="utf-8")[:HEAD]
    except (OSError, UnicodeDecodeError):
        return False


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _key(name: str, inner: Schema) -> Schema:
    key = KEYS[name]
    return inner | {"description": f"{key.meaning} If left out: {key.default}."}


def _keys(classes: Schema, camera: Schema) -> dict[str, Schema]:
    """Key -> schema, of those that `Surroundings` does not have."""
    return {
        "preset": {"enum": list(PRESETS)},
        "name": FOLDER,
        "count": _whole(COUNT),
        "seed": _whole(SEED),
        "classes": classes,
        "balance": _or_nothing(weights()),
        "splits": _or_nothing(weights() | {"propertyNames": {"pattern": r"^[^\W\d]\w*$"}}),
        "split_by": {"enum": list(SPLIT_BY)},
        "companions": {"anyOf": [_limited(COMPANIONS), {"type": "array", "items": _companion()}]},
        "views": {"anyOf": [_whole(VIEWS), {"type": "array", "items": camera}]},
        "labels": {"anyOf": [{"const": "all"}, _labels()]},
        "min_visible": {"type": "number", "minimum": MIN_VISIBLE.low, "maximum": MIN_VISIBLE.high},
        "formats": {"type": "array", "items": {"anyOf": [{"enum": list(WRITERS)}, *map(_format, WRITERS)]}},
    }


def _or_nothing(inner: Schema) -> Schema:
    return {"anyOf": [inner, {"type": "null"}]}


def _labels() -> Schema:
    return {"type": ["array", "null"], "items": {"enum": list(LABELS)}, "minItems": 1}


def _format(name: str) -> Schema:
    """A format with options."""
    options = {key: _option(option) for key, option in WRITERS[name].options.items()}
    return {
        "type": "object",
        "properties": {"kind": {"const": name}} | options,
        "required": ["kind"],
        "additionalProperties": False,
    }


def _option(option: Option) -> Schema:
    told: Schema = {"description": option.meaning, "default": option.default}
    if option.words:
        return told | {"enum": list(option.words)}
    if isinstance(option.default, bool):
        return told | {"type": "boolean"}
    return told | {"type": "integer", "minimum": 1, "maximum": MOST}


def _whole(leaf: Leaf) -> Schema:
    return {"type": "integer", "minimum": leaf.low, "maximum": leaf.high}


def _limited(leaf: Leaf) -> Schema:
    return reference(leaf.type) | {"minimum": leaf.low, "maximum": leaf.high}


def _classes(kinds: Kinds) -> Schema:
    """The classes that the program knows may say as little as they like; others name their furniture."""
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": FOLDER,
        "properties": {
            name: kinds.slot(class_slot(name)) | {"description": class_slot(name).meaning} for name in CLASSES
        },
        "additionalProperties": kinds.named(FURNITURE),
    }


def _any_furniture(kinds: Kinds) -> Schema:
    return {"anyOf": [*(kinds.slot(class_slot(name)) for name in CLASSES), kinds.named(FURNITURE)]}


def _companion() -> Schema:
    return {
        "type": "object",
        "properties": {
            "class": FOLDER | {"description": "One of the spec's classes."},
            "furniture": reference("furniture") | {"description": "Which piece; of its class if left out."},
            "seed": _whole(COMPANION_SEED) | {"description": COMPANION_SEED.meaning},
        },
        "required": ["class"],
        "additionalProperties": False,
    }
