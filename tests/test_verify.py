"""Verification finds what is wrong, by checksum and by meaning, and nothing where all is right."""

import json
import shutil

import numpy as np
import pytest
from click.testing import CliRunner
from conftest import run
from corruptions import CORRUPTIONS, picture, record
from drawn_dataset import drawn_dataset, in_haste, spec_of

from synthgen.cli import main
from synthgen.dataset import checksums, listing
from synthgen.errors import SynthgenError
from synthgen.verify import told
from synthgen.verify import verify as module
from synthgen.verify.duplicates import near_pairs, perceptual_hash
from synthgen.verify.folder import changes
from synthgen.verify.problem import CHECKS
from synthgen.verify.verify import verify

__all__ = ["in_haste"]

COMPANY = """
name: company
count: 4
seed: 3
classes: {chair: {}, sofa: {}}
companions: {integer: [1, 2]}
occlusion: {kind: occluded}
min_visible: 0.3
image: {width_px: 64, height_px: 64}
render: {samples: 1, denoise: false}
"""

BENT = """
name: bent
count: 4
seed: 5
classes: {chair: {}, sofa: {}}
camera: {distortion: {uniform: [-0.1, 0.08]}, fill: {uniform: [0.7, 1.2]}, roll_deg: {uniform: [-20, 20]}}
setting: [garden, studio]
image: {width_px: 72, height_px: 48}
render: {samples: 1, denoise: false}
"""


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    return drawn_dataset(tmp_path_factory.mktemp("verify") / "drawn", spec_of(seed=23))


@pytest.fixture
def copy(clean, tmp_path):
    return shutil.copytree(clean, tmp_path / "copy")


def refresh_checksums(root):
    checksums.write(root, listing.files(root))


# ---- what is right -----------------------------------------------------------------------------------------------


def test_a_clean_dataset_passes(clean):
    report = verify(clean, 1)
    assert report.problems == report.notes == ()
    assert report.images == 4
    assert report.fingerprint is not None


def test_a_clean_dataset_of_many_processes_passes(clean, monkeypatch):
    monkeypatch.setattr(module, "FEW", 0)
    seen = []
    assert verify(clean, 2, lambda done, of: seen.append((done, of))) == verify(clean, 1)
    assert seen == [(k, 4) for k in (1, 2, 3, 4)]


def test_companions_occluders_and_unlabeled_ones_pass(tmp_path):
    spec = spec_of(companions=2, min_visible=0.4, occlusion={"kind": "occluded"}, count=3, seed=4)
    root = drawn_dataset(tmp_path / "company", spec)
    assert verify(root, 1).problems == ()
    listed = [len(json.loads(path.read_text())["objects"]) for path in sorted(root.glob("labels/*"))]
    assert min(listed) < 3  # else this would not show that those may be left out


def test_several_views_of_a_scene_pass(tmp_path):
    assert verify(drawn_dataset(tmp_path / "views", spec_of(views=2)), 1).problems == ()


@pytest.mark.parametrize("k1", [-0.1, 0.1])
def test_distortion_passes(tmp_path, k1):
    camera = {"fill": 1.1, "distortion": k1}
    assert verify(drawn_dataset(tmp_path / "bent", spec_of(count=2, camera=camera)), 1).problems == ()


@pytest.mark.blender
@pytest.mark.parametrize("text", [COMPANY, BENT], ids=["company", "bent"])
def test_rendered_datasets_pass(tmp_path, text):
    (tmp_path / "spec.yaml").write_text(text)
    run(["render", str(tmp_path / "spec.yaml"), "-o", str(tmp_path / "out"), "--workers", "2"], check=True)
    assert verify(tmp_path / "out", 1).problems == ()


@pytest.mark.blender
def test_the_plain_rendered_dataset_passes(dataset):
    done = run(["verify", str(dataset)])
    assert (done.returncode, done.stderr) == (0, "")
    assert "8 images, all right; fingerprint " in done.stdout


def test_foreign_files_beside_the_dataset_are_the_users_own(copy):
    (copy / "notes.txt").write_text("mine")
    (copy / "plots").mkdir()
    (copy / "plots/a.png").write_bytes(b"")
    assert verify(copy, 1).problems == ()


