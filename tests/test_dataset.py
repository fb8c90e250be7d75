"""The folder: whole images or none, the same bytes always, refusals that say what to do."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from record_zoo import HEIGHT, SPLITS, WIDTH, ZOO, header, painted, pictures, ring, tree

from synthgen.dataset import atomic
from synthgen.dataset.differences import differences
from synthgen.dataset.encoding import depth_png, instance_png, jpeg
from synthgen.dataset.header import continued, load
from synthgen.dataset.partial import partial_path, purge
from synthgen.dataset.record import Record, key_of, to_json
from synthgen.dataset.splits import split_of
from synthgen.dataset.store import SIDECARS, Store
from synthgen.errors import SynthgenError


@contextmanager
def file_size_limit(size: int):
    """Inside, no file can grow beyond `size` bytes: a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def filled(root, animals=ZOO) -> Store:
    store = Store(root)
    for animal in animals:
        store.commit(animal.record, animal.pictures)
    return store


# ---- records and pictures ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("animal", ZOO, ids=lambda animal: key_of(animal.index))
def test_a_record_survives_json(animal):
    assert Record.from_dict(json.loads(to_json(animal.record))) == animal.record


def test_ids_beyond_255_make_a_16_bit_mask():
    small, large = painted((slice(0, 1), slice(0, 1)), instance=255), painted((slice(0, 1), slice(0, 1)), instance=256)
    for ids, mode in ((small, "L"), (large, "I;16")):
        image = Image.open(BytesIO(instance_png(ids)))
        assert image.mode == mode
        assert np.array_equal(np.asarray(image), ids)


def test_depth_is_millimetres_and_zero_for_what_does_not_fit():
    depth = np.array([[0, 0.0004, 1.2344, 65.535, 65.536, 70, 1e10, np.inf, np.nan, -1]], np.float32)
    stored = np.asarray(Image.open(BytesIO(depth_png(depth))))
    assert stored.dtype == np.uint16
    assert stored.tolist() == [[0, 0, 1234, 65535, 0, 0, 0, 0, 0, 0]]


@pytest.mark.parametrize("quality", [1, 80, 94, 95, 100])
def test_jpeg_of_noise_is_whole_plain_and_repeatable(quality):
    noise = np.random.default_rng(0).integers(0, 2, (256, 256, 3)).astype(np.uint8) * 255
    data = jpeg(noise, quality)
    assert data == jpeg(noise.copy(), quality)
    image = Image.open(BytesIO(data))
    image.load()
    assert image.size == (256, 256)
    assert not image.getexif()
    assert image.layer[0][1:3] == ((1, 1) if quality >= 95 else (2, 2))


# ---- the store ---------------------------------------------------------------------------------------------------


def test_commits_are_found_in_order_of_index(tmp_path):
    store = filled(tmp_path, reversed(ZOO))
    assert list(store.committed()) == [animal.index for animal in ZOO]
    assert [record.index for record in store.records()] == [animal.index for animal in ZOO]
    assert list(store.records()) == [animal.record for animal in ZOO]
    assert store.committed()[1_000_001] == tmp_path / "images/test/Stühle, groß/1000001.jpg"


def test_an_absent_folder_is_an_empty_dataset(tmp_path):
    assert Store(tmp_path / "new").committed() == {}
    assert list(Store(tmp_path / "new").records()) == []


def test_the_same_image_gives_the_same_files_in_any_order_and_twice(tmp_path):
    filled(tmp_path / "a")
    filled(tmp_path / "b", (*reversed(ZOO), *ZOO))
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    assert len(tree(tmp_path / "a")) == len(ZOO) * (len(SIDECARS) + 1)


def test_the_picture_is_written_last(tmp_path, monkeypatch):
    written = []
    monkeypatch.setattr(atomic, "write", lambda root, name, data: written.append(name))
    Store(tmp_path).commit(ZOO[0].record, ZOO[0].pictures)
    drawn = ["masks", "depth", "parts", "semantic", "normals"]
    assert [name.split("/")[0] for name in written] == ["labels", *drawn, "scenes", "images"]


