"""Drawn scenes, built: nothing stands in anything else, and the camera sees no end of the world."""

from dataclasses import replace

import numpy as np
import pytest

from synthgen.build import build
from synthgen.document import Document
from synthgen.draw import draw
from synthgen.fields import fields_of
from synthgen.parse import parse
from synthgen.scene import Surroundings
from synthgen.settings import Room, Studio
from synthgen.stage import AreaLamp

COUNT = 80


@pytest.fixture(scope="module")
def built():
    """Scene and stage by index."""
    setting = [{"kind": "room", "weight": 3}, "studio", "showroom", "terrace", "garden", "abstract"]
    spec = parse(Document("spec.yaml", {"classes": {"chair": {}, "sofa": {}}, "setting": setting}, {}))
    scenes = {index: draw(spec, index) for index in range(COUNT)}
    return {index: (scene, build(scene)) for index, scene in scenes.items()}


def rooms(built):
    return {i: (s, st) for i, (s, st) in built.items() if isinstance(s.surroundings.setting, Room)}


def bounds_of(stage):
    vertices = stage.objects[0].vertices
    return np.stack([vertices.min(axis=0), vertices.max(axis=0)])


def enclosure_of(scene, stage):
    return scene.surroundings.setting.enclosure(bounds_of(stage), stage.view)


def lamps_of(stage):
    return [lamp for lamp in stage.rig.lamps if isinstance(lamp, AreaLamp)]


def corners_of(lamp):
    """(4, 3) a lamp's corners, with its width level."""
    across = np.cross([0, 0, 1.0], lamp.direction)
    across = across / np.linalg.norm(across) if np.linalg.norm(across) > 1e-6 else np.array([1.0, 0, 0])
    up = np.cross(lamp.direction, across)
    return np.array(
        [lamp.position + s * across * lamp.width / 2 + t * up * lamp.height / 2 for s in (-1, 1) for t in (-1, 1)]
    )


def mesh_of(stage, name):
    return next((thing.mesh for thing in stage.scenery if thing.name == name), None)


