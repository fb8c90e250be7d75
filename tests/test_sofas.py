"""Sofas: every family, at the ends of its ranges and in between."""

from dataclasses import replace
from time import perf_counter

import numpy as np
import pytest
import trimesh

from synthgen.fields import Leaf, fields_of
from synthgen.furniture.back_cushions import BACKINGS
from synthgen.furniture.model import PARTS, Model
from synthgen.furniture.pillows import PILLOWS, ThrowPillows
from synthgen.furniture.skirts import SKIRTS
from synthgen.furniture.sofa_arms import SOFA_ARMS
from synthgen.furniture.sofas import SOFAS

KEYPOINTS = {
    *(f"leg_{end}_{side}" for end in ("front", "back") for side in ("left", "right")),
    *(f"seat_{end}_{side}" for end in ("front", "back") for side in ("left", "right")),
    *(f"{part}_{side}" for part in ("back_top", "arm_front") for side in ("left", "right")),
}


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


SOURCES = {"low": forever(0.0), "high": forever(1 - 1e-9), **{f"draw {k}": shuffled(k) for k in range(50)}}


def require_sound(model: Model) -> None:
    assert len(model.mesh.faces) <= 20_000
    for part in model.parts:
        body = trimesh.Trimesh(part.mesh.vertices, part.mesh.faces, process=False)
        assert part.name in PARTS
        assert np.isfinite(part.mesh.vertices).all() and np.isfinite(part.mesh.uvs).all()
        assert body.is_watertight and body.volume > 0, part.name


def require_standing(model: Model) -> None:
    assert model.bounds[0, 2] == pytest.approx(0, abs=1e-9)
    assert model.bounds[:, :2].sum(axis=0) == pytest.approx(0, abs=1e-9)
    feet = [p.mesh.bounds[0, 2] for p in model.parts if p.name == "leg"]
    assert np.sum(np.array(feet) < 0.001) >= 3


def require_plausible(model: Model) -> None:
    width, depth, height = np.ptp(model.bounds, axis=0)
    assert 1.1 < width < 3.6 and 0.68 < depth < 1.2 and 0.64 < height < 1.15


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", SOFAS)
def test_a_draw_is_sound_and_stands(name, source):
    model = drawn(SOFAS[name], SOURCES[source]).model()
    require_sound(model)
    require_standing(model)
    require_plausible(model)


@pytest.mark.parametrize("seats", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("name", SOFAS)
def test_any_number_of_seats(name, seats):
    model = SOFAS[name](seats=seats).model()
    require_sound(model)
    require_standing(model)


@pytest.mark.parametrize("name", SOFAS)
def test_keypoints_are_on_the_sitters_sides(name):
    model = SOFAS[name]().model()
    assert set(model.keypoints) >= KEYPOINTS
    for key, (x, _, z) in model.keypoints.items():
        assert "left" not in key or x > 0
        assert "right" not in key or x < 0
        assert -1e-9 <= z <= model.bounds[1, 2] + 1e-9
        away = np.linalg.norm(model.vertices - np.array(model.keypoints[key]), axis=1).min()
        assert away < 0.14, key
    assert model.keypoints["seat_front_left"][1] < model.keypoints["seat_back_left"][1]


@pytest.mark.parametrize("name", SOFAS)
def test_slots_are_fields(name):
    fields = fields_of(SOFAS[name])
    assert {part.slot for part in SOFAS[name]().model().parts} <= set(fields)


@pytest.mark.parametrize("name", SOFAS)
def test_parts_touch_what_carries_them(name):
    parts = SOFAS[name](pillows=ThrowPillows()).model().parts
    lows = np.array([part.mesh.bounds[0] for part in parts])
    highs = np.array([part.mesh.bounds[1] for part in parts])
    touches = ((lows[:, None] <= highs + 0.008) & (highs[:, None] >= lows - 0.008)).all(axis=2)
    reached = np.linalg.matrix_power(touches.astype(float), len(parts))
    assert (reached > 0).all()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", SOFAS)
def test_pillows_rest_on_the_seat(name, seed):
    model = SOFAS[name](pillows=ThrowPillows(seed=seed, pillows=4, toss_deg=14.0)).model()
    seat = max(p.mesh.bounds[1, 2] for p in model.parts if p.name == "seat")
    pillows = [p.mesh.bounds for p in model.parts if p.name == "pillow"]
    arms = [p.mesh.bounds for p in model.parts if p.name == "arm"]
    assert pillows
    for low, high in pillows:
        assert seat - 0.06 < low[2] < seat + 0.01
        assert low[0] > min(a[0, 0] for a in arms) and high[0] < max(a[1, 0] for a in arms)


@pytest.mark.parametrize("table, field", [(SOFA_ARMS, "arms"), (BACKINGS, "backing"), (PILLOWS, "pillows")])
def test_each_variant_of_a_track_arm_sofa(table, field):
    for kind in table.values():
        require_sound(replace(SOFAS["track_arm_sofa"](), **{field: kind()}).model())


@pytest.mark.parametrize("name", SKIRTS)
def test_skirts_hang_clear_of_the_floor(name):
    model = SOFAS["rolled_arm_sofa"](skirt=SKIRTS[name]()).model()
    require_sound(model)
    assert all(part.mesh.bounds[0, 2] > 0.005 for part in model.parts if part.name == "base")


@pytest.mark.parametrize("name", SOFAS)
def test_a_model_is_quick(name):
    sofa, took = SOFAS[name](), []
    for _ in range(5):
        start = perf_counter()
        sofa.model()
        took.append(perf_counter() - start)
    assert min(took) < 0.15
