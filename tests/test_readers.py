"""The formats in the hands of those who read them: pycocotools, Hugging Face, pandas, torchvision, webdataset, lxml,
mlcroissant; and the rules of readers that are too large to install."""

import contextlib
import io
import json

import numpy as np
import pytest
from exported import LACKING, exported, posed, seen, shown, zoo
from PIL import Image
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from record_zoo import HEIGHT, SPLITS, WIDTH, ZOO, header

from synthgen import document
from synthgen.dataset.finalize import finalize
from synthgen.furniture.model import KEYPOINTS

pytestmark = pytest.mark.readers

FORMATS = ["imagefolder", "csv", "parquet", "coco", "croissant", "voc", "webdataset", "huggingface",
           *({"kind": "yolo", "task": task} for task in ("detect", "segment", "pose", "classify"))]  # fmt: skip
NAMES = {"train": "train", "validation": "val", "test": "test"}
"""What Hugging Face calls a split -> split."""


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A finished dataset of the whole zoo, in all formats."""
    root = tmp_path_factory.mktemp("readers") / "zoo"
    zoo(root)
    finalize(root, header(), FORMATS)
    return root


@pytest.fixture(scope="module")
def datasets(tmp_path_factory):
    """The library, kept off the network."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HF_HUB_OFFLINE", "1")
        patched.setenv("HF_HOME", str(tmp_path_factory.mktemp("hugging_face")))
        datasets = pytest.importorskip("datasets")
        datasets.disable_progress_bars()
        yield datasets


def coco(path) -> COCO:
    with contextlib.redirect_stdout(io.StringIO()):
        return COCO(str(path))


def animals(split) -> list:
    return [animal for animal in ZOO if animal.split == split]


# ---- COCO --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["run lengths", "polygons"])
def annotations(request, out, tmp_path_factory):
    if request.param == "run lengths":
        return out / "annotations"
    folder = tmp_path_factory.mktemp("polygons") / "out"
    exported(out, folder, {"kind": "coco", "polygons": True})
    return folder / "annotations"


@pytest.mark.parametrize("split", SPLITS)
def test_pycocotools_reads_every_mask_exactly(out, annotations, split):
    reader = coco(annotations / f"instances_{split}.json")
    for animal in animals(split):
        (image,) = reader.loadImgs(animal.index)
        found = reader.loadAnns(reader.getAnnIds(imgIds=[animal.index]))
        assert Image.open(out / "images" / image["file_name"]).size == (image["width"], image["height"])
        assert len(found) == len(np.unique(animal.ids[animal.ids > 0]))
        for annotation in found:
            _require_exact(reader, annotation, animal)


def _require_exact(reader: COCO, annotation, animal):
    mask = reader.annToMask(annotation)
    assert np.array_equal(mask, animal.ids == annotation["id"] - 1000 * animal.index)
    rows, columns = np.nonzero(mask)
    x, y = columns.min(), rows.min()
    assert annotation["bbox"] == [x, y, columns.max() - x + 1, rows.max() - y + 1]
    assert annotation["area"] == mask.sum()
    assert reader.loadCats(annotation["category_id"])[0]["name"] == animal.class_name


@pytest.mark.parametrize("kind", ["bbox", "segm", "keypoints"])
def test_pycocotools_evaluates_the_truth_as_perfect(annotations, kind):
    assert evaluated(annotations / "instances_train.json", kind) == pytest.approx(1.0)


def test_pycocotools_evaluates_moved_keypoints_as_wrong(annotations):
    assert evaluated(annotations / "instances_train.json", "keypoints", moved=9) < 0.5


def evaluated(path, kind, moved=0) -> float:
    """Average precision of the annotations held against themselves, keypoints moved by some pixels."""
    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO(str(path))
        told = json.loads(json.dumps(truth.dataset["annotations"]))
        for annotation in told:
            points = np.reshape(annotation["keypoints"], (-1, 3)) + (moved, 0, 0)
            annotation.update(score=1.0, keypoints=points.ravel().tolist())
        evaluation = COCOeval(truth, truth.loadRes(told), kind)
        evaluation.params.kpt_oks_sigmas = np.full(len(KEYPOINTS), 0.05)
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    return float(evaluation.stats[0])


def test_pycocotools_reads_captions(out):
    reader = coco(out / "annotations/captions_train.json")
    for animal in animals("train"):
        (annotation,) = reader.imgToAnns[animal.index]
        assert annotation["caption"] == animal.record.image["caption"]


# ---- tables and folders ------------------------------------------------------------------------------------------


