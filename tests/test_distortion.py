"""Lens distortion: the formula, its inverse, and pictures that are warped as points are."""

from dataclasses import replace
from math import floor

import numpy as np
import pytest
from record_zoo import frame, stage, staged, view

from synthgen.cameras import Image, Orbit
from synthgen.distortion import bent, straight
from synthgen.fields import fields_of
from synthgen.frame import Frame
from synthgen.labels.camera import pinhole as camera_label
from synthgen.labels.truncated import reaches_over_border
from synthgen.stage import View
from synthgen.streams import stream
from synthgen.warp import margin, pinhole, sources, warped

COEFFICIENTS = (-0.1, -0.06, -0.01, 0.01, 0.04, 0.1)
every_lens = pytest.mark.parametrize("k1", COEFFICIENTS)


def seen(k1, width=60, height=40):
    """A view of the origin from 5 m before it."""
    intrinsics = np.array([(50.0, 0, width / 2), (0, 50.0, height / 2), (0, 0, 1)])
    return View(view().world_from_camera, intrinsics, width, height, k1)


def ramp(size):
    """A frame of (width, height) whose light and depth tell where each pixel's centre is."""
    x, y = np.meshgrid(np.arange(size[0]) + 0.5, np.arange(size[1]) + 0.5)
    light = np.stack([x, y, x + y], axis=-1).astype(np.float32)
    return Frame(light, light / 2, x.astype(np.float32), (np.floor(y) + 1).astype(np.uint16))


@every_lens
def test_a_grid_is_bent_by_the_formula(k1):
    x, y = np.meshgrid(np.linspace(-0.8, 0.8, 9), np.linspace(-0.6, 0.6, 9))
    radius = np.hypot(x, y)
    moved = bent(np.column_stack([x.ravel(), y.ravel()]), k1)
    assert np.linalg.norm(moved, axis=1) == pytest.approx((radius * (1 + k1 * radius**2)).ravel())
    assert np.arctan2(*moved.T) == pytest.approx(np.arctan2(x, y).ravel())


@every_lens
def test_straightening_undoes_it(k1):
    grid = np.stack(np.meshgrid(np.linspace(-1.3, 1.3, 14), np.linspace(-1.3, 1.3, 14)), axis=-1).reshape(-1, 2)
    assert straight(bent(grid, k1), k1) == pytest.approx(grid, abs=1e-6)
    assert bent(straight(grid, k1), k1) == pytest.approx(grid, abs=1e-9)


@every_lens
def test_nothing_from_far_outside_folds_back_into_the_picture(k1):
    radii = np.linspace(0, 50, 5000)
    moved = bent(np.column_stack([radii, np.zeros_like(radii)]), k1)[:, 0]
    assert (np.diff(moved) > 0).all()


@every_lens
def test_it_is_the_model_of_opencv_with_one_coefficient(k1):
    """x'' = x' (1 + k r²), x' over depth; as the header of datasets says."""
    lens = seen(k1)
    x = np.array([[0.3, -0.2], [-0.5, 0.35], [0.0, 0.1]])
    k = k1 * (50.0 / lens.half_diagonal) ** 2
    wanted = x * (1 + k * (x**2).sum(axis=1, keepdims=True)) * 50.0 + (30, 20)
    ahead = np.column_stack([x, np.ones(3)]) * 3.0
    points = ahead @ lens.world_from_camera[:3, :3].T + lens.position
    assert lens.projected(points)[0] == pytest.approx(wanted)


@every_lens
def test_projected_points_lie_where_the_warped_picture_shows_them(k1):
    """A pinhole picture that tells its own pixels is warped; where a point falls, it tells the point's pinhole pixel."""
    lens, wide = seen(k1), pinhole(seen(k1))
    picture = warped(ramp((wide.width, wide.height)), lens)
    assert picture.rgb.shape == (lens.height, lens.width, 3)
    centres = np.array([(x + 0.5, y + 0.5) for x in range(0, 60, 7) for y in range(0, 40, 6)])
    ahead = np.column_stack([(lens.undistorted(centres) - (30, 20)) / 50, np.ones(len(centres))]) * 4
    points = ahead @ lens.world_from_camera[:3, :3].T + lens.position
    assert lens.projected(points)[0] == pytest.approx(centres, abs=1e-9)
    rows, columns = np.floor(centres[:, 1]).astype(int), np.floor(centres[:, 0]).astype(int)
    at, _ = wide.projected(points)
    assert picture.rgb[rows, columns, :2] == pytest.approx(at, abs=1e-4)
    assert picture.albedo[rows, columns, :2] == pytest.approx(at / 2, abs=1e-4)
    assert np.abs(picture.depth[rows, columns] - at[:, 0]).max() <= 0.5 + 1e-6
    assert np.abs(picture.instance[rows, columns] - 0.5 - at[:, 1]).max() <= 0.5 + 1e-6


