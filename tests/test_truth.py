"""Labels against an independent computation: written cameras, rebuilt models, rays through pixel centres."""

import json
from dataclasses import replace

import numpy as np
import pytest
import truth
from PIL import Image
from rays import cast

from synthgen import parse as specs
from synthgen.build import build
from synthgen.draw import draw
from synthgen.furniture import FAMILIES
from synthgen.labels import annotated
from synthgen.materials import Cane, PaintedWood

pytestmark = pytest.mark.blender

SETTINGS = ("studio", "room")


def scene_of(family, setting, size=(96, 72), index=3):
    data = {
        "classes": {"thing": {"kind": family}},
        "setting": setting,
        "occlusion": "clear",
        "image": {"width_px": size[0], "height_px": size[1]},
        "render": {"samples": 1, "denoise": False},
    }
    from synthgen.document import Document

    return draw(specs.parse(Document("test", data, {})), index)


def solid(stage):
    """The stage with its object painted, so that rays see no hole in caning or netting, as they would not anyway."""
    thing = stage.objects[0]
    return replace(stage, objects=(replace(thing, materials=dict.fromkeys(thing.materials, PaintedWood())),))


def test_one_sees_through_open_caning(renderer):
    """Its holes belong to what is behind it, in the mask and in the depth."""
    stage = build(scene_of("rocking_chair", "studio", index=4))
    assert any(isinstance(material, Cane) for material in stage.objects[0].materials.values())
    open_, closed = renderer.render(stage), renderer.render(solid(stage))
    holes = (closed.instance == 1) & (open_.instance == 0)
    assert holes.sum() > 5
    assert (open_.depth[holes] > closed.depth[holes] + 0.01).all()


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("setting", SETTINGS)
def test_mask_and_depth_agree_with_ray_casting(renderer, family, setting):
    stage = solid(build(scene_of(family, setting)))
    frame = renderer.render(stage)
    image, (labels,) = annotated(stage, frame)
    thing = stage.objects[0]
    hit, depth = cast(thing.vertices, thing.model.mesh.faces, image["camera"])
    mask = frame.instance == 1
    assert (mask != hit).sum() <= 3
    both = mask & hit
    error = np.abs(frame.depth - depth)[both]
    assert np.median(error) < 0.001
    assert np.quantile(error, 0.99) < 0.005
    assert labels["area"] == mask.sum()


@pytest.mark.parametrize("k1", [-0.1, -0.06, 0.1])
def test_with_distortion_mask_and_depth_agree_with_ray_casting(renderer, k1):
    """To the pixel with rays through the nearest pixel of a pinhole, and to half a pixel's shift with exact ones."""
    stage = solid(build(scene_of("slat_back_chair", "room", (160, 120))))
    stage = replace(stage, view=replace(stage.view, distortion=k1))
    frame = renderer.render(stage)
    assert frame.rgb.shape == (120, 160, 3)
    image, _ = annotated(stage, frame)
    thing = stage.objects[0]
    mask = frame.instance == 1
    hit, depth = cast(thing.vertices, thing.model.mesh.faces, image["camera"])
    assert (mask != hit).sum() <= 3
    assert np.median(np.abs(frame.depth - depth)[mask & hit]) < 0.001
    exact, _ = cast(thing.vertices, thing.model.mesh.faces, image["camera"], nearest=False)
    border = sum((exact != np.roll(exact, 1, axis)).sum() for axis in (0, 1))
    assert (mask != exact).sum() < 0.5 * border
    assert abs(int(mask.sum()) - int(exact.sum())) < 0.1 * border
    pinhole, _ = cast(
        thing.vertices, thing.model.mesh.faces, image["camera"] | {"distortion": {"k1": 0.0, "radius_px": 1.0}}
    )
    assert (mask != pinhole).sum() > 3


