"""Every family of furniture: its typical piece, the ends of its ranges, and draws in between."""

from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
import pytest
from furniture_zoo import DRAWS, distances, piece, require_joined, require_sound, require_standing

from synthgen.fields import Slot, fields_of
from synthgen.furniture import CLASSES, FURNITURE
from synthgen.materials import MATERIALS


@dataclass(frozen=True)
class Looks:
    """What the pieces of a class have in common."""

    width: tuple[float, float]  # m, as are all numbers here
    depth: tuple[float, float]
    height: tuple[float, float]
    pairs: tuple[str, ...]  # keypoints, each with a left and a right one
    reach: float  # from a keypoint to the nearest vertex
    overshoot: float  # of a keypoint above the top
    legs: int  # parts of that name on the floor, at least


LOOKS = {
    "chair": Looks(
        width=(0.36, 0.85),
        depth=(0.36, 0.85),
        height=(0.66, 1.45),
        pairs=("seat_front", "seat_back", "back_top"),
        reach=0.1,
        overshoot=0.01,
        legs=0,
    ),
    "sofa": Looks(
        width=(1.1, 3.6),
        depth=(0.68, 1.2),
        height=(0.64, 1.15),
        pairs=("seat_front", "seat_back", "back_top", "arm_front", "leg_front", "leg_back"),
        reach=0.14,
        overshoot=1e-9,
        legs=3,
    ),
}
GAP = 0.001
CLASS_OF = {family: name for name, families in CLASSES.items() for family in families}
SHAPES = [
    (family, field, variant)
    for family, kind in FURNITURE.items()
    for field, slot in fields_of(kind).items()
    if isinstance(slot, Slot) and slot.table is not MATERIALS
    for variant in slot.weights
]
every_family = pytest.mark.parametrize("family", FURNITURE)


@pytest.mark.parametrize("draw", ["typical", *DRAWS])
@every_family
def test_a_piece_is_whole(family, draw):
    drawn, looks = piece(family, draw), LOOKS[CLASS_OF[family]]
    model = drawn.model()
    require_sound(model)
    require_standing(model)
    require_joined(model, GAP)
    require_looks(model, looks)
    require_sides(model, looks)
    assert all(fields_of(type(drawn))[part.slot].table is MATERIALS for part in model.parts)


def require_looks(model, looks):
    """Plausible sizes, and as many legs as it takes."""
    for size, (low, high) in zip(np.ptp(model.bounds, axis=0), (looks.width, looks.depth, looks.height), strict=True):
        assert low < size < high
    assert sum(part.mesh.bounds[0, 2] < 0.001 for part in model.parts if part.name == "leg") >= looks.legs


def require_sides(model, looks):
    """Keypoints in pairs, on the sitter's sides, near the surface."""
    keypoints, top = model.keypoints, model.bounds[1, 2]
    assert set(keypoints) >= {f"{name}_{side}" for name in looks.pairs for side in ("left", "right")}
    assert {key.replace("left", "right") for key in keypoints if "left" in key} == {
        k for k in keypoints if "right" in k
    }
    for key, (x, _, z) in keypoints.items():
        past = 0.02 if key.startswith("leg_") else 0.0  # a star can be turned until an arm of it is in the middle
        assert "left" not in key or x > -past
        assert "right" not in key or x < past
        assert -0.001 <= z <= top + looks.overshoot, key
    assert distances(model, list(keypoints.values())).max() < looks.reach
    assert keypoints["seat_front_left"][1] < keypoints["seat_back_left"][1]


@every_family
def test_typical_legs_are_on_the_sitters_sides_and_end_on_the_floor(family):
    for key, (x, _, z) in piece(family, "typical").model().keypoints.items():
        assert "left" not in key or x > 0
        assert "right" not in key or x < 0
        assert z >= -1e-9


@pytest.mark.parametrize("family, field, variant", SHAPES)
def test_each_variant_stands(family, field, variant):
    slot = fields_of(FURNITURE[family])[field]
    model = FURNITURE[family](**{field: slot.table[variant]()}).model()
    require_sound(model)
    require_standing(model)


@every_family
def test_materials_do_not_change_the_shape(family):
    slots = {f: s for f, s in fields_of(FURNITURE[family]).items() if isinstance(s, Slot) and s.table is MATERIALS}
    typical = FURNITURE[family]()
    model = typical.model()
    for k in range(max(len(slot.weights) for slot in slots.values())):
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


@every_family
def test_a_model_is_quick(family):
    typical = FURNITURE[family]()
    assert any(seconds(typical.model) < 0.15 for _ in range(5))


def seconds(call):
    start = perf_counter()
    call()
    return perf_counter() - start
