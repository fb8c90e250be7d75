"""Runs that share a folder, are cut short, or go on after an edit; with stand-ins for Blender."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import faked_run
import pytest
from click.testing import CliRunner
from conftest import ROOT

from synthgen.cli import main
from synthgen.dataset.partial import FOLDER
from synthgen.errors import SynthgenError
from synthgen.run import run as runs
from synthgen.run.conclusion import ranges
from synthgen.run.events import EVENTS
from synthgen.run.lock import Held, Lock
from synthgen.run.shard import Shard

SPEC = """
count: 4
classes:
  chair: {kind: stacking_chair}
  sofa: {kind: lawson_sofa}
setting: studio
light: {kind: environment}
occlusion: clear
companions: 0
image: {width_px: 32, height_px: 32}
"""


@pytest.fixture
def spec(tmp_path):
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC)
    return path


@pytest.fixture
def render(spec, monkeypatch):
    """Runs the command line in this process."""
    monkeypatch.setattr(runs, "Pool", faked_run.Here)

    def rendered(out, *options, code=0):
        result = CliRunner().invoke(main, ["render", str(spec), "-o", str(out), *options])
        assert result.exit_code == code, result.output
        return result.output

    return rendered


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """The spec, rendered once."""
    return faked_run.undisturbed(tmp_path_factory.mktemp("original"), SPEC)


@pytest.fixture
def out(original, tmp_path):
    """A copy of it."""
    return Path(shutil.copytree(original, tmp_path / "out"))


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def pictures(folder):
    return {path.stem: path for path in folder.glob("images/*/*/*.jpg")}


# Shards


@pytest.mark.parametrize("order", [[1, 2, 3], [3, 1, 3, 2, 2, 1]])
def test_shards_in_any_order_some_twice_make_the_whole(render, original, tmp_path, order):
    outputs = [render(tmp_path / "parts", "--shard", f"{number}/3") for number in order]
    assert "the dataset too" in outputs[-1]
    assert files(tmp_path / "parts") == files(original)


def test_finalize_says_what_is_missing_and_makes_the_rest_readable(render, original, tmp_path):
    out = tmp_path / "parts"
    assert "synthgen finalize" in render(out, "--shard", "2/2")
    early = CliRunner().invoke(main, ["finalize", str(out)])
    assert early.exit_code == 1
    assert "2 of 4 images are missing: 0, 2;" in early.output
    assert (out / "labels.csv").read_text().count("\n") == 3
    render(out, "--shard", "1/2")
    assert CliRunner().invoke(main, ["finalize", str(out)]).exit_code == 0
    assert files(out) == files(original)


@pytest.mark.parametrize("text", ["0/4", "5/4", "1", "a/b", "1/0", "-1/4", "1/4/2", "1/99999999"])
def test_a_shard_that_is_none_is_refused(render, tmp_path, text):
    assert "--shard" in render(tmp_path / "out", f"--shard={text}", code=2)
    assert not (tmp_path / "out").exists()


def test_shards_part_the_indices():
    parts = [set(Shard(number, 7).indices(100)) for number in range(1, 8)]
    assert sum(map(len, parts)) == 100 and set.union(*parts) == set(range(100))


def test_shards_keep_the_views_of_a_scene_together():
    parts = [Shard(number, 3).indices(22, 4) for number in range(1, 4)]
    assert parts == [[*range(4), *range(12, 16)], [*range(4, 8), *range(16, 20)], [*range(8, 12), 20, 21]]


def test_ranges():
    assert ranges([0, 2, 3, 4, 9]) == ["0", "2-4", "9"]


# Going on


def test_nothing_missing_is_nothing_done(render, out, monkeypatch):
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    monkeypatch.setattr(runs, "require_drawable", lambda *_: pytest.fail("draws"))
    monkeypatch.setattr(runs, "Pool", lambda *_: pytest.fail("renders"))
    assert "nothing to render" in render(out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["labels.csv", "SHA256SUMS", "annotations/instances_train.json"])
def test_a_file_of_the_whole_that_is_lost_is_made_again(render, original, out, name):
    (out / name).unlink()
    render(out)
    assert files(out) == files(original)


def test_a_complete_dataset_may_be_read_only(render, out, monkeypatch):
    def refuse(*_: object) -> None:
        raise SynthgenError("read-only")

    monkeypatch.setattr(Lock, "_opened", refuse)
    assert "nothing to render" in render(out)
    assert "read-only" in render(out, "--count", "9", code=1)


def test_a_folder_that_is_lost_under_the_run_is_noticed(render, out, tmp_path, monkeypatch):
    made = faked_run.Here.results

    def pulled(self, indices):
        out.rename(tmp_path / "elsewhere")
        out.mkdir()
        yield from made(self, indices)

    monkeypatch.setattr(faked_run.Here, "results", pulled)
    output = render(out, "--count", "10", code=1)
    assert "unmounted" in output
    assert not list(out.glob("images/*/*/*"))


def test_a_spec_that_is_refused_leaves_nothing(render, spec, tmp_path):
    spec.write_text(SPEC.replace("count", "cuont"))
    render(tmp_path / "out", code=2)
    assert not (tmp_path / "out").exists()


# Refresh


def test_an_edit_renders_only_what_it_changes(render, spec, out, tmp_path):
    before = {key: (path.stat().st_ino, path.read_bytes()) for key, path in pictures(out).items()}
    spec.write_text(SPEC.replace("lawson_sofa}", "lawson_sofa, seats: 3, upholstery: leather}"))
    assert "--refresh" in render(out, code=1)
    assert "rendered 2 images" in render(out, "--refresh")
    after = {key: (path.stat().st_ino, path.read_bytes()) for key, path in pictures(out).items()}
    chairs = {path.stem for path in out.glob("images/*/chair/*.jpg")}
    assert len(chairs) == 2 and all(after[key] == before[key] for key in chairs)
    render(tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")


@pytest.mark.parametrize(
    ("old", "new", "rendered"),
    [
        ("count: 4", "count: 3", 0),
        ("count: 4", "count: 4\nsplits: {train: 1, test: 1}", 0),
        ("count: 4", "count: 4\nsplit_by: image\nsplits: {train: 1, test: 1}", 0),
        ("count: 4", "count: 4\nname: renamed", 0),
        ("count: 4", "count: 4\nbalance: {chair: 3, sofa: 1}", 1),
        ("count: 4", "count: 4\nseed: 5", 4),
    ],
)
def test_a_refresh_ends_as_if_rendered_anew(render, spec, out, tmp_path, old, new, rendered):
    inodes = {path.stat().st_ino for path in pictures(out).values()}
    spec.write_text(SPEC.replace(old, new))
    render(out, "--refresh")
    kept = {path.stat().st_ino for path in pictures(out).values()} & inodes
    if rendered < 4:
        assert len(pictures(out)) - len(kept) == rendered
    render(tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")


def test_a_refresh_that_is_cut_short_is_done_again(render, spec, out, monkeypatch):
    """Cut before the header is written anew: the old spec brings the old images back, the new one goes on."""
    before = files(out)
    with monkeypatch.context() as patch:
        patch.setattr("synthgen.run.refresh._sweep", lambda *_: (_ for _ in ()).throw(SynthgenError("cut")))
        spec.write_text(SPEC + "splits: {train: 1, test: 1}\ncamera: {lens_mm: 50}\n")
        render(out, "--refresh", code=1)
    spec.write_text(SPEC)
    render(out)
    assert files(out) == before


# Locks


def test_a_folder_is_for_one_run(tmp_path):
    with Lock(tmp_path), pytest.raises(Held, match=f"process {os.getpid()} on .*--wait"):
        Lock(tmp_path).__enter__()
    with Lock(tmp_path):  # given back, and nothing left
        pass
    assert not (tmp_path / FOLDER / "lock").exists()


def test_shards_share_it_but_with_no_run(tmp_path):
    with Lock(tmp_path, shared=True), Lock(tmp_path, shared=True), pytest.raises(Held):
        Lock(tmp_path).__enter__()
    with Lock(tmp_path), pytest.raises(Held):
        Lock(tmp_path, shared=True).__enter__()


def test_the_dead_hold_nothing(tmp_path):
    code = f"import os; from pathlib import Path; from synthgen.run.lock import Lock; Lock(Path({str(tmp_path)!r})).__enter__(); os._exit(0)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    assert (tmp_path / FOLDER / "lock").exists()
    with Lock(tmp_path):
        pass


@pytest.mark.parametrize(("age", "held"), [(0, True), (1000, False)])
def test_another_machine_holds_it_while_it_gives_signs_of_life(tmp_path, age, held):
    path = tmp_path / FOLDER / "lock"
    path.parent.mkdir()
    path.write_text("17 elsewhere+1 run\n")
    os.utime(path, (time.time() - age,) * 2)
    if held:
        with pytest.raises(Held, match="process 17 on elsewhere"):
            Lock(tmp_path).__enter__()
    else:
        with Lock(tmp_path):
            pass


def test_a_run_can_wait(tmp_path, monkeypatch):
    monkeypatch.setattr("synthgen.run.lock.POLL_S", 0.01)
    heard = []
    first = Lock(tmp_path)
    first.__enter__()

    def told(owner):
        heard.append(owner)
        first.__exit__()

    with Lock(tmp_path, wait=True, waiting=told):
        assert len(heard) == 1


# Events, quarantine, and the whole of it in processes


def test_events_are_lines_of_json_that_the_table_names(render, tmp_path):
    events = [json.loads(line) for line in render(tmp_path / "out", "--json").splitlines()]
    assert [event["event"] for event in events] == ["begun", "ready", *["done"] * 4, "ended"]
    assert {event["event"] for event in events} <= set(EVENTS)
    assert events[-1]["exit_code"] == 0 and events[-1]["whole"] and events[-1]["rendered"] == 4


def test_an_error_is_an_event_too(render, spec, tmp_path):
    spec.write_text("classes: {}")
    (line, *_) = render(tmp_path / "out", "--json", code=2).splitlines()
    assert json.loads(line)["event"] == "error" and json.loads(line)["exit_code"] == 2


def test_quiet_is_quiet(render, tmp_path):
    assert render(tmp_path / "out", "--quiet") == ""


def test_the_fleets_page_names_every_event():
    page = (ROOT / "docs" / "fleets.md").read_text()
    assert [name for name in EVENTS if f"`{name}`" not in page] == []


def start(spec, out, faults, *options):
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("faked_run.py")), "render", str(spec), "-o", str(out), *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT,
        env={**os.environ, "FAKED_FAULTS": str(faults)},
    )  # fmt: skip


def test_kills_lose_nothing_and_double_nothing(render, spec, tmp_path):
    """SIGKILL of workers and of the run itself; an image that always kills is quarantined, and freed when it is made."""
    render(tmp_path / "calm", "--count", "12")
    out, faults = tmp_path / "out", tmp_path / "faults"
    faults.mkdir()
    (faults / "9").write_text("kill")
    options = ("--count", "12", "--workers", "1")
    killed = start(spec, out, faults, *options)
    chance = random.Random(7)
    while len(pictures(out)) < 4:
        time.sleep(0.02)
    time.sleep(chance.random() * 0.3)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    again = start(spec, out, faults, *options)
    output, _ = again.communicate(timeout=100)
    assert again.returncode == 3, output
    assert "image 9 failed: the render worker was ended by SIGKILL, 2 times" in output
    kept = {path.name: path.read_text() for path in (out / "quarantine" / "000009").iterdir()}
    assert "SIGKILL" in kept["reason.txt"] and "classes:" in kept["scene.yaml"]
    assert "000009" not in pictures(out) and len(pictures(out)) == 11
    (faults / "9").unlink()
    render(out, "--count", "12")
    assert files(out) == files(tmp_path / "calm")
