"""Labels that come from geometry: outlines, boxes in space, keypoints, parts, normals, words."""

from dataclasses import replace

import numpy as np
import pytest
from furniture_zoo import piece
from pycocotools import mask as coco_mask
from record_zoo import CLASSES, HEIGHT, NOWHERE, WIDTH, cube, frame, stage, staged, view

from synthgen.color_names import COLORS, METALS, color_word
from synthgen.colors import PALETTES
from synthgen.document import loads
from synthgen.errors import SpecError
from synthgen.fields import fields_of
from synthgen.furniture import CATALOGUE, FAMILIES
from synthgen.furniture.capacity import persons
from synthgen.furniture.model import KEYPOINT_PAIRS, KEYPOINTS, PARTS
from synthgen.labels import LABELS, STANDARD, annotated, pixels
from synthgen.labels.caption import MADE_OF, PATTERNS, PLACES
from synthgen.labels.normals import camera_normals
from synthgen.labels.silhouette import silhouette
from synthgen.labels.solids import Solids, bounds_in_picture, solids
from synthgen.labels.threshold import without_hidden
from synthgen.labels.titles import TITLES, title
from synthgen.materials import MATERIALS, Metal, Patterned, Velvet
from synthgen.parse import parse
from synthgen.run.image import image
from synthgen.scene import SETTINGS
from synthgen.spec import to_dict
from synthgen.stage import Scenery
from synthgen.streams import stream

every_family = pytest.mark.parametrize("family", FAMILIES)


def seen_by(of, *, hidden=()):
    """What a perfect renderer would show of a stage; boxes `hidden` of pixels show nothing labeled, at 1 m."""
    from synthgen.geometry.raster import nearest_to, projected
    from synthgen.labels.grid import NEAR, grid

    everything, cells = solids(of), grid(of.view)
    drawn = projected(everything.vertices[everything.faces], cells.pinhole.intrinsics, NEAR)
    triangle, depth = (cells.shown(each) for each in nearest_to(drawn, cells.window))
    ids = np.append(everything.owner, 0)[triangle]
    depth = np.where(np.isfinite(depth), depth, 0)
    for box in hidden:
        ids[box], depth[box] = 0, 1
    return frame(ids, depth.astype(np.float32))


def only(of, seen, name):
    return [labels[name] for labels in annotated(of, seen, (name,))[1]]


def decoded(runs):
    return coco_mask.decode(runs | {"counts": runs["counts"].encode()}).astype(bool)


def wall(y, low=-9.0, high=9.0, bottom=-9.0, top=9.0):
    """A thin board across the view."""
    mesh = cube((high - low, 0.01, top - bottom)).mesh.moved(((low + high) / 2, y, bottom))
    return Scenery("wall", mesh, Velvet())


# ---- outlines ----------------------------------------------------------------------------------------------------


def test_what_nothing_hides_is_seen_whole():
    of = stage(staged())
    seen = seen_by(of)
    assert only(of, seen, "visible_fraction") == [1.0]
    assert only(of, seen, "occluded_fraction") == [0.0]
    assert (decoded(only(of, seen, "amodal_mask")[0]) == (seen.instance == 1)).all()
    left, top, width, height = only(of, seen, "amodal_box")[0]
    assert (left, top, width, height) == pytest.approx((16 - 20 / 9, 12 - 20 / 9, 40 / 9, 40 / 9), abs=0.01)


def test_an_occluder_changes_what_is_seen_and_not_the_outline():
    alone = stage(staged(size=(2, 1, 2)))
    hidden = replace(alone, scenery=(wall(-2.0, low=-9, high=0.0),))
    whole, half = (only(of, seen_by(of), "amodal_mask")[0] for of in (alone, hidden))
    assert whole == half
    assert only(hidden, seen_by(hidden), "occluded_fraction")[0] == pytest.approx(0.5, abs=0.05)
    assert only(hidden, seen_by(hidden), "visible_fraction")[0] == pytest.approx(0.5, abs=0.05)


