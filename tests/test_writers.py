"""Writers: every format over the zoo; the same bytes always; whole files or none."""

import csv
import json
import shutil
import tarfile
from contextlib import suppress

import numpy as np
import pytest
from exported import exported, keypoints, posed, seen, zoo
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools import mask as coco_mask
from record_zoo import HEIGHT, SPLITS, WIDTH, ZOO, header, ring, tree
from test_dataset import file_size_limit, filled

from synthgen.dataset.finalize import finalize
from synthgen.dataset.header import LICENCE
from synthgen.errors import SpecError, SynthgenError
from synthgen.furniture.model import KEYPOINTS
from synthgen.labels import LABELS
from synthgen.writers import WRITERS
from synthgen.writers.keypoints import mirrored, skeleton
from synthgen.writers.polygons import decoded, polygon, polygons

KEYS = [animal.record.key for animal in ZOO]
PICTURES = {f"images/{animal.record.file}" for animal in ZOO}
CLASS_LISTS = {f"ImageSets/Main/{name}_{split}.txt" for name in header().category_ids for split in SPLITS}
SIDES = ("masks", "depth", "parts", "semantic", "normals")


def in_bop(*names: str) -> set[str]:
    """Files of all images, by scene."""
    return {
        f"{animal.split}/{animal.index // 1000:06d}/{name.format(animal.index % 1000)}"
        for animal in ZOO for name in names
    }  # fmt: skip


MASKS = {
    f"{animal.split}/{animal.index // 1000:06d}/{kind}/{animal.index % 1000:06d}_{place:06d}.png"
    for animal in ZOO for kind in ("mask", "mask_visib") for place in range(animal.objects)
}  # fmt: skip

YOLO = {"data.yaml"} | {f"images/{a.split}/{a.record.key}.jpg" for a in ZOO} | {
    f"labels/{a.split}/{a.record.key}.txt" for a in ZOO
}  # fmt: skip

FILES = {
    "imagefolder": PICTURES | {f"images/{split}/metadata.jsonl" for split in SPLITS},
    "csv": PICTURES | {"labels.csv"},
    "parquet": PICTURES | {"labels.parquet"},
    "coco": PICTURES | {f"annotations/{kind}_{split}.json" for kind in ("instances", "captions") for split in SPLITS},
    "croissant": PICTURES | {"croissant.json"} | {f"labels/{key}.json" for key in KEYS}
    | {f"{side}/{key}.png" for side in SIDES for key in KEYS},
    "yolo": YOLO,
    "voc": {f"ImageSets/{kind}/{split}.txt" for kind in ("Main", "Segmentation") for split in SPLITS} | CLASS_LISTS
    | {f"{folder}/{key}.{suffix}" for key in KEYS for folder, suffix in (
        ("Annotations", "xml"), ("JPEGImages", "jpg"), ("SegmentationClass", "png"), ("SegmentationObject", "png"))},
    "webdataset": {f"{split}-000000.tar" for split in SPLITS},
    "huggingface": {"README.md"} | {
        f"data/{split}-00000-of-00001.parquet" for split in ("train", "validation", "test")},
    "bop": {"camera.json"} | MASKS | in_bop(
        "scene_gt.json", "scene_gt_info.json", "scene_camera.json", "rgb/{:06d}.jpg", "depth/{:06d}.png"),
}  # fmt: skip

FORMATS = [name if name != "bop" else {"kind": "bop", "models": False} for name in WRITERS]
"""Of the zoo; its scenes cannot be built."""

VARIANTS = [
    *FORMATS, {"kind": "coco", "polygons": True}, *({"kind": "yolo", "task": t} for t in ("segment", "pose", "classify")),
]  # fmt: skip


def name_of(data) -> str:
    return data if isinstance(data, str) else "-".join(map(str, data.values()))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    root = tmp_path_factory.mktemp("writers") / "zoo"
    zoo(root)
    return root


def written(dataset, out, data) -> dict[str, bytes]:
    exported(dataset, out, data)
    files = tree(out)
    assert files.pop("export.json")
    return files


def test_every_writer_is_tested():
    assert set(FILES) == set(WRITERS)


@pytest.mark.parametrize("data", FORMATS, ids=name_of)
def test_a_format_has_its_files_and_no_others(data, dataset, tmp_path):
    name = data if isinstance(data, str) else data["kind"]
    assert set(written(dataset, tmp_path, data)) == FILES[name]


