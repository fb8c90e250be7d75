"""The renderer on small stages: every material, every light and setting, no leftovers, the same pixels again."""

import os
import subprocess
from dataclasses import replace

import numpy as np
import OpenEXR
import pytest

from synthgen import materials
from synthgen.build import build
from synthgen.cameras import Image
from synthgen.document import loads
from synthgen.draw import draw
from synthgen.engines import Cycles
from synthgen.fields import fields_of
from synthgen.furniture import FURNITURE
from synthgen.lights import ENVIRONMENT_MAPS, LIGHTS
from synthgen.parse import parse
from synthgen.photo import Photo, developed
from synthgen.scene import Scene, Surroundings
from synthgen.sensor import Ideal
from synthgen.settings import SETTINGS
from synthgen.stage import AreaLamp, Rig, Scenery, World

pytestmark = pytest.mark.blender

EVERY = materials.MATERIALS | materials.FLOORS | materials.WALLS | materials.BACKDROPS | materials.GREENERY
SURFACES = {
    name: kind for name, kind in EVERY.items() if name not in materials.OWN
}  # all that have a colour of their own
DRAWN_LIGHTS = fields_of(Surroundings)["light"].weights
TINY = Image(48, 48)


def stage_of(**surroundings):
    """A typical sofa in typical surroundings but for what is given."""
    around = replace(Surroundings(), image=TINY, render=Cycles(samples=4), **surroundings)
    return build(Scene("sofa", FURNITURE["track_arm_sofa"](), around))


@pytest.mark.parametrize("name", SURFACES)
def test_every_surface_shows_its_colour(renderer, name):
    """Turned red, the object is redder than it is blue; so no shader loses its colour or renders black."""
    kind = SURFACES[name]
    assert "color" in fields_of(kind)
    stage = stage_of()
    thing = stage.objects[0]
    red = replace(thing, materials=dict.fromkeys(thing.materials, kind(color="#c03020")))
    frame = renderer.render(replace(stage, objects=(red,)))
    seen = frame.rgb[frame.instance == 1].mean(axis=0)
    assert seen[0] > 1.5 * seen[2] > 0


@pytest.mark.parametrize("light", DRAWN_LIGHTS)
@pytest.mark.parametrize("setting", fields_of(Surroundings)["setting"].weights)
def test_every_light_lights_every_setting(renderer, light, setting):
    frame = renderer.render(stage_of(light=LIGHTS[light](), setting=SETTINGS[setting]()))
    picture = developed(frame, Photo(), Ideal())
    assert np.isfinite(frame.rgb).all()
    assert 40 < picture.mean() < 235
    assert picture[frame.instance == 1].std() > 5
    assert (frame.depth > 0).all() or setting in ("terrace", "garden")  # floor, walls or backdrop fill the picture


def test_the_same_stage_gives_the_same_pixels_whatever_came_between(renderer):
    stage, other = stage_of(), stage_of(light=LIGHTS["softboxes"](), setting=SETTINGS["room"]())
    first = renderer.render(stage)
    renderer.render(other)
    again = renderer.render(stage)
    for name in ("rgb", "depth", "instance"):
        assert np.array_equal(getattr(first, name), getattr(again, name))


@pytest.mark.parametrize("light", DRAWN_LIGHTS)
def test_every_light_gives_the_same_pixels_again(renderer, light):
    """An environment map over a shiny chair is where several threads would differ in the last bits."""
    text = f"{{classes: {{chair: office_chair}}, light: {light}, image: {{width_px: 96, height_px: 96}}}}"
    stage = build(draw(parse(loads(text, "test")), 0))
    first, second = (renderer.render(stage) for _ in range(2))
    assert np.array_equal(first.rgb, second.rgb)


def test_the_frame_is_what_blender_would_write_to_a_file(renderer, tmp_path):
    import bpy

    stage = replace(stage_of(), render=Cycles(samples=2, denoise=False))
    stage = replace(stage, view=replace(stage.view, distortion=0.0))
    frame = renderer.render(stage)
    render = bpy.context.scene.render
    before = {name: getattr(render.image_settings, name) for name in ("media_type", "file_format", "color_depth")}
    render.image_settings.media_type, render.image_settings.file_format = "MULTI_LAYER_IMAGE", "OPEN_EXR_MULTILAYER"
    render.image_settings.color_depth, render.filepath = "32", str(tmp_path / "frame.exr")
    bpy.ops.render.render(write_still=True)
    for name, value in before.items():
        setattr(render.image_settings, name, value)
    with OpenEXR.File(str(tmp_path / "frame.exr"), separate_channels=True) as file:
        written = {name: channel.pixels for part in file.parts for name, channel in part.channels.items()}
    for name, pixels in (("Combined", frame.rgb), ("Denoising Albedo", frame.albedo)):
        assert np.array_equal(np.stack([written[f"ViewLayer.{name}.{c}"] for c in "RGB"], axis=-1), pixels)
    assert np.array_equal(written["ViewLayer.Object Index.X"], frame.instance)
    depth = written["ViewLayer.Depth.Z"]
    assert np.array_equal(np.where(depth < 1e9, depth, 0), frame.depth)