def test_the_border_counts_against_the_visible_fraction_alone():
    """A box of which half lies over the right border."""
    of = stage(staged(position=(16 / 20 * 5, 0, 0), size=(1, 0.01, 1)))
    label = annotated(of, seen_by(of), STANDARD)[1][0]
    assert label["occluded_fraction"] == 0
    assert label["visible_fraction"] == pytest.approx(0.5, abs=0.05)
    x, _, width, _ = label["amodal_box"]
    assert x + width > WIDTH + 1


@pytest.mark.parametrize("k1", [0.0, -0.08, 0.08])
def test_outlines_agree_with_a_larger_picture(k1):
    """The area beyond the border, counted in a view that is three times as large."""
    lens = replace(view(), distortion=k1)
    thing = staged(position=(2.6, 0.0, -0.8), size=(3, 1, 3))
    large = replace(lens, width=3 * WIDTH, height=3 * HEIGHT, distortion=9 * k1)  # the same k1 per pixel
    large = replace(large, intrinsics=lens.intrinsics + np.array([(0, 0, WIDTH), (0, 0, HEIGHT), (0, 0, 0)]))
    whole, inside = silhouette(large, thing).mask, silhouette(lens, thing).mask
    assert inside.sum() + silhouette(lens, thing).outside == pytest.approx(whole.sum(), abs=0 if k1 == 0 else 13)


def test_an_outline_far_beyond_the_frame_is_bounded():
    of = stage(staged(position=(0, -5.0, 0), size=(1, 1.5, 0.4)))  # around the camera's place, below it
    left, top, width, height = only(of, frame(NOWHERE), "amodal_box")[0]
    assert left >= -4 * WIDTH and top >= -4 * HEIGHT and left + width <= 5 * WIDTH and top + height <= 5 * HEIGHT
    assert 0 <= only(of, seen_by(of), "visible_fraction")[0] < 0.5
    behind = stage(staged(position=(0, -9, 0)))
    assert only(behind, frame(NOWHERE), "amodal_box") == [None]
    assert only(behind, frame(NOWHERE), "visible_fraction") == [0.0]


# ---- boxes in space, keypoints -----------------------------------------------------------------------------------


def test_corners_of_the_box_come_in_the_stated_order():
    of = stage(staged(position=(0.5, 1.0, 0), size=(1, 2, 3)))
    (box,) = only(of, frame(NOWHERE), "box_3d")
    for number, (x, y, z) in enumerate((x, y, z) for x in (0, 1.0) for y in (0, 2.0) for z in (0, 3.0)):
        assert box["corners_m"][number] == pytest.approx((x, 0.5 - z, y + 5))  # camera at y = -5, z = 0.5
        u, v = box["corners_px"][number]
        assert (u, v) == pytest.approx((16 + 20 * x / (y + 5), 12 + 20 * (0.5 - z) / (y + 5)), abs=0.006)


def test_corners_behind_the_camera_have_no_pixels():
    (box,) = only(stage(staged(position=(0, -5, 0), size=(1, 2, 1))), frame(NOWHERE), "box_3d")
    assert [corner is None for corner in box["corners_px"]] == [True, True, False, False] * 2


def test_keypoints_know_what_hides_them():
    of = stage(staged(size=(1, 1, 0.4)))  # the camera looks down on its seat from 0.5 m
    points = only(of, frame(NOWHERE), "keypoints")[0]
    assert list(points) == [name for name in KEYPOINTS if name.startswith(("seat", "leg")) and name.count("_") == 2
                            and not name.endswith("middle")]  # fmt: skip
    assert {name for name, (*_, visibility) in points.items() if visibility == 1} == {"leg_back_left", "leg_back_right"}
    covered = replace(of, scenery=(wall(-3.0, low=0.0),))
    hidden = only(covered, frame(NOWHERE), "keypoints")[0]
    assert {name for name, (*_, v) in hidden.items() if v == 2} == {
        "seat_front_right", "seat_back_right", "leg_front_right"}  # fmt: skip


