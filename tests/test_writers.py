"""Writers: every format over the zoo; the same bytes always; whole files or none."""

import csv
import json
from contextlib import suppress

import pytest
from record_zoo import SPLITS, ZOO, header, tree
from test_dataset import file_size_limit, filled

from synthgen.dataset.finalize import finalize
from synthgen.errors import SpecError, SynthgenError
from synthgen.labels import LABELS
from synthgen.writers import WRITERS

FILES = {
    "imagefolder": {f"images/{split}/metadata.jsonl" for split in SPLITS},
    "csv": {"labels.csv"},
    "coco": {f"annotations/instances_{split}.json" for split in SPLITS},
}


def written(root, name, animals=ZOO) -> dict[str, bytes]:
    with WRITERS[name](root, header()) as writer:
        for animal in animals:
            writer.write(animal.record)
    return tree(root)


def test_every_writer_is_tested():
    assert set(FILES) == set(WRITERS)


@pytest.mark.parametrize("name", WRITERS)
def test_files_and_bytes_are_the_same_each_time(name, tmp_path):
    files = written(tmp_path / "a", name)
    assert set(files) == FILES[name]
    assert files == written(tmp_path / "b", name)
    assert files == written(tmp_path / "a", name)


@pytest.mark.parametrize("name", WRITERS)
def test_a_split_without_pictures_has_no_file(name, tmp_path):
    files = written(tmp_path, name, ZOO[:3])
    assert set(files) == {file for file in FILES[name] if "train" in file or name == "csv"}


@pytest.mark.parametrize("name", WRITERS)
def test_a_writer_needs_labels_that_exist(name):
    assert WRITERS[name].needs <= set(LABELS)


@pytest.mark.parametrize("name", WRITERS)
def test_an_interrupted_writer_leaves_the_files_as_they_were(name, tmp_path):
    before = written(tmp_path, name, ZOO[:1])
    with suppress(KeyboardInterrupt), WRITERS[name](tmp_path, header()) as writer:
        for animal in ZOO:
            writer.write(animal.record)
        raise KeyboardInterrupt
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_nothing_half_written(name, tmp_path):
    with pytest.raises(SynthgenError, match="file too large"), file_size_limit(10_000):
        written(tmp_path, name, ZOO * 40)
    assert tree(tmp_path) == {}


def test_finalize_does_not_depend_on_the_order_of_commits(tmp_path):
    trees = []
    for name, animals in (("a", ZOO), ("b", ZOO[::-1]), ("c", (*ZOO[3:], *ZOO[:5]))):
        filled(tmp_path / name, animals)
        assert finalize(tmp_path / name, header()) == len(ZOO)
        trees.append(tree(tmp_path / name))
    assert trees[0] == trees[1] == trees[2]
    assert set().union(*FILES.values()) <= set(trees[0])


def test_finalize_after_more_images_equals_finalize_once(tmp_path):
    filled(tmp_path / "a", ZOO[:4])
    finalize(tmp_path / "a", header())
    filled(tmp_path / "a", ZOO[4:])
    filled(tmp_path / "b")
    for name in ("a", "b"):
        finalize(tmp_path / name, header())
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_a_damaged_record_stops_finalize_before_any_file_appears(tmp_path):
    filled(tmp_path)
    before = tree(tmp_path)
    (tmp_path / "labels/000005.json").write_text("{")
    with pytest.raises(SynthgenError, match="000005"):
        finalize(tmp_path, header())
    assert set(tree(tmp_path)) == set(before)


def test_formats_are_checked(tmp_path):
    with pytest.raises(SpecError, match="no format 'cocoa'; did you mean 'coco'"):
        finalize(tmp_path, header(), ["cocoa"])
    with pytest.raises(SynthgenError, match="'coco' needs labels that this dataset lacks: area, mask"):
        finalize(tmp_path, header(labels=("class", "box")), ["coco"])


def test_an_empty_dataset_has_an_empty_table(tmp_path):
    assert finalize(tmp_path, header()) == 0
    assert set(tree(tmp_path)) == {"labels.csv"}
    assert list(csv.DictReader((tmp_path / "labels.csv").open())) == []


def test_the_table_has_every_factor_of_every_image(tmp_path):
    written(tmp_path, "csv")
    with (tmp_path / "labels.csv").open(newline="", encoding="utf-8") as file:
        rows = {int(row["key"]): row for row in csv.DictReader(file)}
    assert list(rows) == [animal.index for animal in ZOO]
    assert list(rows[0])[-5:] == ["a.hole", "b", "c.word", "camera.lens_mm", "d"]
    assert (rows[0]["a.hole"], rows[5]["a.hole"], rows[1]["a.hole"]) == ("true", "false", "")
    assert (rows[1]["c.word"], rows[1]["b"]) == ('say "a, b"\nand c', "")
    assert float(rows[1_000_001]["d"]) == 1e-7
    assert rows[1_000_001]["file"] == "images/test/Stühle, groß/1000001.jpg"
    assert [rows[5][f"box_{side}"] for side in ("x", "y", "width", "height")] == ["31", "5", "1", "1"]
    assert (rows[2]["area"], rows[2]["box_width"], rows[2]["class"]) == ("0", "0", "chair")


def test_metadata_has_one_type_a_column_and_a_label(tmp_path):
    types = set()
    for file, text in written(tmp_path, "imagefolder").items():
        for line in text.decode().splitlines():
            row = json.loads(line)
            assert row["file_name"] == f"{row['label']}/{row['key']}.jpg", file
            types.add(tuple((name, type(value)) for name, value in row.items()))
    assert len(types) == 1
    assert type(None) not in dict(types.pop()).values()


def test_coco_ids_come_from_indices(tmp_path):
    written(tmp_path, "coco")
    data = json.loads((tmp_path / "annotations/instances_train.json").read_text())
    assert [image["id"] for image in data["images"]] == [0, 1, 2, 5, 7]
    assert [a["id"] for a in data["annotations"]] == [1, 1001, 5001, 7001, 7002]
    assert [c["id"] for c in data["categories"]] == [1, 2, 3]
    assert data["images"][0]["file_name"] == "train/chair/000000.jpg"
    assert data["licenses"][0]["name"] == "CC0-1.0"


def test_coco_without_a_visible_object_is_whole(tmp_path):
    written(tmp_path, "coco")
    data = json.loads((tmp_path / "annotations/instances_val.json").read_text())
    assert (len(data["images"]), data["annotations"]) == (1, [])
