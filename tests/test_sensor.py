"""The sensor: each fault alone against what optics and statistics say, and none at all."""

from dataclasses import replace

import numpy as np
import pytest

from synthgen.fields import Leaf, fields_of
from synthgen.sensor import ELECTRONS, READ_NOISE, SENSORS, Chip, Ideal, off_focus
from synthgen.streams import noise

PERFECT = Chip(defocus=0, aperture=0, motion=0, vignetting=0, fringe=0, iso=0, sharpening=0)
NEAR = np.zeros((1, 1))
FAR = np.ones((256, 256))
SCENE = noise(1, "scene", (48, 64, 3))
FAULTS = {name: leaf for name, leaf in fields_of(Chip).items() if isinstance(leaf, Leaf) and leaf.unit != "seed"}


def developed(sensor, rgb):
    return sensor.sharpened(sensor.recorded(sensor.seen(rgb, FAR[: rgb.shape[0], : rgb.shape[1]])))


def star(size=(41, 41)):
    rgb = np.zeros((*size, 3))
    rgb[size[0] // 2, size[1] // 2] = 1
    return rgb


def test_a_sensor_without_faults_changes_nothing():
    assert (developed(PERFECT, SCENE) == SCENE).all()
    assert (developed(Ideal(), SCENE) == SCENE).all()


@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "motion_deg"])
def test_each_fault_has_an_effect_and_is_off_at_zero(fault):
    worst = replace(PERFECT, **{fault: FAULTS[fault].distribution.high})
    assert not np.allclose(developed(worst, SCENE), SCENE, atol=1e-3)
    assert (developed(replace(worst, **{fault: 0.0}), SCENE) == SCENE).all()


@pytest.mark.parametrize("shape", [(48, 64, 3), (1, 7, 3), (33, 2, 3)])
@pytest.mark.parametrize("end", ["low", "high"])
def test_pictures_of_any_size_stay_finite_and_as_large(shape, end):
    values = {name: getattr(leaf.distribution, end) for name, leaf in FAULTS.items()}
    chip = Chip(**values)
    picture = chip.sharpened(np.clip(chip.recorded(chip.seen(noise(2, "scene", shape), NEAR)), 0, 1))
    assert picture.shape == shape
    assert np.isfinite(picture).all() and picture.min() >= 0 and picture.max() <= 1


@pytest.mark.parametrize("value", [0.0, 0.2, 1.0])
def test_a_plain_picture_stays_plain_under_blur_and_fringe(value):
    blurred = replace(PERFECT, defocus=0.01, motion=0.03, fringe=0.01).seen(np.full((30, 20, 3), value), NEAR)
    assert blurred == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize("sigma_px", [1.0, 2.5])
def test_defocus_spreads_a_star_by_its_deviation(sigma_px):
    seen = replace(PERFECT, defocus=sigma_px / 41).seen(star(), NEAR)[..., 1]
    at = np.arange(41) - 20
    assert seen.sum() == pytest.approx(1, abs=0.005)
    assert np.sqrt((seen.sum(axis=0) * at**2).sum()) == pytest.approx(sigma_px, rel=0.05)
    assert np.sqrt((seen.sum(axis=1) * at**2).sum()) == pytest.approx(sigma_px, rel=0.05)


@pytest.mark.parametrize(("angle", "axis"), [(0.0, 1), (90.0, 0)])
def test_shake_runs_along_its_direction(angle, axis):
    seen = replace(PERFECT, motion=9 / 41, motion_deg=angle).seen(star(), NEAR)[..., 0]
    along, across = seen.sum(axis=1 - axis), seen.sum(axis=axis)
    assert along[17:24] == pytest.approx(1 / 9, rel=0.01)
    assert along[[16, 24]] == pytest.approx(1 / 9, rel=0.13)  # which share their ends with the next pixels
    assert across[20] == pytest.approx(1, abs=0.01)


def test_slanted_shake_goes_up_to_the_right():
    seen = replace(PERFECT, motion=9 / 41, motion_deg=45).seen(star(), NEAR)[..., 0]
    assert seen[18, 22] > 10 * abs(seen[22, 22])