@pytest.mark.parametrize("data", VARIANTS, ids=name_of)
def test_the_same_dataset_gives_the_same_bytes_wherever_it_lies(data, dataset, tmp_path):
    exported(dataset, tmp_path / "a", data)
    shutil.copytree(dataset, tmp_path / "copy")
    exported(tmp_path / "copy", tmp_path / "b", data)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


@pytest.mark.parametrize("data", VARIANTS, ids=name_of)
def test_a_split_without_pictures_has_no_file(data, tmp_path):
    zoo(tmp_path / "zoo", ZOO[:3])
    files = written(tmp_path / "zoo", tmp_path / "out", data)
    assert not [file for file in files if "val" in file or "test" in file]


@pytest.mark.parametrize("name", WRITERS)
def test_options_and_needs_are_declared(name):
    writer = WRITERS[name]
    for key, option in writer.options.items():
        assert option.checked(option.default) == option.default
        for word in option.words:
            assert writer.needs({key: word}) <= set(LABELS)
    assert writer.needs({}) <= set(LABELS)


@pytest.mark.parametrize("data", VARIANTS, ids=name_of)
def test_an_interrupted_writer_leaves_nothing_in_a_new_folder(data, dataset, tmp_path):
    def stop():
        raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        exported(dataset, tmp_path / "out", data, seen=stop)
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", [name for name in WRITERS if WRITERS[name].in_place])
def test_an_interrupted_writer_leaves_the_files_as_they_were(name, tmp_path):
    def stop():
        raise KeyboardInterrupt

    zoo(tmp_path, ZOO[:1])
    exported(tmp_path, tmp_path, name)
    filled(tmp_path, ZOO[1:])
    before = tree(tmp_path)
    with suppress(KeyboardInterrupt):
        exported(tmp_path, tmp_path, name, seen=stop)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("data", VARIANTS, ids=name_of)
def test_a_full_disk_leaves_nothing_half_written(data, dataset, tmp_path):
    if name_of(data) in ("yolo-classify",):
        pytest.skip("writes nothing of its own")
    with pytest.raises(SynthgenError, match="file too large; nothing is left half-written"), file_size_limit(8):
        exported(dataset, tmp_path / "out", data)
    assert tree(tmp_path) == {}


# ---- finalize ----------------------------------------------------------------------------------------------------


def test_finalize_does_not_depend_on_the_order_of_commits(tmp_path):
    trees = []
    for name, animals in (("a", ZOO), ("b", ZOO[::-1]), ("c", (*ZOO[3:], *ZOO[:5]))):
        filled(tmp_path / name, animals)
        assert finalize(tmp_path / name, header()) == len(ZOO)
        trees.append(tree(tmp_path / name))
    assert trees[0] == trees[1] == trees[2]
    assert FILES["imagefolder"] | FILES["csv"] | FILES["coco"] <= set(trees[0])


def test_finalize_after_more_images_equals_finalize_once(tmp_path):
    filled(tmp_path / "a", ZOO[:4])
    finalize(tmp_path / "a", header())
    filled(tmp_path / "a", ZOO[4:])
    filled(tmp_path / "b")
    for name in ("a", "b"):
        finalize(tmp_path / name, header())
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_finalize_writes_the_formats_of_the_spec(tmp_path):
    zoo(tmp_path)
    formats = ["csv", {"kind": "yolo", "task": "pose"}, "voc"]
    finalize(tmp_path, header(spec=dict(header().spec) | {"formats": formats}))
    assert {path.name for path in (tmp_path / "exports").iterdir()} == {"yolo-pose", "voc"}
    assert not (tmp_path / "annotations").exists()
    assert "exports" not in (tmp_path / "SHA256SUMS").read_text()


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
    assert set(tree(tmp_path)) == {"labels.csv", "SHA256SUMS"}
    assert list(csv.DictReader((tmp_path / "labels.csv").open())) == []


# ---- tables ------------------------------------------------------------------------------------------------------


def test_the_table_has_every_factor_of_every_image(dataset, tmp_path):
    written(dataset, tmp_path, "csv")
    with (tmp_path / "labels.csv").open(newline="", encoding="utf-8") as file:
        rows = {int(row["key"]): row for row in csv.DictReader(file)}
    assert list(rows) == [animal.index for animal in ZOO]
    assert {"a.hole", "b", "c.word", "camera.lens_mm", "d", "visible_fraction", "caption"} < set(rows[0])
    assert (rows[0]["a.hole"], rows[5]["a.hole"], rows[1]["a.hole"]) == ("true", "false", "")
    assert (rows[1]["c.word"], rows[1]["b"]) == ('say "a, b"\nand c', "")
    assert float(rows[1_000_001]["d"]) == 1e-7
    assert rows[1_000_001]["file"] == "images/test/Stühle, groß/1000001.jpg"
    assert [rows[5][f"box_{side}"] for side in ("x", "y", "width", "height")] == ["31", "5", "1", "1"]
    assert (rows[2]["area"], rows[2]["box_width"], rows[2]["class"]) == ("0", "0", "chair")