@pytest.mark.parametrize("folder", SIDECARS)
def test_a_picture_without_a_sidecar_does_not_count(tmp_path, folder):
    store = filled(tmp_path, ZOO[:2])
    (tmp_path / folder / f"000000{SIDECARS[folder]}").unlink()
    assert list(store.committed()) == [1]


def test_sidecars_without_a_picture_and_foreign_files_do_not_count(tmp_path):
    store = filled(tmp_path, ZOO[:2])
    store.committed()[0].unlink()
    for name in ("0000001.jpg", "cover.jpg", "٠٠٠٠٠٧.jpg"):
        (tmp_path / "images/train/sofa" / name).write_bytes(b"")
    assert list(store.committed()) == [1]


def test_a_damaged_record_is_named(tmp_path):
    store = filled(tmp_path, ZOO[:1])
    for damage in ("{", "[]", "{}", '{"objects": [], "extra": 1}'):
        (tmp_path / "labels/000000.json").write_text(damage)
        with pytest.raises(SynthgenError, match=r"labels/000000\.json: is no record.*run again"):
            list(store.records())


def test_a_file_is_no_dataset(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(SynthgenError, match="out: is a file"):
        Store(tmp_path / "out")


def test_clear_removes_the_dataset_and_nothing_else(tmp_path):
    store = filled(tmp_path)
    header().save(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    store.clear()
    assert tree(tmp_path) == {"notes.txt": b"mine"}


def test_clear_refuses_a_folder_that_is_no_dataset(tmp_path):
    (tmp_path / "images").mkdir()
    with pytest.raises(SynthgenError, match="no dataset"):
        Store(tmp_path).clear()
    assert (tmp_path / "images").exists()
    Store(tmp_path / "absent").clear()


# ---- when the disk or the machine gives up -----------------------------------------------------------------------


def test_a_full_disk_is_one_clear_line_and_leaves_no_trace(tmp_path):
    store = filled(tmp_path, ZOO[:1])
    before = tree(tmp_path)
    with file_size_limit(300), pytest.raises(SynthgenError) as caught:
        atomic.write(tmp_path, "scenes/000001.yaml", b"x" * 100_000)
    assert "scenes/000001.yaml: cannot be written: file too large; everything finished" in str(caught.value)
    assert tree(tmp_path) == before
    assert list(store.committed()) == [0]


def test_an_image_whose_commit_failed_counts_as_absent_and_can_be_made_again(tmp_path):
    big = replace(pictures(1, ZOO[1].ids), scene="x" * 100_000)
    with file_size_limit(50_000), pytest.raises(SynthgenError, match=r"scenes/000001\.yaml"):
        Store(tmp_path).commit(ZOO[1].record, big)
    assert Store(tmp_path).committed() == {}
    assert list(filled(tmp_path, ZOO[:2]).committed()) == [0, 1]


def test_a_failure_keeps_what_the_file_was(tmp_path):
    atomic.write(tmp_path, "a/b.txt", b"old")
    with pytest.raises(RuntimeError), atomic.Draft(tmp_path, "a/b.txt") as draft:
        draft.write(b"new")
        raise RuntimeError
    assert tree(tmp_path) == {"a/b.txt": b"old"}


def test_a_blocked_folder_is_a_clear_line(tmp_path):
    (tmp_path / "masks").write_text("in the way")
    with pytest.raises(SynthgenError, match=r"masks/000000\.png: cannot be written: (file exists|not a directory)"):
        filled(tmp_path, ZOO[:1])


def test_purge_spares_the_living(tmp_path):
    mine = partial_path(tmp_path, "labels/000000.json")
    mine.parent.mkdir()
    _, machine, *rest = mine.name.split("@")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    parent = mine.with_name("@".join([str(os.getppid()), machine, *rest]))
    remote = mine.with_name("@".join([str(dead.pid), f"{machine}2", *rest]))
    orphan = mine.with_name("@".join([str(dead.pid), machine, *rest]))
    for path in (mine, parent, remote, orphan):
        path.write_bytes(b"half")
    purge(tmp_path)
    assert set(mine.parent.iterdir()) == {parent, remote}
    Store(tmp_path / "absent").purge_partial()


def test_two_files_of_one_name_never_share_a_draft(tmp_path):
    assert partial_path(tmp_path, "masks/000000.png") != partial_path(tmp_path, "depth/000000.png")


COMMITTING = """
import sys
from pathlib import Path
from record_zoo import Animal, ring
from synthgen.dataset.store import Store
store = Store(Path(sys.argv[1]))
for index in range(int(sys.argv[2]), 10_000_000):
    animal = Animal(index, ("train", "val")[index % 2], "chair", ring())
    store.commit(animal.record, animal.pictures)
"""


def test_killed_at_any_moment_every_picture_is_whole(tmp_path):
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    began = 0
    for delay in (0.003, 0.0171, 0.0605):
        child = subprocess.Popen([sys.executable, "-c", COMMITTING, tmp_path, str(began)], env=env)
        first = [tmp_path / f"images/{split}/chair/{key_of(began)}.jpg" for split in ("train", "val")]
        while not any(path.exists() for path in first):
            assert child.poll() is None
            time.sleep(0.001)
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        child.wait()
        began = _require_whole(tmp_path)
    Store(tmp_path).purge_partial()
    assert not list((tmp_path / ".partial").iterdir())


def _require_whole(root) -> int:
    """Every picture under images/ is whole, with all sidecars; returns the next index."""
    store = Store(root)
    found = store.committed()
    assert sorted(found.values()) == sorted((root / "images").rglob("*.*"))
    for record, (index, path) in zip(store.records(), found.items(), strict=True):
        assert (record.index, root / "images" / record.file) == (index, path)
        for picture in (path, root / f"masks/{record.key}.png", root / f"depth/{record.key}.png"):
            with Image.open(picture) as image:
                image.load()
                assert image.size == (WIDTH, HEIGHT)
        assert (root / f"scenes/{record.key}.yaml").read_text().endswith(f"count: {index}\n")
    return max(found) + 1


# ---- the header --------------------------------------------------------------------------------------------------


def test_the_header_survives_the_disk(tmp_path):
    header().save(tmp_path)
    assert load(tmp_path) == header()
    data = json.loads((tmp_path / "dataset.json").read_text())
    assert data["classes"] == {"chair": 1, "sofa": 2, "Stühle, groß": 3}
    assert data["licence"]["id"] == "CC0-1.0"
    assert set(data["labels"]) == set(header().labels)


def test_the_header_tells_keypoints_parts_and_the_files_of_its_labels():
    data = header(labels=("class", "parts")).to_dict()
    assert data["parts"]["seat"] == 1
    assert ["leg_front_left", "leg_front_right"] in data["keypoints"]["pairs"]
    assert set(data["keypoints"]["names"]) >= {name for pair in data["keypoints"]["pairs"] for name in pair}
    assert [name for name in data["files"] if name.endswith("<key>.png")] == ["parts/<key>.png"]


def test_what_an_image_consists_of_goes_by_the_header(tmp_path):
    header(labels=("class", "mask")).save(tmp_path)
    store = filled(tmp_path, ZOO[:2])
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {
        "images", "labels", "scenes", "masks", ".partial"}  # fmt: skip
    assert list(store.committed()) == [0, 1]
    (tmp_path / "masks/000000.png").unlink()
    assert list(store.committed()) == [1]
    header(labels=("class", "normals")).save(tmp_path / "b")
    with pytest.raises(SynthgenError, match="names the label 'normals', but this image lacks its picture"):
        Store(tmp_path / "b").commit(ZOO[0].record, replace(ZOO[0].pictures, normals=None))


def test_no_header_is_none_and_a_broken_one_is_refused(tmp_path):
    assert load(tmp_path) is None
    for damage in ("", "{", "[]", "{}"):
        (tmp_path / "dataset.json").write_text(damage)
        with pytest.raises(SynthgenError, match=r"dataset\.json: is no header"):
            load(tmp_path)


def test_another_format_version_is_refused(tmp_path):
    data = header().to_dict() | {"format": {"name": "synthgen", "version": 99}}
    (tmp_path / "dataset.json").write_text(json.dumps(data))
    with pytest.raises(SynthgenError, match="format version 99"):
        load(tmp_path)


def changed(**changes):
    return header(spec=header().spec | changes)


def test_a_dataset_goes_on_with_the_same_spec_or_a_larger_count():
    assert continued(header(), header()) == header()
    assert continued(header(), changed(count=3_000_000)).spec["count"] == 3_000_000
    both = continued(header(devices=("GPU", "CPU")), header(devices=("NPU",)))
    assert both.devices == ("CPU", "GPU", "NPU")


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (changed(count=5), "count: was 2000000, now 5; a dataset can only grow"),
        (changed(seed=1), "seed: was 0, now 1"),
        (changed(splits=SPLITS | {"test": 0.5}), "splits.test: was 0.25, now 0.5"),
        (header(versions=header().versions | {"synthgen": "0.2.0"}), "synthgen: was '0.1.0', now '0.2.0'"),
        (header(labels=("class", "box")), "labels: was "),
    ],
)
def test_a_dataset_of_another_spec_is_refused(new, line):
    with pytest.raises(SynthgenError) as caught:
        continued(header(), new)
    assert f"\n  {line}" in str(caught.value)
    assert str(caught.value).endswith("--fresh, or name another folder with -o")