def test_a_foot_is_seen_through_its_own_material_but_not_through_another_part():
    foot = {"leg_front_left": (0.0, 0.0, 0.0)}
    thin, thick = (stage(replace(staged(), model=replace(cube((w, w, 0.2)), keypoints=foot))) for w in (0.06, 0.4))
    assert only(thin, frame(NOWHERE), "keypoints")[0]["leg_front_left"][2] == 2
    assert only(thick, frame(NOWHERE), "keypoints")[0]["leg_front_left"][2] == 1
    screened = replace(thin, scenery=(wall(-0.06),))
    assert only(screened, frame(NOWHERE), "keypoints")[0]["leg_front_left"][2] == 1


def test_keypoints_outside_the_frame_and_behind_the_camera():
    far = only(stage(staged(position=(9, 0, 0))), frame(NOWHERE), "keypoints")[0]
    assert all(visibility == 0 and u > WIDTH for u, _, visibility in far.values())
    behind = only(stage(staged(position=(0, -9, 0))), frame(NOWHERE), "keypoints")[0]
    assert all(point == [0.0, 0.0, 0] for point in behind.values())


@pytest.mark.parametrize("draw", ["typical", "draw 1"])
@every_family
def test_keypoints_and_parts_of_all_families_are_in_the_tables(family, draw):
    model = piece(family, draw).model()
    assert set(model.keypoints) <= set(KEYPOINTS)
    assert {part.name for part in model.parts} <= set(PARTS)
    for left, right in KEYPOINT_PAIRS:
        assert (left in model.keypoints) == (right in model.keypoints)


def test_pairs_are_all_that_have_a_side():
    assert {name for pair in KEYPOINT_PAIRS for name in pair} == {n for n in KEYPOINTS if n.endswith(("left", "right"))}


# ---- pictures ----------------------------------------------------------------------------------------------------


def drawn(of, seen, name):
    return pixels(of, seen, (name,), {name: number for number, name in enumerate(CLASSES, 1)})[name]


def test_parts_are_told_pixel_by_pixel():
    of = stage(staged(size=(2, 2, 0.4)), staged(2, "sofa", (-2.2, 0, 0)))
    seen = seen_by(of)
    numbers = drawn(of, seen, "parts")
    assert ((numbers > 0) == (seen.instance > 0)).all()
    counts = only(of, seen, "parts")
    assert counts == [{"seat": int((seen.instance == k).sum())} for k in (1, 2)]


def test_semantic_pixels_are_category_ids():
    of = stage(staged(1, "sofa"), staged(2, "chair", (-2.2, 0, 0)))
    seen = seen_by(of)
    assert (drawn(of, seen, "semantic") == np.array([0, 2, 1])[seen.instance]).all()


def test_normals_face_the_camera():
    of = replace(stage(staged(size=(2, 2, 0.4))), scenery=(wall(3.0),))
    seen = seen_by(of)
    normals = camera_normals(of, seen)
    assert np.linalg.norm(normals, axis=2) == pytest.approx(1)
    top = normals[(seen.instance == 1) & (normals[..., 1] < -0.9)]
    assert len(top) > 10 and top == pytest.approx(np.tile((0.0, -1.0, 0.0), (len(top), 1)), abs=1e-6)
    assert normals[0, 0] == pytest.approx((0, 0, -1), abs=1e-6)
    colors = drawn(of, seen, "normals")
    assert tuple(colors[0, 0]) == (128, 128, 0)
    nothing = drawn(of, frame(NOWHERE), "normals")
    assert (nothing == 0).all()


# ---- words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("color", "word"),
    [("#b8281f", "red"), ("#ffffff", "white"), ("#101010", "black"), ("#22304a", "navy"), ("#4f8a4a", "green"),
     ("#7a4a27", "brown"), ("#8c8c8a", "grey"), ("#e8cf4a", "yellow"), ("#3f6f9e", "blue")],
)  # fmt: skip
def test_colours_have_words(color, word):
    assert color_word(color) == word


def test_shades_are_named_after_themselves():
    for table in (COLORS, METALS):
        for word, shades in table.items():
            assert {color_word(shade, table) for shade in shades} == {word}
    assert len({color_word(color) for palette in PALETTES.values() for color in palette}) > 20


