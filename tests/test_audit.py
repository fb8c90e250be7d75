"""The shortcut audit: planted shortcuts are found and named, and the object's own shape is none."""

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from click.testing import CliRunner
from conftest import ROOT
from record_zoo import header

from synthgen.cli import main
from synthgen.dataset.record import Pictures, Record, key_of
from synthgen.dataset.store import Store
from synthgen.document import Document
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.evaluate.audit import audit_folder, audited
from synthgen.evaluate.backgrounds import background, boxes, cells, covered, histograms, shared
from synthgen.evaluate.blind import FOLDS, accuracy, folds_of, view
from synthgen.evaluate.features import Features
from synthgen.evaluate.nuisances import nuisances
from synthgen.evaluate.told import conclusion, in_words
from synthgen.parse import parse
from synthgen.scene import factors
from synthgen.streams import noise

BASE = {
    "classes": {"chair": {"kind": "parsons_chair"}, "sofa": {"kind": "loveseat"}},
    "setting": "room",
    "furnishing": "bare",
}
EDGE = 48


def drawn(count, **more):
    """Classes and factors of scenes."""
    spec = parse(Document("spec.yaml", BASE | more, {}))
    scenes = [draw(spec, index) for index in range(count)]
    return [scene.class_name for scene in scenes], [factors(scene) for scene in scenes]


@cache
def honest():
    """Classes and factors of 400 scenes of the plain spec."""
    return drawn(400)


def joined(for_sofas):
    """Scenes of one spec, but sofas from another: a shortcut, planted."""
    names, plain = honest()
    _, other = drawn(len(names), **for_sofas)
    return names, [b if name == "sofa" else a for name, a, b in zip(names, plain, other, strict=True)]


def test_an_honest_spec_passes():
    audit = audited("honest", *honest())
    assert audit.passed and audit.images == {"chair": 200, "sofa": 200}
    assert audit.views[0].chance == 0.5 and audit.views[0].features > 100
    assert "no shortcut found" in conclusion(audit)


@pytest.mark.parametrize(
    ("for_sofas", "named"),
    [
        ({"light": "window"}, "light.kind = window: more often for sofa"),
        ({"light": [{"kind": k, "weight": w} for k, w in (("environment", 1), ("softboxes", 3))]}, "light.kind = softbox"),
        ({"camera": {"elevation_deg": {"uniform": [20, 40]}}}, "camera.elevation_deg: higher for sofa"),
        ({"setting": {"kind": "room", "walls": {"kind": "plaster", "color": "#8f4a35"}}}, "setting.walls.color warmth"),
        ({"photo": {"exposure_ev": {"normal": {"mean": -0.3, "std": 0.3, "low": -0.8, "high": 0.8}}}},
         "photo.exposure_ev: higher for chair"),
    ],
)  # fmt: skip
def test_a_planted_factor_is_found_and_named(for_sofas, named):
    audit = audited("planted", *joined(for_sofas))
    assert not audit.passed
    assert any(in_words(sign).startswith(named) for sign in audit.views[0].signs)
    assert "drawn factors" in conclusion(audit)


def test_one_class_of_three_is_named():
    names = [("a", "b", "c")[i % 3] for i in range(300)]
    values = noise(0, "numbers", (300, 50))
    values[np.array(names) == "b", 7] -= 0.5
    seen = view("numbers", Features(tuple(f"f{k}" for k in range(50)), values), names)
    assert seen.chance == pytest.approx(1 / 3) and not seen.passed
    assert in_words(seen.signs[0]).startswith("f7: lower for b")


def test_nothing_of_the_object_is_a_factor():
    names, of_images = drawn(60, companions=1)
    assert not [name for name in nuisances(of_images).names if name.startswith(("furniture", "class", "companions"))]
    marked = [
        {**f, "class": name, "furniture.width": float(name == "sofa")} for name, f in zip(names, of_images, strict=True)
    ]
    assert nuisances(marked).names == nuisances(of_images).names


def test_colours_and_words_become_numbers():
    red_or_blue = [
        {"color": "#ff0000" if i % 2 else "#0000ff", "kind": "a" if i < 15 else "b", "odd": None} for i in range(30)
    ]
    table = nuisances(red_or_blue)
    assert table.names == ("color greenness", "color lightness", "color warmth", "kind = a", "kind = b")
    assert table.values[:2, 2].tolist() == [-1, 1] and table.values[:, 3].sum() == 15


def test_missing_values_say_nothing():
    """One class lacks values more often than the other; those that it has are as they were."""
    classes = np.arange(400) % 2
    found = 0
    for trial in range(40):
        values = noise(trial, "values", (400, 5))
        values[(classes == 1) & (noise(trial, "gaps", (400,)) < 0.8)] = np.nan
        seen = Features(tuple("abcde"), values).filled("fill")
        found += not view("gaps", seen, classes.astype(str).tolist()).passed
    assert found <= 4


