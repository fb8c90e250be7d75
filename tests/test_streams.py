"""Randomness is named by seed, image and place, and by nothing else."""

import itertools

import numpy as np
import pytest

from synthgen.streams import noise, stream, uniform

# Pinned: a change of any of these changes every dataset ever made.
GOLDEN = {
    (0, 0, "camera.azimuth_deg"): 0.12095171974109231,
    (0, 17, "camera.azimuth_deg"): 0.6114051241249443,
    (1, 0, "camera.azimuth_deg"): 0.5670526971007988,
    (0, 0, "furniture.kind"): 0.010915151109047172,
    (2**63 - 1, 99_999_999, "turn_deg"): 0.37685655784669936,
}


@pytest.mark.parametrize(("place", "value"), GOLDEN.items(), ids=str)
def test_the_numbers_of_a_place_never_change(place, value):
    assert uniform(*place) == value


def test_every_place_has_its_own_number():
    seeds = (0, 1, 2, 2**31, 2**32, 2**32 + 1, 2**63 - 1)
    paths = ("a", "b", "a.b", "ab", "camera.azimuth_deg", "camera.elevation_deg", "é")
    places = list(itertools.product(seeds, (0, 1, 2, 10**8, 10**12), paths))
    assert len({uniform(*place) for place in places}) == len(places)


def test_seed_0_is_a_seed_like_any_other():
    assert uniform(0, 0, "a") == uniform(0, 0, "a")
    assert uniform(0, 0, "a") != uniform(1, 0, "a")


def test_taking_numbers_of_one_place_moves_no_other():
    before = uniform(3, 4, "b")
    stream(3, 4, "a").random(1000)
    assert uniform(3, 4, "b") == before


@pytest.mark.parametrize("shape", [(), (3,), (4, 5), (0,)])
def test_noise_has_its_shape_and_is_uniform(shape):
    values = noise(7, "wrinkles", shape)
    assert np.shape(values) == shape
    assert ((values >= 0) & (values < 1)).all()
    assert (values == noise(7, "wrinkles", shape)).all()


def test_noise_differs_by_seed_and_name():
    assert (noise(1, "a", (8,)) != noise(2, "a", (8,))).all()
    assert (noise(1, "a", (8,)) != noise(1, "b", (8,))).all()


@pytest.mark.parametrize("along", ["seed", "index", "path"])
def test_neighbouring_places_do_not_depend_on_each_other(along):
    n = 4000
    places = {
        "seed": [(i, 0, "camera.fill") for i in range(n)],
        "index": [(0, i, "camera.fill") for i in range(n)],
        "path": [(0, 0, f"field_{i}") for i in range(n)],
    }[along]
    values = np.array([uniform(*place) for place in places])
    assert values.mean() == pytest.approx(0.5, abs=0.02)
    assert np.histogram(values, 10, (0, 1))[0].min() > 0.8 * n / 10
    assert abs(np.corrcoef(values[:-1], values[1:])[0, 1]) < 0.05


@pytest.mark.parametrize(("seed", "index"), [(-1, 0), (0, -1)])
def test_no_seed_and_no_index_is_negative(seed, index):
    with pytest.raises(ValueError):
        uniform(seed, index, "a")
