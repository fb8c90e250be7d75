"""Evaluation: figures against known answers, splits that leak nothing, and, with torch, that what can be learnt is."""

import csv
import importlib.util
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from conftest import ROOT, run
from PIL import Image, ImageDraw
from record_zoo import ZOO, header

from synthgen.cli import main
from synthgen.dataset.store import Store
from synthgen.draw import draw
from synthgen.errors import SpecError, SynthgenError
from synthgen.evaluate import mixing
from synthgen.evaluate.by_factor import by_factor
from synthgen.evaluate.exam import real_exams
from synthgen.evaluate.examples import Example
from synthgen.evaluate.halves import first_half, of_half
from synthgen.evaluate.imagenet import numbers_of
from synthgen.evaluate.metrics import accuracies, balanced, balanced_draws, calibration, confusion
from synthgen.evaluate.near_duplicates import groups
from synthgen.evaluate.page import page
from synthgen.evaluate.real import real_set, real_sets
from synthgen.evaluate.scores import as_json, score_set
from synthgen.evaluate.settings import Settings
from synthgen.evaluate.squares import around, middle, squares
from synthgen.evaluate.study import folders
from synthgen.evaluate.study.comparison import MEAN, compared
from synthgen.evaluate.study.plan import load
from synthgen.evaluate.study.rendering import specs
from synthgen.evaluate.study.spec import spec_of
from synthgen.evaluate.study.table import comma_separated, markdown
from synthgen.evaluate.synthetic import synthetic
from synthgen.evaluate.transfer import Evaluation
from synthgen.scene import factors
from synthgen.streams import noise, uniform

TORCH = importlib.util.find_spec("torch") is not None
needs_torch = pytest.mark.skipif(not TORCH, reason="the extra synthgen[evaluate] is not installed")
EDGE = 64
CLASSES = ("bar", "disc")
STUDIES = sorted((ROOT / "configs" / "studies").glob("*.yaml"))


