"""Environment maps and textures that users bring: named by a spec, read whole or refused in a line, true to size."""

import struct
import zlib
from dataclasses import replace

import numpy as np
import OpenEXR
import pytest
from furniture_zoo import piece
from PIL import Image
from test_kinds import KINDS, slots

from synthgen import materials
from synthgen.build import build
from synthgen.cameras import Image as Size
from synthgen.colors import rgb_from_hex
from synthgen.document import Document
from synthgen.draw import draw
from synthgen.engines import Cycles
from synthgen.errors import SpecError
from synthgen.furniture import FURNITURE
from synthgen.geometry.lathe import lathe
from synthgen.lights import EnvironmentFile
from synthgen.mesh_export import export
from synthgen.mesh_import import pieces
from synthgen.panoramas import panorama
from synthgen.parse import parse
from synthgen.pictures import picture
from synthgen.scene import Scene, Surroundings
from synthgen.settings.surfaces import rectangle
from synthgen.spec import scene_to_dict
from synthgen.stage import Rig, Scenery, World

TINY = Size(48, 48)


def write_exr(path, pixels):
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    OpenEXR.File(header, {"RGB": pixels.astype(np.float32)}).write(str(path))


def write_hdr(path, pixels):
    """Radiance RGBE, not packed."""
    exponent = np.ceil(np.log2(np.maximum(pixels.max(axis=2, keepdims=True), 1e-30)))
    rgbe = np.concatenate([np.clip(pixels * 256 / 2.0**exponent, 0, 255), exponent + 128], axis=2).astype(np.uint8)
    head = f"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y {len(pixels)} +X {pixels.shape[1]}\n"
    path.write_bytes(head.encode() + rgbe.tobytes())


WRITERS = {".exr": write_exr, ".hdr": write_hdr}