@every_lens
@pytest.mark.parametrize("size", [(60, 40), (40, 60), (256, 256), (17, 301)])
def test_the_margin_is_enough_and_no_more(k1, size):
    lens = seen(k1, *size)
    wide, places = pinhole(lens), sources(lens)
    limit = np.array([wide.width, wide.height]) - 0.5
    assert (places >= 0.5).all()
    assert (places <= limit).all()
    assert margin(lens) == (0, 0) or (places[0, 0] < 3).all()
    assert max(margin(lens)) <= 0.2 * max(size)
    assert wide.distortion == 0


@every_lens
def test_warping_is_what_a_slow_reference_says(k1):
    lens, random = seen(k1, 19, 14), stream(3, 0, "warp")
    wide, places = pinhole(lens), sources(lens)
    size = wide.height, wide.width
    light, surface = (random.random((*size, 3)).astype(np.float32) for _ in range(2))
    depth, ids = random.random(size).astype(np.float32), (random.random(size) * 9).astype(np.uint16)
    picture = warped(Frame(light, surface, depth, ids), lens)
    for row, column in np.ndindex(lens.height, lens.width):
        x, y = places[row, column]
        assert picture.depth[row, column] == depth[floor(y), floor(x)]
        assert picture.instance[row, column] == ids[floor(y), floor(x)]
        for shown, pixels in ((picture.rgb, light), (picture.albedo, surface)):
            assert shown[row, column] == pytest.approx(bilinear(pixels, x - 0.5, y - 0.5), abs=1e-6)


def bilinear(pixels, x, y):
    """(3,) of (H, W, 3), whose pixels lie at whole numbers."""
    total = np.zeros(3)
    for row, column in ((floor(y) + j, floor(x) + i) for j in (0, 1) for i in (0, 1)):
        weight = (1 - abs(x - column)) * (1 - abs(y - row))
        if weight > 0:
            total += weight * pixels[row, column]
    return total


def test_no_distortion_is_no_change():
    lens = seen(0.0)
    picture = ramp((60, 40))
    points = np.array([[0.1, 0.2, 0.3], [-1, 0, 1.0]])
    assert pinhole(lens) is lens
    assert warped(picture, lens) is picture
    plain = np.array(
        [(p := lens.intrinsics @ (lens.world_from_camera[:3, :3].T @ (x - lens.position)))[:2] / p[2] for x in points]
    )
    assert lens.projected(points)[0] == pytest.approx(plain)
    assert margin(lens) == (0, 0)


def test_ids_stay_ids_and_depth_belongs_to_them():
    lens = seen(-0.06)
    wide = pinhole(lens)
    ids = np.zeros((wide.height, wide.width), np.uint16)
    ids[10:30, 15:44] = 7
    picture = warped(frame(ids, np.where(ids, 2.0, 9.0).astype(np.float32)), lens)
    assert set(np.unique(picture.instance)) == {0, 7}
    assert (picture.depth == np.where(picture.instance, 2.0, 9.0)).all()
    assert picture.depth.dtype == np.float32
    assert picture.rgb.dtype == np.float32


def test_a_barrel_draws_the_border_in():
    """A square that reaches over the border of a pinhole's picture is whole in a barrel's."""
    thing = staged(size=(3.1, 0.1, 1.0))
    views = [replace(view(distance=5.05, focal=1.645 * view().width), distortion=k1) for k1 in (0.0, -0.1)]
    assert [reaches_over_border(stage(thing, seen=v), None, thing) for v in views] == [True, False]


def test_the_label_tells_it():
    label = camera_label(stage(seen=seen(-0.03)), None)["distortion"]
    assert label == {"model": "r' = r (1 + k1 r^2)", "k1": -0.03, "radius_px": pytest.approx(np.hypot(30, 20))}


def test_cameras_draw_it_and_pass_it_on():
    declared = fields_of(Orbit)["distortion"]
    drawn = [declared.distribution.quantile(u) for u in np.linspace(0.001, 0.999, 200)]
    assert min(drawn) >= -0.06
    assert max(drawn) <= 0.04
    assert abs(np.median(drawn)) < 0.003
    assert Orbit(distortion=-0.02).view(np.eye(3), 0, Image()).distortion == -0.02