@pytest.fixture(autouse=TORCH)
def one_thread():
    """Two threads that wait for each other beside other tests take minutes."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def painted(class_name, seed, background=None):
    """A disc or a bar of any colour, anywhere on a ground of any colour."""
    u = noise(seed, f"picture.{class_name}", (9,))
    picture = Image.new("RGB", (EDGE, EDGE), background or tuple(int(255 * v) for v in u[6:]))
    x, y, r = 20 + 24 * u[0], 20 + 24 * u[1], 11 + 6 * u[2]
    color = tuple(int(40 + 215 * v) for v in u[3:6])
    pen = ImageDraw.Draw(picture)
    if class_name == "disc":
        pen.ellipse((x - r, y - r, x + r, y + r), fill=color)
    else:
        pen.rectangle((x - 1.7 * r, y - r / 3, x + 1.7 * r, y + r / 3), fill=color)
    return picture


def class_folders(root, count, first=0, background=None):
    for name in CLASSES:
        (root / name).mkdir(parents=True)
        for k in range(count):
            painted(name, first + k, background).save(root / name / f"{k:03}.png")
    return root


def estimates(right, truth, resampled=None):
    right, truth = np.atleast_2d(np.array(right, dtype=bool)), np.array(truth)
    together = np.arange(len(truth)) if resampled is None else np.array(resampled)
    return accuracies(right, truth, together, int(truth.max()) + 1)


# --- figures ---------------------------------------------------------------------------------------------------------


def test_balanced_accuracy_counts_classes_alike():
    mean, classes = estimates([[1] * 90 + [0] * 10], [0] * 90 + [1] * 10)
    assert mean.mean == 0.5 and [each.mean for each in classes] == [1.0, 0.0]
    assert mean.low == mean.high == 0.5


def test_an_interval_covers_the_truth_about_as_often_as_it_says():
    covered = []
    for trial in range(100):
        right = noise(trial, "right", (1, 120)) < 0.8
        found, _ = estimates(right, np.arange(120) % 2)
        covered.append(found.low <= 0.8 <= found.high)
    assert 0.86 < np.mean(covered) < 1


def test_near_duplicates_widen_an_interval_and_so_do_runs_that_differ():
    truth = np.arange(160) % 2
    right = np.repeat(noise(3, "right", (1, 20)) < 0.7, 8, axis=1)
    alone, _ = estimates(right, truth)
    together, _ = estimates(right, truth, np.arange(160) // 8)
    assert together.high - together.low > 1.8 * (alone.high - alone.low)
    one = np.ones((2, 160), bool)
    two = np.stack([np.ones(160, bool), np.zeros(160, bool)])
    assert estimates(one, truth)[0].low == 1.0
    assert estimates(two, truth)[0].low == 0.0 and estimates(two, truth)[0].spread > 0.7


def test_confusion_has_the_truth_in_rows():
    said = np.array([[0, 1, 1, 1], [0, 0, 1, 1]])
    assert confusion(said, np.array([0, 0, 1, 1]), 2).tolist() == [[1.5, 0.5], [0.0, 2.0]]


def test_calibration_sees_overconfidence():
    truth = (noise(0, "truth", (4000,)) < 0.7).astype(int)
    honest, sure = np.tile([0.3, 0.7], (1, 4000, 1)), np.tile([0.01, 0.99], (1, 4000, 1))
    assert calibration(honest, truth).error < 0.02
    assert calibration(sure, truth).error == pytest.approx(0.29, abs=0.03)
    assert sum(each.pictures for each in calibration(honest, truth).bins) == 4000


def test_a_factor_that_makes_mistakes_is_named_first():
    told = [
        {"light.kind": "window" if k % 3 else "flash", "x": uniform(0, k, "x"), "noise_seed": k} for k in range(300)
    ]
    right = np.array([[of["light.kind"] == "window" or uniform(1, k, "y") < 0.4 for k, of in enumerate(told)]])
    first, *_ = found = by_factor(right, told)
    assert (first.factor, abs(round(first.z)) > 8) == ("light.kind", True)
    assert not any(each.factor == "noise_seed" for each in found)
    quarters = [each for each in found if each.factor == "x"]
    assert len(quarters) == 4 and sum(each.images for each in quarters) == 300


# --- pictures --------------------------------------------------------------------------------------------------------


def test_squares_hide_the_shape_of_a_picture(tmp_path):
    Image.new("RGB", (90, 30), "red").save(tmp_path / "wide.png")
    Image.new("RGB", (30, 80), "red").save(tmp_path / "tall.png")
    examples = [Example(name, tmp_path / name, "x") for name in ("wide.png", "tall.png")]
    wide, tall = squares(examples, 16, around_box=False)
    assert (wide == tall).all()


@pytest.mark.parametrize("box", [(0, 0, 9, 9), (80, 30, 20, 15), (10, 5, 80, 40), (0, 0, 100, 50)])
def test_a_square_around_a_box_lies_in_the_picture(box):
    left, top, right, bottom = around(box, (100, 50))
    assert left >= 0 and top >= 0 and right <= 100 and bottom <= 50 and right - left == pytest.approx(bottom - top)
    assert middle((100, 50)) == (25, 0, 75, 50)


def test_copies_and_parts_of_one_file_are_near_duplicates(tmp_path):
    first, second = painted("disc", 0, "#ffffff"), painted("disc", 1, "#ffffff")
    small = first.resize((32, 32)).resize((EDGE, EDGE))
    stack = np.stack([np.asarray(picture) for picture in (first, second, small, painted("bar", 2, "#ffffff"))])
    examples = [Example(str(k), tmp_path / f"{k}.png", "x") for k in range(4)]
    assert groups(examples, stack).tolist() == [0, 1, 0, 3]
    examples[3] = replace(examples[3], path=examples[1].path)
    assert groups(examples, stack).tolist() == [0, 1, 0, 1]


def test_all_classifiers_are_tested_on_the_same_halves(tmp_path):
    real = [real_set(class_folders(tmp_path, 30))]
    names = [[example.path.name for example in real_exams(real, ["bar", "disc"], edge, "final")[0].examples]
             for edge in (32, 128, 260)]  # fmt: skip
    assert names[0] == names[1] == names[2] and 10 < len(names[0]) < 50


def test_halves_are_even_keep_duplicates_together_and_do_not_depend_on_others():
    examples = [Example(f"{k:03}.jpg", Path(f"{k}.jpg"), CLASSES[k % 2]) for k in range(120)]
    alike = np.arange(120)
    alike[[10, 12, 14]] = 10
    first = first_half(examples, alike, "halves")
    assert len({*first[[10, 12, 14]].tolist()}) == 1
    for k in (0, 1):
        assert abs(int(first[k::2].sum()) - 30) <= 2
    order = np.argsort(noise(0, "order", (120,)))
    again = first_half([examples[k] for k in order], alike[order], "halves")
    assert (again == first[order]).all()
    tuning, final = of_half("tune", first), of_half("final", first)
    assert sorted([*tuning, *final]) == list(range(120))
    assert (first_half(examples, alike, "mix") != first).any()


def test_class_folders_a_manifest_and_coco_are_read(tmp_path):
    plain = class_folders(tmp_path / "plain", 2)
    assert [example.name for example in real_set(plain).examples] == [
        "bar/000.png",
        "bar/001.png",
        "disc/000.png",
        "disc/001.png",
    ]
    assert not any(example.flag for example in real_set(plain).examples)
    rows = [
        "set,label,file,flag",
        "plain,bar,plain/bar/000.png,odd",
        "plain,disc,plain/disc/000.png,",
        "other,bar,o.png,",
    ]
    (tmp_path / "manifest.csv").write_text("\n".join(rows) + "\n")
    assert [(e.name, e.class_name, e.flag) for e in real_set(plain).examples] == [
        ("bar/000.png", "bar", "odd"),
        ("disc/000.png", "disc", ""),
    ]
    coco = tmp_path / "coco"
    (coco / "images").mkdir(parents=True)
    Image.new("RGB", (200, 100)).save(coco / "images" / "a.jpg")
    things = [(1, (0, 0, 50, 60), 0), (2, (100, 0, 8, 9), 0), (2, (90, 10, 70, 30), 0), (1, (0, 0, 99, 99), 1)]
    data = {
        "images": [{"id": 7, "file_name": "a.jpg"}], "categories": [{"id": 1, "name": "bar"}, {"id": 2, "name": "disc"}],
        "annotations": [{"id": k, "image_id": 7, "category_id": c, "bbox": b, "iscrowd": crowd} for k, (c, b, crowd) in enumerate(things)],
    }  # fmt: skip
    (coco / "annotations.json").write_text(json.dumps(data))
    assert [(e.class_name, e.box) for e in real_set(coco).examples] == [
        ("bar", (0, 0, 50, 60)),
        ("disc", (90, 10, 70, 30)),
    ]
    assert len(real_sets([plain, plain])) == 1
    with pytest.raises(SpecError, match="two folders are called 'plain'"):
        real_sets([plain, class_folders(tmp_path / "x" / "plain", 1)])


@pytest.mark.parametrize(("make", "message"), [
    (lambda root: None, "no folder of pictures"),
    (lambda root: root.mkdir(), "holds pictures of no class; expected two or more folders"),
    (lambda root: (root / "images").mkdir(parents=True) or (root / "annotations.json").write_text("{}"), "no COCO file"),
])  # fmt: skip
def test_folders_without_pictures_are_refused(tmp_path, make, message):
    make(tmp_path / "real")
    with pytest.raises(SynthgenError, match=message):
        real_set(tmp_path / "real")


def test_a_dataset_is_read_with_its_splits_boxes_and_factors(tmp_path):
    store = Store(tmp_path)
    header().save(tmp_path)
    for animal in ZOO:
        store.commit(animal.record, animal.pictures)
    found = synthetic(tmp_path)
    assert [(e.class_name, e.split) for e in found] == [(animal.class_name, animal.split) for animal in ZOO]
    assert found[0].factors["camera.lens_mm"] == 50.5 and found[0].factors["family"] == "cube_chair"
    assert found[0].box == (6, 4, 20, 16) and found[2].box is None
    assert synthetic(tmp_path, 3) == found[:3]
    with pytest.raises(SynthgenError, match="holds 7 images, fewer than the 8"):
        synthetic(tmp_path, 8)


@pytest.mark.parametrize(("class_name", "family", "flag"), [
    ("chair", "wing_chair", "single_seat"), ("sofa", "wing_chair", "single_seat"), ("armchair", "wing_chair", ""),
    ("chair", "office_chair", ""), ("sofa", "loveseat", ""), ("chair", "mesh_file", ""),
])  # fmt: skip
def test_armchairs_are_flagged_unless_they_are_a_class(tmp_path, class_name, family, flag):
    header().save(tmp_path)
    record = replace(ZOO[0].record, class_name=class_name, family=family)
    Store(tmp_path).commit(record, ZOO[0].pictures)
    assert [example.flag for example in synthetic(tmp_path)] == [flag]


def test_the_first_images_of_class_folders_are_balanced(tmp_path):
    found = synthetic(class_folders(tmp_path / "x", 5), 4)
    assert [example.class_name for example in found] == ["bar", "disc", "bar", "disc"]


# --- mixtures --------------------------------------------------------------------------------------------------------


def test_what_is_learnt_from_is_never_tested_and_tuning_leaves_the_final_half_alone():
    first, second = noise(0, "a", (90,)) < 0.5, noise(0, "b", (90,)) < 0.5
    for half in ("tune", "final", "all"):
        learnt, tested = mixing.apart(half, first, second)
        assert len(learnt) and len(tested) and not {*learnt} & {*tested}
    learnt, tested = mixing.apart("tune", first, second)
    assert first[learnt].all() and first[tested].all()
    assert mixing.unlike(np.array([0, 1, 1, 0, 4]), np.array([0, 1, 4]), np.array([3])).tolist() == [1, 4]


def test_larger_fractions_hold_smaller_ones_and_classes_take_turns():
    examples = [Example(str(k), Path(str(k)), CLASSES[k < 30]) for k in range(100)]
    order = mixing.ordered(examples, 1)
    assert sorted(order) == list(range(100)) and order.tolist() != mixing.ordered(examples, 2).tolist()
    assert sum(order[:20] < 30) == 10
    assert [mixing.taken(f, 100, 2) for f in (0, 0.01, 0.05, 1)] == [0, 2, 5, 100]


def test_real_pictures_are_repeated_but_never_outnumber_synthetic_ones():
    few = mixing.shown(np.arange(1000) % 2, np.arange(10) % 2)
    assert few[1000:].sum() / few.sum() == pytest.approx(80 / 1080)
    many = mixing.shown(np.arange(1000) % 2, np.arange(400) % 2)
    assert many[1000:].sum() / many.sum() == pytest.approx(0.5)
    uneven = mixing.shown(np.array([0] * 90 + [1] * 10), np.zeros(0, int))
    assert uneven[:90].sum() == pytest.approx(uneven[90:].sum())


# --- report ----------------------------------------------------------------------------------------------------------


def likely_of(right, truth):
    """(S, N, 2) likelihoods that are right or wrong as asked."""
    said = np.where(right, truth, 1 - truth)
    return np.where(said[..., None] == np.arange(2), 0.8, 0.2)


def evaluation(tmp_path, right, flags=("", "odd"), name="a <b>"):
    real = class_folders(tmp_path / "photos", 4)
    examples = [replace(e, flag=flags[k % 2]) for k, e in enumerate(real_set(real).examples)]
    truth = np.array([CLASSES.index(example.class_name) for example in examples])
    scored = score_set("photos", examples, likely_of(np.array(right, bool), truth), np.arange(8), CLASSES)
    return Evaluation(
        name, Settings(seeds=len(right)), "CPU", CLASSES, {"bar": 9, "disc": 9}, (scored,), None, ()
    ), examples


def test_the_page_stands_alone_and_shows_what_was_told_wrong(tmp_path):
    found, examples = evaluation(tmp_path, [[1] * 8, [0] + [1] * 7])
    text = page(found, {"photos": examples})
    assert "<h1>a &lt;b&gt;</h1>" in text and "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert text.count("data:image/jpeg;base64,") == 1 and "bar/000.png: bar, called disc in 1 of 2" in text
    assert "photos, unflagged" in text and "photos, all" in text
    data = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert data["sets"]["photos"]["unflagged"]["balanced_accuracy"]["runs"] == [1.0, 0.75]
    assert data["sets"]["photos"]["all"]["pictures"] == 8 and len(data["sets"]["photos"]["told"]) == 8


def test_a_class_without_pictures_is_null_in_json():
    examples = [Example("a", Path("a"), "bar")]
    data = as_json(score_set("x", examples, np.full((1, 1, 2), 0.5), np.arange(1), CLASSES))
    assert data["all"]["classes"]["disc"]["mean"] is None and data["all"]["balanced_accuracy"]["mean"] == 1.0


def test_classes_that_imagenet_lacks_are_named():
    assert numbers_of(["sofa", "chair"]) == [[831], [423, 559, 765, 857]]
    with pytest.raises(SynthgenError, match="no ImageNet class is known for 'chaise'"):
        numbers_of(["chaise"])


# --- studies ---------------------------------------------------------------------------------------------------------

STUDY = """
spec: configs/smoke.yaml
set: {image: {width_px: 64, height_px: 64}}
count: 24
seeds: [0, 5]
evaluate: {seeds: 2, steps: 2}
variants:
  full: {}
  No sensor!: {set: {sensor: ideal}, count: 30}
  12 images: {of: full, images: 12}