# ---- what is wrong -----------------------------------------------------------------------------------------------


def test_the_table_is_long_and_every_check_is_in_it():
    assert len(CORRUPTIONS) >= 25
    assert {check for _, check in CORRUPTIONS.values()} == set(CHECKS) - {"checksums"}


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_a_corruption_is_found_by_checksum_and_by_meaning(copy, name):
    corrupt, check = CORRUPTIONS[name]
    before = checksums.read(copy)
    corrupt(copy)
    assert checksums.digests(copy, listing.files(copy)) != before
    refresh_checksums(copy)
    report = verify(copy, 1)
    assert not report.of("checksums")
    assert report.of(check), list(told.lines(report))


@pytest.mark.parametrize(
    ("corrupt", "message"),
    [
        (lambda root: picture(root, "000001").write_bytes(b"x"), "has changed"),
        (lambda root: (root / "depth/000001.png").unlink(), "is listed, but not there"),
        (lambda root: (root / "masks/more.png").write_bytes(b""), "is not listed"),
        (lambda root: (root / "SHA256SUMS").unlink(), "is missing"),
        (lambda root: (root / "SHA256SUMS").write_text("x  y\n"), "SHA256SUMS:1: is no line of checksums"),
    ],
)
def test_checksums_say_what_changed(copy, corrupt, message):
    corrupt(copy)
    (problem,) = changes(copy, set(listing.files(copy)))
    assert problem.check == "checksums"
    assert message in problem.message


def test_every_byte_counts(copy):
    for path in sorted(path for path in copy.rglob("*") if path.is_file() and path.name != "SHA256SUMS"):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        (problem,) = changes(copy, set(listing.files(copy)))
        assert problem.place == path.relative_to(copy).as_posix()
        path.write_bytes(data)


def test_checksums_are_those_of_sha256sum(clean):
    import subprocess

    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=clean, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_annotations_that_say_the_same_in_other_words_are_right(copy):
    for path in copy.glob("annotations/*.json"):
        data = json.loads(path.read_text())
        data["images"].reverse()
        path.write_text(json.dumps(data, indent=1))
    refresh_checksums(copy)
    assert verify(copy, 1).problems == ()


@pytest.mark.parametrize("arguments", [["--to", "croissant"], ["--to", "coco", "--polygons"], ["--to", "yolo"]])
def test_formats_that_came_later_are_right(copy, arguments):
    assert CliRunner().invoke(main, ["export", str(copy), *arguments]).exit_code == 0
    assert verify(copy, 1).problems == ()


def test_a_format_that_came_later_and_was_edited_is_found(copy):
    assert CliRunner().invoke(main, ["export", str(copy), "--to", "croissant"]).exit_code == 0
    path = copy / "croissant.json"
    path.write_text(path.read_text().replace("4 images", "5 images"))
    refresh_checksums(copy)
    assert [(problem.check, problem.place) for problem in verify(copy, 1).problems] == [("formats", "croissant.json")]


def test_a_scene_in_other_words_is_right(copy):
    for path in copy.glob("scenes/*.yaml"):
        path.write_text("# by hand\n" + path.read_text())
    refresh_checksums(copy)
    assert verify(copy, 1).problems == ()


def test_nonsense_is_a_problem_and_no_crash(copy):
    record(copy, "000000", lambda r: r["image"].update(camera=7))
    path = copy / "labels/000001.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"objects": [7]}))
    report = verify(copy, 1)
    assert {problem.place for problem in report.of("labels")} >= {"labels/000000.json", "000001"}


def test_a_spec_whose_files_are_not_here_is_a_note(copy):
    data = json.loads((copy / "dataset.json").read_text())
    data["spec"]["classes"]["chair"] = {"kind": "mesh_file", "path": "/nowhere/chair.glb"}
    (copy / "dataset.json").write_text(json.dumps(data))
    refresh_checksums(copy)
    (note,) = verify(copy, 1).notes
    assert "not held against the spec of 'drawn'" in note and "/nowhere/chair.glb" in note