def test_all_labels_agree_with_exported_meshes(renderer):
    """Masks, outlines, depth, normals, keypoints and boxes of scenes with things in the way; `scripts/truth.py` has 60."""
    found = truth.findings(3, 2, 96, renderer)
    assert max(n for scene in found for n in [*scene.masks, *scene.amodal]) <= 3
    assert max(scene.depth for scene in found) < 0.001
    assert max(scene.normals for scene in found) < 6
    assert max(scene.boxes for scene in found) < 1
    assert max(error for scene in found for error in scene.fractions) < 0.002
    points = [pair for scene in found for pair in scene.keypoints]
    assert len(points) > 30
    assert sum(told == true for told, true in points) >= 0.99 * len(points)
    assert {true for _, true in points} == {1, 2}


def test_a_mirror_shows_no_object(renderer):
    """What a mirror shows of a chair is the mirror's: in the mask, the depth and the keypoints."""
    from synthgen.geometry.box import rounded_box
    from synthgen.materials import Metal
    from synthgen.stage import Scenery

    stage = solid(build(scene_of("slat_back_chair", "studio")))
    mirror = Scenery("mirror", rounded_box((3.0, 0.02, 2.5), 0.005).moved((0, 0.7, 1.25)), Metal("#f0f0f0", 0.0))
    stage = replace(stage, scenery=(*stage.scenery, mirror))
    frame = renderer.render(stage)
    thing = stage.objects[0]
    hit, _ = cast(thing.vertices, thing.model.mesh.faces, annotated(stage, frame)[0]["camera"])
    assert ((frame.instance == 1) != hit).sum() <= 3
    labels = annotated(stage, frame)[1][0]
    assert labels["visible_fraction"] > 0.99
    alone = annotated(replace(stage, scenery=stage.scenery[:-1]), frame, ("keypoints",))[1][0]["keypoints"]
    assert labels["keypoints"] == alone


def test_no_distortion_changes_no_bit(renderer):
    from synthgen.warp import pinhole

    stage = build(scene_of("parsons_chair", "studio", (64, 48)))
    stage = replace(stage, view=replace(stage.view, distortion=0.0))
    assert pinhole(stage.view) is stage.view
    barrel = replace(stage, view=replace(stage.view, distortion=1e-12))
    assert np.array_equal(renderer.render(stage).depth[2:-2, 2:-2], renderer.render(barrel).depth[2:-2, 2:-2])


@pytest.mark.parametrize("distance", [0.5, 2.0, 10.0])
def test_the_depth_of_a_known_plane_is_right(renderer, distance):
    """A wall square to the camera has the same planar depth at every pixel, unlike a distance along the ray."""

    from synthgen.materials import Paper
    from synthgen.settings.surfaces import rectangle
    from synthgen.stage import Scenery, View

    stage = build(scene_of("track_arm_sofa", "studio", (64, 48)))
    pose = np.eye(4)
    pose[:3, :3] = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]])  # looks along +Y
    pose[:3, 3] = (0, -distance, 1)
    view = View(pose, np.array([[32.0, 0, 32], [0, 32.0, 24], [0, 0, 1]]), 64, 48)
    wall = Scenery("wall", rectangle([-50, 0, -50], [100, 0, 0], [0, 0, 100]), Paper())
    frame = renderer.render(replace(stage, objects=(), scenery=(wall,), view=view))
    assert np.abs(frame.depth - distance).max() < 0.001


def test_files_on_disk_agree_with_ray_casting(dataset):
    """The same, from the files alone: label JSON, mask PNG, depth PNG, scene YAML."""
    for path in sorted((dataset / "labels").glob("*.json")):
        record = json.loads(path.read_text())
        scene = draw(specs.load(dataset / "scenes" / f"{record['key']}.yaml"), 0)
        thing, *_ = (stage := build(scene)).objects
        hit, depth = cast(thing.vertices, thing.model.mesh.faces, record["image"]["camera"])
        for other in (scenery.mesh for scenery in stage.scenery if scenery.name == "occluder"):
            before, nearer = cast(other.vertices, other.faces, record["image"]["camera"])
            hit &= ~(before & (nearer < depth))
        mask = np.array(Image.open(dataset / "masks" / f"{record['key']}.png")) == 1
        millimetres = np.array(Image.open(dataset / "depth" / f"{record['key']}.png"))
        assert (mask != hit).sum() <= 3
        assert np.median(np.abs(millimetres / 1000 - depth)[mask & hit]) < 0.001
