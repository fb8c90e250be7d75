"""JSON Schema of what all fields share: the types of values, and the distributions over them."""

from __future__ import annotations

from typing import Any

from synthgen.colors import HEX, PALETTES
from synthgen.distribution_table import FORMS, arguments_of
from synthgen.distributions import Integer

Schema = dict[str, Any]

NUMBER: Schema = {"type": "number"}
INTEGER: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
COLOR: Schema = {"type": "string", "pattern": f"^(?:{HEX.pattern})$"}
FILE: Schema = {"type": "string", "minLength": 1}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
ABOVE_ZERO: Schema = {"type": "number", "exclusiveMinimum": 0}

ARGUMENTS: dict[tuple[str, str], Schema] = {
    ("log_uniform", "low"): ABOVE_ZERO,
    ("log_uniform", "high"): ABOVE_ZERO,
    ("normal", "std"): ABOVE_ZERO,
}
"""(distribution, argument) -> its schema, where not any number will do."""

AS_KEY = {
    "number": r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$",
    "integer": r"^[-+]?\d+$",
    "boolean": "^([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$",
}
"""Type -> pattern of how it looks as the key of a mapping, which JSON has only as strings."""


def reference(name: str) -> Schema:
    """A pointer to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def definitions() -> dict[str, Schema]:
    """What every kind's fields refer to."""
    integer = {"integer": _positional("integer")}
    continuous = {name: _positional(name) for name in FORMS if name not in ("integer", "choice", "palette")}
    return {
        "weight": {"type": "number", "minimum": 0, "description": "How often, relative to the others of the list."},
        "not_all_zero": {"not": {"additionalProperties": {"const": 0}}},
        "without_kind": {"properties": {"kind": False}},
        "some_weight": {"not": {"items": _of_weight_zero()}},
        "number": _either(NUMBER, continuous | integer | {"choice": _choices(NUMBER)}),
        "count": _either(INTEGER, integer | {"choice": _choices(INTEGER)}),
        "flag": _either(FLAG, {"choice": _choices(FLAG)}),
        "color": _either(COLOR, {"palette": _palette(), "choice": _choices(COLOR)}),
        "path": _either(FILE, {"choice": _choices(FILE)}),
    }


def choice(option: Schema) -> Schema:
    """`{choice: ...}` of values that fit a schema."""
    return _one({"choice": _choices(option)})


def weights() -> Schema:
    """Names to weights, not all of them zero."""
    return {"type": "object", "additionalProperties": reference("weight"), "allOf": [reference("not_all_zero")]}


def _either(constant: Schema, distributions: dict[str, Schema]) -> Schema:
    return {"anyOf": [constant, _one(distributions)]}


def _one(distributions: dict[str, Schema]) -> Schema:
    """A mapping of exactly one distribution."""
    explained = {name: inner | {"description": _meaning(name)} for name, inner in distributions.items()}
    return {
        "type": "object",
        "properties": explained,
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }


def _meaning(name: str) -> str:
    return " ".join((FORMS[name].__doc__ or "").split())


def _positional(name: str) -> Schema:
    """`[low, high]` or `{low: .., high: ..}`."""
    of = INTEGER if FORMS[name] is Integer else NUMBER
    arguments = {argument: ARGUMENTS.get((name, argument), of) for argument in arguments_of(FORMS[name])}
    n = len(arguments)
    return {
        "anyOf": [
            {"type": "array", "prefixItems": list(arguments.values()), "items": of, "minItems": n, "maxItems": n},
            {"type": "object", "properties": arguments, "required": list(arguments), "additionalProperties": False},
        ]
    }


def _choices(option: Schema) -> Schema:
    """`[a, b]`, or `[{value: a, weight: 2}, ...]`, or `{a: 2, b: 1}`."""
    weighted = {
        "type": "object",
        "properties": {"value": option, "weight": reference("weight")},
        "required": ["value"],
        "additionalProperties": False,
    }
    listed = {"type": "array", "items": {"anyOf": [option, weighted]}, "allOf": [reference("some_weight")]}
    return {"anyOf": [listed, weights() | {"propertyNames": _as_key(option)}]}


def _as_key(option: Schema) -> Schema:
    return {"pattern": AS_KEY[option["type"]]} if option.get("type") in AS_KEY else option


def _of_weight_zero() -> Schema:
    return {"type": "object", "required": ["weight"], "properties": {"weight": {"const": 0}}}


def _palette() -> Schema:
    names = {"enum": list(PALETTES)}
    whole = {
        "type": "object",
        "properties": {"name": names, "jitter": SHARE, "free": SHARE},
        "required": ["name"],
        "additionalProperties": False,
    }
    return {"anyOf": [names, whole]}
