"""JSON Schema of a field's value: a constant within the field's limits, or one distribution."""

from __future__ import annotations

from typing import Any

from synthgen.fields import Leaf
from synthgen.reference.words import drawn, unit
from synthgen.schema.distributions import Schema, choice, reference


def property_of(leaf: Leaf, typical: Any) -> Schema:
    """The schema of a field, with its meaning, range and unit for whoever hovers over it."""
    said = {"description": _description(leaf)} | ({} if leaf.unit == "seed" else {"default": typical})
    match leaf.type:
        case "number" | "count":
            return reference(leaf.type) | {"minimum": _limit(leaf.low), "maximum": _limit(leaf.high)} | said
        case "word":
            return _words(leaf) | said
        case "mapping":
            return {"type": "object", "additionalProperties": {"enum": list(leaf.words)}} | said
        case "path":
            return reference("path") | {"description": said["description"]}
        case _:
            return reference(leaf.type) | said


def _words(leaf: Leaf) -> Schema:
    return {"anyOf": [{"enum": list(leaf.words)}, choice({"enum": list(leaf.words)})]}


def _description(leaf: Leaf) -> str:
    if leaf.type not in ("number", "count") or leaf.unit == "seed":
        return leaf.meaning
    return f"{leaf.meaning} {drawn(leaf).partition(',')[0]}{unit(leaf)}."


def _limit(x: float) -> float | int:
    """A limit without the last bits of a sum."""
    rounded = round(x, 9)
    return int(rounded) if rounded == int(rounded) else rounded