def facing(mesh):
    """(F, 3) unit normals and (F, 3) centres."""
    corners = mesh.vertices[mesh.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return normals / np.maximum(length, 1e-30), corners.mean(axis=1)


def test_the_same_scene_builds_the_same_stage(built):
    for index in range(0, COUNT, 30):
        scene, stage = built[index]
        again = build(scene)
        assert (again.view.world_from_camera == stage.view.world_from_camera).all()
        assert (again.objects[0].vertices == stage.objects[0].vertices).all()
        assert all(
            (a.mesh.vertices == b.mesh.vertices).all() for a, b in zip(again.scenery, stage.scenery, strict=True)
        )


def test_all_settings_and_all_lights_came_up(built):
    for name in ("setting", "light"):
        slot = fields_of(Surroundings)[name]
        assert {type(getattr(s.surroundings, name)) for s, _ in built.values()} == {slot.table[n] for n in slot.weights}


def test_the_object_stands_on_the_floor(built):
    lowest = {index: bounds_of(stage)[0, 2] for index, (_, stage) in built.items()}
    assert {i: z for i, z in lowest.items() if abs(z) > 1e-6} == {}


def test_the_object_is_inside_the_room(built):
    for index, (scene, stage) in rooms(built).items():
        low, high = bounds_of(stage)
        room = enclosure_of(scene, stage)
        assert (low[:2] > room.low[:2]).all(), index
        assert (high < room.high).all(), index


def test_the_camera_is_inside_the_room_and_outside_the_object(built):
    for index, (scene, stage) in built.items():
        low, high = bounds_of(stage)
        position = stage.view.position
        assert position[2] >= 0.1 - 1e-9, index
        assert ((position < low) | (position > high)).any(), index
        if isinstance(scene.surroundings.setting, Room):
            room = enclosure_of(scene, stage)
            assert ((position > room.low + 0.09) & (position < room.high - 0.09)).all(), index


def test_the_object_is_whole_in_the_picture(built):
    for index, (scene, stage) in built.items():
        pixels, depth = stage.view.projected(stage.objects[0].vertices)
        size = np.array([stage.view.width, stage.view.height])
        assert (depth > 0).all(), index
        assert (pixels >= -1e-6).all(), index
        assert (pixels <= size + 1e-6).all(), index
        if stage.view.position[2] > 0.1 + 1e-9:
            framed, _ = replace(stage.view, distortion=0.0).projected(stage.objects[0].vertices)
            assert (np.ptp(framed, axis=0) / size).max() == pytest.approx(scene.surroundings.camera.fill, abs=1e-6)


def test_no_lamp_is_inside_the_object(built):
    for index, (_, stage) in built.items():
        low, high = bounds_of(stage)
        for lamp in lamps_of(stage):
            points = np.concatenate([corners_of(lamp), lamp.position[None]])
            assert ((points < low) | (points > high)).any(axis=1).all(), index


def test_softboxes_hang_inside_the_room(built):
    for index, (scene, stage) in rooms(built).items():
        room = enclosure_of(scene, stage)
        if not stage.rig.openings:
            for lamp in lamps_of(stage):
                assert ((lamp.position > room.low) & (lamp.position < room.high)).all(), index


def test_lamps_shine_towards_the_object(built):
    for index, (_, stage) in built.items():
        center = bounds_of(stage).mean(axis=0)
        for lamp in lamps_of(stage):
            assert np.linalg.norm(lamp.direction) == pytest.approx(1)
            assert (center - lamp.position) @ lamp.direction > 0, index
            assert min(lamp.radiance) >= 0


def test_windows_lie_within_their_wall(built):
    seen = 0
    for index, (scene, stage) in rooms(built).items():
        room = enclosure_of(scene, stage)
        for opening in stage.rig.openings:
            seen += 1
            axis = int(np.abs(opening.facing).argmax())
            wall = room.low if opening.facing[axis] > 0 else room.high
            assert opening.position[axis] == pytest.approx(wall[axis]), index
            half = np.array([opening.width / 2, opening.width / 2, opening.height / 2])
            half[axis] = 0
            inside = np.arange(3) != axis
            assert opening.width > 0.3
            assert opening.height > 0.3
            assert ((opening.position - half > room.low) | ~inside).all(), index
            assert ((opening.position + half < room.high) | ~inside).all(), index
    assert seen > 5


def test_the_room_faces_inwards(built):
    for index, (scene, stage) in rooms(built).items():
        room = enclosure_of(scene, stage)
        middle = (room.low + room.high) / 2
        for name in ("floor", "ceiling", "walls"):
            normals, centers = facing(mesh_of(stage, name))
            assert (((middle - centers) * normals).sum(axis=1) > 0).all(), (index, name)


def test_the_walls_leave_out_the_window_and_nothing_else(built):
    for index, (scene, stage) in rooms(built).items():
        room = enclosure_of(scene, stage)
        corners = mesh_of(stage, "walls").vertices[mesh_of(stage, "walls").faces]
        area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1).sum() / 2
        span = room.high - room.low
        holes = sum(opening.width * opening.height for opening in stage.rig.openings)
        assert area == pytest.approx(2 * (span[0] + span[1]) * span[2] - holes, rel=1e-6), index


def test_the_skirting_does_not_reach_into_the_object(built):
    for index, (_, stage) in rooms(built).items():
        low, high = bounds_of(stage)
        vertices = mesh_of(stage, "skirting").vertices
        assert not ((vertices[:, :2] > low[:2]) & (vertices[:, :2] < high[:2])).all(axis=1).any(), index
        assert vertices[:, 2].max() < 0.2


