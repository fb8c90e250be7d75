"""Datasets as things: split anew, merged, compared, counted; always whole, never leaking, never rendered again."""

import json
import shutil
from collections import Counter, defaultdict
from itertools import pairwise
from unittest.mock import Mock

import pytest
from click.testing import CliRunner
from drawn_dataset import SPEC, drawn_dataset, in_haste, spec_of
from hypothesis import given, settings
from hypothesis import strategies as st

from synthgen.cli import main
from synthgen.dataset import header as headers
from synthgen.dataset.diff import Drawn, Folder, difference
from synthgen.dataset.diff_told import lines
from synthgen.dataset.grouping import joined
from synthgen.dataset.merge import merge
from synthgen.dataset.resplit import Member, assigned, resplit
from synthgen.dataset.statistics import statistics
from synthgen.dataset.statistics_told import bars, tables
from synthgen.dataset.store import Store
from synthgen.errors import SynthgenError
from synthgen.run.conduct import Conduct
from synthgen.verify.verify import verify

__all__ = ["in_haste"]


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return drawn_dataset(tmp_path_factory.mktemp("datasets") / "first", spec_of(seed=7))


@pytest.fixture(scope="module")
def second(tmp_path_factory):
    """Classes in another order and one more, other splits, fewer labels, another size."""
    spec = spec_of(
        name="second", seed=1, count=3, splits={"train": 1, "test": 1}, image={"width_px": 40, "height_px": 40},
        classes={"bed": {"kind": "daybed"}, "sofa": {"kind": "daybed"}, "chair": {"kind": "parsons_chair"}},
        labels=["class", "box", "mask", "area", "frame_fraction", "truncated", "depth", "semantic", "camera", "pose"],
    )  # fmt: skip
    return drawn_dataset(tmp_path_factory.mktemp("datasets") / "second", spec)


def tree(root):
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def inodes(root):
    return {path.stat().st_ino for path in root.rglob("*") if path.suffix in (".jpg", ".png", ".yaml")}


def command(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


# ---- split -------------------------------------------------------------------------------------------------------


def test_a_split_into_a_new_folder_links_every_picture_and_changes_nothing_else(first, tmp_path):
    before = tree(first)
    done = resplit(first, tmp_path / "new", {"a": 0.5, "b": 0.5}, "shape", 0)
    assert done.images == {"a": {"chair": 1, "sofa": 1}, "b": {"chair": 1, "sofa": 1}}
    assert tree(first) == before
    assert inodes(tmp_path / "new") == inodes(first)
    report = verify(tmp_path / "new", 1)
    assert report.problems == report.notes == ()
    assert {r.split for r in Store(tmp_path / "new").records()} == {"a", "b"}
    assert {path.name for path in (tmp_path / "new" / "images").iterdir()} == {"a", "b"}
    assert (tmp_path / "new/annotations/instances_a.json").exists()


def test_a_split_in_place_keeps_what_is_the_users_own(first, tmp_path):
    root = shutil.copytree(first, tmp_path / "copy")
    (root / "notes").mkdir()
    (root / "notes/mine.txt").write_text("mine")
    (root / "readme.txt").write_text("read")
    resplit(root, None, {"all": 1}, "shape", 0)
    assert (root / "notes/mine.txt").read_text() == "mine" and (root / "readme.txt").read_text() == "read"
    assert {record.split for record in Store(root).records()} == {"all"}
    assert verify(root, 1).problems == ()
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]  # nothing is left aside


def test_a_split_that_fails_changes_nothing(first, tmp_path, monkeypatch):
    root = shutil.copytree(first, tmp_path / "copy")
    before = tree(root)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("synthgen.dataset.resplit.move", full)
        with pytest.raises(SynthgenError, match="no space left on device; nothing has changed"):
            resplit(root, None, {"all": 1}, "shape", 0)
    (root / "labels/000001.json").write_text("{")
    with pytest.raises(SynthgenError, match=r"labels/000001\.json: is no record"):
        resplit(root, None, {"all": 1}, "shape", 0)
    (root / "labels/000001.json").write_bytes(before["labels/000001.json"])
    assert tree(root) == before
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def test_splits_by_family_share_no_family(first, tmp_path):
    resplit(first, tmp_path / "new", {"train": 1, "test": 1}, "family", 0)
    splits = defaultdict(set)
    for record in Store(tmp_path / "new").records():
        splits[record.family].add(record.split)
    assert all(len(found) == 1 for found in splits.values()) and len(splits) == 2
    header = headers.load(tmp_path / "new")
    assert header.split_by == "family" and header.spec["splits"] == {"train": 1, "test": 1}
    assert verify(tmp_path / "new", 1).problems == ()


