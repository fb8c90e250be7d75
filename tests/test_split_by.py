"""`split_by: image`: one mesh of one's own is in all splits, and everything that tells of splits knows it."""

from collections import defaultdict
from dataclasses import replace

import pytest
import trimesh
from drawn_dataset import drawn_dataset, in_haste, spec_of  # noqa: F401  a fixture that acts by itself

from synthgen.dataset import header
from synthgen.dataset.merge import merge
from synthgen.dataset.resplit import resplit
from synthgen.dataset.splits import split_in
from synthgen.dataset.store import Store
from synthgen.document import loads
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.parse import parse
from synthgen.report import page
from synthgen.run.forecast import forecast
from synthgen.spec import scene_to_dict, to_dict
from synthgen.verify.verify import verify


@pytest.fixture(scope="module")
def mesh(tmp_path_factory):
    path = tmp_path_factory.mktemp("mesh") / "box.ply"
    trimesh.creation.box((0.6, 0.6, 0.8)).export(path)
    return path


def spec(mesh, **changes):
    classes = {"sofa": {"kind": "daybed"}, "crate": {"kind": "mesh_file", "path": str(mesh)}}
    return spec_of(classes=classes, companions=1, count=8, **changes)


def splits_of(spec):
    found = defaultdict(set)
    for index in range(40):
        scene = draw(spec, index)
        found[scene.class_name].add(split_in(spec, scene, index))
    return found


def test_by_shape_one_mesh_is_in_one_split(mesh):
    assert len(splits_of(spec(mesh))["crate"]) == 1


def test_by_image_every_class_is_in_all_splits(mesh):
    by_image = spec(mesh, split_by="image")
    assert splits_of(by_image) == {"sofa": {"train", "val"}, "crate": {"train", "val"}}
    assert "note" not in forecast(replace(by_image, count=40))
    (note,) = [line for line in forecast(replace(spec(mesh), count=40)).splitlines() if line.startswith("note")]
    assert "no 'crate' in" in note and "split_by: image" in note


def test_it_is_said_in_spec_and_scene_where_it_is_not_the_usual(mesh):
    usual, by_image = spec(mesh), spec(mesh, split_by="image")
    for made in (to_dict, lambda s: scene_to_dict(draw(s, 0), s)):
        assert "split_by" not in made(usual)
        assert made(by_image)["split_by"] == "image"
    assert parse(loads(str(to_dict(by_image)), "again")) == by_image


def test_views_of_a_scene_stay_together(mesh):
    views = spec(mesh, split_by="image", views=4)
    found = [split_in(views, draw(views, index), index) for index in range(32)]
    assert all(len(set(found[first : first + 4])) == 1 for first in range(0, 32, 4))
    assert len(set(found)) == 2


def test_another_word_is_refused():
    with pytest.raises(SpecError, match="split_by: must be shape or image, not 'family'"):
        spec_of(split_by="family")


def test_a_dataset_of_it_is_right_and_one_that_hides_it_is_not(mesh, tmp_path):
    root = drawn_dataset(tmp_path / "drawn", spec(mesh, split_by="image"))
    assert {split for _, path in Store(root).committed().items() for split in [path.parts[-3]]} == {"train", "val"}
    report = verify(root, 1)
    assert report.passed, report.problems
    assert "same object may be in several splits" in header.load(root).to_dict()["conventions"]["split"]
    assert "the same object as in another split" not in page.report(root)
    merge([root], tmp_path / "merged")
    assert {r.key: r.split for r in Store(tmp_path / "merged").records()} == {
        r.key: r.split for r in Store(root).records()
    }
    picture = next((root / "images" / "train").glob("*/*.jpg"))
    picture.rename(root / "images" / "val" / picture.parent.name / picture.name)
    assert any("but its number belongs to train" in p.message for p in verify(root, 1).of("splits"))


def test_split_anew_it_leaks_nothing(mesh, tmp_path):
    root = drawn_dataset(tmp_path / "drawn", spec(mesh, split_by="image"))
    resplit(root, tmp_path / "anew", None, "shape", 0)
    assert verify(tmp_path / "anew", 1).passed
