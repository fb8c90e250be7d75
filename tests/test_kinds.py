"""Every kind that a spec can name: what it declares is whole, and agrees with itself."""

import dataclasses
import re

import pytest

from synthgen.distributions import Choice, Constant, Integer
from synthgen.fields import Leaf, Slot, fields_of, kind_name
from synthgen.furniture import CLASSES, FURNITURE
from synthgen.materials import MATERIALS
from synthgen.scene import Surroundings

UNITS = {
    "m", "mm", "deg", "ratio", "factor", "count", "px", "K", "EV", "quality", "radiance", "seed", "true/false",
    "word", "sRGB", "power", "ISO", "path", "words", "h",
}  # fmt: skip
WORD = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
RESERVED = {"kind", "weight", "class", "furniture"}
"""What a spec or the drawn factors say in the place of a field's name."""


def kinds_below(kind):
    """The kind and all that its slots can hold."""
    found = {kind: None}
    for declaration in fields_of(kind).values():
        if isinstance(declaration, Slot):
            for inner in declaration.table.values():
                if inner not in found:
                    found |= kinds_below(inner)
    return found


KINDS = list(kinds_below(Surroundings))
for family in FURNITURE.values():
    KINDS += [kind for kind in kinds_below(family) if kind not in KINDS]


def leaves(kind, *types):
    """Name and declaration of the fields that hold values, of some types."""
    return [(n, d) for n, d in fields_of(kind).items() if isinstance(d, Leaf) and (not types or d.type in types)]


def slots(kind):
    """Name and declaration of the fields that hold kinds."""
    return [(n, d) for n, d in fields_of(kind).items() if isinstance(d, Slot)]


def typical(kind, name):
    return getattr(kind(), name)


def a_kind_is_a_frozen_value(kind):
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen
    assert kind() == kind()
    assert hash(kind()) == hash(kind())


def a_kind_says_what_it_is(kind):
    assert kind.__doc__
    assert not kind.__doc__.startswith(f"{kind.__name__}("), "the docstring that dataclasses make says nothing"
    assert kind.__doc__.strip()[-1] in ".!"


def fields_have_plain_names_and_meanings(kind):
    for name, declaration in fields_of(kind).items():
        assert WORD.fullmatch(name)
        assert name not in RESERVED
        assert declaration.meaning[0].isupper() or declaration.meaning[0].isdigit(), name
        assert declaration.meaning.endswith("."), name
        assert len(declaration.meaning) < 120, name


def values_have_known_units(kind):
    for name, leaf in leaves(kind):
        assert leaf.unit in UNITS, name
        assert name.endswith("_deg") == (leaf.unit == "deg"), name
        assert name.endswith("_mm") == (leaf.unit == "mm"), name
        assert name.endswith("_px") == (leaf.unit == "px"), name


def typical_values_could_be_drawn(kind):
    for name, leaf in leaves(kind):
        value = typical(kind, name)
        if leaf.type == "color":  # any colour is one that a spec may ask for
            assert re.fullmatch("#[0-9a-f]{6}", value), name
        else:
            assert value in leaf.distribution, name


def typical_value_and_whole_distribution_lie_inside_the_limits(kind):
    for name, leaf in leaves(kind, "number", "count"):
        assert leaf.low < leaf.high, name
        values = (*leaf.distribution.ends, typical(kind, name))
        assert all(leaf.low <= value <= leaf.high for value in values), name


def sizes_are_not_negative(kind):
    for name, leaf in leaves(kind, "number", "count"):
        assert leaf.low >= 0 or leaf.unit not in ("mm", "px", "K", "count", "seed", "quality"), name


def counts_are_whole(kind):
    for name, leaf in leaves(kind, "count"):
        assert type(typical(kind, name)) is int, name
        assert isinstance(leaf.distribution, Integer | Constant | Choice), name
        assert {type(end) for end in leaf.distribution.ends} == {int}, name


def words_are_among_their_options(kind):
    for name, leaf in leaves(kind, "word"):
        assert typical(kind, name) in leaf.words, name
        assert set(leaf.distribution.ends) <= set(leaf.words), name


def slots_hold_and_weigh_kinds_of_their_table(kind):
    for name, slot in slots(kind):
        assert kind_name(typical(kind, name), slot.table) in slot.table, name
        assert set(slot.weights) <= set(slot.table), name
        assert sum(slot.weights.values()) > 0, name
        assert all(WORD.fullmatch(word) for word in slot.table), name
        assert len(set(slot.table.values())) == len(slot.table), "a kind stands twice in a table"


CHECKS = (
    a_kind_is_a_frozen_value,
    a_kind_says_what_it_is,
    fields_have_plain_names_and_meanings,
    values_have_known_units,
    typical_values_could_be_drawn,
    typical_value_and_whole_distribution_lie_inside_the_limits,
    sizes_are_not_negative,
    counts_are_whole,
    words_are_among_their_options,
    slots_hold_and_weigh_kinds_of_their_table,
)
"""What holds for every kind."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_is_whole_and_agrees_with_itself(kind):
    for check in CHECKS:
        check(kind)


@pytest.mark.parametrize("table", [FURNITURE, MATERIALS], ids=["FURNITURE", "MATERIALS"])
def test_no_kind_stands_twice_in_a_table(table):
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(("name", "family"), FURNITURE.items(), ids=FURNITURE)
def test_a_family_has_the_name_of_its_class(name, family):
    assert re.sub(r"(?<!^)(?=[A-Z])", "_", family.__name__).lower() == name


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_holds_furniture(name):
    assert len(CLASSES[name]) >= 2
    assert CLASSES[name].items() <= FURNITURE.items()


def test_classes_share_no_furniture():
    families = [family for table in CLASSES.values() for family in table]
    assert len(families) == len(set(families))


def test_no_surrounding_has_the_name_of_a_key_of_the_spec():
    assert not {"name", "count", "seed", "classes", "balance", "splits"} & set(fields_of(Surroundings))
