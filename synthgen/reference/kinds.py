"""Every kind that a spec can name, with a key of its own: found by walking the slots, from the whole scene down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from synthgen.fields import Leaf, Slot, fields_of
from synthgen.furniture import CLASSES, FURNITURE
from synthgen.scene import Surroundings

Table = Mapping[str, type[Any]]

SPEC = "spec"
"""The key of what stands at the top of a spec."""


@dataclass(frozen=True)
class Kind:
    """A kind: its YAML name, a key that no other kind has, its class, and the fields that it can stand in."""

    name: str
    key: str
    cls: type[Any]
    places: tuple[str, ...]

    @property
    def meaning(self) -> str:
        """What it is, in its author's words: the whole docstring as one paragraph."""
        return " ".join((self.cls.__doc__ or "").split())

    @property
    def brief(self) -> str:
        """The first sentence of it."""
        return first_sentence(self.meaning)


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence."""
    return text.partition(". ")[0].rstrip(".") + "."


@cache
def kinds() -> Mapping[str, Kind]:
    """Key -> kind, in the order of a scene: furniture first, then its surroundings.

    Where kinds of different tables share a YAML name, the key has its module before it: `furniture.leg_ends.castors`.
    """
    places: dict[tuple[str, type[Any]], list[str]] = {}
    for owner, field, table in _slots():
        for name, cls in table.items():
            places.setdefault((name, cls), []).append(f"{owner}.{field}" if owner else field)
    often = Counter(name for name, _ in places)
    found = [
        Kind(name, name if often[name] == 1 else f"{_module(cls)}.{name}", cls, tuple(where))
        for (name, cls), where in places.items()
    ]
    assert len({kind.key for kind in found}) == len(found), "two kinds of one name and one module"
    return {kind.key: kind for kind in found}


@cache
def _by_entry() -> Mapping[tuple[str, type[Any]], Kind]:
    return {(kind.name, kind.cls): kind for kind in kinds().values()}


def kind_of(name: str, cls: type[Any]) -> Kind:
    """The kind that a table's entry is."""
    return _by_entry()[name, cls]


def kinds_of(table: Table) -> list[Kind]:
    """The kinds of a table, in its order."""
    return [kind_of(name, cls) for name, cls in table.items()]


def typical(cls: type[Any], field: str) -> Any:
    """What a typical one of its kind has in a field: a plain value, or the name of a kind."""
    value: Any = next(f.default for f in fields(cls) if f.name == field)
    declared = fields_of(cls)[field]
    if isinstance(declared, Leaf):
        return dict(value) if declared.type == "mapping" else value
    return next(name for name, kind in declared.table.items() if kind is type(value))


def drawn_names(slot: Slot) -> tuple[str, ...]:
    """The kinds that a slot is drawn from if a spec says nothing."""
    return tuple(name for name, weight in slot.weights.items() if weight > 0)


def class_slot(name: str) -> Slot:
    """What stands for a class that the program knows, as a slot."""
    return Slot(FURNITURE, dict.fromkeys(CLASSES[name], 1.0), f"Furniture of class '{name}'.")


def _slots() -> Iterator[tuple[str, str, Table]]:
    """(owner's YAML name, field, table) of every slot, each owner once, breadth first."""
    yield "", "classes", FURNITURE
    yield from _below([(name, cls) for name, cls in FURNITURE.items()] + [("", Surroundings)])


def _below(queue: list[tuple[str, type[Any]]]) -> Iterator[tuple[str, str, Table]]:
    seen = set(queue)
    for owner, cls in queue:
        for field, declared in fields_of(cls).items():
            if isinstance(declared, Slot):
                yield owner, field, declared.table
                fresh = [entry for entry in declared.table.items() if entry not in seen]
                seen.update(fresh)
                queue.extend(fresh)


def _module(cls: type[Any]) -> str:
    return cls.__module__.removeprefix("synthgen.")