# ---- the fingerprint ---------------------------------------------------------------------------------------------


def test_the_fingerprint_is_of_the_content_alone(clean, copy, tmp_path):
    again = drawn_dataset(tmp_path / "again", spec_of(seed=23))
    assert verify(again, 1).fingerprint == verify(clean, 1).fingerprint
    data = json.loads((copy / "dataset.json").read_text())
    (copy / "dataset.json").write_text(json.dumps(data | {"devices": ["another"], "versions": {"synthgen": "9"}}))
    refresh_checksums(copy)
    assert verify(copy, 1).fingerprint == verify(clean, 1).fingerprint
    (copy / "dataset.json").write_text(json.dumps(data | {"licence": {"id": "MIT"}}))
    refresh_checksums(copy)
    assert verify(copy, 1).fingerprint != verify(clean, 1).fingerprint


def test_another_pixel_is_another_fingerprint(clean, copy):
    path = picture(copy, "000001")
    path.write_bytes(path.read_bytes()[:-3] + b"\x00\xff\xd9")
    refresh_checksums(copy)
    assert verify(copy, 1).fingerprint != verify(clean, 1).fingerprint


# ---- duplicates --------------------------------------------------------------------------------------------------


def test_near_pairs_are_those_of_a_search_through_all():
    chance = np.random.default_rng(0)
    hashes = [int(value) for value in chance.integers(0, 2**63, 60)]
    hashes += [value ^ int(sum(1 << int(bit) for bit in chance.choice(63, 5, replace=False))) for value in hashes[:20]]
    named = {f"{k:06d}": value for k, value in enumerate(hashes)}
    keys = sorted(named)
    right = [(a, b) for i, a in enumerate(keys) for b in keys[i + 1 :] if (named[a] ^ named[b]).bit_count() <= 6]
    assert len(right) >= 20
    assert near_pairs(named) == right


def test_a_perceptual_hash_forgives_brightness_and_size(clean):
    from PIL import Image

    image = Image.open(picture(clean, "000001"))
    seen = perceptual_hash(np.asarray(image))
    for other in (image.resize((96, 80)), image.point(lambda value: value * 0.9)):
        assert (perceptual_hash(np.asarray(other)) ^ seen).bit_count() <= 6
    assert (perceptual_hash(np.asarray(Image.open(picture(clean, "000002")))) ^ seen).bit_count() > 6


# ---- the command -------------------------------------------------------------------------------------------------


def test_the_command_says_what_is_wrong_in_few_lines(copy):
    for path in copy.glob("masks/*.png"):
        path.unlink()
    done = CliRunner().invoke(main, ["verify", str(copy)])
    assert done.exit_code == 1
    assert "files: 4 problems; it should be that every image has all its files" in done.output
    assert "  masks/000000.png: is missing" in done.output
    assert max(map(len, done.output.splitlines())) <= told.LONGEST


def test_the_command_gives_json(copy):
    CORRUPTIONS["wrong_area"][0](copy)
    done = CliRunner().invoke(main, ["verify", str(copy), "--json"])
    assert done.exit_code == 1
    report = json.loads(done.output)
    assert report["passed"] is False
    assert report["counts"]["labels"] == 1
    (problem,) = report["problems"]
    assert problem["place"] == "labels/000000.json" and "objects[0].area" in problem["message"]


def test_problems_are_bounded(clean):
    from synthgen.verify.problem import Problem, Report

    report = Report(
        "many", 99, None, tuple(Problem("files", f"{k:06d}", "is missing\x1b[2J" * 99) for k in range(99)), ()
    )
    lines = list(told.lines(report))
    assert len(lines) == 2 + told.SHOWN
    assert lines[-1] == "  ... and 89 more"
    assert "\x1b" not in "".join(lines)


def test_a_folder_that_is_no_dataset_is_refused(tmp_path):
    with pytest.raises(SynthgenError, match=r"holds no dataset\.json"):
        verify(tmp_path)
    assert CliRunner().invoke(main, ["verify"]).exit_code == 2