def test_only_the_first_differences_are_shown():
    many = {name: {"kind": "cube_chair", "a": 1, "b": 2, "c": 3} for name in header().spec["classes"]}
    with pytest.raises(SynthgenError) as caught:
        continued(header(), changed(classes=many))
    assert len(str(caught.value).splitlines()) == 1 + 5 + 1 + 1
    assert "... and 7 more" in str(caught.value)


def test_differences_are_lines_for_people():
    old = {"classes": {"chair": [{"kind": "a", "seat_width": {"uniform": [0.4, 0.5]}}]}, "gone": 1, "same": [1, 2]}
    new = {"classes": {"chair": [{"kind": "a", "seat_width": 0.45}, {"kind": "b"}]}, "same": [1, 2], "x": "y" * 99}
    assert differences(old, new) == [
        "classes.chair[0].seat_width: was {'uniform': [0.4, 0.5]}, now 0.45",
        "classes.chair[1]: was absent, now {'kind': 'b'}",
        "gone: was 1, now absent",
        f"x: was absent, now {repr('y' * 99)[:67]}...",
    ]


def test_differences_of_distributions_stay_together():
    assert differences({"a": {"uniform": [1, 2]}}, {"a": {"normal": [1, 2]}}) == [
        "a: was {'uniform': [1, 2]}, now {'normal': [1, 2]}"
    ]
    assert differences({"a": {"uniform": [1, 2]}}, {"a": {"uniform": [1, 3]}}) == ["a.uniform: was [1, 2], now [1, 3]"]