def test_pandas_reads_the_tables_alike(out):
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(out / "labels.csv", dtype={"key": str}).set_index("key")
    assert list(table.index) == [animal.record.key for animal in ZOO]
    assert table.loc["000000", "truncated"] in (True, False)
    assert table["camera.lens_mm"].tolist() == [50.5] * len(ZOO)
    assert all((out / file).exists() for file in table["file"])
    typed = pandas.read_parquet(out / "labels.parquet").set_index("key")
    assert list(typed.columns) == list(table.columns)
    assert typed["area"].tolist() == table["area"].tolist()
    assert (typed["area"].dtype, typed["frame_fraction"].dtype, typed["truncated"].dtype) == (int, float, bool)
    assert typed.loc["000001", "c.word"] == 'say "a, b"\nand c'
    assert typed["a.hole"].tolist() == [True, None, None, None, False, None, None]


@pytest.mark.parametrize("folder", ["images", "exports/yolo-classify"])
def test_the_rules_of_image_folders_hold(out, folder):
    """Those of torchvision's `ImageFolder`: classes are sorted folders, none is empty, all files are pictures."""
    for split in SPLITS:
        classes = sorted(path.name for path in (out / folder / split).iterdir() if path.is_dir())
        assert classes == sorted({animal.class_name for animal in animals(split)})
        for name in classes:
            files = sorted(path.name for path in (out / folder / split / name).iterdir())
            assert files == [f"{a.record.key}.jpg" for a in animals(split) if a.class_name == name]


@pytest.mark.parametrize("folder", ["images", "exports/yolo-classify"])
def test_torchvision_reads_the_folders(out, folder):
    torchvision = pytest.importorskip("torchvision")
    folder = torchvision.datasets.ImageFolder(str(out / folder / "train"))
    assert folder.classes == ["chair", "sofa"]
    assert len(folder) == len(animals("train"))


@pytest.mark.parametrize("streaming", [False, True])
def test_hugging_face_reads_pictures_labels_and_splits(out, datasets, tmp_path, streaming):
    dataset = datasets.load_dataset(
        "imagefolder", data_dir=str(out / "images"), cache_dir=str(tmp_path), streaming=streaming
    )
    assert set(dataset) == set(NAMES)
    for name, split in NAMES.items():
        for row, animal in zip(dataset[name], animals(split), strict=True):
            assert (row["label"], int(row["key"])) == (animal.class_name, animal.index)
            assert row["image"].size == (row["width"], row["height"])
            assert row["area"] == shown(animal, 1).sum()


@pytest.mark.parametrize("streaming", [False, True])
def test_hugging_face_reads_parquet_by_its_card(out, datasets, tmp_path, streaming):
    dataset = datasets.load_dataset(str(out / "exports/huggingface"), cache_dir=str(tmp_path), streaming=streaming)
    assert set(dataset) == set(NAMES)
    assert dataset["train"].features["label"].names == list(header().category_ids)
    for name, split in NAMES.items():
        for row, animal in zip(dataset[name], animals(split), strict=True):
            assert row["image"].size == (WIDTH, HEIGHT)
            assert dataset[name].features["label"].int2str(row["label"]) == animal.class_name
            assert row["objects"]["bbox"] == [labels["box"] for labels in seen(animal.record)]
            assert np.array_equal(np.asarray(row["mask"]), animal.ids)
            assert json.loads(row["record"]) == json.loads(json.dumps(posed(animal.record).to_dict()))


def test_hugging_face_finds_nothing_wrong_with_the_card(out):
    cards = pytest.importorskip("huggingface_hub")
    card = cards.DatasetCard.load(out / "exports/huggingface/README.md")
    assert card.data.license == "cc0-1.0"
    assert [entry["split"] for entry in card.data.configs[0]["data_files"]] == ["train", "validation", "test"]
    assert card.data.size_categories == ["n<1K"]
    assert "Stühle, groß" in card.text


# ---- shards ------------------------------------------------------------------------------------------------------


def test_webdataset_reads_its_shards(out):
    webdataset = pytest.importorskip("webdataset")
    for split in SPLITS:
        shards = sorted(map(str, (out / "exports/webdataset").glob(f"{split}-*.tar")))
        samples = list(webdataset.WebDataset(shards, shardshuffle=False).decode("pil"))
        for sample, animal in zip(samples, animals(split), strict=True):
            assert sample["__key__"] == animal.record.key
            assert sample["jpg"].size == (WIDTH, HEIGHT)
            assert list(header().category_ids)[sample["cls"]] == animal.class_name
            assert sample["json"]["objects"][0]["area"] == shown(animal, 1).sum()
            assert sample["txt"] == animal.record.image["caption"]
            assert np.array_equal(np.asarray(sample["mask.png"])[..., 0], animal.ids)