def rays(view, steps=5):
    """(N, 3) directions through the edges and the middle of the picture."""
    x, y = np.meshgrid(np.linspace(0, view.width, steps), np.linspace(0, view.height, steps))
    pixels = np.stack([x.ravel(), y.ravel(), np.ones(x.size)], axis=1)
    return pixels @ np.linalg.inv(view.intrinsics).T @ view.world_from_camera[:3, :3].T


def hits(origin, directions, mesh):
    """(N,) whether rays meet a mesh from its front (Möller and Trumbore)."""
    a, b, c = (mesh.vertices[mesh.faces[:, k]][None] for k in range(3))
    direction = directions[:, None]
    p = np.cross(direction, c - a)
    determinant = ((b - a) * p).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        u = ((origin - a) * p).sum(axis=-1) / determinant
        q = np.cross(origin - a, b - a)
        v = (direction * q).sum(axis=-1) / determinant
        t = ((c - a) * q).sum(axis=-1) / determinant
        edge = 1e-9
        return ((determinant > 0) & (u >= -edge) & (v >= -edge) & (u + v <= 1 + edge) & (t > 0)).any(axis=1)


def test_every_ray_of_the_picture_ends_at_the_studios_sweep(built):
    for index, (scene, stage) in built.items():
        if isinstance(scene.surroundings.setting, Studio):
            assert hits(stage.view.position, rays(stage.view), mesh_of(stage, "backdrop")).all(), index


def test_every_ray_of_the_picture_ends_in_the_room(built):
    for index, (_, stage) in rooms(built).items():
        if not stage.rig.openings:
            met = [
                hits(stage.view.position, rays(stage.view), mesh_of(stage, n)) for n in ("floor", "ceiling", "walls")
            ]
            assert np.any(met, axis=0).all(), index


WIDE = {"azimuth_deg": 0, "elevation_deg": 0, "lens_mm": 8, "fill": 0.3, "offset_x": 0, "offset_y": 0}
EXTREMES = {
    "a fisheye's reach": WIDE,
    "a fisheye, far away": WIDE | {"fill": 0.02},
    "from above": WIDE | {"elevation_deg": 89},
    "from above, far away": WIDE | {"elevation_deg": 60, "fill": 0.02},
    "rolled": WIDE | {"roll_deg": 45},
    "far away": {"lens_mm": 600, "fill": 0.02},
    "far away and high": {"lens_mm": 600, "fill": 0.02, "elevation_deg": 80},
    "close": {"lens_mm": 8, "fill": 1.0},
}


@pytest.mark.parametrize("setting", ["studio", "room", "showroom", "abstract"])
@pytest.mark.parametrize("camera", EXTREMES.values(), ids=EXTREMES)
def test_the_world_does_not_end_for_any_camera(camera, setting):
    data = {"classes": {"sofa": "track_arm_sofa"}, "camera": camera, "setting": setting, "light": "environment"}
    scene = draw(parse(Document("spec.yaml", data, {})), 0)
    stage = build(scene)
    met = [hits(stage.view.position, rays(stage.view), thing.mesh) for thing in stage.scenery]
    assert np.any(met, axis=0).all()


@pytest.mark.parametrize("index", range(3))
@pytest.mark.parametrize("end", ["low", "high"])
def test_the_tightest_and_the_widest_room_hold_their_object(index, end):
    from synthgen.fields import Leaf, fields_of

    sizes = {n: getattr(d, end) for n, d in fields_of(Room).items() if isinstance(d, Leaf)}
    data = {"classes": {"chair": {}, "sofa": {}}, "setting": {"kind": "room"} | sizes, "light": "window"}
    scene = draw(parse(Document("spec.yaml", data, {})), index)
    stage = build(scene)
    low, high = bounds_of(stage)
    boards = mesh_of(stage, "skirting").vertices
    assert not ((boards[:, :2] > low[:2]) & (boards[:, :2] < high[:2])).all(axis=1).any()
    room = enclosure_of(scene, stage)
    for opening in stage.rig.openings:
        assert opening.width > 0
        assert opening.position[2] + opening.height / 2 < room.high[2]
