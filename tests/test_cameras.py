"""A camera shows its subject as large and where its parameters say."""

import dataclasses

import numpy as np
import pytest

from synthgen import cameras
from synthgen.cameras import LOWEST, Image, Orbit
from synthgen.distributions import Uniform
from synthgen.fields import fields_of
from synthgen.streams import stream

SIZES = {
    "sofa": (2.2, 0.95, 0.85),
    "chair": (0.5, 0.55, 0.95),
    "cube": (1, 1, 1),
    "pole": (0.05, 0.05, 2),
    "rug": (3, 2, 0.01),
}
IMAGES = {"square": Image(), "wide": Image(640, 200), "tall": Image(120, 480), "thin": Image(16, 2048)}


def cloud(size, count=60):
    """(V, 3) points of a box that stands on the floor, its corners among them."""
    inside = stream(1, 2, "cloud").random((count, 3))
    corners = np.stack(np.meshgrid([0, 1], [0, 1], [0, 1]), axis=-1).reshape(-1, 3)
    return (np.concatenate([inside, corners]) - [0.5, 0.5, 0]) * size


def drawn(index):
    """A camera drawn from the declared distributions, but for distortion, which framing leaves out of account."""
    values = stream(7, index, "camera").random(20)
    camera = {n: d.distribution.quantile(v) for (n, d), v in zip(fields_of(Orbit).items(), values, strict=False)}
    return Orbit(**camera | {"distortion": 0})


def extreme(index):
    """A camera drawn from all that a spec may ask for and that shows its subject whole.

    But for views so flat that the floor gets in their way.
    """
    values = stream(8, index, "camera").random(20)
    camera = {
        n: Uniform(d.low, d.high).quantile(v)
        for (n, d), v in zip(fields_of(Orbit).items(), values, strict=False)
        if d.type == "number"
    }
    fill = min(max(camera["fill"] / 2, 0.05), 1.0)
    return Orbit(**camera | {"elevation_deg": max(camera["elevation_deg"], 25), "fill": fill, "distortion": 0})


def cutting(index):
    """As `extreme`, but larger than the picture."""
    camera = extreme(index)
    return dataclasses.replace(camera, fill=1 + camera.fill)


def framed(view, points):
    """Share of the picture, (2,), and place between the edges, (2,), of the projected points' box."""
    pixels, depth = view.projected(points)
    assert (depth > 0).all()
    size = np.array([view.width, view.height])
    low, high = pixels.min(axis=0) / size, pixels.max(axis=0) / size
    extent = high - low
    slack = np.maximum(1 - extent, 1e-12) / 2
    return extent, ((low + high) / 2 - 0.5) / slack


every_size = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
every_image = pytest.mark.parametrize("image", IMAGES.values(), ids=IMAGES)


@every_size
@every_image
@pytest.mark.parametrize("make", [drawn, extreme])
def test_the_subject_is_as_large_and_where_it_was_asked_for(size, image, make):
    points = cloud(size)
    for index in range(25):
        camera = make(index)
        view = camera.view(points, 20.0 * index, image)
        extent, place = framed(view, points)
        if view.position[2] > LOWEST + 1e-9:
            assert extent.max() == pytest.approx(camera.fill, abs=1e-6)
            slack = (1 - extent) / 2
            wanted = np.array([camera.offset_x, camera.offset_y])
            assert np.abs((place - wanted) * slack).max() < 1e-6, (index, camera)


@every_size
@every_image
def test_a_subject_larger_than_the_picture_is_cut_as_it_was_asked_for(size, image):
    """Between touching the left and the right edge from outside, or the upper and the lower."""
    points = cloud(size)
    for index in range(25):
        camera = cutting(index)
        view = camera.view(points, 20.0 * index, image)
        pixels, depth = view.projected(points)
        assert (depth > 0).all()
        sides = np.array([view.width, view.height])
        low, high = pixels.min(axis=0) / sides, pixels.max(axis=0) / sides
        if view.position[2] > LOWEST + 1e-9:
            assert (high - low).max() == pytest.approx(camera.fill, abs=1e-6), index
            wanted = 0.5 + np.array([camera.offset_x, camera.offset_y]) * (1 - (high - low)) / 2
            assert (low + high) / 2 == pytest.approx(wanted, abs=1e-6), (index, camera)


def test_a_subject_larger_than_the_picture_touches_the_edge_that_it_leans_to():
    points = cloud((2.2, 0.95, 0.85))
    for offset, edge in ((-1, 0), (1, 200)):
        pixels, _ = Orbit(fill=1.25, roll_deg=0, offset_x=offset).view(points, 0, Image(200, 200)).projected(points)
        assert (pixels[:, 0].min() if offset < 0 else pixels[:, 0].max()) == pytest.approx(edge, abs=1e-3)


@every_size
@every_image
@pytest.mark.parametrize("make", [drawn, extreme])
def test_the_subject_is_whole_in_the_picture_and_the_camera_above_the_floor(size, image, make):
    points = cloud(size)
    for index in range(25):
        view = make(index).view(points, 20.0 * index, image)
        pixels, depth = view.projected(points)
        assert (depth > 0).all()
        assert (pixels > -1e-6 * np.array([view.width, view.height])).all()
        assert (pixels < (1 + 1e-6) * np.array([view.width, view.height])).all()
        assert view.position[2] >= LOWEST - 1e-9


