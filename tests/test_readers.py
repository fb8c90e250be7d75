"""The formats in the hands of those who read them: pycocotools, Hugging Face datasets, pandas, torchvision."""

import contextlib
import io

import numpy as np
import pytest
from PIL import Image
from pycocotools.coco import COCO
from record_zoo import SPLITS, ZOO, header
from test_dataset import filled

from synthgen.dataset.finalize import finalize

pytestmark = pytest.mark.readers


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A finished dataset of the whole zoo."""
    root = tmp_path_factory.mktemp("zoo")
    filled(root)
    header().save(root)
    finalize(root, header())
    return root


def coco(out, split) -> COCO:
    with contextlib.redirect_stdout(io.StringIO()):
        return COCO(str(out / f"annotations/instances_{split}.json"))


@pytest.mark.parametrize("split", SPLITS)
def test_pycocotools_reads_every_mask_exactly(out, split):
    reader = coco(out, split)
    for animal in (a for a in ZOO if a.split == split):
        (image,) = reader.loadImgs(animal.index)
        annotations = reader.loadAnns(reader.getAnnIds(imgIds=[animal.index]))
        assert Image.open(out / "images" / image["file_name"]).size == (image["width"], image["height"])
        assert len(annotations) == len(np.unique(animal.ids[animal.ids > 0]))
        for annotation in annotations:
            _require_exact(reader, annotation, animal)


def _require_exact(reader: COCO, annotation, animal):
    mask = reader.annToMask(annotation)
    assert np.array_equal(mask, animal.ids == annotation["id"] - 1000 * animal.index)
    rows, columns = np.nonzero(mask)
    x, y = columns.min(), rows.min()
    assert annotation["bbox"] == [x, y, columns.max() - x + 1, rows.max() - y + 1]
    assert annotation["area"] == mask.sum()
    assert reader.loadCats(annotation["category_id"])[0]["name"] == animal.class_name


def test_pycocotools_evaluates_the_truth_as_perfect(out):
    from pycocotools.cocoeval import COCOeval

    with contextlib.redirect_stdout(io.StringIO()):
        truth = coco(out, "train")
        found = truth.loadRes([a | {"score": 1.0} for a in truth.dataset["annotations"]])
        evaluation = COCOeval(truth, found, "segm")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    assert evaluation.stats[0] == pytest.approx(1.0)


@pytest.mark.parametrize("streaming", [False, True])
def test_hugging_face_reads_pictures_labels_and_splits(out, tmp_path, monkeypatch, streaming):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    datasets = pytest.importorskip("datasets")
    datasets.disable_progress_bars()
    dataset = datasets.load_dataset(
        "imagefolder", data_dir=str(out / "images"), cache_dir=str(tmp_path), streaming=streaming
    )
    names = {"train": "train", "validation": "val", "test": "test"}
    assert set(dataset) == set(names)
    for name, split in names.items():
        animals = [animal for animal in ZOO if animal.split == split]
        for row, animal in zip(dataset[name], animals, strict=True):
            assert (row["label"], int(row["key"])) == (animal.class_name, animal.index)
            assert row["image"].size == (row["width"], row["height"])
            assert row["area"] == (animal.ids == 1).sum()


def test_pandas_reads_the_table(out):
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(out / "labels.csv", dtype={"key": str}).set_index("key")
    assert list(table.index) == [animal.record.key for animal in ZOO]
    assert table.loc["000000", "truncated"] in (True, False)
    assert table["camera.lens_mm"].tolist() == [50.5] * len(ZOO)
    assert all((out / file).exists() for file in table["file"])


def test_torchvision_reads_the_folders(out):
    torchvision = pytest.importorskip("torchvision")
    folder = torchvision.datasets.ImageFolder(str(out / "images/train"))
    assert folder.classes == ["chair", "sofa"]
    assert len(folder) == sum(animal.split == "train" for animal in ZOO)
