"""What stands before the subject hides as much of it as was asked for, and stands in nothing."""

from dataclasses import replace

import numpy as np
import pytest
from rays import cast

from synthgen.build import build
from synthgen.document import Document
from synthgen.draw import draw
from synthgen.furniture import FURNITURE
from synthgen.geometry.mesh import joined
from synthgen.labels.camera import pinhole
from synthgen.occlusion import NEAREST, OCCLUSIONS, WAY, Clear
from synthgen.parse import parse
from synthgen.props import OCCLUDERS
from synthgen.settings import SETTINGS

DRAWN = [name for name in SETTINGS if name != "photo_backdrop"]
ROOMY = {"fill": {"uniform": [0.4, 0.8]}, "distortion": 0, "lens_mm": {"uniform": [35, 85]}}


def stage_of(index=0, camera=ROOMY, **more):
    """A scene with something in the way, and its stage."""
    data = {"classes": {"chair": {}, "sofa": {}}, "occlusion": "occluded", "setting": "studio", "camera": camera}
    scene = draw(parse(Document("spec.yaml", data | {"image": {"width_px": 160, "height_px": 160}} | more, {})), index)
    return scene, build(scene)


def before(stage):
    """The mesh of what is in the way, or None."""
    meshes = [thing.mesh for thing in stage.scenery if thing.name == "occluder"]
    return joined(meshes) if meshes else None


def seen(mesh_vertices, faces, stage):
    return cast(mesh_vertices, faces, pinhole(stage, None))


def reach(scene, stage):
    """How far what is in the way reaches over the subject, of the width that the picture shows of it; all by rays."""
    thing = stage.objects[0]
    own, _ = seen(thing.vertices, thing.model.mesh.faces, stage)
    mesh = before(stage)
    over, _ = seen(mesh.vertices, mesh.faces, stage)
    if scene.surroundings.occlusion.side == "right":
        own, over = own[:, ::-1], over[:, ::-1]
    columns, rows = own.any(axis=0).nonzero()[0], own.any(axis=1).nonzero()[0]
    hidden = over[rows[0] : rows[-1] + 1].any(axis=0).nonzero()[0]
    width = columns[-1] + 1 - columns[0]
    return (hidden[-1] + 1 - columns[0]) / width, hidden[0] <= columns[0] + 2, own, over


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("thing", OCCLUDERS)
def test_it_hides_the_share_that_was_asked_for(thing, side):
    seen_any = 0
    for index in range(5):
        scene, stage = stage_of(index, occlusion={"kind": "occluded", "thing": thing, "side": side})
        if before(stage) is None:
            continue
        seen_any += 1
        share, from_the_edge, _, _ = reach(scene, stage)
        tips = 0.09 if thing == "foliage_spray" else 0.025  # leaves end in tips, which are thinner than a pixel
        assert share == pytest.approx(scene.surroundings.occlusion.hidden, abs=tips), index
        assert from_the_edge
    assert seen_any >= 2


@pytest.mark.parametrize("thing", ["column", "curtain_edge"])
@pytest.mark.parametrize("setting", DRAWN)
def test_shafts_hide_all_of_their_share(setting, thing):
    """From the floor to above the picture, or to the ceiling: no pixel of the subject is seen through."""
    for index in range(3):
        occlusion = {"kind": "occluded", "thing": thing, "hidden": 0.3, "turn_deg": 0}
        scene, stage = stage_of(index, setting=setting, occlusion=occlusion, camera=ROOMY | {"roll_deg": 0})
        if before(stage) is not None:
            _, _, own, over = reach(scene, stage)
            columns = own.any(axis=0).nonzero()[0]
            part = slice(columns[0], columns[0] + int(0.2 * len(columns)))  # folds are no straight line
            assert not (own & ~over)[:, part].sum() > 4


@pytest.mark.parametrize("setting", DRAWN)
def test_it_stands_on_the_floor_and_in_nothing(setting):
    found = 0
    for index in range(10):
        _, stage = stage_of(index, setting=setting, companions=2)
        mesh = before(stage)
        if mesh is None:
            continue
        found += 1
        assert mesh.bounds[0, 2] == pytest.approx(0, abs=1e-6)
        assert np.linalg.norm(mesh.vertices - stage.view.position, axis=1).min() >= NEAREST
        low, high = mesh.bounds
        for thing in stage.objects:
            inside = ((thing.vertices > low) & (thing.vertices < high)).all(axis=1)
            if inside.any():  # boxes may overlap where shapes do not: ask along the floor, turned with the subject
                turn = thing.world_from_object[:3, :3]
                own = (mesh.vertices - thing.world_from_object[:3, 3]) @ turn
                a, b = thing.model.vertices.min(axis=0), thing.model.vertices.max(axis=0)
                assert not ((own > a) & (own < b)).all(axis=1).any(), (index, thing.family)
    assert found >= 5


def test_most_scenes_have_a_place_for_it():
    found = [before(stage_of(index, camera={}, setting={"kind": "room"})[1]) is not None for index in range(20)]
    assert np.mean(found) > 0.6


def test_the_picture_is_clear_five_times_out_of_six():
    spec = parse(Document("spec.yaml", {"classes": {"chair": {}}}, {}))
    clear = [isinstance(draw(spec, index).surroundings.occlusion, Clear) for index in range(300)]
    assert np.mean(clear) == pytest.approx(5 / 6, abs=0.06)


def test_without_it_nothing_else_changes():
    _, stage = stage_of(2)
    scene, clear = stage_of(2, occlusion="clear")
    assert isinstance(scene.surroundings.occlusion, OCCLUSIONS["clear"])
    assert before(clear) is None
    assert (clear.view.world_from_camera == stage.view.world_from_camera).all()
    rest = [thing for thing in stage.scenery if thing.name != "occluder"]
    assert all((a.mesh.vertices == b.mesh.vertices).all() for a, b in zip(clear.scenery, rest, strict=True))


def test_it_does_not_know_what_it_hides():
    """Two classes with one piece of furniture: the same thing at the same place."""
    scene, _ = stage_of(0)
    furniture = FURNITURE["track_arm_sofa"]()
    first, second = (build(replace(scene, class_name=name, furniture=furniture)) for name in ("chair", "sofa"))
    one, other = before(first), before(second)
    assert (one is None) == (other is None)
    assert one is None or (one.vertices == other.vertices).all()


@pytest.mark.parametrize(
    "camera", [{"elevation_deg": 89}, {"lens_mm": 8, "fill": 2.0}, {"fill": 0.02}, {"roll_deg": 90}]
)
def test_hardly_any_camera_is_an_error(camera):
    for index in range(3):
        _, stage = stage_of(index, camera=camera)
        mesh = before(stage)
        assert mesh is None or np.isfinite(mesh.vertices).all()


def test_the_share_of_the_way_is_near_the_drawn_one():
    away = []
    for index in range(24):
        scene, stage = stage_of(index)
        mesh = before(stage)
        if mesh is not None:
            view, ahead = stage.view, stage.view.world_from_camera[:2, 2]
            ahead = ahead / np.linalg.norm(ahead)
            way = ((stage.objects[0].vertices[:, :2] - view.position[:2]) @ ahead).min()
            at = (mesh.bounds.mean(axis=0)[:2] - view.position[:2]) @ ahead / way
            assert WAY[0] - 0.1 < at < WAY[1] + 0.1
            away.append(abs(at - scene.surroundings.occlusion.along))
    assert np.median(away) < 0.06
