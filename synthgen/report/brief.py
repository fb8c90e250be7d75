"""A spec in brief: what a user would have written, not all that was filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from synthgen import document

LONGEST = 400
"""Characters from which a part of a spec is told by the names of its kinds."""


def brief(spec: Mapping[str, Any]) -> str:
    """As YAML, in which kinds with much to say have only their names and weights."""
    return document.dumps({name: _shortened(value) for name, value in spec.items()})


def _shortened(value: Any) -> Any:
    if len(json.dumps(value, ensure_ascii=False)) <= LONGEST:
        return value
    if isinstance(value, Mapping):
        return value["kind"] if "kind" in value else {name: _shortened(inner) for name, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_named(item) for item in value]
    return value


def _named(item: Any) -> Any:
    """The kind of an option, and its weight unless that is 1."""
    if not isinstance(item, Mapping) or "kind" not in item:
        return _shortened(item)
    weight = item.get("weight", 1)
    return item["kind"] if weight == 1 else {"kind": item["kind"], "weight": weight}