def test_metadata_has_one_type_a_column_and_a_label(dataset, tmp_path):
    types = set()
    for file, text in written(dataset, tmp_path, "imagefolder").items():
        if not file.endswith(".jsonl"):
            continue
        for line in text.decode().splitlines():
            row = json.loads(line)
            assert row["file_name"] == f"{row['label']}/{row['key']}.jpg", file
            types.add(tuple((name, type(value)) for name, value in row.items()))
    assert len(types) == 1
    assert type(None) not in dict(types.pop()).values()


# ---- COCO --------------------------------------------------------------------------------------------------------


def coco(dataset, out, split="train", **options):
    written(dataset, out, {"kind": "coco", **options})
    return json.loads((out / f"annotations/instances_{split}.json").read_text())


def test_coco_ids_come_from_indices(dataset, tmp_path):
    data = coco(dataset, tmp_path)
    assert [image["id"] for image in data["images"]] == [0, 1, 2, 5, 7]
    assert [a["id"] for a in data["annotations"]] == [1, 1001, 5001, 7001, 7002]
    assert [c["id"] for c in data["categories"]] == [1, 2, 3]
    assert data["images"][0]["file_name"] == "train/chair/000000.jpg"
    assert data["licenses"][0]["name"] == LICENCE["id"]


def test_coco_without_a_visible_object_is_whole(dataset, tmp_path):
    data = coco(dataset, tmp_path, "val")
    assert (len(data["images"]), data["annotations"]) == (1, [])


def test_coco_keypoints_are_zero_outside_and_where_there_are_none(dataset, tmp_path):
    data = coco(dataset, tmp_path)
    assert data["categories"][0]["keypoints"] == list(KEYPOINTS)
    annotation = data["annotations"][0]
    there = keypoints(ZOO[0].record, annotation["bbox"])
    points = np.reshape(annotation["keypoints"], (-1, 3)).tolist()
    for name, point in zip(KEYPOINTS, points, strict=True):
        told = there.get(name, [0, 0, 0])
        assert point == (told if told[2] else [0, 0, 0])
    assert annotation["num_keypoints"] == sum(point[2] > 0 for point in points) > 0


def test_coco_captions_are_of_the_images(dataset, tmp_path):
    coco(dataset, tmp_path)
    data = json.loads((tmp_path / "annotations/captions_train.json").read_text())
    told = {a["image_id"]: a["caption"] for a in data["annotations"]}
    assert told == {a.index: a.record.image["caption"] for a in ZOO if a.split == "train"}


def test_coco_without_new_labels_is_as_before(dataset, tmp_path):
    from synthgen.writers.coco import _attributes, _keypoints

    assert _keypoints(header(labels=("class", "box")), {}) == {} == _attributes({"class": "chair"})


def test_the_mirror_is_a_permutation_that_undoes_itself():
    flip = mirrored(KEYPOINTS)
    assert sorted(flip) == list(range(len(KEYPOINTS)))
    assert [flip[place] for place in flip] == list(range(len(KEYPOINTS)))
    for place, name in enumerate(KEYPOINTS):
        assert KEYPOINTS[flip[place]] == name.replace("left", "L").replace("right", "left").replace("L", "right")


def test_the_skeleton_is_as_symmetric_as_the_furniture():
    lines = {frozenset(line) for line in skeleton(KEYPOINTS)}
    flip = mirrored(KEYPOINTS)
    assert {frozenset(flip[place] for place in line) for line in lines} == lines
    assert len(lines) > 10


# ---- polygons ----------------------------------------------------------------------------------------------------


def filled_in(rings, height, width) -> np.ndarray:
    runs = coco_mask.frPyObjects([list(map(float, numbers)) for numbers in rings], height, width)
    return coco_mask.decode(coco_mask.merge(runs)).astype(bool)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**144 - 1))
def test_polygons_fill_to_the_very_same_mask(height, width, bits):
    mask = np.array([bits >> k & 1 for k in range(height * width)], bool).reshape(height, width)
    if not mask.any():
        assert polygons(mask) == []
        return
    assert np.array_equal(filled_in(polygons(mask), height, width), mask)
    assert np.array_equal(filled_in([polygon(mask)], height, width), mask)


