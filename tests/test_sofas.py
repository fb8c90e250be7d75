"""Sofas: what is special about them; test_furniture.py has what they share with all furniture."""

import pytest
from furniture_zoo import require_joined, require_sound, require_standing

from synthgen.furniture.pillows import ThrowPillows
from synthgen.furniture.skirts import SKIRTS
from synthgen.furniture.sofas import SOFAS


@pytest.mark.parametrize("seats", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("name", SOFAS)
def test_any_number_of_seats(name, seats):
    model = SOFAS[name](seats=seats).model()
    require_sound(model)
    require_standing(model)
    assert sum(part.mesh.bounds[0, 2] < 0.001 for part in model.parts if part.name == "leg") >= 3


@pytest.mark.parametrize("name", SOFAS)
def test_pillows_touch_what_carries_them(name):
    require_joined(SOFAS[name](pillows=ThrowPillows()).model(), 0.008)


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


@pytest.mark.parametrize("name", SKIRTS)
def test_skirts_hang_clear_of_the_floor(name):
    model = SOFAS["rolled_arm_sofa"](skirt=SKIRTS[name]()).model()
    require_sound(model)
    assert all(part.mesh.bounds[0, 2] > 0.005 for part in model.parts if part.name == "base")
