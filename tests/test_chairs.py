"""Chairs: every family, at the ends of its ranges and in between."""

from time import perf_counter

import numpy as np
import pytest
import trimesh

from synthgen.fields import Leaf, Slot, fields_of
from synthgen.furniture.chairs import CHAIRS
from synthgen.furniture.legs import LEGS, foot_under
from synthgen.furniture.model import PARTS

PAIRED = {f"{part}_{side}" for part in ("seat_front", "seat_back", "back_top") for side in ("left", "right")}
SIZES = {"width": (0.36, 0.85), "depth": (0.36, 0.85), "height": (0.66, 1.45)}
VARIANTS = [
    (family, field, variant)
    for family, kind in CHAIRS.items()
    for field, slot in fields_of(kind).items()
    if isinstance(slot, Slot)
    for variant in slot.weights
]


def drawn(kind, uniforms):
    """An instance of a kind, each of its fields from the next uniform."""
    values = {}
    for name, declared in fields_of(kind).items():
        u = next(uniforms)
        if isinstance(declared, Leaf):
            values[name] = declared.distribution.quantile(u)
        else:
            shares = np.cumsum(list(declared.weights.values())) / sum(declared.weights.values())
            option = list(declared.weights)[min(int(np.searchsorted(shares, u, side="right")), len(shares) - 1)]
            values[name] = drawn(declared.table[option], uniforms)
    return kind(**values)


def forever(u):
    while True:
        yield u


def shuffled(number):
    rng = np.random.default_rng(number)
    while True:
        yield float(rng.random())


def require_sound(model):
    assert len(model.mesh.faces) <= 20_000
    for part in model.parts:
        body = trimesh.Trimesh(part.mesh.vertices, part.mesh.faces, process=False)
        assert part.name in PARTS
        assert np.isfinite(part.mesh.vertices).all() and np.isfinite(part.mesh.uvs).all()
        assert body.is_watertight and body.volume > 0, part.name


def require_standing(model):
    assert model.bounds[0, 2] == pytest.approx(0, abs=1e-9)
    assert model.bounds[:, :2].sum(axis=0) == pytest.approx(0, abs=1e-9)
    floor = model.vertices[model.vertices[:, 2] < 0.003, :2]
    assert (np.ptp(floor, axis=0) > 0.2).all()
    tips = [z for key, (_, _, z) in model.keypoints.items() if key.startswith(("leg_", "caster_"))]
    assert len(tips) >= 3 and max(tips) < 0.01


def require_plausible(model):
    for size, (low, high) in zip(np.ptp(model.bounds, axis=0), SIZES.values(), strict=True):
        assert low < size < high


def require_joined(model):
    """The bounding boxes of the parts hang together."""
    lows = np.array([part.mesh.bounds[0] for part in model.parts]) - 0.003
    highs = np.array([part.mesh.bounds[1] for part in model.parts]) + 0.003
    touches = ((lows[:, None] <= highs) & (highs[:, None] >= lows)).all(axis=2)
    assert (np.linalg.matrix_power(touches.astype(float), len(model.parts)) > 0).all()


@pytest.mark.parametrize("u", [0.0, 1 - 1e-9])
@pytest.mark.parametrize("family", CHAIRS)
def test_the_ends_of_the_ranges(family, u):
    model = drawn(CHAIRS[family], forever(u)).model()
    require_sound(model)
    require_standing(model)


@pytest.mark.parametrize("number", range(50))
@pytest.mark.parametrize("family", CHAIRS)
def test_a_draw_is_sound_and_stands(family, number):
    model = drawn(CHAIRS[family], shuffled(number)).model()
    require_sound(model)
    require_standing(model)
    require_plausible(model)
    require_joined(model)


@pytest.mark.parametrize("family, field, variant", VARIANTS)
def test_each_variant(family, field, variant):
    slot = fields_of(CHAIRS[family])[field]
    model = CHAIRS[family](**{field: slot.table[variant]()}).model()
    require_sound(model)
    require_standing(model)


@pytest.mark.parametrize("family", CHAIRS)
def test_keypoints_are_on_the_sitters_sides(family):
    model = CHAIRS[family]().model()
    assert set(model.keypoints) >= PAIRED
    for key, (x, _, z) in model.keypoints.items():
        assert "left" not in key or x > 0
        assert "right" not in key or x < 0
        assert -1e-9 <= z <= model.bounds[1, 2] + 0.01
        assert np.linalg.norm(model.vertices - np.array(model.keypoints[key]), axis=1).min() < 0.1, key
    assert model.keypoints["seat_front_left"][1] < model.keypoints["seat_back_left"][1]


@pytest.mark.parametrize("family", CHAIRS)
def test_slots_are_fields(family):
    assert {part.slot for part in CHAIRS[family]().model().parts} <= set(fields_of(CHAIRS[family]))


@pytest.mark.parametrize("family", CHAIRS)
def test_a_model_is_quick(family):
    chair, took = CHAIRS[family](), []
    for _ in range(5):
        start = perf_counter()
        chair.model()
        took.append(perf_counter() - start)
    assert min(took) < 0.15


@pytest.mark.parametrize("height", [0.08, 0.45])
@pytest.mark.parametrize("name", LEGS)
def test_a_leg_reaches_from_its_top_to_its_foot(name, height):
    leg, top = LEGS[name](), np.array([0.2, 0.1, height])
    foot = foot_under(leg, top, (1, -1))
    mesh = leg.mesh(foot, top)
    assert mesh.bounds[:, 2] == pytest.approx([0, height])
    assert foot[0] >= top[0] and foot[1] <= top[1]
    low = mesh.vertices[mesh.vertices[:, 2] < 1e-9, :2]
    assert low.mean(axis=0) == pytest.approx(foot[:2], abs=0.002)
    assert trimesh.Trimesh(mesh.vertices, mesh.faces, process=False).is_watertight
