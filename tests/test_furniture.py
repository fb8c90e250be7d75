"""Every family of furniture: its typical piece, the ends of its ranges, and draws in between."""

from dataclasses import replace

import numpy as np
import pytest
from furniture_zoo import CHECKS, piece, require_sound, require_standing

from synthgen.fields import Slot, fields_of
from synthgen.furniture import CATALOGUE, FAMILIES
from synthgen.materials import MATERIALS

SIZES = {
    "chair": ((0.34, 1.3), (0.34, 1.8), (0.65, 1.6)),
    "sofa": ((1.0, 4.2), (0.45, 3.0), (0.35, 1.25)),
    None: ((0.32, 2.3), (0.32, 1.9), (0.6, 1.3)),
}
"""Class, or none -> limits of width, depth and height, metres."""

SHAPES = [
    (family, field, variant)
    for family, kind in FAMILIES.items()
    for field, slot in fields_of(kind).items()
    if isinstance(slot, Slot) and slot.table is not MATERIALS
    for variant in slot.weights
]
every_family = pytest.mark.parametrize("family", FAMILIES)


@pytest.mark.parametrize("draw", ["typical", "low", "high", "draw 0"])
@every_family
def test_a_piece_is_whole(family, draw):
    drawn = piece(family, draw)
    model = drawn.model()
    for check in CHECKS:
        check(model)
    assert all(fields_of(type(drawn))[part.slot].table is MATERIALS for part in model.parts)


@pytest.mark.parametrize("draw", ["typical", "low", "high", "draw 1"])
@every_family
def test_sizes_are_those_of_furniture(family, draw):
    limits = SIZES[CATALOGUE[family].label]
    for size, (low, high) in zip(np.ptp(piece(family, draw).model().bounds, axis=0), limits, strict=True):
        assert low < size < high


@pytest.mark.parametrize("family", [name for name, entry in CATALOGUE.items() if entry.label])
def test_backs_have_corners(family):
    model = piece(family, "draw 2").model()
    assert "back_top_left" in model.keypoints or not any(part.name == "back" for part in model.parts)


@every_family
def test_typical_legs_are_on_the_sitters_sides_and_end_on_the_floor(family):
    tips = {key: at for key, at in piece(family, "typical").model().keypoints.items() if key.startswith("leg_")}
    sides = {"left": 1, "right": -1}
    for key, (x, _, z) in tips.items():
        assert abs(z) < 0.01
        assert x * sides.get(key.rpartition("_")[2], 0) > -0.03  # an arm of a star may point to the middle


@pytest.mark.long
@pytest.mark.parametrize("family, field, variant", SHAPES)
def test_each_variant_stands(family, field, variant):
    slot = fields_of(FAMILIES[family])[field]
    model = FAMILIES[family](**{field: slot.table[variant]()}).model()
    require_sound(model)
    require_standing(model)


@every_family
def test_materials_do_not_change_the_shape(family):
    slots = {f: s for f, s in fields_of(FAMILIES[family]).items() if isinstance(s, Slot) and s.table is MATERIALS}
    typical = FAMILIES[family]()
    model = typical.model()
    for k in (1, 2):
        options = {field: list(slot.weights)[k % len(slot.weights)] for field, slot in slots.items()}
        covered = replace(typical, **{field: MATERIALS[name]() for field, name in options.items()})
        assert same(covered.model(), model)


@pytest.mark.parametrize("draw", ["typical", "draw 0"])
@every_family
def test_a_piece_has_one_model(family, draw):
    assert same(piece(family, draw).model(), piece(family, draw).model())


def same(one, other):
    """Whether two models are equal, bit by bit."""
    pairs = [
        (one.mesh.vertices, other.mesh.vertices),
        (one.mesh.faces, other.mesh.faces),
        (one.mesh.uvs, other.mesh.uvs),
    ]
    names = [[(part.name, part.slot) for part in model.parts] for model in (one, other)]
    return all(np.array_equal(a, b) for a, b in pairs) and names[0] == names[1] and one.keypoints == other.keypoints
