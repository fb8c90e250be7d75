"""Settings and lights, every one with every other: whole, repeatable, and clear of the labeled object."""

import numpy as np
import pytest
from PIL import Image

from synthgen.document import Document
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.fields import fields_of
from synthgen.lights import LIGHTS, CameraFlash, CeilingLamps, Daylight
from synthgen.parse import parse
from synthgen.pictures import picture
from synthgen.scene import Surroundings
from synthgen.settings import SETTINGS, PhotoBackdrop
from synthgen.settings.boundaries import BOUNDARIES
from synthgen.settings.greenery import crown, hedge, skyline, tree
from synthgen.settings.shapes import SHAPES
from synthgen.settings.surfaces import block
from synthgen.stage import AreaLamp, SunLamp

OUTDOORS = ("terrace", "garden")


@pytest.fixture(scope="module")
def photograph(tmp_path_factory):
    """A picture that is blue above and brown below."""
    pixels = np.zeros((40, 60, 3), np.uint8)
    pixels[:20], pixels[20:] = (90, 120, 220), (120, 80, 40)
    path = tmp_path_factory.mktemp("photographs") / "wall.png"
    Image.fromarray(pixels).save(path)
    return path.as_posix()


def scene_of(setting, photograph, index=0, **surroundings):
    body = {"kind": setting, "path": photograph} if setting == "photo_backdrop" else setting
    data = {"classes": {"chair": {}, "sofa": {}}, "setting": body} | surroundings
    return draw(parse(Document("spec.yaml", data, {})), index)


def staged(scene):
    """The labeled object's (V, 3) vertices and (F, 3) faces, view, rig and scenery of a drawn scene."""
    around, model = scene.surroundings, scene.furniture.model()
    angle = np.radians(around.turn_deg)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    vertices = model.vertices @ turn.T
    bounds = np.stack([vertices.min(axis=0), vertices.max(axis=0)])
    view = around.camera.view(vertices, around.turn_deg, around.image)
    enclosure = around.setting.enclosure(bounds, view)
    rig = around.light.rig(bounds, view, enclosure)
    return vertices, view, rig, around.setting.scenery(bounds, view, enclosure, rig.openings)


def crossings(origin, ends, mesh):
    """(N,) how far along the ways from an origin to (N, 3) ends a mesh is first met, from either side; inf if never."""
    first = np.full(len(ends), np.inf)
    for start in range(0, len(mesh.faces), 4000):
        a, b, c = (mesh.vertices[mesh.faces[start : start + 4000, k]][None] for k in range(3))
        way = (ends - origin)[:, None]
        p = np.cross(way, c - a)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            inverse = 1 / ((b - a) * p).sum(axis=-1)
            u = ((origin - a) * p).sum(axis=-1) * inverse
            q = np.cross(origin - a, b - a)
            v = (way * q).sum(axis=-1) * inverse
            t = ((c - a) * q).sum(axis=-1) * inverse
            met = (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 1e-6)
        first = np.minimum(first, np.where(met, t, np.inf).min(axis=1, initial=np.inf))
    return first


def require_sound(mesh):
    assert mesh.faces.min() >= 0
    assert mesh.faces.max() < len(mesh.vertices)
    assert np.isfinite(mesh.vertices).all()
    assert np.isfinite(mesh.uvs).all()
    assert mesh.uvs.shape == (len(mesh.faces), 3, 2)


@pytest.mark.parametrize("light", fields_of(Surroundings)["light"].weights)
@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_goes_with_every_light(setting, light, photograph):
    for index in (0, 1):
        vertices, view, rig, scenery = staged(scene_of(setting, photograph, index, light=light))
        for thing in scenery:
            require_sound(thing.mesh)
        ways = np.array([[*vertices[:, :2].mean(axis=0), -1.0]]) - (0, 0, 0)
        floor = min(crossings(ways[0] + (0, 0, 1.5), ways, thing.mesh)[0] for thing in scenery)
        assert 0.5 - 1.5 * floor == pytest.approx(0, abs=1e-6), "the floor is under the object, at z = 0"
        for lamp in rig.lamps:
            assert np.linalg.norm(lamp.direction) == pytest.approx(1)
            assert min(lamp.radiance if isinstance(lamp, AreaLamp) else lamp.irradiance) >= 0
        assert (view.position[2] > 0).all()


