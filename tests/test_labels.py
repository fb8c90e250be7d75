"""Labels: each is right, reads only the passes that it names, and is JSON."""

import json
import warnings
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pycocotools import mask as coco_mask
from record_zoo import CLASSES, HEIGHT, NOWHERE, WIDTH, ZOO, cube, frame, painted, ring, stage, staged, view

from synthgen.errors import SpecError
from synthgen.frame import Frame
from synthgen.furniture.model import Model, Part
from synthgen.labels import LABELS, annotated, passes_for, pixels
from synthgen.labels.precision import rounded
from synthgen.labels.silhouette import silhouette
from synthgen.materials import Velvet
from synthgen.stage import Opening, Stage, StagedObject

PASSES = tuple(field.name for field in fields(Frame))
ids = arrays(np.uint16, (HEIGHT, WIDTH), elements=st.integers(0, 2), fill=st.just(np.uint16(0)))


def of_object(name, seen, *objects):
    return annotated(stage(*objects), seen, (name,))[1][0][name]


def scrambled(seen: Frame, kept: frozenset) -> Frame:
    """The frame with every pass that is not kept made unlike itself."""
    other = {name: getattr(seen, name) * 2 + 1 for name in PASSES} | {"instance": 1 - np.minimum(seen.instance, 1)}
    return Frame(**{name: getattr(seen, name) if name in kept else other[name] for name in PASSES})


def told(of, seen, name):
    """Everything that a label says: its values, and the bytes of its picture."""
    drawn = pixels(of, seen, (name,), {name: number for number, name in enumerate(CLASSES, 1)})
    return annotated(of, seen, (name,)), {label: picture.tobytes() for label, picture in drawn.items()}


def halved(position=(0.0, 0.0, 0.0)) -> StagedObject:
    """A box whose front half is its seat and whose rear half its back."""
    seat, back = (cube((1.0, 0.5, 1.0)).parts[0].mesh.moved((0, y, 0)) for y in (-0.25, 0.25))
    pose = np.eye(4)
    pose[:3, 3] = position
    parts = (Part("seat", "cover", seat), Part("back", "cover", back))
    return StagedObject(1, "chair", "cube_chair", Model(parts, {}), {"cover": Velvet()}, pose)


def before_a_window() -> tuple[Stage, Frame]:
    """The halved box before a window, with a sofa beside it, and what a camera sees of them."""
    window = Opening(np.array([1.5, 3.0, 1.0]), np.array([0.0, -1.0, 0.0]), 1.5, 1.5)
    of = stage(halved(), staged(2, "sofa", (-2.0, 0.0, 0.0)))
    of = replace(of, rig=replace(of.rig, openings=(window,)))
    ids = sum(thing.instance * silhouette(of.view, thing).mask.astype(np.uint16) for thing in of.objects)
    return of, frame(ids, np.where(ids, 4.5, 0).astype(np.float32))


@pytest.mark.parametrize("name", LABELS)
def test_a_label_reads_only_the_passes_that_it_names(name):
    for animal in ZOO:
        label = told(animal.stage, animal.frame, name)
        assert label == told(animal.stage, scrambled(animal.frame, LABELS[name].passes), name)


@pytest.mark.parametrize("name", LABELS)
def test_a_label_depends_on_each_pass_that_it_names(name):
    of, seen = before_a_window()
    for lost in LABELS[name].passes:
        rest = frozenset(PASSES) - {lost}
        assert told(of, seen, name) != told(of, scrambled(seen, rest), name)


@pytest.mark.parametrize("name", LABELS)
def test_a_label_is_json_and_says_what_it_means(name):
    assert LABELS[name].meaning.endswith(".")
    for animal in ZOO:
        image, objects = annotated(animal.stage, animal.frame, (name,))
        assert json.loads(json.dumps([image, objects], allow_nan=False)) == [image, objects]
        where = {"image": image, "object": objects[0]}
        scopes = {scope for scope, labels in where.items() if name in labels}
        assert scopes == {LABELS[name].scope} - {"picture"}


def test_labels_leave_stage_and_frame_alone():
    given_stage, given_frame = stage(), frame(ring())
    for array in (given_frame.depth, given_frame.instance, given_frame.rgb, given_stage.view.intrinsics):
        array.flags.writeable = False
    assert annotated(given_stage, given_frame) == annotated(given_stage, given_frame)


@settings(max_examples=60, deadline=None)
@given(ids)
def test_box_mask_area_and_fraction_agree_with_the_pixels(instance):
    labels = annotated(stage(), frame(instance))[1][0]
    rows, columns = np.nonzero(instance == 1)
    assert labels["area"] == len(rows)
    assert labels["frame_fraction"] == pytest.approx(len(rows) / (HEIGHT * WIDTH), abs=1e-6)
    encoded = labels["mask"]
    assert np.array_equal(coco_mask.decode(encoded | {"counts": encoded["counts"].encode()}), instance == 1)
    if len(rows):
        x, y, width, height = labels["box"]
        assert (x, y, x + width - 1, y + height - 1) == (columns.min(), rows.min(), columns.max(), rows.max())
    else:
        assert labels["box"] is None