trees = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(trees, trees)
def test_there_are_differences_exactly_when_trees_differ(old, new):
    assert differences(old, old) == []
    assert bool(differences(old, new)) == (old != new)


# ---- splits ------------------------------------------------------------------------------------------------------


def test_each_split_gets_its_share_of_objects():
    names = [split_of(f"object {i}", {"train": 8, "val": 1, "test": 1, "never": 0}) for i in range(4000)]
    assert names.count("never") == 0
    assert names.count("train") / 4000 == pytest.approx(0.8, abs=0.03)
    assert names.count("val") / 4000 == pytest.approx(0.1, abs=0.02)


@given(st.binary() | st.text(), st.floats(0, 1))
def test_a_split_is_a_function_of_the_object_alone(identity, share):
    fractions = {"train": share, "val": 1.0}
    assert split_of(identity, fractions) == split_of(identity, dict(fractions))
    assert split_of(identity, {"all": 1}) == "all"


def test_text_and_its_bytes_are_one_identity_and_places_are_frozen():
    assert split_of("chair", SPLITS) == split_of(b"chair", SPLITS)
    assert [split_of(name, SPLITS) for name in "abcdef"] == FROZEN


FROZEN = ["train", "train", "train", "val", "train", "train"]


def test_the_order_of_splits_does_not_matter():
    turned = dict(reversed(SPLITS.items()))
    assert all(split_of(str(i), SPLITS) == split_of(str(i), turned) for i in range(100))


def test_the_hole_of_a_ring_is_a_hole_in_the_mask_file(tmp_path):
    filled(tmp_path, ZOO[:1])
    assert np.array_equal(np.asarray(Image.open(tmp_path / "masks/000000.png")), ring())