"""


def planned(tmp_path, text=STUDY):
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    return load(path)


def test_a_plan_is_read_whole(tmp_path):
    plan = planned(tmp_path)
    full, plainer, fewer = plan.variants
    assert plan.name == "mine" and plan.seeds == (0, 5) and plan.baseline is full
    assert (full.count, plainer.count, plainer.folder) == (24, 30, "no-sensor")
    assert plan.source(fewer) is full and fewer.settings.images == 12 and fewer.settings.steps == 2
    (_, _, first), *rest = [(v.name, seed, spec) for v, seed, spec in specs(plan)]
    assert len(rest) == 3 and (first.count, first.seed) == (24, 0)
    assert spec_of(plan, plainer, 5).seed == 5


@pytest.mark.parametrize(("old", "new", "message"), [
    ("count: 24", "cuont: 24", "cuont: is not known; did you mean 'count'"),
    ("of: full", "of: ful", "no variant renders 'ful'; did you mean 'full'"),
    ("images: 12", "images: 25", "'full' has 24 images only"),
    ("12 images:", "no-sensor:", "its folder would be 'no-sensor', as that of 'No sensor!'"),
    ("seeds: 2,", "seeds: 2, mode: scrach,", "mode is 'scrach'; did you mean 'scratch'"),
    ("spec: configs/smoke.yaml", "spec: configs/nothing.yaml", "there is no file configs/nothing.yaml"),
    ("seeds: [0, 5]", "seeds: 3", "must be a list of whole numbers"),
])  # fmt: skip
def test_mistakes_in_a_plan_are_named_with_their_place(tmp_path, old, new, message):
    assert old in STUDY
    with pytest.raises(SpecError, match=r"mine\.yaml") as refused:
        planned(tmp_path, STUDY.replace(old, new, 1))
    assert message in str(refused.value)


def test_a_mistake_in_an_override_names_the_variant(tmp_path):
    plan = planned(tmp_path, STUDY.replace("sensor: ideal", "sensor: idael"))
    with pytest.raises(SpecError, match=r"variant 'No sensor!'.*idael"):
        list(specs(plan))


@pytest.mark.parametrize("path", STUDIES, ids=lambda path: path.stem)
def test_shipped_studies_can_be_drawn(path):
    plan = load(path)
    for _, _, spec in specs(plan):
        draw(spec, 0), draw(spec, 1)


def test_a_material_covers_all_furniture_and_few_objects_are_few(tmp_path):
    text = STUDY.replace("{set: {sensor: ideal}, count: 30}", "{material: {kind: plastic}, objects: 3}")
    plan = planned(tmp_path, text)
    spec = spec_of(plan, plan.variants[1], 0)
    scenes = [draw(spec, index) for index in range(40)]
    assert len({scene.identity for scene in scenes}) <= 6
    of_furniture = [
        v for s in scenes for k, v in factors(s).items() if k.startswith("furniture.") and k.endswith(".kind")
    ]
    materials = {value for value in of_furniture if value in ("plastic", "fabric", "leather", "wood", "metal")}
    assert materials == {"plastic"}
    same = [draw(spec_of(plan, plan.baseline, 0), index).surroundings.camera for index in range(40)]
    assert same == [scene.surroundings.camera for scene in scenes]


def told(tmp_path, right, part):
    found, _ = evaluation(tmp_path / part, right, name=part)
    return found.to_dict()


def test_differences_are_paired(tmp_path):
    hard = noise(0, "hard", (1, 8)) < 0.5
    base, same, worse = (told(tmp_path, r, n) for r, n in ((hard, "a"), (hard, "b"), (hard & False, "c")))
    first, second, third = compared({"base": [base], "same": [same], "worse": [worse]}, flagged=True)
    assert first.differences == {} and second.differences["photos"].low == second.differences["photos"].high == 0
    assert first.figures["photos"].low < first.figures["photos"].high
    assert third.differences["photos"].mean == pytest.approx(-first.figures["photos"].mean)
    assert MEAN not in first.figures
    lines = markdown([first, second, third]).splitlines()
    assert lines[0] == "| variant | images | photos |" and lines[4].startswith("| worse | 18 | 0.0 (0.0 to 0.0)<br>-")
    rows = list(csv.DictReader(StringIO(comma_separated([first, second]))))
    assert rows[0]["difference"] == "" and float(rows[1]["difference"]) == 0


def test_datasets_of_a_variant_are_pooled(tmp_path):
    ones, zeros = np.ones((2, 8), bool), np.zeros((1, 8), bool)
    (row,) = compared({"both": [told(tmp_path, ones, "a"), told(tmp_path, zeros, "b")]}, flagged=False)
    assert row.figures["photos"].runs == (1.0, 1.0, 0.0)
    right, truth = np.ones((3, 8), bool), np.arange(8) % 2
    assert balanced(right, truth).tolist() == [1, 1, 1] and (balanced_draws(right, truth, truth) == 1).all()


# --- the commands ----------------------------------------------------------------------------------------------------


def command(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.mark.skipif(TORCH, reason="torch is there")
def test_without_torch_the_extra_is_named(tmp_path):
    for arguments in (("evaluate", tmp_path, "--real", tmp_path), ("study", STUDIES[0], "--real", tmp_path)):
        result = command(*arguments)
        assert result.exit_code == 1 and "pip install 'synthgen[evaluate]'" in result.output


RECIPE = {"stored_px": 32, "edge_px": 32, "widths": (12, 24), "steps": 120, "batch": 32, "learning_rate": 4e-3}


@needs_torch
def test_what_can_be_learnt_is_learnt_and_again_to_the_bit(tmp_path):
    from synthgen.evaluate.classifiers.recipe import Recipe
    from synthgen.evaluate.transfer import evaluate

    examples = synthetic(class_folders(tmp_path / "synthetic", 24))
    real = [real_set(class_folders(tmp_path / "photos", 20, first=100, background="#d8d4cc"))]
    settings = Settings(seeds=2, recipe=Recipe(**RECIPE), device="cpu", fractions=(0.0, 1.0))
    found = evaluate("shapes", examples, real, settings, real)
    assert found.trained == {"bar": 24, "disc": 24} and found.sets[0].all.balanced_accuracy.mean > 0.8
    assert [(point.fraction, point.real > 0, point.synthetic) for point in found.curve] == [
        (0.0, False, 48), (1.0, True, 48), (1.0, True, 0)]  # fmt: skip
    assert sum(found.sets[0].all.of_class.values()) == 40
    again = evaluate("shapes", examples, real, replace(settings, fractions=()))
    assert again.sets == found.sets


@needs_torch
def test_the_command_writes_a_page_and_json(tmp_path):
    out, real = class_folders(tmp_path / "out", 6), class_folders(tmp_path / "photos", 4, first=50)
    result = command("evaluate", out, "--real", real, "--seeds", 2, "--steps", 3, "--device", "cpu")
    assert result.exit_code == 0, result.output
    data = json.loads((tmp_path / "out-evaluation" / "evaluation.json").read_text())
    assert data["settings"]["recipe"]["steps"] == 3 and len(data["sets"]["photos"]["told"][0]["right"]) == 2
    assert (tmp_path / "out-evaluation" / "index.html").read_text().startswith("<!doctype html>")
    result = command("evaluate", out, "--real", real, "--mode", "frozen", "--model", "resnet18")
    assert result.exit_code == 1 and "name its weights with --weights" in result.output
    result = command("evaluate", out, "--real", real, "--weights", "x.pth")
    assert result.exit_code == 2 and "nothing is loaded with --mode scratch" in result.output
    result = command("evaluate", out, "--real", real, "--mode", "zero-shot", "--steps", 3)
    assert result.exit_code == 2 and "--steps: nothing learns with --mode zero-shot" in result.output


@needs_torch
def test_a_backbone_is_read_from_a_file_and_learns(tmp_path):
    torch = pytest.importorskip("torch")
    models = pytest.importorskip("torchvision.models")
    from synthgen.evaluate.classifiers.recipe import FINETUNING
    from synthgen.evaluate.transfer import evaluate

    torch.save(models.get_model("squeezenet1_1", weights=None).state_dict(), tmp_path / "conv_head.pth")
    torch.save(models.get_model("shufflenet_v2_x0_5", weights=None).state_dict(), tmp_path / "w.pth")
    examples, real = synthetic(class_folders(tmp_path / "a", 3)), [real_set(class_folders(tmp_path / "b", 2, first=9))]
    settings = Settings(mode="frozen", model="shufflenet_v2_x0_5", weights=tmp_path / "w.pth", seeds=1, device="cpu")
    assert replace(settings, steps=7).to_dict()["recipe"]["steps"] == 7 and settings.to_dict()["recipe"]["batch"] == 256
    short = replace(settings, mode="finetune", recipe=replace(FINETUNING, steps=2, batch=4), precision="bfloat16")
    for asked in (settings, short):
        found = evaluate("x", examples, real, asked)
        assert found.sets[0].all.pictures == 4 and len(found.sets[0].told) == 4
    with pytest.raises(SynthgenError, match="holds no weights of resnet18"):
        evaluate("x", examples, real, replace(settings, model="resnet18"))
    with pytest.raises(SynthgenError, match="did you mean 'resnet18'"):
        evaluate("x", examples, real, replace(settings, model="resnet81"))


@needs_torch
def test_a_study_is_evaluated_once_and_told(tmp_path):
    pytest.importorskip("matplotlib")
    plan, real = planned(tmp_path), class_folders(tmp_path / "photos", 4, first=50)
    out = tmp_path / "out"
    for k, variant in enumerate(plan.variants[:2]):
        for seed in plan.seeds:
            class_folders(folders.dataset(out, variant, seed), 15, first=100 * k + seed)
    arguments = ("study", tmp_path / "mine.yaml", "--only", "evaluate", "--real", real, "--train-on", "cpu", "-o", out)
    result = command(*arguments)
    assert result.exit_code == 0, result.output
    assert result.output.count("evaluating '") == 6 and "| 12 images | 12 |" in result.output
    assert {path.name for path in out.glob("study.*")} == {"study.md", "study.csv", "study.json", "study.png"}
    assert command(*arguments).output.count("evaluating '") == 0
    (folders.evaluation(out, plan.variants[2], 0) / folders.FILE).unlink()
    assert command(*arguments).output.count("evaluating '") == 1


@pytest.mark.blender
def test_a_study_is_rendered_and_goes_on(tmp_path):
    text = STUDY.replace("count: 24", "count: 2").replace("count: 30", "count: 1").replace("images: 12", "images: 1")
    plan = planned(tmp_path, text.replace("seeds: [0, 5]", "seeds: [0]"))
    options = ["--only", "render", "-o", str(tmp_path / "out"), "--device", "cpu", "--workers", "1"]
    for _ in range(2):
        result = run(["study", str(tmp_path / "mine.yaml"), *options])
        assert result.returncode == 0, result.stderr
    found = {v.name: len(synthetic(folders.dataset(tmp_path / "out", v, 0))) for v in plan.variants[:2]}
    assert found == {"full": 2, "No sensor!": 1}