def test_a_group_in_two_splits_is_a_leak(first, tmp_path):
    """The same families as above, but the header says that they were kept apart."""
    root = shutil.copytree(first, tmp_path / "copy")
    data = json.loads((root / "dataset.json").read_text())
    (root / "dataset.json").write_text(json.dumps(data | {"split_by": "family"}))
    assert any("shares its family with" in problem.message for problem in verify(root, 1).of("splits"))


def test_a_dataset_that_was_split_anew_does_not_go_on(first, tmp_path):
    from synthgen.run.run import render

    root = shutil.copytree(first, tmp_path / "copy")
    resplit(root, None, None, "shape", 3)
    with pytest.raises(SynthgenError, match="split anew, so it cannot go on"):
        render(spec_of(seed=7, count=9), root, Conduct(device="cpu", workers=1), Mock())


def test_a_split_again_remembers_the_first_spec(first, tmp_path):
    resplit(first, tmp_path / "a", {"x": 1}, "shape", 0)
    resplit(tmp_path / "a", tmp_path / "b", {"y": 1, "z": 1}, "shape", 0)
    (source,) = headers.load(tmp_path / "b").sources
    assert source["spec"]["splits"] == {"train": 0.5, "val": 0.5}
    assert verify(tmp_path / "b", 1).problems == ()


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["--shares", "train"], "write it as train=0.8", 2),
        (["--shares", "a=1,a=2"], "each of its own", 2),
        (["--shares", "a=0"], "sum to zero", 2),
        (["--shares", "../a=1"], "must be words", 2),
        (["--by", "settnig.kind"], "did you mean 'setting.kind'?", 2),
        (["-o", "."], "is there already", 1),
    ],
)
def test_wrong_splits_are_refused(first, arguments, message, code):
    done = command("split", first, *arguments)
    assert (done.exit_code, message in done.output) == (code, True), done.output


GROUPS = st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=3), min_size=1, max_size=40)


@settings(deadline=None, max_examples=80)
@given(GROUPS, st.integers(0, 5))
def test_no_name_is_ever_in_two_splits(groups, seed):
    members = [Member(k, "ab"[k % 2], tuple(map(str, names))) for k, names in enumerate(groups)]
    splits = assigned(members, {"train": 3, "val": 1, "never": 0}, seed)
    assert "never" not in splits
    where = defaultdict(set)
    for member, split in zip(members, splits, strict=True):
        for name in member.names:
            where[name].add(split)
    assert all(len(found) == 1 for found in where.values())


@settings(deadline=None, max_examples=40)
@given(GROUPS, st.randoms(use_true_random=False))
def test_the_order_of_images_does_not_matter(groups, chance):
    members = [Member(k, "a", tuple(map(str, names))) for k, names in enumerate(groups)]
    shuffled = chance.sample(members, len(members))
    splits = dict(zip((m.index for m in members), assigned(members, {"a": 2, "b": 1}), strict=True))
    assert [splits[m.index] for m in shuffled] == assigned(shuffled, {"a": 2, "b": 1})


def test_shares_are_exact_in_every_class_where_images_are_single():
    members = [Member(k, "chair" if k % 4 else "sofa", (f"shape {k}",)) for k in range(400)]
    counts = Counter(
        zip(assigned(members, {"train": 8, "val": 1, "test": 1}), (m.class_name for m in members), strict=True)
    )
    assert counts == {
        ("train", "chair"): 240, ("val", "chair"): 30, ("test", "chair"): 30,
        ("train", "sofa"): 80, ("val", "sofa"): 10, ("test", "sofa"): 10,
    }  # fmt: skip


def test_another_seed_is_another_split():
    members = [Member(k, "chair", (f"shape {k}",)) for k in range(40)]
    assert assigned(members, {"a": 1, "b": 1}, 0) != assigned(members, {"a": 1, "b": 1}, 1)


@given(GROUPS)
def test_images_hang_together_exactly_if_a_chain_of_names_joins_them(groups):
    members = [tuple(map(str, names)) for names in groups]
    found = joined(members)
    reached = []
    for start in range(len(members)):
        together, names = {start}, set(members[start])
        while more := {k for k, own in enumerate(members) if k not in together and names & set(own)}:
            together |= more
            names |= {name for k in more for name in members[k]}
        reached.append(min(together))
    assert found == reached


# ---- merge -------------------------------------------------------------------------------------------------------


def test_a_merged_dataset_is_whole_and_its_parts_are_untouched(first, second, tmp_path):
    before = tree(first), tree(second)
    done = merge([first, second], tmp_path / "both")
    assert (tree(first), tree(second)) == before
    report = verify(tmp_path / "both", 1)
    assert report.problems == report.notes == ()
    assert (report.images, done.images) == (7, 7)
    assert {"amodal_mask", "caption", "keypoints"} <= set(done.dropped)
    assert not (tmp_path / "both/parts").exists()


