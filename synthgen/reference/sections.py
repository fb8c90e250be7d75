"""Sections of the reference: a title, a paragraph and a table, as `describe` prints them and the pages hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from synthgen.fields import Field, Leaf, Slot, fields_of
from synthgen.reference import words
from synthgen.reference.kinds import Kind, kind_of, typical
from synthgen.scene import PLAIN

FIELD_HEADINGS = ("field", "typical", "drawn from", "allowed", "meaning")
SHOWN = 4
"""Names that a cell lists before it counts the others."""


@dataclass(frozen=True)
class Section:
    """rows: as many cells as headings. data: the same for programs, plain JSON data."""

    title: str
    text: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    data: Mapping[str, Any]


def of_kind(kind: Kind) -> Section:
    """A kind and its fields."""
    return _of_fields(kind.name, f"{kind.meaning} {_places(kind)}", kind.cls, {"kind": kind.name, "key": kind.key,
                      "meaning": kind.meaning, "stands in": list(kind.places)})  # fmt: skip


def of_fields(title: str, text: str, cls: type[Any]) -> Section:
    """The fields of a class that is no kind."""
    return _of_fields(title, text, cls, {"meaning": text})


def of_slot(title: str, slot: Slot) -> Section:
    """What a slot can hold, and how often it is drawn."""
    whole = sum(slot.weights.values())
    by_weight = sorted(slot.table, key=lambda name: -slot.weights.get(name, 0))
    rows = [
        (name, words.share(slot.weights.get(name, 0), whole), kind_of(name, slot.table[name]).brief)
        for name in by_weight
    ]
    return Section(title, slot.meaning, ("kind", "drawn", "meaning"), tuple(rows), {"field": title, **_slot_data(slot)})


def of_names(title: str, text: str, named: Mapping[str, str], heading: str = "name") -> Section:
    """Names and what they mean."""
    return Section(title, text, (heading, "meaning"), tuple(named.items()), {"meaning": text, "names": dict(named)})


def of_field(name: str, holders: Mapping[str, type[Any]]) -> Section:
    """One field, wherever it is: a row for each way in which it is declared."""
    ways: dict[tuple[str, ...], list[str]] = {}
    for holder, cls in holders.items():
        ways.setdefault(_cells(cls, name)[1:], []).append(holder)
    rows = tuple((listed(holders), *cells) for cells, holders in ways.items())
    data = [{"of": holder, **field_data(cls, name)} for holder, cls in holders.items()]
    return Section(
        name, f"A field of {listed(holders)}.", ("of", *FIELD_HEADINGS[1:]), rows, {"field": name, "in": data}
    )


def listed(names: Iterable[str]) -> str:
    """Some names, and how many others there are."""
    every = list(names)
    others = len(every) - SHOWN
    return ", ".join(every[:SHOWN]) + (f" and {others} more" if others > 0 else "")


def field_data(cls: type[Any], name: str) -> dict[str, Any]:
    """A field for programs: type, typical value, distribution as a spec writes it, limits, unit, meaning."""
    declared = fields_of(cls)[name]
    if isinstance(declared, Slot):
        return {"field": name, "typical": typical(cls, name), **_slot_data(declared)}
    return {
        "field": name,
        "type": declared.type,
        "typical": PLAIN.get(declared.type, lambda x: x)(typical(cls, name)),
        "drawn": declared.distribution.to_dict(),
        "unit": declared.unit,
        "meaning": declared.meaning,
        **_limits(declared),
    }


def _slot_data(slot: Slot) -> dict[str, Any]:
    weights = {name: slot.weights.get(name, 0) for name in slot.table}
    return {"type": "kind", "kinds": weights, "meaning": slot.meaning}


def _limits(leaf: Leaf) -> dict[str, Any]:
    if leaf.type in ("number", "count"):
        return {"low": leaf.low, "high": leaf.high}
    return {"words": list(leaf.words)} if leaf.words else {}


def _of_fields(title: str, text: str, cls: type[Any], data: dict[str, Any]) -> Section:
    rows = tuple(_cells(cls, name) for name in fields_of(cls))
    fields = [field_data(cls, name) for name in fields_of(cls)]
    return Section(title, text.strip(), FIELD_HEADINGS, rows, data | {"fields": fields})


def _cells(cls: type[Any], name: str) -> tuple[str, ...]:
    declared: Field = fields_of(cls)[name]
    value = words.value(typical(cls, name))
    if isinstance(declared, Leaf) and declared.type in ("number", "count"):
        value += words.unit(declared)
    return name, value, words.drawn(declared), words.allowed(declared), declared.meaning


def _places(kind: Kind) -> str:
    return f"Stands in {listed(f'`{place}`' for place in kind.places)}."