def test_hugging_face_reads_webdataset(out, datasets, tmp_path):
    files = {split: str(out / f"exports/webdataset/{split}-*.tar") for split in SPLITS}
    dataset = datasets.load_dataset("webdataset", data_files=files, cache_dir=str(tmp_path))
    for split in SPLITS:
        for row, animal in zip(dataset[split], animals(split), strict=True):
            assert (row["__key__"], row["json"]["class_name"]) == (animal.record.key, animal.class_name)
            assert np.array_equal(np.asarray(row["mask.png"]), animal.ids)


# ---- YOLO: the rules that Ultralytics documents and checks ---------------------------------------------------------


@pytest.fixture(params=["detect", "segment", "pose"])
def yolo(request, out):
    folder = out / "exports" / ("yolo" if request.param == "detect" else f"yolo-{request.param}")
    return request.param, folder, document.load(folder / "data.yaml").data


def test_yolo_describes_itself_relative_to_its_own_file(yolo):
    _, folder, data = yolo
    assert "path" not in data and {"train", "val", "test", "names"} <= set(data)
    assert data["names"] == dict(enumerate(header().category_ids))
    for split in SPLITS:
        assert (folder / data[split]).is_dir() and not data[split].startswith(("/", "."))


def test_yolo_has_a_label_file_where_readers_look(yolo):
    _, folder, _ = yolo
    pictures = sorted(folder.rglob("*.jpg"))
    assert len(pictures) == len(ZOO)
    for path in pictures:
        Image.open(path).verify()
        assert path.read_bytes()[-2:] == b"\xff\xd9"
        before, _, after = str(path).rpartition("/images/")
        assert (folder / f"{before}/labels/{after}").with_suffix(".txt").is_file()


def test_yolo_lines_have_the_right_columns_within_the_picture(yolo):
    task, folder, data = yolo
    lines = [line.split() for path in folder.glob("labels/*/*.txt") for line in path.read_text().splitlines()]
    assert len(lines) == sum(len(seen(animal.record)) for animal in ZOO)
    for number, *cells in lines:
        points = np.array(cells, float)
        assert number.isdigit() and int(number) in data["names"]
        if task == "detect":
            assert len(points) == 4
        elif task == "segment":
            assert len(points) >= 8 and len(points) % 2 == 0  # fewer than 3 corners would be read as a box
        else:
            assert len(points) == 4 + np.prod(data["kpt_shape"])
            assert set(points[6::3]) <= {0, 1, 2}
            assert not points[4:].reshape(-1, 3)[points[6::3] == 0].any()
            points = np.delete(points, np.s_[6::3])
        assert points.min() >= 0 and points.max() <= 1


def test_yolo_mirrors_keypoints_by_a_permutation(yolo):
    task, _, data = yolo
    if task != "pose":
        assert "flip_idx" not in data
        return
    count, dimensions = data["kpt_shape"]
    assert (count, dimensions) == (len(KEYPOINTS), 3)
    assert sorted(data["flip_idx"]) == list(range(count))
    for place, other in enumerate(data["flip_idx"]):
        assert data["flip_idx"][other] == place
    assert all(names == list(KEYPOINTS) for names in data["kpt_names"].values())


def test_yolo_outlines_fill_to_our_masks(out):
    from pycocotools import mask as coco_mask

    for animal in ZOO:
        path = out / f"exports/yolo-segment/labels/{animal.split}/{animal.record.key}.txt"
        for line, labels in zip(path.read_text().splitlines(), seen(animal.record), strict=True):
            corners = np.array(line.split()[1:], float).reshape(-1, 2) * (WIDTH, HEIGHT)
            assert np.abs(corners - corners.round()).max() < 0.0105
            runs = coco_mask.frPyObjects([corners.round().ravel().tolist()], HEIGHT, WIDTH)
            assert np.array_equal(coco_mask.decode(coco_mask.merge(runs)), shown(animal, labels["instance"]))