@pytest.mark.parametrize("index", range(6))
@pytest.mark.parametrize("setting", SETTINGS)
def test_scenery_does_not_hide_the_object(setting, index, photograph):
    vertices, view, _, scenery = staged(scene_of(setting, photograph, index, light="environment"))
    points = vertices[vertices[:, 2] > 0.03]
    points = points[:: max(1, len(points) // 40)]
    for thing in scenery:
        assert (crossings(view.position, points, thing.mesh) > 1).all(), thing.name


@pytest.mark.parametrize("index", range(6))
@pytest.mark.parametrize("setting", SETTINGS)
def test_scenery_does_not_reach_into_the_object(setting, index, photograph):
    vertices, _, _, scenery = staged(scene_of(setting, photograph, index, light="environment"))
    low, high = vertices.min(axis=0) + (0, 0, 0.01), vertices.max(axis=0)
    for thing in scenery:
        inside = ((thing.mesh.vertices > low) & (thing.mesh.vertices < high)).all(axis=1)
        assert not inside.any(), thing.name


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_same_setting_is_put_up_again(setting, photograph):
    scene = scene_of(setting, photograph, 3)
    first, again = staged(scene)[3], staged(scene)[3]
    assert [thing.name for thing in first] == [thing.name for thing in again]
    assert all((a.mesh.vertices == b.mesh.vertices).all() for a, b in zip(first, again, strict=True))
    known = [thing.material for thing in first if thing.name != "photograph"]
    assert known == [thing.material for thing in again if thing.name != "photograph"]


@pytest.mark.parametrize("azimuth", [0, 90, 180])
@pytest.mark.parametrize("setting", OUTDOORS)
def test_nothing_outdoors_stands_before_a_camera_on_any_side(setting, azimuth, photograph):
    camera = {"azimuth_deg": azimuth, "lens_mm": 85, "fill": 0.4, "elevation_deg": 10}
    for index in (0, 1):
        vertices, view, _, scenery = staged(scene_of(setting, photograph, index, camera=camera, light="daylight"))
        middle = vertices.mean(axis=0)[None]
        assert all(crossings(view.position, middle, thing.mesh)[0] > 1 for thing in scenery)


def test_what_is_drawn_is_what_is_weighted():
    weights = fields_of(Surroundings)["setting"].weights
    assert set(SETTINGS) - set(weights) == {"photo_backdrop"}
    assert set(LIGHTS) - set(fields_of(Surroundings)["light"].weights) == {"environment_file"}


# ---- shapes -----------------------------------------------------------------------------------------------------


def volume(mesh):
    """Positive if the triangles face out."""
    a, b, c = (mesh.vertices[mesh.faces[:, k]] for k in range(3))
    return float((a * np.cross(b, c)).sum()) / 6


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_stand_and_face_out(name):
    mesh = SHAPES[name](0.4, 0.3)
    require_sound(mesh)
    assert mesh.bounds[0, 2] == pytest.approx(0, abs=1e-3)
    assert volume(mesh) > 0
    assert np.ptp(mesh.bounds, axis=0)[0] == pytest.approx(0.4, abs=0.02)


def test_a_block_faces_out():
    assert volume(block([1, 2, 3], [2, 4, 6])) == pytest.approx(6)


def test_crowns_and_trees_are_closed():
    for mesh in (crown(3, "a", np.array([2.0, 2.0, 1.5])), *tree(3, "b", 5.0)):
        require_sound(mesh)
        assert volume(mesh) > 0


def test_a_hedge_faces_out_and_woods_face_in():
    rows = hedge(0, 6.0, 0.7, 1.5)
    corners = rows.vertices[rows.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert ((corners.mean(axis=1) - (0, 0.35, 0.7)) * normals * (0, 1, 1)).sum(axis=1).mean() > 0
    ring = skyline(0, 50.0, 5.0)
    a, b, c = (ring.vertices[ring.faces[:, k]] for k in range(3))
    assert ((np.cross(b - a, c - a) * a)[:, :2].sum(axis=1) < 0).all()


@pytest.mark.parametrize("name", BOUNDARIES)
def test_boundaries_run_along_x_and_face_the_front(name):
    for thing in BOUNDARIES[name]().scenery(12.0):
        low, high = thing.mesh.bounds
        require_sound(thing.mesh)
        assert low[0] == pytest.approx(-6, abs=0.3)
        assert high[0] == pytest.approx(6, abs=0.3)
        assert low[1] > -0.2


# ---- lights -----------------------------------------------------------------------------------------------------


def rig_of(light, setting="studio"):
    scene = scene_of(setting, None, 0)
    vertices, view, _, _ = staged(scene)
    bounds = np.stack([vertices.min(axis=0), vertices.max(axis=0)])
    return light.rig(bounds, view, scene.surroundings.setting.enclosure(bounds, view)), view


def test_a_low_sun_is_weaker_and_redder():
    low, high = (rig_of(Daylight(sun_elevation_deg=e))[0].lamps[0] for e in (5, 60))
    assert isinstance(low, SunLamp)
    assert sum(low.irradiance) < 0.5 * sum(high.irradiance)
    assert low.irradiance[2] / low.irradiance[0] < 0.6 * high.irradiance[2] / high.irradiance[0]


def test_haze_takes_the_sun():
    clear, dull = (rig_of(Daylight(haze=h))[0] for h in (0, 1))
    assert min(clear.lamps[0].irradiance) > 5
    assert max(dull.lamps[0].irradiance) == 0
    assert dull.world.color[2] / dull.world.color[0] < clear.world.color[2] / clear.world.color[0]


def test_daylight_comes_into_a_room_through_a_door_on_the_suns_side():
    rig, _ = rig_of(Daylight(azimuth_deg=80), "room")
    (opening,) = rig.openings
    assert opening.facing[0] == -1
    sun = next(lamp for lamp in rig.lamps if isinstance(lamp, SunLamp))
    assert sun.direction @ opening.facing > 0


def test_the_flash_is_at_the_camera():
    rig, view = rig_of(CameraFlash())
    assert np.linalg.norm(rig.lamps[0].position - view.position) < 0.2
    assert rig.lamps[0].direction @ view.world_from_camera[:3, 2] > 0.7


def test_ceiling_lamps_hang_under_the_ceiling():
    rig, _ = rig_of(CeilingLamps(across=3, rows=2, spacing=2.2), "room")
    assert len(rig.lamps) == 6
    assert {tuple(lamp.direction) for lamp in rig.lamps} == {(0, 0, -1)}


# ---- photographs ------------------------------------------------------------------------------------------------


def test_the_floor_takes_the_photographs_tone(photograph):
    floor = PhotoBackdrop(path=photograph, tint=1.0)._tone(picture(photograph))
    assert floor == "#785028"


def test_the_photograph_fills_the_view_above_the_floor(photograph):
    for index in range(6):
        _, view, _, scenery = staged(scene_of("photo_backdrop", photograph, index))
        x, y = np.meshgrid([1, view.width / 2, view.width - 1], [1, view.height - 1])
        pixels = np.stack([x.ravel(), y.ravel(), np.ones(6)], axis=1)
        ends = view.position + 100 * (pixels @ np.linalg.inv(view.intrinsics).T @ view.world_from_camera[:3, :3].T)
        met = np.min([crossings(view.position, ends, thing.mesh) for thing in scenery], axis=0)
        assert np.isfinite(met).all(), index


def test_a_photograph_must_be_named():
    with pytest.raises(SpecError, match="needs a path"):
        parse(Document("spec.yaml", {"classes": {"chair": {}}, "setting": "photo_backdrop"}, {}))


@pytest.mark.parametrize("text", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_broken_photograph_is_one_line(tmp_path, text):
    path = tmp_path / "broken.png"
    path.write_bytes(text)
    with pytest.raises(SpecError, match="is no picture that can be read") as caught:
        staged(scene_of("photo_backdrop", path.as_posix()))
    assert "\n" not in str(caught.value)


def test_huge_photographs_are_refused_before_they_are_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.png"
    Image.new("L", (400, 400)).save(path)
    monkeypatch.setattr("synthgen.pictures.MAX_PIXELS", 10_000)
    with pytest.raises(SpecError, match="megapixels"):
        picture(path.as_posix())
    monkeypatch.setattr("synthgen.pictures.MAX_BYTES", 10)
    with pytest.raises(SpecError, match="the most is"):
        picture((tmp_path / "huge.png").as_posix())


def test_a_gone_photograph_is_one_line(tmp_path):
    with pytest.raises(SpecError, match="cannot be read"):
        picture((tmp_path / "gone.jpg").as_posix())


def test_large_photographs_are_scaled_down(tmp_path):
    path = tmp_path / "large.jpg"
    Image.new("RGB", (4000, 1000)).save(path)
    assert picture(path.as_posix()).shape == (512, 2048, 4)


def test_furnishing_keeps_clear_of_plinths_and_columns():
    from synthgen.build import build
    from synthgen.settings.placing import footprint

    seen = 0
    for index in range(12):
        stage = build(scene_of("showroom", None, index, furnishing={"kind": "furnished", "rug": "nothing"}))
        own = [t for t in stage.scenery if t.name.startswith(("plinth", "column"))]
        names = [t.name for t in stage.scenery]
        later = stage.scenery[max((names.index(t.name) for t in own), default=0) + 1 :]
        for thing in (t for t in later if not t.name.startswith("exhibit") and t.mesh.bounds[0, 2] < 0.3):
            for mine in own:
                seen += 1
                assert not footprint(thing.mesh.vertices).overlaps(footprint(mine.mesh.vertices)), (index, thing.name)
    assert seen > 20