def test_the_corners_lose_what_vignetting_says():
    seen = replace(PERFECT, vignetting=0.3).seen(np.ones((101, 101, 3)), NEAR)
    assert seen[50, 50] == pytest.approx(1)
    assert seen[0, 0] == pytest.approx(0.7, abs=0.01)


def test_fringes_part_red_from_blue_outwards():
    rgb = np.zeros((5, 201, 3))
    rgb[:, 180] = 1
    seen = replace(PERFECT, fringe=0.02).seen(rgb, NEAR)[2]
    places = (seen * np.arange(201)[:, None]).sum(axis=0) / seen.sum(axis=0)
    assert places == pytest.approx((181.6, 180, 178.4), abs=0.1)


@pytest.mark.parametrize("iso", [100, 1600])
@pytest.mark.parametrize("light", [0.02, 0.18, 0.9])
def test_noise_is_that_of_its_electrons(iso, light):
    recorded = replace(PERFECT, iso=iso, noise_seed=5).recorded(np.full((200, 200, 3), light))
    white = ELECTRONS * 100 / iso
    assert recorded.mean() == pytest.approx(light, rel=0.01)
    assert recorded.std() == pytest.approx(np.sqrt(light / white + (READ_NOISE / white) ** 2), rel=0.02)


def test_noise_has_a_name():
    one, other = (replace(PERFECT, iso=800, noise_seed=n).recorded(SCENE) for n in (1, 2))
    assert (one == replace(PERFECT, iso=800, noise_seed=1).recorded(SCENE)).all()
    assert not np.allclose(one, other)


def test_sharpening_steepens_an_edge():
    edge = np.where(np.arange(32) < 16, 0.4, 0.6)[None, :, None] * np.ones((8, 1, 3))
    sharp = replace(PERFECT, sharpening=0.8).sharpened(edge)
    assert sharp[4, 16, 0] > 0.62 and sharp[4, 15, 0] < 0.38
    assert sharp[4, 2, 0] == pytest.approx(0.4, abs=1e-3)


def test_all_sensors_are_known_by_name():
    assert {kind.__name__.lower() for kind in SENSORS.values()} == set(SENSORS)


def test_the_lens_is_focused_on_the_subject():
    depth = np.array([[2.0, 2.0, 4.0, 0.0, 1.0]])
    subject = np.array([[True, True, False, False, False]])
    assert off_focus(depth, subject) == pytest.approx(np.array([[0, 0, 0.5, 1, 1]]))
    assert off_focus(depth, np.zeros((1, 5), bool)) == pytest.approx(np.array([[0, 0, 0.5, 1, 1]]))
    assert (off_focus(np.zeros((2, 2)), np.zeros((2, 2), bool)) == 0).all()


def test_what_is_out_of_focus_is_blurred_and_the_subject_is_not():
    far = np.where(np.arange(64) < 32, 0.0, 1.0)[None, :] * np.ones((48, 1))
    seen = replace(PERFECT, aperture=0.03).seen(SCENE, far)
    assert (seen[:, :32] == SCENE[:, :32]).all()
    assert seen[:, 36:].std() < 0.5 * SCENE[:, 36:].std()
    farther = replace(PERFECT, aperture=0.03).seen(SCENE, 2 * far)
    assert farther[:, 40:].std() < seen[:, 40:].std()


@pytest.mark.parametrize("fault", [{"defocus": 0.3 / 41}, {"motion": 0.4 / 41, "motion_deg": 90}, {"aperture": 0.01}])
def test_nothing_rings_about_a_lamp(fault):
    picture = np.full((41, 41, 3), 0.1)
    picture[:, 20] = 1e4
    seen = replace(PERFECT, **fault).seen(picture, np.full((41, 41), 0.5))
    beyond = seen[:, 20:].max(axis=(0, 2))
    assert (np.diff(beyond) <= 1e-6 * 1e4).all()
    assert seen.min() >= 0.1 - 1e-6