def test_a_hole_within_a_hole_is_kept():
    mask = np.zeros((20, 20), bool)
    for k, value in ((1, True), (3, False), (5, True), (7, False), (9, True)):
        mask[k:-k, k:-k] = value
    assert len(polygons(mask)) == 3
    assert np.array_equal(filled_in(polygons(mask), 20, 20), mask)


def test_an_outline_has_no_more_corners_than_it_needs():
    assert polygons(ring() > 0)[0][:2] == [6, 4]
    assert len(polygons(ring() > 0)[0]) == 2 * (
        4 + 4 + 3
    )  # the frame, the hole, and a seam: two ends and a corner again
    assert polygons(np.ones((3, 5), bool)) == [[0, 0, 5, 0, 5, 3, 0, 3]]


# ---- YOLO, VOC, WebDataset, BOP ----------------------------------------------------------------------------------


def test_yolo_boxes_and_classes(dataset, tmp_path):
    files = written(dataset, tmp_path, "yolo")
    for animal in ZOO:
        lines = files[f"labels/{animal.split}/{animal.record.key}.txt"].decode().splitlines()
        for line, labels in zip(lines, seen(animal.record), strict=True):
            number, *centre = line.split()
            x, y, width, height = np.array(centre, float) * (WIDTH, HEIGHT, WIDTH, HEIGHT)
            assert np.allclose([x - width / 2, y - height / 2, width, height], labels["box"], atol=1e-4)
            assert list(header().category_ids)[int(number)] == labels["class"]


def test_yolo_validates_on_something(tmp_path):
    zoo(tmp_path / "zoo", ZOO[:2])
    files = written(tmp_path / "zoo", tmp_path / "out", "yolo")
    assert b"val: images/train" in files["data.yaml"]


def test_a_split_that_yolo_would_not_find_is_refused(tmp_path):
    from dataclasses import replace

    odd = replace(ZOO[0], split="images")
    zoo(tmp_path / "zoo", [odd])
    with pytest.raises(SynthgenError, match="no split can be called that"):
        exported(tmp_path / "zoo", tmp_path / "out", "yolo")


def test_webdataset_files_tell_nothing_of_who_wrote_them_and_when(dataset, tmp_path):
    exported(dataset, tmp_path, {"kind": "webdataset", "shard_size": 2})
    assert [path.name for path in sorted(tmp_path.glob("train*"))] == [f"train-00000{n}.tar" for n in range(3)]
    keys = []
    for path in sorted(tmp_path.glob("train*.tar")):
        with tarfile.open(path) as file:
            for member in file:
                assert (member.mtime, member.uid, member.gid, member.uname, member.gname, member.mode) == (
                    0, 0, 0, "", "", 0o644,
                )  # fmt: skip
                key, dot, suffix = member.name.partition(".")
                keys.append(key)
                assert dot and suffix.split(".")[-1] in ("jpg", "png", "json", "cls", "txt")
    assert list(dict.fromkeys(keys)) == [a.record.key for a in ZOO if a.split == "train"]
    assert keys == sorted(keys)


def test_bop_tells_what_is_seen(dataset, tmp_path):
    from synthgen.writers.polygons import decoded

    written(dataset, tmp_path, {"kind": "bop", "models": False})
    told = json.loads((tmp_path / "train/000000/scene_gt_info.json").read_text())
    poses = json.loads((tmp_path / "train/000000/scene_gt.json").read_text())
    for animal in (a for a in ZOO if a.split == "train"):
        extents = told[str(animal.index)]
        for place, (extent, labels) in enumerate(zip(extents, animal.record.objects, strict=True)):
            assert extent["px_count_visib"] == labels["area"]
            assert extent["bbox_visib"] == (labels["box"] or [-1, -1, -1, -1])
            assert extent["visib_fract"] == labels["visible_fraction"]
            assert poses[str(animal.index)][place]["obj_id"] == header().category_ids[labels["class"]]
            for kind, mask in (("mask", "amodal_mask"), ("mask_visib", "mask")):
                picture = read_png(tmp_path / f"train/000000/{kind}/{animal.index:06d}_{place:06d}.png")
                assert np.array_equal(picture == 255, decoded(labels[mask]))


def read_png(path) -> np.ndarray:
    from PIL import Image

    return np.asarray(Image.open(path))


def test_posed_records_differ_in_keypoints_alone():
    record = posed(ZOO[0].record)
    assert record != ZOO[0].record
    assert decoded(record.objects[0]["mask"]).sum() == record.objects[0]["area"]
