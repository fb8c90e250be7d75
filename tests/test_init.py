"""The first spec that `synthgen init` writes works, and so does everything that it suggests."""

import re
import sys

import pytest
import yaml
from click.testing import CliRunner
from test_schema import wrong

from synthgen import document
from synthgen.cli import main
from synthgen.cli.init import TASKS as NAMES
from synthgen.errors import SpecError
from synthgen.parse import load, parse
from synthgen.schema import is_schema
from synthgen.schema import text as schema_text
from synthgen.starter import TASKS, classes_of, size_of, starter

SUGGESTION = re.compile(r"^(\s*)# ((?:- )?[a-z_]+:(?: .*)?)$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, **options):
    return CliRunner().invoke(main, ["init", *arguments], **options)


def text_of(task):
    return starter(task, {"chair": None, "sofa": None}, 256, 192, "spec.yaml")


def test_the_command_line_knows_the_tasks():
    assert tuple(TASKS) == NAMES


@pytest.mark.parametrize("task", TASKS)
def test_it_writes_a_spec_that_checks(folder, task):
    result = run("--task", task, "--classes", "chair,sofa", "--size", "320x256")
    assert (result.exit_code, result.stderr) == (0, "")
    checked = CliRunner().invoke(main, ["check", "spec.yaml", "--count", "8"])
    assert checked.exit_code == 0, checked.stderr
    assert "spec: 8 images, 320x256, seed 0" in checked.stdout
    assert "classes: chair 4, sofa 4" in checked.stdout
    assert wrong(document.load(folder / "spec.yaml").data) is None


@pytest.mark.parametrize("task", TASKS)
def test_what_it_suggests_works_too(task):
    text = text_of(task)
    suggested = [line for _, line in SUGGESTION.findall(text)]
    assert len(suggested) >= 8
    tried = SUGGESTION.sub(r"\1\2", text)
    spec = parse(document.loads(tried, "spec.yaml"))
    assert spec.count == 200
    assert set(document.loads(tried, "spec.yaml").data["camera"]) > {"lens_mm", "azimuth_deg"}
    assert wrong(document.loads(tried, "spec.yaml").data) is None


@pytest.mark.parametrize("task", TASKS)
def test_comments_tell_unit_and_range_and_fit(task):
    text = text_of(task)
    assert "8 to 600 mm; if left out, 28 to 85, log-uniform." in text
    assert max(map(len, text.splitlines())) <= 110
    assert text.endswith("\n")
    assert text.isascii() or set(re.sub(r"[\x00-\x7f]", "", text)) == {"±"}
    assert yaml.safe_load(text)["classes"] == {"chair": {}, "sofa": {}}


def test_the_schema_lies_beside_it(folder):
    run()
    assert (folder / "spec.yaml").read_text().startswith("# yaml-language-server: $schema=synthgen.schema.json\n")
    assert (folder / "synthgen.schema.json").read_text() == schema_text()


def test_it_overwrites_nothing(folder):
    (folder / "spec.yaml").write_text("mine")
    result = run()
    assert result.exit_code == 1
    assert (
        result.stderr == "error: spec.yaml: is there already; name another file with -o, or overwrite it with --force\n"
    )
    assert [path.name for path in folder.iterdir()] == ["spec.yaml"]
    assert (folder / "spec.yaml").read_text() == "mine"
    assert run("--force").exit_code == 0
    assert load(folder / "spec.yaml").count == 200


def test_a_foreign_schema_stays_and_an_old_one_is_renewed(folder):
    beside = folder / "synthgen.schema.json"
    beside.write_text("mine")
    assert run().exit_code == 1
    assert beside.read_text() == "mine"
    assert not (folder / "spec.yaml").exists()
    beside.write_text('{"title": "synthgen spec"}')
    assert is_schema(beside)
    assert run().exit_code == 0
    assert beside.read_text() == schema_text()


def test_it_asks_on_a_terminal_for_what_is_left_out(folder, monkeypatch):
    monkeypatch.setattr(sys.modules["synthgen.cli.init"], "_at_terminal", lambda: True)
    result = run("--size", "128", input="detection\nchair, stool=bar_stool\n")
    assert result.exit_code == 0, result.stderr
    assert "What are the images for?" in result.stderr
    assert "Pixels" not in result.stderr
    data = document.load(folder / "spec.yaml").data
    assert data["classes"] == {"chair": {}, "stool": {"kind": "bar_stool"}}
    assert data["image"] == {"width_px": 128, "height_px": 128}
    assert data["companions"] == {"integer": [1, 4]}


def test_a_mesh_of_ones_own_is_a_class(folder):
    (folder / "desk.obj").write_text("")
    assert run("--classes", "chair,wing_chair,desk=desk.obj").exit_code == 0
    classes = document.load(folder / "spec.yaml").data["classes"]
    assert classes == {
        "chair": {}, "wing_chair": {"kind": "wing_chair"}, "desk": {"kind": "mesh_file", "path": "desk.obj"},
    }  # fmt: skip
    assert load(folder / "spec.yaml").classes["desk"].options[0].name == "mesh_file"


@pytest.mark.parametrize(("side", "size"), [(0.9, {}), (90, {"size": {"kind": "as_written", "factor": 0.01}})])
def test_the_unit_of_a_mesh_is_found(folder, side, size):
    (folder / "desks").mkdir()
    (folder / "desks" / f"{side}.obj").write_text(f"v 0 0 0\nv {side} 0 0\nv 0 {side / 2} 0\nf 1 2 3\n")
    assert run("--classes", "desk=desks").exit_code == 0
    data = document.load(folder / "spec.yaml").data
    assert data["classes"]["desk"] == {"kind": "mesh_file", "path": "desks"} | size
    assert data["split_by"] == "image"  # or the only desk would be in one split


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--classes", "chiar"], "--classes: which furniture is a 'chiar'? write chiar=KIND, or chiar=FILE for meshes of your own; did you mean 'chair'?"),
        (["--classes", "desk=wing_chiar"], "--classes: there is no furniture and no file 'wing_chiar'; did you mean 'wing_chair'?"),
        (["--classes", "chair,chair"], "--classes chair,chair: write it as chair,sofa or stool=bar_stool,desk=meshes/desk.glb"),
        (["--classes", "chair,"], "--classes chair,: write it as chair,sofa or stool=bar_stool,desk=meshes/desk.glb"),
        (["--size", "big"], "--size big: write it as 256 or 384x256, in pixels"),
        (["--size", "-5"], "--size -5: write it as 256 or 384x256, in pixels"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_mistakes_are_named(folder, arguments, message):
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (2, f"error: {message}\n")
    assert list(folder.iterdir()) == []


def test_a_size_out_of_range_and_a_missing_mesh_are_refused_by_the_parser(folder):
    assert "must lie between 16 and 8192 px, not 8" in run("--size", "8").stderr
    assert "there is no file or folder 'meshes/x.glb' here" in run("--classes", "x=meshes/x.glb").stderr
    assert list(folder.iterdir()) == []


def test_words_of_the_options():
    assert classes_of("chair, sofa") == {"chair": None, "sofa": None}
    assert size_of("384x256") == (384, 256)
    with pytest.raises(SpecError):
        size_of("x256")