def test_yolo_outlines_are_painted_as_our_masks_by_opencv(out):
    """As Ultralytics does it. Where there are several pieces, the seams between them are painted too."""
    cv2 = pytest.importorskip("cv2")
    for animal in ZOO:
        path = out / f"exports/yolo-segment/labels/{animal.split}/{animal.record.key}.txt"
        for line, labels in zip(path.read_text().splitlines(), seen(animal.record), strict=True):
            corners = np.array(line.split()[1:], np.float32).reshape(-1, 2) * (WIDTH, HEIGHT)
            painted = cv2.fillPoly(np.zeros((HEIGHT, WIDTH), np.uint8), [corners.astype(np.int32)], 1)
            assert np.array_equal(painted > 0, shown(animal, labels["instance"]))


def test_yolo_keypoints_are_ours(out):
    for animal in ZOO:
        path = out / f"exports/yolo-pose/labels/{animal.split}/{animal.record.key}.txt"
        for line, labels in zip(path.read_text().splitlines(), seen(posed(animal.record)), strict=True):
            points = np.array(line.split()[5:], float).reshape(-1, 3) * (WIDTH, HEIGHT, 1)
            told = [labels["keypoints"].get(name, [0, 0, 0]) for name in KEYPOINTS]
            assert np.allclose(points, [point if point[2] else [0, 0, 0] for point in told], atol=1e-3)
            assert not points[KEYPOINTS.index(LACKING)].any()


# ---- VOC, Croissant ----------------------------------------------------------------------------------------------


def test_voc_is_valid_and_true(out):
    etree = pytest.importorskip("lxml.etree")
    from pathlib import Path

    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("voc.xsd")))
    folder = out / "exports/voc"
    for animal in ZOO:
        tree = etree.parse(folder / f"Annotations/{animal.record.key}.xml")
        schema.assertValid(tree)
        assert (folder / "JPEGImages" / tree.findtext("filename")).is_file()
        ids = np.asarray(Image.open(folder / f"SegmentationObject/{animal.record.key}.png"))
        classes = np.asarray(Image.open(folder / f"SegmentationClass/{animal.record.key}.png"))
        things = tree.findall("object")
        for number, (thing, labels) in enumerate(zip(things, seen(animal.record), strict=True), 1):
            left, top, right, bottom = (
                int(thing.findtext(f"bndbox/{side}")) for side in ("xmin", "ymin", "xmax", "ymax")
            )
            rows, columns = np.nonzero(ids == number)
            assert (left, top, right, bottom) == (columns.min() + 1, rows.min() + 1, columns.max() + 1, rows.max() + 1)
            assert np.array_equal(ids == number, shown(animal, labels["instance"]))
            assert set(classes[ids == number]) == {header().category_ids[thing.findtext("name")]}
        assert ids.max() == len(things)


def test_voc_lists_every_image_of_a_split_and_whether_it_shows_a_class(out):
    sets = out / "exports/voc/ImageSets"
    for split in SPLITS:
        keys = [animal.record.key for animal in animals(split)]
        assert (sets / f"Main/{split}.txt").read_text().split() == keys
        assert (sets / f"Segmentation/{split}.txt").read_text().split() == keys
        for name in header().category_ids:
            told = dict(line.split() for line in (sets / f"Main/{name}_{split}.txt").read_text().splitlines())
            shows = {a.record.key: any(o["class"] == name for o in seen(a.record)) for a in animals(split)}
            assert told == {key: "1" if here else "-1" for key, here in shows.items()}


def test_voc_has_its_own_palette(out):
    picture = Image.open(out / "exports/voc/SegmentationClass/000000.png")
    colors = np.reshape(picture.getpalette(), (-1, 3))
    assert picture.mode == "P"
    assert colors[[0, 1, 2, 3, 8]].tolist() == [[0, 0, 0], [128, 0, 0], [0, 128, 0], [128, 128, 0], [64, 0, 0]]


def test_mlcroissant_validates_and_reads(out):
    mlcroissant = pytest.importorskip("mlcroissant")
    dataset = mlcroissant.Dataset(jsonld=str(out / "croissant.json"))
    report = dataset.metadata.ctx.issues.report()
    assert "error" not in report
    assert report.count("\n") <= 1 and "datePublished" in report  # which is the publisher's to say
    pictures = {row["pictures/key"].decode(): row for row in dataset.records("pictures")}
    labels = {row["labels/key"].decode(): row for row in dataset.records("labels")}
    assert set(pictures) == set(labels) == {animal.record.key for animal in ZOO}
    for animal in ZOO:
        picture, told = pictures[animal.record.key], labels[animal.record.key]
        assert picture["pictures/image"].size == (WIDTH, HEIGHT)
        assert picture["pictures/split"].decode() == told["labels/split"].decode() == animal.split
        assert picture["pictures/class"].decode() == told["labels/class_name"].decode() == animal.class_name
