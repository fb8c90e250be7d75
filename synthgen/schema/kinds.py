"""JSON Schema of kinds, and of the slots that hold them: a name, a mapping, a weighted list, or fields alone."""

from __future__ import annotations

import json
from typing import Any

from synthgen.fields import Leaf, Slot, fields_of
from synthgen.reference.kinds import Kind, Table, drawn_names, kind_of, kinds_of, typical
from synthgen.schema.distributions import Schema, reference
from synthgen.schema.leaves import property_of

CLOSED: Schema = {"unevaluatedProperties": False}
NO_WEIGHT: Schema = {"properties": {"weight": False}}


class Kinds:
    """Collects definitions, each once: of kinds, of tables (an entry of a list), of named kinds, and of slots."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._tables: dict[tuple[tuple[str, type[Any]], ...], str] = {}
        self._slots: dict[tuple[str, tuple[str, ...]], str] = {}
        self._said: dict[tuple[str, str], str] = {}

    def slot(self, slot: Slot) -> Schema:
        """A pointer to all that a slot can hold."""
        table, names = self._table(slot.table), drawn_names(slot)
        if (table, names) not in self._slots:
            key = self._slots[table, names] = f"slot{len(self._slots)}"
            kinds = [self._kind(kind_of(name, slot.table[name])) for name in names]
            mapping = {
                "type": ["object", "null"],
                "properties": {"kind": reference(f"{table}_names")},
                "if": reference("without_kind"),
                "then": {"allOf": [reference(f"{kind}/then") for kind in kinds]} | CLOSED,
                "else": reference(table) | NO_WEIGHT,
            }
            self.definitions[key] = {"anyOf": [reference(f"{table}_names"), mapping, reference(f"{table}_list")]}
        return reference(self._slots[table, names])

    def named(self, table: Table) -> Schema:
        """What must name its kinds: a name, a mapping with a kind, or a list of them."""
        key = self._table(table)
        return {"anyOf": [reference(f"{key}_names"), reference(key) | NO_WEIGHT, reference(f"{key}_list")]}

    def fields(self, cls: type[Any]) -> dict[str, Schema]:
        """Field -> schema."""
        return {name: self._field(cls, name) for name in fields_of(cls)}

    def _table(self, table: Table) -> str:
        entries = tuple(table.items())
        if entries not in self._tables:
            key = self._tables[entries] = f"table{len(self._tables)}"
            self.definitions[key] = {}  # its place, before what it refers to
            self._define(key, table)
        return self._tables[entries]

    def _kind(self, kind: Kind) -> str:
        """The fields of a kind, under the condition that it is named; whoever refers to them closes the mapping."""
        if kind.key not in self.definitions:
            self.definitions[kind.key] = {}
            own = {name: self._once(kind.key, name, inner) for name, inner in self.fields(kind.cls).items()}
            fields = {"description": kind.brief, "properties": own} | _required(kind.cls)
            named = {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]}
            self.definitions[kind.key] = {"if": named, "then": fields}
        return kind.key

    def _define(self, key: str, table: Table) -> None:
        """A table: the names of its kinds, a mapping with one of them, and a list of either."""
        names = reference(f"{key}_names")
        self.definitions[f"{key}_names"] = {"enum": list(table)}
        self.definitions[key] = {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": names, "weight": reference("weight")},
            "allOf": [reference(self._kind(kind)) for kind in kinds_of(table)],
            "unevaluatedProperties": False,
        }
        entry = {"anyOf": [names, reference(key)]}
        self.definitions[f"{key}_list"] = {"type": "array", "items": entry} | reference("some_weight")

    def _once(self, key: str, name: str, inner: Schema) -> Schema:
        """The schema of a field; where another kind has declared it in the same words, a pointer to that."""
        first = self._said.setdefault((name, json.dumps(inner)), key)
        return inner if first == key else reference(f"{first}/then/properties/{name}")

    def _field(self, cls: type[Any], name: str) -> Schema:
        declared = fields_of(cls)[name]
        if isinstance(declared, Leaf):
            return property_of(declared, typical(cls, name))
        return self.slot(declared) | {"description": declared.meaning}


def _required(cls: type[Any]) -> Schema:
    """Files have no default."""
    paths = [name for name, d in fields_of(cls).items() if isinstance(d, Leaf) and d.type == "path"]
    return {"required": paths} if paths else {}