def sky(width=64):
    """(H, W, 3): dim, with a bright patch in the middle, which looks along +x."""
    pixels = np.full((width // 2, width, 3), 0.05)
    pixels[width // 8 : 3 * width // 8, 3 * width // 8 : 5 * width // 8] = 4.0
    return pixels


@pytest.fixture(scope="module", params=WRITERS)
def map_file(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("maps") / f"sky{request.param}"
    WRITERS[request.param](path, sky())
    return path


@pytest.fixture(scope="module")
def cloth(tmp_path_factory):
    """A picture twice as wide as high: red on the left, blue on the right."""
    pixels = np.zeros((32, 64, 3), np.uint8)
    pixels[:, :32], pixels[:, 32:] = (200, 20, 20), (20, 20, 200)
    path = tmp_path_factory.mktemp("cloths") / "cloth.png"
    Image.fromarray(pixels).save(path)
    return path.as_posix()


def drawn(index=0, **data):
    return draw(spec_of(**data), index)


def spec_of(**data):
    return parse(Document("spec.yaml", {"classes": {"sofa": "track_arm_sofa"}} | data, {}))


def one_line(caught):
    return "\n" not in str(caught.value)


# ---- environment maps -------------------------------------------------------------------------------------------


def test_a_map_is_the_only_light_and_keeps_its_path(map_file):
    light = {"kind": "environment_file", "path": str(map_file), "rotation_deg": 90, "strength": 2}
    stage = build(drawn(light=light))
    assert stage.rig.world.environment_map == map_file
    assert stage.rig.world.rotation == pytest.approx(np.pi / 2)
    assert (stage.rig.world.strength, stage.rig.lamps, stage.rig.openings) == (2, (), ())


def test_of_a_folder_each_image_draws_one_and_draws_it_again(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "maps"
    folder.mkdir()
    for name in ("a.exr", "b.exr"):
        write_exr(folder / name, sky(8))
    (folder / "notes.txt").write_text("no map")
    spec = spec_of(light={"kind": "environment_file", "path": "maps"})
    scenes = [draw(spec, index) for index in range(12)]
    assert {scene.surroundings.light.path for scene in scenes} == {"maps/a.exr", "maps/b.exr"}
    for scene in scenes[:3]:
        again = draw(parse(Document("scene.yaml", scene_to_dict(scene, spec), {})), 0)
        assert again.surroundings.light == scene.surroundings.light


@pytest.mark.parametrize("name", ["environment_file", "texture_file"])
def test_own_files_are_drawn_only_by_name(name):
    named = [slot for kind in KINDS for _, slot in slots(kind) if name in slot.table]
    assert named
    assert not any(slot.weights.get(name) for slot in named)


@pytest.mark.parametrize(
    "where", [{"light": "environment_file"}, {"setting": {"kind": "room", "floor": "texture_file"}}]
)
def test_a_file_must_be_named(where):
    with pytest.raises(SpecError, match="needs a path"):
        spec_of(**where)


BROKEN = {
    "empty.exr": b"",
    "junk.exr": b"no picture",
    "junk.hdr": b"no picture",
    "flipped.hdr": b"#?RADIANCE\n\n+X 8 -Y 4\n",
    "endless.hdr": b"#?RADIANCE\n" + b"A=1\n" * 40_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_map_is_one_line(tmp_path, name):
    (tmp_path / name).write_bytes(BROKEN[name])
    with pytest.raises(SpecError, match="is no environment map that can be read") as caught:
        build(drawn(light={"kind": "environment_file", "path": str(tmp_path / name)}))
    assert one_line(caught)


def test_maps_of_other_shapes_and_sizes_are_refused_before_they_are_read(tmp_path, monkeypatch):
    write_exr(tmp_path / "square.exr", np.ones((8, 8, 3)))
    with pytest.raises(SpecError, match="8 x 8 pixels; an equirectangular map is twice as wide as high"):
        panorama(str(tmp_path / "square.exr"))
    (tmp_path / "bomb.hdr").write_bytes(b"#?RADIANCE\n\n-Y 60000 +X 120000\n")
    with pytest.raises(SpecError, match="120000 pixels wide; the most is 8192"):
        panorama(str(tmp_path / "bomb.hdr"))
    with pytest.raises(SpecError, match="cannot be read: No such file"):
        panorama(str(tmp_path / "gone.exr"))
    with pytest.raises(SpecError, match=r"is no environment map; known are \*.hdr, \*.exr"):
        panorama(str(tmp_path / "sky.jpg"))
    monkeypatch.setattr("synthgen.panoramas.MAX_BYTES", 10)
    with pytest.raises(SpecError, match="the most is"):
        panorama(str(tmp_path / "square.exr"))


# ---- textures ---------------------------------------------------------------------------------------------------


def test_a_texture_covers_furniture_floors_and_walls(cloth):
    own = {"kind": "texture_file", "path": cloth, "size": 0.3}
    scene = drawn(
        classes={"sofa": {"kind": "track_arm_sofa", "upholstery": own}},
        setting={"kind": "room", "floor": own, "walls": own},
    )
    stage = build(scene)
    assert stage.objects[0].materials["upholstery"] == scene.furniture.upholstery
    assert scene.furniture.upholstery.size == 0.3
    assert {t.name for t in stage.scenery if isinstance(t.material, materials.TextureFile)} >= {"floor", "walls"}


@pytest.mark.parametrize(
    "setting, slot", [("studio", "backdrop"), ("abstract", "backdrop"), ("abstract", "floor"), ("garden", "ground")]
)
def test_a_texture_goes_wherever_a_surface_is_named(cloth, setting, slot):
    scene = drawn(setting={"kind": setting, slot: {"kind": "texture_file", "path": cloth}})
    assert getattr(scene.surroundings.setting, slot).path == cloth


def test_a_texture_stays_as_it_is_unless_the_spec_says_otherwise(cloth):
    for index in range(4):
        own = drawn(index, setting={"kind": "studio", "backdrop": {"kind": "texture_file", "path": cloth}})
        assert (own.surroundings.setting.backdrop.size, own.surroundings.setting.backdrop.tint) == (1.0, "#ffffff")


def test_a_cover_does_not_make_another_object(cloth):
    own = {"kind": "texture_file", "path": cloth}
    covered = drawn(classes={"sofa": {"kind": "track_arm_sofa", "upholstery": own}})
    assert covered.identity == drawn().identity


@pytest.mark.parametrize("suffix", [".glb", ".obj", ".ply"])
def test_a_mesh_file_carries_the_mean_of_the_texture(cloth, tmp_path, suffix):
    chair = piece("slat_back_chair", "typical")
    own = materials.TextureFile(path=cloth, tint="#ff00ff")
    export(chair.model(), dict.fromkeys((part.slot for part in chair.model().parts), own), tmp_path / f"c{suffix}")
    surface = pieces(str(tmp_path / f"c{suffix}"))[0].surface
    assert [255 * channel for channel in rgb_from_hex(surface.color)] == pytest.approx([147, 0, 147], abs=3)


def bomb(width, height):
    """A PNG of few bytes that unpacks to width x height pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("edge", [10_000, 60_000])
@pytest.mark.filterwarnings("error")
def test_decompression_bombs_are_refused_in_one_line(tmp_path, edge):
    (tmp_path / "bomb.png").write_bytes(bomb(edge, edge))
    with pytest.raises(SpecError, match=r"megapixels|exceeds limit") as caught:
        picture(str(tmp_path / "bomb.png"))
    assert one_line(caught)


def test_greys_of_sixteen_bits_keep_their_tones(tmp_path):
    Image.fromarray(np.linspace(0, 65535, 64, dtype=np.uint16).reshape(8, 8)).save(tmp_path / "grey.png")
    assert picture(str(tmp_path / "grey.png"))[..., 0].ravel().tolist() == pytest.approx(np.linspace(0, 255, 64), abs=1)


# ---- rendered ---------------------------------------------------------------------------------------------------


def small_stage(**surroundings):
    around = replace(Surroundings(), image=TINY, render=Cycles(samples=16), **surroundings)
    return build(Scene("sofa", FURNITURE["track_arm_sofa"](), around))


@pytest.mark.blender
def test_light_comes_from_where_the_map_is_bright(renderer, map_file):
    """A white ball seen from the front and above is bright on the side of the patch, and turns with the map."""
    angles = np.linspace(0, np.pi, 25)
    ball = lathe(np.column_stack([np.sin(angles), 1 - np.cos(angles)]) * 0.3)
    stage = small_stage(light=EnvironmentFile(path=str(map_file)))
    thing = Scenery("ball", ball, materials.Paper("#ffffff", 1.0))
    pose = np.eye(4)
    pose[:3, :3], pose[:3, 3] = np.diag([1, -1, -1]), (0, 0, 3)  # straight down: right is +x, up is +y
    view = replace(stage.view, world_from_camera=pose, intrinsics=np.array([[160, 0, 24], [0, 160, 24], [0, 0, 1.0]]))
    bright = {}
    for turn in (0, 90, 180):
        rig = EnvironmentFile(path=str(map_file), rotation_deg=turn).rig(np.zeros((2, 3)), view, None)
        rgb = renderer.render(replace(stage, objects=(), scenery=(thing,), rig=rig, view=view)).rgb.mean(axis=2)
        ring = rgb[4:44, 4:44]
        bright[turn] = (ring[:, 28:].mean() / ring[:, :12].mean(), ring[28:].mean() / ring[:12].mean())
    assert bright[0][0] > 2  # +x
    assert bright[90][1] > 2  # -y, the front
    assert bright[180][0] < 0.5  # -x


@pytest.mark.blender
def test_maps_whose_pixels_are_broken_are_refused_in_one_line(renderer, map_file, tmp_path):
    noise = np.random.default_rng(0).random((64, 128, 3))
    path = tmp_path / f"cut{map_file.suffix}"
    WRITERS[map_file.suffix](path, noise)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(SpecError, match="is no environment map that can be read") as caught:
        renderer.render(small_stage(light=EnvironmentFile(path=str(path))))
    assert one_line(caught)


@pytest.mark.blender
def test_large_maps_are_scaled_down_and_light(renderer, tmp_path, monkeypatch):
    monkeypatch.setattr("synthgen.blender.lamps.MAX_MAP_PX", 32)
    write_exr(tmp_path / "sky.exr", sky(128))
    frame = renderer.render(small_stage(light=EnvironmentFile(path=str(tmp_path / "sky.exr"))))
    assert frame.rgb[frame.instance == 1].mean() > 0.05


@pytest.mark.blender
def test_a_texture_has_its_true_size_and_is_repeated(renderer, cloth):
    """A sheet of 1 x 1 m with a picture 0.5 m wide, seen from above: red, blue, red, blue from left to right."""
    stage = small_stage()
    sheet = rectangle([-0.5, -0.5, 0], [1, 0, 0], [0, 1, 0])
    floor = Scenery("floor", sheet, materials.TextureFile(path=cloth, size=0.5, roughness=1.0))
    pose = np.eye(4)
    pose[:3, :3], pose[:3, 3] = np.diag([1, -1, -1]), (0, 0, 1)
    view = replace(stage.view, world_from_camera=pose, intrinsics=np.array([[48, 0, 24], [0, 48, 24], [0, 0, 1.0]]))
    rig = Rig(World((1, 1, 1), 1.0), (), ())
    rgb = renderer.render(replace(stage, objects=(), scenery=(floor,), rig=rig, view=view)).rgb
    for column, is_red in ((6, True), (18, False), (30, True), (42, False)):
        red, _, blue = rgb[8:40, column].mean(axis=0)
        assert (red > 4 * blue) if is_red else (blue > 4 * red)


@pytest.mark.blender
def test_a_tint_multiplies_the_texture(renderer, cloth):
    stage = small_stage()
    plain, tinted = (
        renderer.render(
            replace(
                stage, objects=(replace(stage.objects[0], materials=dict.fromkeys(stage.objects[0].materials, own)),)
            )
        )
        for own in (materials.TextureFile(path=cloth), materials.TextureFile(path=cloth, tint="#ff0000"))
    )
    seen = plain.instance == 1
    assert plain.albedo[seen].mean(axis=0)[2] > 0.05
    assert tinted.albedo[seen].mean(axis=0)[2] < 0.2 * plain.albedo[seen].mean(axis=0)[2]
    assert tinted.albedo[seen].mean(axis=0)[0] == pytest.approx(plain.albedo[seen].mean(axis=0)[0], rel=0.1)
