"""From a word to what the reference says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from synthgen.errors import SpecError, nearest
from synthgen.fields import Slot, fields_of
from synthgen.furniture import CLASSES
from synthgen.keys import KEYS
from synthgen.reference import sections
from synthgen.reference.kinds import class_slot, kinds, kinds_of
from synthgen.reference.sections import Section
from synthgen.reference.topics import topics
from synthgen.scene import Surroundings

Owners = Mapping[str, type[Any]]
"""Name, as a person would know it -> class."""


def overview() -> Section:
    """The tables: what each is, and how much it holds."""
    rows = tuple((name, topic.meaning, sections.listed(topic.names())) for name, topic in topics().items())
    data = {name: {"meaning": topic.meaning, "names": list(topic.names())} for name, topic in topics().items()}
    return Section("synthgen describe", "", ("table", "what it is", "holds"), rows, data)


def found(word: str) -> list[Section]:
    """All that goes by a word: a table, kinds, a field of the spec, a named thing, or else fields of kinds.

    Raises SpecError with the nearest known word.
    """
    made = [*_topic(word), *_key(word), *_kinds(word), *_names(word)] or [*_path(word)] or [*_field(word)]
    if not made:
        raise SpecError(f"nothing is called '{word}'; {_hint(word)}")
    return made


@cache
def names() -> tuple[str, ...]:
    """Every word that stands for something, for completion and hints; fields of kinds only behind their kind."""
    everything = [*topics(), *KEYS, *fields_of(Surroundings), *kinds(), *(kind.name for kind in kinds().values())]
    everything += [name for topic in topics().values() for name in topic.names()]
    return tuple(dict.fromkeys(everything))


def completed(begun: str) -> list[str]:
    """Words that go on from what is typed; behind a dot, fields."""
    owner, dot, _ = begun.rpartition(".")
    known = [f"{owner}.{name}" for name in _fields_of(owner)] if dot else []
    return [word for word in (*names(), *known) if word.startswith(begun)]


def _topic(word: str) -> Iterator[Section]:
    """A table; `lights` means `light`."""
    name = word if word in topics() else word.removesuffix("s")
    if name == "spec":
        yield _spec()
    elif name in fields_of(Surroundings):
        yield from _slot(name)
    elif name in topics():
        yield sections.of_names(name, topics()[name].meaning, topics()[name].names())


def _spec() -> Section:
    rows = [(name, key.holds, key.default, key.meaning) for name, key in KEYS.items()] + _surroundings_rows()
    data = {name: {"holds": key.holds, "default": key.default, "meaning": key.meaning} for name, key in KEYS.items()}
    drawn = {name: sections.field_data(Surroundings, name) for name in fields_of(Surroundings)}
    return Section(
        "spec", topics()["spec"].meaning, ("key", "holds", "if left out", "meaning"), tuple(rows), data | drawn
    )


def _surroundings_rows() -> list[tuple[str, str, str, str]]:
    fields = sections.of_fields("", "", Surroundings).rows
    return [(name, allowed, drawn, meaning) for name, _, drawn, allowed, meaning in fields]


def _slot(name: str) -> Iterator[Section]:
    """A key of the surroundings; where there is but one kind for it, that kind too."""
    declared = fields_of(Surroundings)[name]
    if not isinstance(declared, Slot):
        yield sections.of_field(name, {"spec": Surroundings})
        return
    yield sections.of_slot(name, declared)
    if len(declared.table) == 1:
        yield sections.of_kind(kinds_of(declared.table)[0])


def _key(word: str) -> Iterator[Section]:
    if word in KEYS and word not in topics():
        key = KEYS[word]
        yield Section(word, "A key of the spec.", ("key", "holds", "if left out", "meaning"),
                      ((word, key.holds, key.default, key.meaning),),
                      {"key": word, "holds": key.holds, "default": key.default, "meaning": key.meaning})  # fmt: skip
    if word in CLASSES:
        yield sections.of_slot(word, class_slot(word))


def _kinds(word: str) -> Iterator[Section]:
    """Kinds of that name; those that a topic has shown already are left out."""
    shown = fields_of(Surroundings).get(word)
    for key, kind in kinds().items():
        alone = isinstance(shown, Slot) and list(shown.table.values()) == [kind.cls]
        if not alone and (word in (kind.name, key) or key.endswith(f".{word}")):
            yield sections.of_kind(kind)


def _names(word: str) -> Iterator[Section]:
    """A distribution, palette, label, format or preset."""
    for title in ("distributions", "palettes", "labels", "formats", "presets"):
        if word in (held := topics()[title].names()):
            yield sections.of_names(word, f"One of the {title}.", {word: held[word]})


def _path(word: str) -> Iterator[Section]:
    """`wing_chair.seat_height`, `camera.lens_mm`, `classes.chair.seat_height`: the field of what is before it."""
    owner, dot, field = word.rpartition(".")
    if not dot:
        return
    owners = {name: cls for name, cls in _owners(owner).items() if field in fields_of(cls)}
    if _owners(owner) and not owners:
        raise SpecError(f"{owner} has no field '{field}'; {_nearest(field, _fields_of(owner))}")
    yield from _fields(field, owners)


def _field(word: str) -> Iterator[Section]:
    yield from _fields(word, {key: kind.cls for key, kind in kinds().items() if word in fields_of(kind.cls)})


def _fields(field: str, owners: Owners) -> Iterator[Section]:
    """The field, and what it can hold where its one owner has a slot."""
    if not owners:
        return
    declared = [fields_of(cls)[field] for cls in owners.values()]
    if isinstance(declared[0], Slot) and all(slot == declared[0] for slot in declared):
        yield sections.of_slot(field, declared[0])
    else:
        yield sections.of_field(field, owners)


def _owners(path: str) -> Owners:
    """What the last word of a path stands for: a class, a key of the surroundings, or kinds."""
    word = path.rpartition(".")[2]
    if path == "spec":
        return {"spec": Surroundings}
    if word in CLASSES:
        return CLASSES[word]
    declared = fields_of(Surroundings).get(word)
    if isinstance(declared, Slot):
        return declared.table
    return {key: kind.cls for key, kind in kinds().items() if path == key or word == kind.name}


def _fields_of(owner: str) -> list[str]:
    return list(dict.fromkeys(name for cls in _owners(owner).values() for name in fields_of(cls)))


def _hint(word: str) -> str:
    every = [*names(), *dict.fromkeys(name for kind in kinds().values() for name in fields_of(kind.cls))]
    return _nearest(word, every)


def _nearest(word: str, known: list[str]) -> str:
    hint = nearest(word, known)
    return hint if hint.startswith("did") or len(known) <= 40 else "`synthgen describe` lists what there is"
