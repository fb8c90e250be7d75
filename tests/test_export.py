"""Exports: links where links can be, whole folders or none, refusals in one line; and the models of BOP."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from exported import exported, zoo
from record_zoo import ZOO, frame, header, tree

from synthgen import document
from synthgen.build import build
from synthgen.cli import main
from synthgen.dataset import checksums, listing
from synthgen.dataset.finalize import finalize
from synthgen.dataset.header import Header, continued
from synthgen.dataset.record import Record, key_of
from synthgen.draw import draw
from synthgen.errors import SpecError, SynthgenError
from synthgen.export.formats import DEFAULT, format_of, formats_of
from synthgen.labels import LABELS, annotated
from synthgen.parse import parse
from synthgen.spec import scene_to_dict, to_dict
from synthgen.writers import WRITERS
from synthgen.writers.bop_models import diameter

PICTURE = "images/train/chair/000000.jpg"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    root = tmp_path_factory.mktemp("export") / "zoo"
    zoo(root)
    finalize(root, header())
    return root


def cli(*arguments):
    """Exit code and output of `synthgen export`."""
    result = CliRunner().invoke(main, ["export", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


# ---- pictures ----------------------------------------------------------------------------------------------------


def test_pictures_are_second_names_of_the_same_files(dataset, tmp_path):
    exported(dataset, tmp_path / "out", "yolo")
    assert (tmp_path / "out/images/train/000000.jpg").samefile(dataset / PICTURE)


@pytest.mark.parametrize("reason", [errno.EXDEV, errno.EMLINK, errno.EPERM])
def test_pictures_are_copied_where_there_can_be_no_links(dataset, tmp_path, monkeypatch, reason):
    def refuse(*_):
        raise OSError(reason, os.strerror(reason))

    exported(dataset, tmp_path / "linked", "yolo")
    monkeypatch.setattr(os, "link", refuse)
    exported(dataset, tmp_path / "copied", "yolo")
    assert tree(tmp_path / "linked") == tree(tmp_path / "copied")
    assert not (tmp_path / "copied/images/train/000000.jpg").samefile(dataset / PICTURE)


def test_copies_can_be_asked_for(dataset, tmp_path):
    assert cli(dataset, "--to", "yolo", "-o", tmp_path / "out", "--copy")[0] == 0
    assert not (tmp_path / "out/images/train/000000.jpg").samefile(dataset / PICTURE)


def test_a_picture_that_is_gone_is_named(tmp_path):
    zoo(tmp_path / "zoo", ZOO[:2])
    (tmp_path / "zoo/masks/000001.png").unlink()
    (tmp_path / "zoo/masks/000001.png").symlink_to("nowhere.png")
    code, output = cli(tmp_path / "zoo", "--to", "voc", "-o", tmp_path / "out")
    assert code == 1 and output.count("\n") == 1
    assert "masks/000001.png: cannot be read: no such file or directory" in output
    assert not (tmp_path / "out").exists() or tree(tmp_path / "out") == {}


# ---- folders -----------------------------------------------------------------------------------------------------


def test_a_foreign_folder_is_refused(dataset, tmp_path):
    (tmp_path / "thesis.txt").write_text("months")
    for arguments in ([], ["--fresh"]):
        code, output = cli(dataset, "--to", "yolo", "-o", tmp_path, *arguments)
        assert (code, output) == (
            1, f"error: {tmp_path}: is neither empty nor a whole export; name another folder with -o\n",
        )  # fmt: skip
    assert tree(tmp_path) == {"thesis.txt": b"months"}


def test_a_dataset_is_no_place_for_a_format_that_needs_a_folder(dataset, tmp_path):
    zoo(tmp_path / "other", ZOO[:1])
    assert cli(dataset, "--to", "yolo", "-o", tmp_path / "other")[0] == 1
    assert cli(dataset, "--to", "yolo", "-o", dataset / "images")[0] == 1


def test_a_file_is_no_folder(dataset, tmp_path):
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file", tmp_path / "file/in"):
        code, output = cli(dataset, "--to", "yolo", "-o", out)
        assert code == 1 and "is a file, or lies in one" in output


def test_an_export_is_made_anew_only_if_asked_and_leaves_what_is_not_its_own(dataset, tmp_path):
    out = tmp_path / "out"
    assert cli(dataset, "--to", "yolo", "-o", out)[0] == 0
    before = tree(out)
    (out / "images/old.jpg").write_text("stale")
    (out / "runs").mkdir()
    (out / "runs/best.pt").write_text("weights")
    code, output = cli(dataset, "--to", "yolo", "-o", out)
    assert code == 1 and output == f"error: {out}: holds an export already; --fresh makes it anew\n"
    assert cli(dataset, "--to", "yolo", "-o", out, "--fresh")[0] == 0
    assert tree(out) == before | {"runs/best.pt": b"weights"}


def test_another_format_may_take_the_place_of_an_export(dataset, tmp_path):
    out = tmp_path / "out"
    cli(dataset, "--to", "voc", "-o", out)
    cli(dataset, "--to", "webdataset", "-o", out, "--fresh")
    assert {path.name.partition("-")[0] for path in out.iterdir()} == {"export.json", "train", "val", "test"}


def test_an_export_tells_what_it_is(dataset, tmp_path):
    exported(dataset, tmp_path, {"kind": "yolo", "task": "pose"})
    told = json.loads((tmp_path / "export.json").read_text())
    assert told["format"] == {"kind": "yolo", "task": "pose"}
    assert (told["images"], told["holds"]) == (len(ZOO), ["data.yaml", "images", "labels"])
    assert told["dataset"] == json.loads(json.dumps(header().to_dict()))


def test_without_a_folder_formats_go_into_the_dataset(tmp_path):
    root = tmp_path / "zoo"
    zoo(root)
    finalize(root, header())
    assert cli(root, "--to", "croissant", "--to", "voc", "--to", "parquet")[0] == 0
    assert (root / "croissant.json").exists() and (root / "exports/voc/export.json").exists()
    assert not (root / "export.json").exists()
    sums = checksums.read(root)
    assert sums == checksums.digests(root, listing.files(root))
    assert {"croissant.json", "labels.parquet"} < set(sums)


def test_several_formats_get_a_folder_each(dataset, tmp_path):
    code, output = cli(dataset, "--to", "yolo", "--to", "coco", "--task", "segment", "-o", tmp_path)
    assert code == 0 and output.count("7 images as") == 2
    assert {path.name for path in tmp_path.iterdir()} == {"yolo-segment", "coco"}
    assert (tmp_path / "coco/images/train/chair/000000.jpg").exists()


# ---- interruption ------------------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
sys.path.insert(0, "tests")
from pathlib import Path
from exported import exported
exported(Path(sys.argv[1]), Path(sys.argv[2]), "yolo", seen=lambda: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_after_a_kill_there_is_no_export_and_the_next_leaves_no_trace_of_it(dataset, tmp_path):
    out = tmp_path / "out"
    run = subprocess.run([sys.executable, "-c", KILLED, str(dataset), str(out)], cwd=Path(__file__).parent.parent)
    assert run.returncode == -signal.SIGKILL
    assert {path.name for path in out.iterdir()} == {".partial"}
    assert cli(dataset, "--to", "yolo", "-o", out)[0] == 0
    assert {path.name for path in out.iterdir()} == {"data.yaml", "images", "labels", "export.json"}


def test_a_failed_fresh_export_leaves_the_old_one(dataset, tmp_path):
    exported(dataset, tmp_path, "yolo")
    before = tree(tmp_path)

    def fail():
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(SynthgenError, match="cannot be written: no space left on device; nothing is left"):
        exported(dataset, tmp_path, "voc", seen=fail)
    assert tree(tmp_path) == before


# ---- choices -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--to", "yolos"], "error: --to: there is no format 'yolos'; did you mean 'yolo'?"),
        (["--to", "yolo", "--task", "posse"],
         "error: --to: 'task' of the format 'yolo' cannot be 'posse'; did you mean 'pose'?"),
        (["--to", "voc", "--task", "pose"], "error: --task: is an option of yolo, not of voc"),
        (["--to", "webdataset", "--shard-size", "0"],
         "error: --to: 'shard_size' of the format 'webdataset' must be a whole number from 1 to 1000000, not 0"),
        (["--to", "voc", "--to", "voc"], "error: --to: 'voc' is named twice"),
    ],
)  # fmt: skip
def test_wrong_choices_are_named_in_a_line(dataset, tmp_path, arguments, line):
    assert cli(dataset, *arguments, "-o", tmp_path / "out") == (2, f"{line}\n")
    assert not (tmp_path / "out").exists()


def test_what_is_no_dataset_is_refused(tmp_path):
    code, output = cli(tmp_path, "--to", "yolo", "-o", tmp_path / "out")
    assert code == 1 and "holds no dataset.json, so it is no dataset" in output


def test_labels_that_are_lacking_are_named(tmp_path):
    zoo(tmp_path / "zoo", ZOO[:1])
    replace(header(), labels=("class", "box", "mask")).save(tmp_path / "zoo")
    code, output = cli(tmp_path / "zoo", "--to", "yolo", "--task", "pose", "-o", tmp_path / "out")
    assert code == 1 and output.endswith("'yolo-pose' needs labels that this dataset lacks: keypoints\n")


def test_a_library_that_is_an_extra_is_named(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr("synthgen.export.formats.find_spec", lambda name: None)
    code, output = cli(dataset, "--to", "huggingface", "-o", tmp_path / "out")
    assert (code, output) == (
        1, "error: the format 'huggingface' needs pyarrow: uv pip install 'synthgen[parquet]'\n",
    )  # fmt: skip


@pytest.mark.parametrize("data", ["yolo", {"kind": "yolo", "task": "pose"}, {"kind": "coco", "polygons": True}])
def test_formats_are_read_as_they_are_written(data):
    assert format_of(format_of(data).to_data()) == format_of(data)
    assert format_of(data).to_data() == data


def test_defaults_are_not_options():
    assert format_of({"kind": "yolo", "task": "detect"}).to_data() == "yolo"
    assert [format.label for format in formats_of(["yolo", {"kind": "yolo", "task": "pose"}])] == ["yolo", "yolo-pose"]
    with pytest.raises(ValueError, match="'coco' is named twice"):
        formats_of(["coco", {"kind": "coco", "polygons": True}])
    assert {format.name for format in formats_of(DEFAULT)} <= set(WRITERS)


def spec_of(text: str):
    return parse(document.loads(f"classes: {{chair: {{kind: slat_back_chair}}}}\n{text}", "a.yaml"))


def test_a_spec_names_formats():
    spec = spec_of("formats: [csv, {kind: yolo, task: pose}]")
    assert to_dict(spec)["formats"] == ["csv", {"kind": "yolo", "task": "pose"}]
    assert to_dict(spec_of(""))["formats"] == list(DEFAULT)
    with pytest.raises(SpecError, match=r"a.yaml:2: formats\[1\]: there is no format 'cocoa'; did you mean 'coco'"):
        spec_of("formats: [csv, cocoa]")
    with pytest.raises(SpecError, match=r"a.yaml:2: formats: must be a list"):
        spec_of("formats: coco")


def test_other_formats_make_no_other_dataset():
    old, new = (Header(to_dict(spec_of(text)), tuple(LABELS), {"synthgen": "1"}, ()) for text in ("", "formats: [csv]"))
    assert continued(old, new).spec["formats"] == ["csv"]


def test_what_is_written_of_formats_names_all():
    told = (Path(__file__).parent.parent / "docs/formats.md").read_text()
    shown = cli("--help")[1]
    for name, writer in WRITERS.items():
        assert f"| `{name}`" in told and name in shown, name
        for option in writer.options:
            assert f"--{option.replace('_', '-')}" in shown, option
        needed = writer.needs({})
        row = next(line for line in told.splitlines() if line.startswith(f"| `{name}`"))
        assert "the same" in row or needed <= {word.strip() for word in row.split("|")[2].split(",")}, name


# ---- models ------------------------------------------------------------------------------------------------------


def test_models_in_their_poses_cover_the_boxes(tmp_path):
    """Of a drawn scene, whose picture is of no matter here."""
    trimesh = pytest.importorskip("trimesh")
    labels = ", ".join([*sorted(WRITERS["bop"].needs({})), "frame_fraction", "truncated"])
    spec = spec_of(
        "count: 1\ncompanions: 1\ncamera: {distortion: 0}\nimage: {width_px: 32, height_px: 24}\n"
        f"setting: studio\nlight: softboxes\nocclusion: clear\nlabels: [{labels}]"
    )
    header = Header(to_dict(spec), spec.labels, {"synthgen": "1"}, ())
    stages = undressed(tmp_path / "dataset", spec, header)
    assert cli(tmp_path / "dataset", "--to", "bop", "-o", tmp_path / "out")[0] == 0
    info = json.loads((tmp_path / "out/models/models_info.json").read_text())
    assert list(info) == ["1", "2"]
    for index, stage in enumerate(stages):
        scene = next((tmp_path / "out").glob(f"*/000000/rgb/{index:06d}.jpg")).parent.parent
        poses = json.loads((scene / "scene_gt.json").read_text())[str(index)]
        camera = json.loads((scene / "scene_camera.json").read_text())[str(index)]
        for thing, pose in zip(stage.objects, poses, strict=True):
            mesh = trimesh.load(tmp_path / f"out/models/obj_{pose['obj_id']:06d}.ply", process=False)
            points = mesh.vertices @ np.reshape(pose["cam_R_m2c"], (3, 3)).T + pose["cam_t_m2c"]
            world = thing.vertices - stage.view.world_from_camera[:3, 3]
            ours = world @ stage.view.world_from_camera[:3, :3] * 1000
            assert np.allclose(points.min(axis=0), ours.min(axis=0), atol=0.2)
            assert np.allclose(points.max(axis=0), ours.max(axis=0), atol=0.2)
            assert np.allclose(camera["cam_K"], stage.view.intrinsics.ravel())
            extent = info[str(pose["obj_id"])]
            assert extent["size_z"] == pytest.approx(1000 * np.ptp(thing.model.vertices[:, 2]), abs=0.1)
            assert extent["min_z"] == pytest.approx(-extent["size_z"] / 2, abs=0.1)


def undressed(root, spec, header):
    """A dataset of drawn scenes with black pictures that show nothing; gives their stages."""
    from synthgen.dataset.record import Pictures
    from synthgen.dataset.store import Store

    header.save(root)
    stages = []
    for index in range(spec.count):
        scene = draw(spec, index)
        stage = build(scene)
        seen = frame(np.zeros((24, 32), np.uint16))
        of_image, of_objects = annotated(stage, seen, spec.labels)
        record = Record(
            key_of(index), index, "train", scene.class_name, scene.family, 32, 24, of_image, tuple(of_objects), {}
        )
        black = np.zeros((24, 32), np.uint8)
        text = document.dumps(scene_to_dict(scene, spec))
        pictures = Pictures(
            np.zeros((24, 32, 3), np.uint8), seen.instance, seen.depth, text, 90, parts=black,
            semantic=seen.instance, normals=np.zeros((24, 32, 3), np.uint8),
        )  # fmt: skip
        Store(root).commit(record, pictures)
        stages.append(stage)
    return stages


def test_the_diameter_is_the_largest_distance():
    points = np.random.default_rng(0).normal(size=(500, 3)) * (3, 2, 1)
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    assert diameter(points) == pytest.approx(apart.max())
    assert diameter(np.repeat(points[:2], 5, axis=0)) == pytest.approx(apart[0, 1])


# ---- speed -------------------------------------------------------------------------------------------------------


def test_coco_is_linear(tmp_path):
    """Twice the records take about twice the time: each is touched once. `scripts/bench_writers.py` has the figures."""
    from synthgen.writers.coco import Coco
    from synthgen.writers.files import Files

    record = ZOO[0].record
    seconds = []
    for count in (500, 4000):
        root = tmp_path / str(count)
        root.mkdir()
        began = time.process_time()
        with Coco(Files(root, root, in_place=True), header()) as writer:
            for index in range(count):
                writer.write(replace(record, index=index))
        seconds.append(time.process_time() - began)
    assert seconds[1] < 8 * seconds[0] * 2.5
