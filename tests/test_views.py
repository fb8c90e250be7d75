"""Several views of one scene: the camera moves, all else stays, and each view stands for itself."""

import numpy as np
import pytest

from synthgen.build import build
from synthgen.dataset.splits import split_of
from synthgen.document import dumps, loads
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.parse import parse
from synthgen.spec import scene_to_dict, to_dict

VIEWS = 3
OWN = ("camera", "photo", "sensor", "render")


def spec_of(text="", views=VIEWS):
    return parse(
        loads(
            f"{{classes: {{chair: {{}}, sofa: {{}}}}, companions: {{integer: [0, 1]}}, views: {views}, {text}}}", "test"
        )
    )


def shared(scene):
    """All that views of one scene have in common."""
    around = scene.surroundings
    return (
        scene.class_name,
        scene.furniture,
        scene.companions,
        scene.views,
        [getattr(around, name) for name in around.__dataclass_fields__ if name not in OWN],
    )


@pytest.mark.parametrize("place", range(12))
def test_views_share_all_but_camera_and_photo(place):
    spec = spec_of()
    scenes = [draw(spec, place * VIEWS + k) for k in range(VIEWS)]
    assert all(shared(scene) == shared(scenes[0]) for scene in scenes)
    assert len({scene.surroundings.camera for scene in scenes}) == VIEWS
    assert len({scene.surroundings.sensor for scene in scenes}) == VIEWS
    assert scenes[0].views == tuple(scene.surroundings.camera for scene in scenes)
    assert shared(draw(spec, (place + 1) * VIEWS)) != shared(scenes[0])


def test_one_view_is_as_it_was_without_the_key():
    plain = parse(loads("{classes: {chair: {}, sofa: {}}, companions: {integer: [0, 1]}}", "test"))
    assert all(draw(spec_of(views=1), index) == draw(plain, index) for index in range(20))


def test_the_first_view_is_drawn_as_the_scene_of_that_number():
    """Furniture and setting are those that image `place` of a spec without views has."""
    several, single = spec_of(), spec_of(views=1)
    assert draw(several, 7 * VIEWS).furniture == draw(single, 7).furniture


@pytest.mark.parametrize("index", range(9))
def test_a_view_replays_to_itself(index):
    spec = spec_of()
    scene = draw(spec, index)
    again = parse(loads(dumps(scene_to_dict(scene, spec)), "scene"))
    assert draw(again, 0) == scene
    assert to_dict(parse(loads(dumps(to_dict(spec)), "spec"), name=spec.name)) == to_dict(spec)


@pytest.mark.parametrize("place", range(10))
def test_stages_of_views_are_one_stage_seen_from_elsewhere(place):
    spec = spec_of()
    stages = [build(draw(spec, place * VIEWS + k)) for k in range(VIEWS)]
    for stage in stages[1:]:
        assert stage.objects is stages[0].objects and stage.scenery is stages[0].scenery and stage.rig is stages[0].rig
        assert not np.array_equal(stage.view.world_from_camera, stages[0].view.world_from_camera)
    alone = build(draw(parse(loads(dumps(scene_to_dict(draw(spec, place * VIEWS + 2), spec)), "scene")), 0))
    assert np.array_equal(alone.view.world_from_camera, stages[2].view.world_from_camera)
    for one, other in zip(alone.scenery, stages[2].scenery, strict=True):
        assert np.array_equal(one.mesh.vertices, other.mesh.vertices)


@pytest.mark.parametrize("place", range(12))
def test_every_camera_of_a_room_is_inside_it(place):
    spec = spec_of("setting: room")
    stages = [build(draw(spec, place * VIEWS + k)) for k in range(VIEWS)]
    low, high = next(thing.mesh.bounds for thing in stages[0].scenery if thing.name == "walls")
    for stage in stages:
        assert (low < stage.view.position).all() and (stage.view.position < high).all()


def test_views_are_in_one_split_and_classes_balanced_by_scene():
    spec = spec_of()
    scenes = [draw(spec, index) for index in range(60)]
    splits = [split_of(scene.identity, spec.splits) for scene in scenes]
    assert all(len(set(splits[k : k + VIEWS])) == 1 for k in range(0, 60, VIEWS))
    assert sum(scene.class_name == "chair" for scene in scenes) == 30


@pytest.mark.parametrize(("views", "message"), [
    ("0", "views: must lie between 1 and 1000, not 0"),
    ("two", "views: must be a whole number, not 'two'"),
    ("[{kind: orbit, fil: 1}]", "did you mean 'fill'"),
])  # fmt: skip
def test_wrong_views_are_refused(views, message):
    with pytest.raises(SpecError, match=message):
        spec_of(views=views)


@pytest.mark.blender
def test_a_view_has_the_same_pixels_alone_and_after_others(renderer):
    spec = spec_of("image: {width_px: 48, height_px: 48}, render: {samples: 1}")
    stages = [build(draw(spec, index)) for index in range(VIEWS)]
    frames = [renderer.render(stage) for stage in stages]
    renderer.render(build(draw(spec, 4 * VIEWS)))
    again = renderer.render(build(draw(spec, VIEWS - 1)))
    for name in ("rgb", "depth", "instance"):
        assert np.array_equal(getattr(frames[-1], name), getattr(again, name))
    assert not np.array_equal(frames[0].instance, frames[1].instance)