def test_the_noise_seed_moves_the_noise(renderer):
    stage = stage_of()
    noisy = [renderer.render(replace(stage, render=Cycles(samples=1, denoise=False, noise_seed=s))).rgb for s in (1, 2)]
    assert not np.array_equal(*noisy)


def test_denoising_takes_noise_away(renderer):
    stage = stage_of(light=LIGHTS["softboxes"]())
    truth = renderer.render(replace(stage, render=Cycles(samples=512, denoise=False))).rgb
    raw = renderer.render(replace(stage, render=Cycles(samples=4, denoise=False))).rgb
    clean = renderer.render(replace(stage, render=Cycles(samples=4))).rgb
    assert np.abs(clean - truth).mean() < 0.7 * np.abs(raw - truth).mean()


def test_an_area_lamp_gives_the_irradiance_that_it_says(renderer):
    """A white matte floor under a small lamp at 2 m: E = L A / d2, and a matte surface sends back rho E / pi."""
    from synthgen.materials import Paper
    from synthgen.settings.surfaces import rectangle

    stage = stage_of()
    floor = Scenery("floor", rectangle([-5, -5, 0], [10, 0, 0], [0, 10, 0]), Paper("#ffffff", 1.0))
    lamp = AreaLamp(np.array([0.0, 0.0, 2.0]), np.array([0.0, 0.0, -1.0]), 0.1, 0.1, (100.0, 100.0, 100.0))
    rig = Rig(World((0, 0, 0), 0.0), (lamp,), ())
    pose = np.eye(4)
    pose[:3, :3], pose[:3, 3] = np.diag([1, -1, -1]), (0, 0, 3)  # looks straight down from above the lamp
    view = replace(stage.view, world_from_camera=pose, intrinsics=np.array([[480, 0, 24], [0, 480, 24], [0, 0, 1.0]]))
    engine = Cycles(samples=64, denoise=False)
    frame = renderer.render(replace(stage, objects=(), scenery=(floor,), rig=rig, view=view, render=engine))
    irradiance = 100.0 * 0.01 / 4
    assert frame.rgb.mean() == pytest.approx(irradiance / np.pi, rel=0.1)


@pytest.mark.parametrize("name", ENVIRONMENT_MAPS)
def test_every_environment_map_lights_the_stage(renderer, name):
    frame = renderer.render(stage_of(light=LIGHTS["environment"](map=name)))
    assert frame.rgb[frame.instance == 1].mean() > 1e-3


@pytest.mark.parametrize("binding", ["plain", "twill"])
def test_every_cloth_renders(renderer, binding):
    stage = stage_of()
    cloth = materials.Fabric(color="#c03020", binding=binding)
    covered = replace(stage.objects[0], materials=dict.fromkeys(stage.objects[0].materials, cloth))
    frame = renderer.render(replace(stage, objects=(covered,)))
    assert frame.rgb[frame.instance == 1].mean(axis=0)[0] > 0


def test_scratch_of_killed_processes_is_removed():
    from synthgen.blender.scratch import scratch

    gone = subprocess.Popen(["true"])
    gone.wait()
    first = scratch()
    left, kept = first.with_name(f"synthgen-{gone.pid}-left"), first.with_name(f"synthgen-{os.getpid()}-kept")
    left.mkdir()
    kept.mkdir()
    second = scratch()
    assert not left.exists()
    assert first.exists() and kept.exists()
    for folder in (first, kept, second):
        folder.rmdir()


def test_drawn_scenes_are_neither_black_nor_blown_out(renderer):
    text = "{classes: {chair: {}, sofa: {}}, image: {width_px: 32, height_px: 32}, render: {samples: 2}}"
    spec = parse(loads(text, "test"))
    for index in range(30):
        scene = draw(spec, index)
        frame = renderer.render(build(scene))
        picture = developed(frame, scene.surroundings.photo, scene.surroundings.sensor)
        assert 30 < picture.mean() < 245, f"scene {index}"
        assert (frame.instance == 1).mean() > 0.02, f"scene {index}"