def test_chance_is_chance():
    """Pure noise is called a shortcut about once in 40 times, whatever the number of features or shares of classes."""
    found = 0
    for trial in range(40):
        names = ["few" if i % (2 + trial % 4) == 0 else "many" for i in range(150)]
        noisy = Features(tuple(map(str, range(20 + trial * 5))), noise(trial, "noise", (150, 20 + trial * 5)))
        found += not view("noise", noisy, names).passed
    assert found <= 4


def test_folds_hold_every_class_evenly():
    classes = np.array([0] * 33 + [1] * 70)
    folds = folds_of(classes)
    for k in (0, 1):
        counts = np.bincount(folds[classes == k], minlength=FOLDS)
        assert counts.max() - counts.min() <= 1
    assert (folds == folds_of(classes)).all()
    assert accuracy(classes[:, None] - 0.5, classes, folds) == 1.0


# Pictures: a wide grey sofa or a tall brown chair of any size and place before a backdrop of any colour.


NO_BOX = np.zeros((0, 4))


def scenes_painted(count):
    """Classes, (N, EDGE, EDGE, 3) pictures 0..1 and ids."""
    names = [("chair", "sofa")[i % 2] for i in range(count)]
    pictures = np.empty((count, EDGE, EDGE, 3))
    ids = np.zeros((count, EDGE, EDGE), np.uint16)
    for i, name in enumerate(names):
        u = noise(i, "painted", (12,))
        pictures[i] = 0.2 + 0.6 * u[:3]
        pictures[i, EDGE // 2 :] = 0.2 + 0.6 * u[3:6]
        long, short = int(EDGE * (0.45 + 0.4 * u[6])), int(EDGE * (0.25 + 0.2 * u[7]))
        height, width = (short, long) if name == "sofa" else (long, short)
        top, left = int((EDGE - height) * u[8]), int((EDGE - width) * u[9])
        area = (i, slice(top, top + height), slice(left, left + width))
        pictures[area], ids[area] = (0.5, 0.5, 0.5) if name == "sofa" else (0.4, 0.25, 0.1), 1
    return names, pictures, ids


def seen_of(names, pictures, ids):
    hidden = shared([boxes(m) for m in ids], np.array(names) == "sofa")
    seen = [
        background(np.round(np.clip(p, 0, 1) * 255).astype(np.uint8), b) for p, b in zip(pictures, hidden, strict=True)
    ]
    return audited("painted", names, [{} for _ in names], seen).views[1:]


@pytest.fixture(scope="module")
def painted():
    return scenes_painted(500)


def test_the_objects_shape_is_no_shortcut(painted):
    colors, picture = seen_of(*painted)
    assert colors.passed and picture.passed


@pytest.mark.parametrize(
    ("spoil", "by"),
    [
        (lambda p: p * 0.8, {"background colours", "background picture"}),
        (lambda p: p + (0.06, 0.0, -0.06), {"background picture"}),
    ],
)
def test_another_light_for_one_class_is_found(painted, spoil, by):
    names, pictures, ids = painted
    sofas = np.array(names) == "sofa"
    spoilt = pictures.copy()
    spoilt[sofas] = spoil(pictures[sofas])
    assert by <= {seen.name for seen in seen_of(names, spoilt, ids) if not seen.passed}


def test_a_mark_in_a_corner_is_found_where_it_is(painted):
    names, pictures, ids = painted
    marked = pictures.copy()
    marked[np.array(names) == "chair", :4, -4:] *= 0.6
    _, picture = seen_of(names, marked, ids)
    assert not picture.passed
    assert in_words(picture.signs[0]).startswith("lightness upper right: higher for sofa")


def test_a_background_holds_no_object():
    """Not its colours, not its size: another object in the same box, or a larger one of the same backdrop."""
    ids = np.zeros((EDGE, EDGE), np.uint16)
    ids[20:30, 10:30] = 1
    ids[22:25, 12:16] = 0  # a hole in it
    ids[2:5, 40:44] = 2
    blank = np.full((EDGE, EDGE, 3), 90, np.uint8)
    hidden = covered(boxes(ids), ids.shape)
    spoilt = np.where(hidden[..., None], np.uint8(255), blank)
    one, other = background(blank, boxes(ids)), background(spoilt, boxes(ids))
    assert np.array_equal(one.cells, other.cells, equal_nan=True) and (one.histogram == other.histogram).all()
    assert hidden[23, 13] and hidden[3, 42] and hidden[18, 8] and not hidden[10, 10]
    assert (background(blank, NO_BOX).histogram == one.histogram).all()


def test_the_kth_pictures_of_all_classes_hide_the_same():
    own = [np.full((1, 4), k / 10) for k in range(5)]
    hidden = shared(own, np.array([0, 1, 1, 0, 0]))
    assert [sorted(boxes[:, 0].tolist()) for boxes in hidden] == [
        [0, 0.1],
        [0, 0.1],
        [0.2, 0.3],
        [0.2, 0.3],
        [0.1, 0.4],
    ]


def test_what_lies_behind_the_objects_shape_is_no_shortcut(painted):
    """A wide object hides more of a low strip than a tall one does."""
    names, pictures, ids = painted
    striped = pictures.copy()
    striped[:, -12:][ids[:, -12:] == 0] = (0.1, 0.6, 0.1)
    assert all(seen.passed for seen in seen_of(names, striped, ids))


def test_a_picture_without_background_is_missing():
    nothing = background(np.zeros((EDGE, EDGE, 3), np.uint8), boxes(np.ones((EDGE, EDGE), np.uint16)))
    assert np.isnan(nothing.cells).all() and np.isnan(nothing.histogram).all()
    one, other = (background(np.full((EDGE, EDGE, 3), v, np.uint8), NO_BOX) for v in (9, 99))
    assert histograms([nothing, one, other]).standardized().values.shape == (3, 2)
    assert cells([one, other], np.array([0, 1])).values.shape == (2, 16 * 24 * 3)


# Folders and the command line.


def dataset(root, count, light=1.0):
    """A folder of painted pictures; sofas in another light."""
    header(labels=("class", "mask", "depth")).save(root)
    for i, (name, picture, ids) in enumerate(zip(*scenes_painted(count), strict=True)):
        shown = np.round(picture * (light if name == "sofa" else 1.0) * 255).astype(np.uint8)
        drawn = {"class": name, "furniture.width": float(i % 2), "camera.lens_mm": noise(i, "lens", (1,))[0]}
        record = Record(key_of(i), i, "train", name, name, EDGE, EDGE, {}, ({"instance": 1},), drawn)
        Store(root).commit(record, Pictures(shown, ids, np.zeros((EDGE, EDGE), np.float32), "a: 1\n", 95))
    return root


def test_a_folder_is_audited_by_all_three(tmp_path):
    audit = audit_folder(dataset(tmp_path / "honest", 120))
    assert [seen.name for seen in audit.views] == ["drawn factors", "background colours", "background picture"]
    assert audit.views[0].passed and 0 < min(seen.error for seen in audit.views) < 0.1
    assert audit_folder(tmp_path / "honest", 60).images == {"chair": 30, "sofa": 30}


def test_the_command_ends_with_1_and_writes_json(tmp_path):
    out, report = dataset(tmp_path / "spoilt", 120, light=0.5), tmp_path / "audit.json"
    result = CliRunner().invoke(main, ["audit", str(out), "-o", str(report)])
    printed = CliRunner().invoke(main, ["audit", str(out), "--json"])
    assert result.exit_code == printed.exit_code == 1
    assert printed.output == report.read_text()
    assert "SHORTCUT" in result.output and "background picture" in result.output
    data = json.loads(report.read_text())
    assert data["passed"] is False and data["views"][0]["passed"] is True
    assert data["views"][2]["accuracy"] > data["views"][2]["limit"]
    assert "lightness" in data["views"][2]["signs"][0]["feature"]


def test_the_command_draws_a_spec():
    result = CliRunner().invoke(main, ["audit", str(ROOT / "configs" / "smoke.yaml"), "--count", "400"])
    assert result.exit_code == 0 and "no shortcut found" in result.output and "background" not in result.output


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["EMPTY"], "holds no dataset.json", 1),
        (["EMPTY", "--seed", "3"], "--seed and --set", 2),
        (["SMOKE", "--count", "12"], "needs 10 images of each class, but there are 6 of 'chair', 6 of 'sofa'", 1),
        (["SMOKE", "--count", "20", "--set", "balance={chair: 1}"], "at least two classes", 1),
        (["nowhere.yaml"], "nowhere.yaml", 2),
    ],
)
def test_what_cannot_be_audited_is_one_clear_line(tmp_path, arguments, said, code):
    places = {"EMPTY": tmp_path, "SMOKE": ROOT / "configs" / "smoke.yaml"}
    result = CliRunner().invoke(main, ["audit", *(str(places.get(argument, argument)) for argument in arguments)])
    assert result.exit_code == code and said in result.output and result.output.count("\n") == 1


def test_a_lost_mask_is_said(tmp_path):
    out = dataset(tmp_path / "out", 40)
    (out / "masks" / "000003.png").write_bytes(b"nonsense")
    with pytest.raises(SynthgenError, match=r"000003\.png: cannot be read"):
        audit_folder(out)


def test_views_are_judged_by_two_standard_errors():
    seen = view("numbers", Features(("x",), noise(0, "x", (100, 1))), ["a", "b"] * 50)
    edge = 0.5 + 2 * seen.error
    assert replace(seen, accuracy=edge).passed and not replace(seen, accuracy=edge + 0.01).passed
