"""Topics: the tables that a spec draws on, each with the names it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from synthgen.colors import PALETTES
from synthgen.distribution_table import FORMS, arguments_of
from synthgen.fields import Slot, fields_of
from synthgen.furniture import CATALOGUE, CLASSES, FURNITURE
from synthgen.keys import KEYS, PRESETS
from synthgen.labels import LABELS
from synthgen.materials import BACKDROPS, FLOORS, MATERIALS, WALLS
from synthgen.props import FLOOR_PROPS, RUGS, WALL_PROPS
from synthgen.reference.kinds import Table, first_sentence, kind_of
from synthgen.reference.sections import listed
from synthgen.resources import resource
from synthgen.scene import Surroundings
from synthgen.writers import WRITERS

Names = Mapping[str, str]
"""Name -> meaning."""


@dataclass(frozen=True)
class Topic:
    """What the names of a table are, and the names themselves."""

    meaning: str
    names: Callable[[], Names]


def _kinds(table: Table) -> Callable[[], Names]:
    return lambda: {name: kind_of(name, cls).brief for name, cls in table.items()}


def _classes() -> Names:
    return {name: f"{len(families)} families: {listed(families)}." for name, families in CLASSES.items()}


def _families(label: str | None) -> Callable[[], Names]:
    return _kinds({name: entry.kind for name, entry in CATALOGUE.items() if entry.label == label})


def _keys() -> Names:
    return {name: key.meaning for name, key in KEYS.items()} | {
        name: declared.meaning for name, declared in fields_of(Surroundings).items()
    }


def _distributions() -> Names:
    return {
        name: f"{' '.join((cls.__doc__ or '').split())} `{name}: {_arguments(name)}`" for name, cls in FORMS.items()
    }


def _arguments(name: str) -> str:
    """How a spec writes what a distribution is made of."""
    return {"choice": "{this: 2, that: 1}", "palette": "wood"}.get(name, f"[{', '.join(arguments_of(FORMS[name]))}]")


def _labels() -> Names:
    return {name: f"{label.meaning} Of each {label.scope}." for name, label in LABELS.items()}


def _formats() -> Names:
    return {name: first_sentence(" ".join((writer.__doc__ or "").split())) for name, writer in WRITERS.items()}


def _presets() -> Names:
    return {name: _first_comment(name) for name in PRESETS}


def _first_comment(preset: str) -> str:
    """What a shipped spec says of itself on its first line."""
    lines = resource("configs", f"{preset}.yaml").read_text().splitlines()
    return next(line.removeprefix("#").strip() for line in lines if line.startswith("# ") and "$schema" not in line)


@cache
def topics() -> Mapping[str, Topic]:
    """Name -> topic, in the order of the overview."""
    slots = {
        name: Topic(declared.meaning, _kinds(declared.table))
        for name, declared in fields_of(Surroundings).items()
        if isinstance(declared, Slot)
    }
    return {
        "spec": Topic("The keys of a spec.", _keys),
        "classes": Topic("Classes that may be left empty, as in `chair: {}`.", _classes),
        "furniture": Topic("Whatever can stand for a class.", _kinds(FURNITURE)),
        **slots,
        "materials": Topic("What furniture is made of.", _kinds(MATERIALS)),
        "floors": Topic("Floors and grounds.", _kinds(FLOORS)),
        "walls": Topic("Walls.", _kinds(WALLS)),
        "backdrops": Topic("Backdrops of the studio.", _kinds(BACKDROPS)),
        "props": Topic("What stands about in rooms, never labeled.", _kinds(FLOOR_PROPS | WALL_PROPS | RUGS)),
        "distributions": Topic("What a value can be drawn from.", _distributions),
        "palettes": Topic(
            "Colours by name, for `palette: ...`.", lambda: {n: " ".join(c) for n, c in PALETTES.items()}
        ),
        "labels": Topic("What is known of each image and object.", _labels),
        "formats": Topic("How datasets are written.", _formats),
        "presets": Topic("Shipped specs to build on, as in `preset: wild`.", _presets),
    }