@pytest.mark.parametrize("index", range(30))
def test_a_pose_is_rigid_and_right_handed(index):
    pose = extreme(index).view(cloud((1, 1, 1)), 11.0 * index, Image()).world_from_camera
    rotation = pose[:3, :3]
    assert rotation @ rotation.T == pytest.approx(np.eye(3), abs=1e-12)
    assert np.linalg.det(rotation) == pytest.approx(1)
    assert (pose[3] == [0, 0, 0, 1]).all()


def level(**changes):
    """A camera in front, level, not rolled."""
    return dataclasses.replace(Orbit(), azimuth_deg=0, elevation_deg=0, roll_deg=0, offset_x=0, offset_y=0, **changes)


def test_the_axes_are_those_of_opencv():
    rotation = level().view(cloud((1, 1, 1)), 0, Image()).world_from_camera[:3, :3]
    assert rotation @ [1, 0, 0] == pytest.approx([1, 0, 0])  # right is +X when looking along +Y
    assert rotation @ [0, 1, 0] == pytest.approx([0, 0, -1])  # down
    assert rotation @ [0, 0, 1] == pytest.approx([0, 1, 0])  # forward


@pytest.mark.parametrize(
    ("azimuth", "front", "side"),
    [
        (0, 0, (0, -1)),  # before an object that faces -Y
        (90, 0, (1, 0)),  # at its left
        (180, 0, (0, 1)),
        (-90, 0, (-1, 0)),
        (0, 90, (1, 0)),  # the object was turned towards +X, and the camera with it
        (90, 90, (0, 1)),
        (-450, 0, (-1, 0)),
    ],
)
def test_azimuth_goes_round_from_the_front_to_the_left(azimuth, front, side):
    camera = dataclasses.replace(level(), azimuth_deg=azimuth)
    position = camera.view(cloud((1, 1, 1)), front, Image()).position
    assert position[:2] / np.linalg.norm(position[:2]) == pytest.approx(side, abs=1e-6)


@pytest.mark.parametrize("elevation", [0, 10, 45, 89])
def test_elevation_rises_from_level_to_straight_down(elevation):
    camera = dataclasses.replace(level(), elevation_deg=elevation)
    forward = camera.view(cloud((1, 1, 1)), 0, Image()).world_from_camera[:3, 2]
    assert np.degrees(np.arcsin(-forward[2])) == pytest.approx(elevation)


def test_a_roll_to_the_right_turns_the_picture_to_the_left():
    upright = np.array([[0, 0, 0.5], [0, 0, 1.0]])
    camera = dataclasses.replace(level(), roll_deg=10)
    (low, high), _ = camera.view(cloud((1, 1, 1)), 0, Image()).projected(upright)
    assert high[1] < low[1]
    assert high[0] < low[0]


@pytest.mark.parametrize(("x", "y"), [(-1, 0), (1, 0), (0, -1), (0, 1), (1, 1), (-0.5, 0.5)])
def test_offsets_reach_from_edge_to_edge(x, y):
    points = cloud((0.6, 0.6, 0.9))
    camera = Orbit(azimuth_deg=30, elevation_deg=35, roll_deg=0, fill=0.5, offset_x=x, offset_y=y)
    pixels, _ = camera.view(points, 0, Image(200, 200)).projected(points)
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    for axis, offset in enumerate((x, y)):
        if offset == -1:
            assert low[axis] == pytest.approx(0, abs=0.5)
        if offset == 1:
            assert high[axis] == pytest.approx(200, abs=0.5)


@pytest.mark.parametrize(("image", "focal"), [(Image(360, 100), 500), (Image(100, 360), 500), (Image(72, 72), 100)])
def test_the_focal_length_refers_to_the_longer_side(image, focal):
    intrinsics = level(lens_mm=50).view(cloud((1, 1, 1)), 0, image).intrinsics
    wanted = [[focal, 0, image.width_px / 2], [0, focal, image.height_px / 2], [0, 0, 1]]
    assert intrinsics == pytest.approx(np.array(wanted))


@pytest.mark.parametrize("index", range(12))
def test_leaving_out_points_that_are_never_outermost_changes_no_bit(index, monkeypatch):
    points = cloud((1.4, 0.8, 0.9), count=3000)
    cameras_tried = [make(index) for make in (drawn, extreme, cutting)]
    quick = [camera.view(points, 20.0, Image()).world_from_camera for camera in cameras_tried]
    monkeypatch.setattr(cameras, "ENOUGH", -1)  # all points, all the way
    slow = [camera.view(points, 20.0, Image()).world_from_camera for camera in cameras_tried]
    assert np.array_equal(quick, slow)


def test_the_size_of_the_picture_in_pixels_changes_nothing_but_scale():
    points = cloud((1, 0.5, 0.8))
    small, large = (drawn(3).view(points, 0, Image(s, s)) for s in (64, 1024))
    assert small.world_from_camera == pytest.approx(large.world_from_camera)
    assert small.projected(points)[0] * 16 == pytest.approx(large.projected(points)[0])