def test_a_pixel_has_a_box_of_one_pixel():
    assert of_object("box", frame(painted((slice(5, 6), slice(31, 32))))) == [31, 5, 1, 1]


def test_each_object_has_its_own_pixels():
    two = painted((slice(0, 2), slice(0, 2)), instance=2, on=painted((slice(4, 7), slice(0, 1))))
    objects = annotated(stage(staged(1), staged(2, "sofa")), frame(two), ("class", "area"))[1]
    assert objects == [{"instance": 1, "class": "chair", "area": 3}, {"instance": 2, "class": "sofa", "area": 4}]


def test_ids_above_255_are_labels_too():
    instance = painted((slice(0, 2), slice(0, 2)), instance=300)
    assert of_object("area", frame(instance), staged(300)) == 4


@pytest.mark.parametrize(
    ("position", "size", "expected"),
    [
        ((0, 0, 0), (1, 1, 1), False),
        ((3.0, 0, 0), (1, 1, 1), False),
        ((3.3, 0, 0), (1, 1, 1), True),
        ((0, 0, 0), (1, 1, 9), True),
        ((0, -5.5, 0), (0.1, 2, 0.1), True),
        ((0, -5, 0.5), (1, 0, 1), True),
        ((0, -9, 0), (1, 1, 1), True),
    ],
    ids=["inside", "near the border", "over the right", "over the top", "around the camera", "beside it", "behind it"],
)
def test_truncated(position, size, expected):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert of_object("truncated", frame(NOWHERE), staged(1, "chair", position, size)) is expected


def test_an_object_that_touches_the_border_is_whole():
    edge = staged(1, "chair", (0, 0.5, 0), (1, 1, 1))
    seen = view(distance=5.0, focal=WIDTH / 2 / 0.5 * 5.0)
    pixels, _ = seen.projected(edge.vertices)
    assert pixels[:, 0].min() == 0
    low = staged(1, "chair", (0, 0.5, 0.4), (1, 1, 0.2))
    assert annotated(stage(low, seen=seen), frame(NOWHERE), ("truncated",))[1][0]["truncated"] is False


def test_depth_ranges_skip_what_shows_nothing():
    depth = np.zeros((HEIGHT, WIDTH), np.float32)
    depth[0, :3] = (1, 2, 9)
    instance = painted((slice(0, 1), slice(1, 3)), (slice(9, 10), slice(0, 1)))
    label = annotated(stage(), frame(instance, depth), ("depth",))[0]["depth"]
    assert label == {
        "objects": {"min": 2.0, "median": 5.5, "max": 9.0},
        "frame": {"min": 1.0, "median": 2.0, "max": 9.0},
    }


def test_depth_of_nothing_is_null():
    label = annotated(stage(), frame(NOWHERE), ("depth",))[0]["depth"]
    assert label["objects"] == label["frame"] == {"min": None, "median": None, "max": None}


def test_camera_and_pose_project_the_object_to_where_it_is():
    image, (thing,) = annotated(stage(staged(position=(0.5, 0.25, 0), size=(1, 2, 3))), frame(NOWHERE))
    camera, pose = image["camera"], thing["pose"]
    assert pose["size"] == [1.0, 2.0, 3.0]
    origin = np.array(pose["world_from_object"]) @ (0, 0, 0, 1)
    x, y, z, _ = np.linalg.inv(camera["world_from_camera"]) @ origin
    u, v, w = np.array(camera["intrinsics"]) @ (x, y, z)
    assert z == pytest.approx(5.25)
    assert (u / w, v / w) == pytest.approx((16 + 20 * 0.5 / 5.25, 12 + 20 * 0.5 / 5.25), abs=1e-5)
    assert (camera["width"], camera["height"], camera["convention"]) == (WIDTH, HEIGHT, "opencv")


def test_rounded_has_six_decimals_and_no_negative_zero():
    assert json.dumps(rounded([-1e-9, 0.1234567, 2])) == "[0.0, 0.123457, 2.0]"
    assert rounded(np.float32(0.1)) == 0.1


def test_an_unknown_label_is_refused_with_a_hint():
    with pytest.raises(SpecError, match="no label 'bax'; did you mean 'box'"):
        annotated(stage(), frame(NOWHERE), ("bax",))
    with pytest.raises(SpecError, match="known are"):
        passes_for(["zzzz"])


def test_passes_for_labels():
    assert passes_for(["class", "pose"]) == frozenset()
    assert passes_for(LABELS) == {"depth", "instance"}