def test_keys_and_ids_do_not_collide_and_classes_are_one_by_name(first, second, tmp_path):
    merge([first, second], tmp_path / "both")
    assert [record.index for record in Store(tmp_path / "both").records()] == [0, 1, 2, 3, 4, 5, 6]
    header = headers.load(tmp_path / "both")
    assert header.category_ids == {"chair": 1, "sofa": 2, "bed": 3}
    annotations = [
        annotation
        for path in (tmp_path / "both/annotations").glob("instances_*.json")
        for annotation in json.loads(path.read_text())["annotations"]
    ]
    assert len({annotation["id"] for annotation in annotations}) == len(annotations)
    assert {annotation["image_id"] for annotation in annotations} == {0, 1, 2, 3, 4, 5, 6}


def test_specs_and_licences_of_the_parts_are_carried_over(first, second, tmp_path):
    other = shutil.copytree(second, tmp_path / "other")
    data = json.loads((other / "dataset.json").read_text())
    data["licence"] = {"id": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/", "text": "Name us."}
    (other / "dataset.json").write_text(json.dumps(data))
    merge([first, other], tmp_path / "both")
    told = json.loads((tmp_path / "both/dataset.json").read_text())
    assert told["licence"]["id"] == "CC0-1.0 AND CC-BY-4.0"
    assert [(s["name"], s["first"], s["licence"]["id"]) for s in told["sources"]] == [
        ("drawn", 0, "CC0-1.0"), ("second", 4, "CC-BY-4.0"),
    ]  # fmt: skip
    assert told["sources"][1]["spec"] == data["spec"]
    counts = Counter(record.split for record in Store(tmp_path / "both").records())
    assert told["splits"] == {name: counts[name] for name in ("train", "val", "test")}


def test_merging_is_nested_and_keeps_all_sources(first, second, tmp_path):
    merge([first, second], tmp_path / "both")
    third = drawn_dataset(tmp_path / "third", spec_of(name="third", seed=9, count=1))
    merge([tmp_path / "both", third], tmp_path / "three")
    told = headers.load(tmp_path / "three").sources
    assert [(s["name"], s["first"]) for s in told] == [("drawn", 0), ("second", 4), ("third", 7)]
    assert verify(tmp_path / "three", 1).problems == ()


def test_parts_of_one_run_become_that_run(first, tmp_path):
    spec = spec_of(seed=7)
    parts = [drawn_dataset(tmp_path / name, spec, indices) for name, indices in (("a", (0, 3)), ("b", (1, 2)))]
    merge(parts, tmp_path / "whole")
    assert tree(tmp_path / "whole") == tree(first)


def test_images_that_both_parts_hold_are_refused(first, tmp_path):
    copy = shutil.copytree(first, tmp_path / "copy")
    with pytest.raises(
        SynthgenError, match=r"4 images are in two of these parts of one run \(000000, 000001, 000002, ...\)"
    ):
        merge([first, copy], tmp_path / "both")
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def test_a_shape_that_both_know_goes_to_the_split_of_the_first(first, tmp_path):
    """The same furniture under another camera, and with its splits the other way round."""
    other = spec_of(seed=7, name="other", splits={"val": 0.5, "trial": 0.5}, turn_deg=90)
    merge([first, drawn_dataset(tmp_path / "other", other)], tmp_path / "both")
    splits = [record.split for record in Store(tmp_path / "both").records()]
    assert splits[:4] == splits[4:]
    assert not verify(tmp_path / "both", 1).of("splits")


def test_wrong_merges_are_refused(first, tmp_path):
    assert command("merge", first, "-o", tmp_path / "x").exit_code == 2
    assert command("merge", first, first, "-o", tmp_path / "x").exit_code == 2
    done = command("merge", first, tmp_path, "-o", tmp_path / "x")
    assert (done.exit_code, "holds no dataset.json" in done.output) == (1, True)


# ---- diff --------------------------------------------------------------------------------------------------------


def test_a_dataset_does_not_differ_from_itself_nor_from_its_spec(first):
    assert difference(Folder(first), Folder(first)).same
    found = difference(Folder(first), Drawn(spec_of(seed=7), "spec", 4))
    assert found.same and found.compared == 4 and found.spec == ()


def test_a_factor_that_differs_is_named_with_its_values(first):
    found = difference(Folder(first), Drawn(spec_of(seed=7, turn_deg=30), "spec", 4))
    assert not found.same
    assert [change.factor for change in found.changes] == ["turn_deg"]
    assert found.scenes == ("000000", "000001", "000002", "000003")
    assert {after for _, after in found.changes[0].scenes.values()} == {30}
    told = list(lines(found))
    assert told[0] == f"{first} -> spec: 4 images in both, 4 of 4 scenes differ"
    assert any(line.startswith("  turn_deg: 4 scenes, as 000000: ") and line.endswith(" -> 30") for line in told)
    assert any(line.startswith("  turn_deg: was {'normal'") for line in told)


def test_of_another_kind_only_the_kind_is_named():
    a, b = (Drawn(spec_of(seed=7, occlusion=kind), "", 1) for kind in ("clear", "occluded"))
    (change,) = difference(a, b).changes
    assert (change.factor, change.scenes) == ("occlusion.kind", {"000000": ("clear", "occluded")})


def test_another_companion_is_named():
    a, b = (Drawn(spec_of(seed=7, companions=[{"class": "chair", "seed": seed}]), "", 2) for seed in (1, 2))
    assert [change.factor for change in difference(a, b).changes] == ["companion0.seed"]


def test_more_images_are_named(first):
    found = difference(Drawn(spec_of(seed=7), "spec", 6), Folder(first))
    assert (found.only_a, found.only_b, found.scenes, found.same) == (("000004", "000005"), (), (), False)


def test_files_that_differ_while_scenes_do_not_are_named(first, tmp_path):
    copy = shutil.copytree(first, tmp_path / "copy")
    picture = next(copy.glob("images/*/*/000001.jpg"))
    picture.write_bytes(picture.read_bytes()[:-2])
    (copy / "depth/000002.png").write_bytes(b"")
    found = difference(Folder(first), Folder(copy))
    assert found.files == {"images": ("000001",), "depth": ("000002",)}
    assert not found.same and not found.scenes


def test_the_command_says_it_in_few_lines_or_json(first, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(SPEC.replace("seed: 2", "seed: 7"))
    assert command("diff", first, path).exit_code == 0
    path.write_text(SPEC.replace("seed: 2", "seed: 8"))
    done = command("diff", first, path)
    assert done.exit_code == 1
    assert len(done.output.splitlines()) <= 20
    found = json.loads(command("diff", first, path, "--json").output)
    assert found["same"] is False and len(found["scenes"]) == 4
    assert command("diff", first, tmp_path).exit_code == 1
    assert command("diff", first, tmp_path / "none.yaml").exit_code == 2


# ---- statistics --------------------------------------------------------------------------------------------------


def test_statistics_count_what_is_there(first):
    records = list(Store(first).records())
    found = statistics(records)
    assert found["images"] == 4
    assert found["classes"] == {"chair": 2, "sofa": 2}
    assert sum(sum(counts.values()) for counts in found["splits"].values()) == 4
    assert found["objects"]["count"] == sum(len(record.objects) for record in records)
    assert sum(map(sum, found["objects"]["box_centres"])) == sum(
        o["box"] is not None for r in records for o in r.objects
    )
    lens = sorted(record.factors["camera.lens_mm"] for record in records)
    told = found["factors"]["camera.lens_mm"]
    assert (told["min"], told["max"], sum(told["histogram"])) == (lens[0], lens[-1], 4)
    assert told["median"] == pytest.approx((lens[1] + lens[2]) / 2)
    assert found["factors"]["setting.kind"] == {"count": 4, "different": 1, "values": {"studio": 4}}
    seen = [o["visible_fraction"] for r in records for o in r.objects]
    assert found["objects"]["labels"]["visible_fraction"]["mean"] == pytest.approx(sum(seen) / len(seen))
    assert json.loads(json.dumps(found)) == found


def test_statistics_are_tables_and_json(first):
    done = command("stats", first)
    assert done.exit_code == 0
    family = next(Store(first).records()).family
    for word in ("4 images", family, "centres of boxes", "visible_fraction", "camera.lens_mm"):
        assert word in done.output
    assert json.loads(command("stats", first, "--json").output)["images"] == 4
    assert command("stats", first.parent).exit_code == 1
    found = statistics(Store(first).records())
    few, many = (sum(table.row_count for table in tables(found, everything=all_)) for all_ in (False, True))
    assert many > few


def test_statistics_of_what_is_constant_or_odd():
    from record_zoo import ZOO

    found = statistics(animal.record for animal in ZOO)
    assert found["images"] == len(ZOO)
    assert found["factors"]["camera.lens_mm"]["histogram"][0] == len(ZOO)
    assert found["factors"]["a.hole"]["values"] == {"false": 1, "true": 1}
    assert "b" not in found["factors"]
    list(tables(found, everything=True))


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=20))
def test_bars_rise_with_counts(histogram):
    drawn = bars(histogram)
    assert len(drawn) == len(histogram)
    for (a, low), (b, high) in pairwise(sorted(zip(histogram, drawn, strict=True))):
        assert a <= b and low <= high
    assert all((bar == " ") == (count == 0) for bar, count in zip(drawn, histogram, strict=True))