def test_everything_has_words():
    assert set(MADE_OF) == set(MATERIALS) - {"patterned", "texture_file"}
    assert set(PLACES) == set(SETTINGS)
    assert set(PATTERNS) == set(fields_of(Patterned)["pattern"].words)
    assert set(TITLES) <= set(FAMILIES)
    for family in FAMILIES:
        assert "_" not in title(family, "x")


@every_family
def test_a_piece_seats_somebody(family):
    seats = persons(FAMILIES[family]())
    assert seats == 1 if CATALOGUE[family].label == "chair" else 1 <= seats <= 8


def captioned(of, seen=None):
    return annotated(of, seen or seen_by(of), ("caption",))[0]["caption"]


def turned(azimuth_deg, elevation_deg):
    """A view of the box from an azimuth, 0 in front and 90 at its left, and an elevation."""
    from synthgen.cameras import Image, Orbit

    camera = Orbit(azimuth_deg=azimuth_deg, elevation_deg=elevation_deg, fill=0.5)
    return camera.view(staged().vertices, 0.0, Image(WIDTH, HEIGHT))


@pytest.mark.parametrize(
    ("azimuth", "elevation", "words"),
    [(0, 5, "seen from the front"), (-40, 30, "seen from above left"), (40, 5, "seen from the right"),
     (90, 5, "seen from the side"), (130, 5, "seen from behind right"), (180, 40, "seen from behind and above")],
)  # fmt: skip
def test_captions_say_from_where(azimuth, elevation, words):
    assert words in captioned(stage(seen=turned(azimuth, elevation)))


def test_captions_say_what_it_is():
    thing = replace(staged(), family="chesterfield_sofa", class_name="sofa", materials={"cover": Velvet("#b8281f")})
    sentence = captioned(replace(stage(thing), setting="room"))
    assert "red velvet Chesterfield sofa" in sentence and "in a room" in sentence
    assert sentence[0].isupper() and sentence.endswith(".")
    metal = captioned(stage(replace(thing, materials={"cover": Metal("#b9bbbd")})))
    assert "silver metal" in metal
    striped = captioned(stage(replace(thing, materials={"cover": Patterned("stripe", "#22304a", color="#ffffff")})))
    assert "white and navy striped" in striped


def test_captions_count_the_others_and_say_what_is_hidden():
    of = stage(
        staged(1, "chair"), staged(2, "chair", (-2, 0, 0)), staged(3, "chair", (2, 0, 0)), staged(4, "sofa", (0, 3, 1))
    )
    assert "with two other chairs and a sofa" in captioned(of)
    hidden = replace(stage(), scenery=(wall(-2.0, low=0.0),))
    assert captioned(hidden).endswith("partly hidden.")


# ---- what a spec chooses -----------------------------------------------------------------------------------------


def test_companions_of_which_little_is_seen_become_scenery():
    of = replace(stage(staged(1), staged(2, "sofa", (2, 0, 0)), staged(3, "sofa", (-2, 0, 0))),
                 scenery=(wall(-1.0, low=1.0),))  # fmt: skip
    seen = seen_by(of)
    kept, rest = without_hidden(of, seen, 0.3)
    assert [thing.instance for thing in kept.objects] == [1, 3]
    assert set(np.unique(rest.instance)) == {0, 1, 3}
    assert len(kept.scenery) == 2
    assert [thing.instance for thing in without_hidden(of, seen, 0.0)[0].objects] == [1, 3]  # all of 2 is hidden
    open_air = replace(of, scenery=())
    assert without_hidden(open_air, seen_by(open_air), 0.0)[0] == open_air
    nothing = frame(NOWHERE)
    assert [thing.instance for thing in without_hidden(of, nothing, 1.0)[0].objects] == [1]


