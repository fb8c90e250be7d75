"""Sofas: what is special about them; test_furniture.py has what they share with all furniture."""

import numpy as np
import pytest
from furniture_zoo import CHECKS, require_joined, require_sound, require_standing

from synthgen.fields import fields_of
from synthgen.furniture import FAMILIES
from synthgen.furniture.pillows import PILLOWS, ThrowPillows
from synthgen.furniture.skirts import SKIRTS
from synthgen.furniture.sofas import SOFAS

PILLOWED = ("track_arm_sofa", "rolled_arm_sofa", "lawson_sofa", "tuxedo_sofa", "mid_century_sofa", "loveseat")
SEATED = [
    (name, seats)
    for name, entry in SOFAS.items()
    if "seats" in (fields := fields_of(entry.kind))
    for seats in range(round(fields["seats"].low), round(fields["seats"].high) + 1)
]


@pytest.mark.parametrize(("name", "seats"), SEATED)
def test_any_number_of_seats(name, seats):
    model = FAMILIES[name](seats=seats).model()
    for check in CHECKS:
        check(model)


@pytest.mark.parametrize("name", PILLOWED)
def test_more_seats_make_a_wider_sofa(name):
    widths = [np.ptp(FAMILIES[name](seats=seats).model().bounds[:, 0]) for seats in (1, 2, 3)]
    assert (np.diff(widths) > 0.3).all()


@pytest.mark.parametrize("pillows", PILLOWS)
@pytest.mark.parametrize("name", PILLOWED)
def test_pillows_touch_what_carries_them(name, pillows):
    require_joined(FAMILIES[name](pillows=PILLOWS[pillows]()).model())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", PILLOWED)
def test_pillows_rest_on_the_seat(name, seed):
    model = FAMILIES[name](pillows=ThrowPillows(seed=seed, pillows=4, toss_deg=14.0)).model()
    seat = max(p.mesh.bounds[1, 2] for p in model.parts if p.name in ("seat", "cushion"))
    pillows = [p.mesh.bounds for p in model.parts if p.name == "pillow"]
    arms = [p.mesh.bounds for p in model.parts if p.name == "arm"]
    assert pillows
    for low, high in pillows:
        assert seat - 0.5 < low[2] < seat + 0.01
        assert low[0] > min(a[0, 0] for a in arms) and high[0] < max(a[1, 0] for a in arms)


@pytest.mark.parametrize("name", SKIRTS)
def test_skirts_hang_clear_of_the_floor(name):
    model = FAMILIES["rolled_arm_sofa"](skirt=SKIRTS[name]()).model()
    require_sound(model)
    require_standing(model)
    assert all(part.mesh.bounds[0, 2] > 0.005 for part in model.parts if part.name == "base")
