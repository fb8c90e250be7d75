"""From linear light to a picture: metering, tone, sRGB."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthgen.colors import (
    hex_from_rgb,
    linear_from_hex,
    linear_from_kelvin,
    linear_from_srgb,
    rgb_from_hex,
    srgb_from_linear,
)
from synthgen.distributions import Uniform
from synthgen.fields import fields_of
from synthgen.frame import Frame
from synthgen.photo import LUMA, MIDDLE_GREY, WHITE, Photo, _contrasted, _rolled_off, developed, metered_gain
from synthgen.sensor import Ideal
from synthgen.streams import stream

GREY = np.full((20, 20, 3), 0.5)
RAMP = np.linspace(0, 1, 1001)


def plain(value):
    return np.full((8, 12, 3), value, np.float32)


def photo_of(rgb, photo, subject=None, albedo=0.5):
    """What a camera makes of linear light on grey surfaces."""
    blank = np.zeros(rgb.shape[:2])
    instance = blank if subject is None else subject
    fields = {f.name: blank for f in dataclasses.fields(Frame)}
    return developed(
        Frame(**fields | {"rgb": rgb, "instance": instance.astype(np.uint16), "albedo": np.zeros_like(rgb) + albedo}),
        photo,
        Ideal(),
    )


def drawn(index, limits=False):
    values = stream(3, index, "photo").random(8)
    return Photo(**{
        name: Uniform(d.low, d.high).quantile(v) if limits and d.type == "number" else d.distribution.quantile(v)
        for (name, d), v in zip(fields_of(Photo).items(), values, strict=False)
    })  # fmt: skip


@pytest.mark.parametrize("light", [1e-4, 0.01, 0.18, 1, 50, 1e5])
@pytest.mark.parametrize("index", range(6))
def test_a_plain_frame_is_neither_black_nor_blown(light, index):
    photo = photo_of(plain(light), drawn(index))
    assert 40 < photo.mean() < 250
    assert photo.std(axis=(0, 1)).max() == 0


@pytest.mark.parametrize("index", range(10))
def test_a_photo_is_bytes_of_the_shape_of_its_plain(index):
    light = stream(1, index, "light").random((9, 5, 3)).astype(np.float32) * 3
    photo = photo_of(light, drawn(index, limits=True), light[..., 0] > 1)
    assert photo.shape == (9, 5, 3)
    assert photo.dtype == np.uint8


def test_no_light_gives_black():
    assert (photo_of(plain(0), Photo()) == 0).all()


@pytest.mark.parametrize("tint", [(1, 1, 1), (1.6, 1, 0.6), (0.7, 1, 1.5)])
def test_a_perfect_white_balance_takes_out_the_colour_of_the_light(tint):
    light = (plain(0.3) * tint).astype(np.float32)
    assert np.ptp(photo_of(light, Photo(white_balance=1.0)), axis=2).max() <= 1
    kept = photo_of(light, Photo(white_balance=0.0)).reshape(-1, 3)[0].astype(int)
    assert (np.argsort(kept, kind="stable") == np.argsort(tint, kind="stable")).all()


def test_white_balance_keeps_the_colour_of_things():
    light = np.tile(np.array([0.4, 0.1, 0.1], np.float32), (8, 12, 1))
    red = photo_of(light, Photo(white_balance=1.0), albedo=np.array([0.8, 0.2, 0.2]))[0, 0].astype(int)
    assert red[0] > red[1] + 40
    assert abs(red[1] - red[2]) <= 1


def test_light_below_zero_is_none():
    light = plain(0.18)
    light[0, 0] = -5
    assert (photo_of(light, Photo())[0, 0] == 0).all()


@pytest.mark.parametrize("index", range(12))
def test_more_light_is_never_darker(index):
    light = np.repeat(np.linspace(0, 4, 600, dtype=np.float32)[None, :, None], 3, axis=2)
    row = photo_of(light, drawn(index, limits=True))[0, :, 0].astype(int)
    assert (np.diff(row) >= 0).all()
    assert row[0] == 0


@pytest.mark.parametrize("ev", [-2, -1, 1, 2])
def test_exposure_goes_by_stops(ev):
    metered, moved = (photo_of(plain(0.18), Photo(exposure_ev=e, contrast=1)) for e in (0, ev))
    assert (moved.mean() > metered.mean()) == (ev > 0)


@pytest.mark.parametrize("scale", [1e-3, 0.1, 10, 1e3])
def test_metering_takes_out_the_strength_of_the_light(scale):
    light = stream(1, 1, "light").random((20, 20, 3)).astype(np.float32) + 0.1
    assert metered_gain(light * scale, GREY) * scale == pytest.approx(metered_gain(light, GREY), rel=1e-2)


@pytest.mark.parametrize("albedo", [0.05, 0.18, 0.8])
def test_exposure_goes_by_the_light_and_not_by_what_reflects_it(albedo):
    reflected = plain(3.0 * albedo)
    assert metered_gain(reflected, plain(albedo)) == pytest.approx(WHITE / 3.0, rel=1e-6)


def test_a_dark_subject_stays_dark_and_changes_nothing_around_it():
    light, albedo = plain(1.0), plain(0.5)
    before = metered_gain(light, albedo)
    light[2:6, 2:6] *= 0.1
    albedo[2:6, 2:6] *= 0.1
    assert metered_gain(light, albedo) == pytest.approx(before)


@pytest.mark.parametrize("times", [2, 4, 8])
def test_what_a_flash_strikes_weighs_more_than_what_it_does_not(times):
    light = plain(0.4)
    light[:4] *= times
    mean = WHITE * 0.8 / light.mean()
    assert mean / 1.4 < metered_gain(light, plain(0.8)) < mean


def test_without_any_surface_the_picture_itself_is_metered():
    assert metered_gain(plain(0.5), plain(0.0)) * 0.5 == pytest.approx(MIDDLE_GREY, rel=1e-3)


def test_a_few_fireflies_do_not_darken_a_picture():
    light = plain(0.2)
    clean = metered_gain(light, plain(0.5))
    light[0, 0] = 1e4
    assert metered_gain(light, plain(0.5)) == pytest.approx(clean, rel=0.25)


@pytest.mark.parametrize("contrast", [0.2, 0.5, 1, 1.1, 2, 4])
def test_contrast_keeps_black_middle_and_white(contrast):
    assert _contrasted(np.array([0, 0.5, 1]), contrast) == pytest.approx([0, 0.5, 1])
    slope = np.diff(_contrasted(np.array([0.4999, 0.5001]), contrast))[0] / 0.0002
    assert slope == pytest.approx(contrast, rel=1e-2)


@pytest.mark.parametrize("contrast", [0.2, 1, 1.3, 4])
def test_contrast_rises_inside_its_range(contrast):
    out = _contrasted(RAMP, contrast)
    assert (np.diff(out) >= 0).all()
    assert out.min() >= 0
    assert out.max() <= 1


@pytest.mark.parametrize("shoulder", [0, 0.5, 0.7, 0.85, 0.99])
def test_highlights_roll_off_smoothly_to_one(shoulder):
    x = np.linspace(0, 20, 20_001)
    out = _rolled_off(x, shoulder)
    assert (np.diff(out) >= 0).all()
    assert out.max() <= 1
    assert out[x < shoulder] == pytest.approx(x[x < shoulder])
    step = np.diff(_rolled_off(np.array([shoulder - 1e-6, shoulder, shoulder + 1e-6]), shoulder)) / 1e-6
    assert step[1] == pytest.approx(1, abs=1e-3)


# ---- colours -----------------------------------------------------------------------------------------------------


def test_srgb_there_and_back():
    assert srgb_from_linear(linear_from_srgb(RAMP)) == pytest.approx(RAMP, abs=1e-4)
    assert linear_from_srgb(np.array([0, 1])) == pytest.approx([0, 1])
    assert linear_from_srgb(np.array([0.5]))[0] == pytest.approx(0.21404, abs=1e-5)
    assert srgb_from_linear(np.array([-1, 0, 0.18, 1, 7])) == pytest.approx([0, 0, 0.46136, 1, 1], abs=1e-4)


@given(st.integers(0, 0xFFFFFF))
def test_hex_there_and_back(number):
    color = f"#{number:06x}"
    assert hex_from_rgb(rgb_from_hex(color)) == color
    assert all(0 <= channel <= 1 for channel in linear_from_hex(color))


def test_hex_is_clipped():
    assert hex_from_rgb(np.array([-1, 0.5, 2])) == "#0080ff"


@pytest.mark.parametrize("kelvin", [1700, 2000, 2222, 2223, 3000, 3999, 4000, 4001, 6500, 10_000, 25_000])
def test_a_black_body_has_unit_luminance(kelvin):
    rgb = np.array(linear_from_kelvin(kelvin))
    assert (rgb >= 0).all()
    assert rgb @ LUMA == pytest.approx(1, abs=0.06)


def test_a_black_body_turns_from_red_to_blue():
    ratios = [linear_from_kelvin(k)[2] / linear_from_kelvin(k)[0] for k in range(1700, 25_000, 100)]
    assert (np.diff(ratios) > -1e-3).all()
    assert linear_from_kelvin(6504) == pytest.approx((1, 1, 1), abs=0.05)