def test_a_spec_chooses_labels():
    assert parse(loads("classes: {chair: {}}", "x")).labels == STANDARD
    assert parse(loads("{classes: {chair: {}}, labels: all}", "x")).labels == tuple(LABELS)
    few = parse(loads("{classes: {chair: {}}, labels: [box, class], min_visible: 0.2}", "x"))
    assert (few.labels, few.min_visible, few.formats) == (("class", "box"), 0.2, ())
    assert to_dict(few)["labels"] == ["class", "box"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("labels: [class, bax]", r"labels\[1\]: there is no label 'bax'; did you mean 'box'"),
        ("labels: class", "labels: must be a list"),
        ("labels: []", "labels: must be a list"),
        ("labels: [7]", r"labels\[0\]: there is no label"),
        (
            "labels: [class]\nformats: [coco]",
            r"formats\[0\]: the format 'coco' needs labels that are left out: area, box",
        ),
        ("min_visible: 1.5", "min_visible: must lie between 0 and 1"),
        ("min_visible: much", "min_visible: must be a number"),
    ],
)
def test_mistakes_in_labels_have_a_place_and_a_hint(text, message):
    with pytest.raises(SpecError, match=message):
        parse(loads(f"classes: {{chair: {{}}}}\n{text}\n", "x"))


class Perfect:
    """A renderer that shows what a raster does, without light."""

    def render(self, of):
        seen = seen_by(of)
        return replace(seen, rgb=seen.rgb + 0.5, albedo=seen.albedo + 0.5)


def test_an_image_has_the_labels_and_pictures_that_were_chosen(tmp_path):
    from synthgen.dataset.header import Header
    from synthgen.dataset.store import Store

    head = "{classes: {chair: {}}, image: {width_px: 48, height_px: 48}"
    for labels, folders in (("[class, caption]", set()), ("[mask, parts, normals]", {"masks", "parts", "normals"})):
        spec = parse(loads(f"{head}, labels: {labels}}}", "x"))
        record, pictures = image(spec, 0, Perfect())
        assert set(record.image) | set(record.objects[0]) - {"instance"} == set(spec.labels) - {"normals"}
        root = tmp_path / str(len(folders))
        Header(to_dict(spec), spec.labels, {"synthgen": "0"}, ()).save(root)
        Store(root).commit(record, pictures)
        assert {path.name for path in root.iterdir()} - {".partial"} == {
            "images", "labels", "scenes", "dataset.json", *folders}  # fmt: skip
        assert list(Store(root).committed()) == [0]


@pytest.mark.parametrize("index", range(6))
def test_what_lies_before_points_is_what_a_slow_reference_says(index):
    """Triangles before, across and behind the camera's plane; every line against every one of them."""
    random = stream(5, index, "solids")
    vertices = (random.random((120, 3)) - (0.5, 0.5, 0.35)) * (3, 3, 6)
    faces = np.arange(120).reshape(40, 3)
    lens = np.array([(40.0, 0, 32), (0, 40.0, 32), (0, 0, 1)])
    soup = Solids(vertices, faces, np.zeros(40, int), np.arange(40), *bounds_in_picture(lens, vertices, faces))
    points = (random.random((25, 3)) - (0.5, 0.5, -0.1)) * (3, 3, 4)
    met = soup.before(points, (points @ lens.T)[:, :2] / points[:, 2:])
    found = {
        (k, t): (gap, into) for k, t, gap, into in zip(met.point, met.triangle, met.gap, met.entering, strict=True)
    }
    expected = {(k, t): crossing(point, vertices[faces[t]]) for k, point in enumerate(points) for t in range(40)}
    expected = {at: crossed for at, crossed in expected.items() if crossed is not None}
    assert found.keys() == expected.keys()
    assert len(found) > 20
    for at, (gap, into) in expected.items():
        assert found[at][0] == pytest.approx(gap, abs=1e-9)
        assert found[at][1] == into


def crossing(point, corners):
    """Metres before a point at which the line to it from the camera meets a triangle, and whether it goes in there."""
    a, b, c = corners
    share, u, v = np.linalg.solve(np.column_stack([point, a - b, a - c]), a)
    if share <= 0 or min(u, v, 1 - u - v) < 0:
        return None
    return (1 - share) * np.linalg.norm(point), bool(np.cross(b - a, c - a) @ point < 0)
