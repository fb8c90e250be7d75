"""What `synthgen doctor` finds, and what it says where something is wrong."""

import json
import shutil
import sys
from collections import namedtuple

import pytest
from click.testing import CliRunner

from synthgen.cli import main
from synthgen.run import machine, trials
from synthgen.run.finding import Finding

Usage = namedtuple("Usage", "total used free")
GIB = 2**30


@pytest.fixture
def trial(tmp_path, monkeypatch):
    """Puts a program of the test's own in the place of the trial of Blender."""

    def put(code):
        (tmp_path / "stand_in.py").write_text(code)
        monkeypatch.chdir(tmp_path)  # `python -m` looks there first
        monkeypatch.setattr(trials, "MODULE", "stand_in")

    return put


ANSWER = """
import json, sys
answer = {answer!r} if len(sys.argv) == 2 else {{"seconds": 0.1, "first_s": 0.2, "pixels": {pixels}, "device": "cpu"}}
open(sys.argv[1], "w").write(json.dumps(answer))
"""
ONE = {"load_s": 1.0, "devices": {"cpu": ["Abacus"]}}


def states(findings):
    return {finding.about: finding.state for finding in findings}


def test_this_machine_is_examined(tmp_path):
    findings = list(machine.examined(tmp_path / "out"))
    names = ["python", "packages", "cores", "memory", "shared memory", "disk", "output folder"]
    assert [finding.about for finding in findings] == names
    assert all(finding.advice for finding in findings if finding.state != "ok")
    assert not (tmp_path / "out").exists()
    assert list(tmp_path.iterdir()) == []


def test_another_python_is_no_good(monkeypatch):
    monkeypatch.setattr(sys, "version_info", namedtuple("V", "major minor micro")(3, 12, 4))
    assert machine.python() == Finding(
        "python", "fail", "3.12.4", "Blender's wheel is for CPython 3.13 only: `uv python install 3.13`"
    )


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(machine, "PACKAGES", ("numpy", "no-such-package"))
    finding = machine.packages()
    assert finding.state == "fail"
    assert finding.seen.endswith("no-such-package missing")


@pytest.mark.parametrize(
    ("files", "cores"),
    [
        ({"cpu.max": "150000 100000\n"}, 1.5),
        ({"cpu.max": "max 100000\n"}, None),
        ({"cpu/cpu.cfs_quota_us": "50000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 0.5),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, None),
        ({"cpu.max": "nonsense"}, None),
        ({}, None),
    ],
)
def test_quotas_of_containers_are_read(tmp_path, files, cores):
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert machine.cpu_quota(tmp_path) == cores


def test_a_quota_below_the_cores_warns(monkeypatch):
    monkeypatch.setattr(machine, "cpu_quota", lambda: 1.5)
    monkeypatch.setattr(machine.os, "process_cpu_count", lambda: 8)
    finding = machine.cores()
    assert (finding.state, finding.advice) == ("warn", "more workers than the quota only wait: use --workers 1")


@pytest.mark.parametrize(
    ("free", "state", "advice"),
    [(8 * GIB, "ok", ""), (2 * GIB, "warn", "use --workers 3"), (GIB // 2, "fail", "close other programs")],
)
def test_memory_is_held_against_the_workers(monkeypatch, free, state, advice):
    monkeypatch.setattr("synthgen.run.limits.machine_memory", lambda: free)
    monkeypatch.setattr("psutil.virtual_memory", lambda: namedtuple("M", "total available")(64 * GIB, 32 * GIB))
    monkeypatch.setattr(machine.os, "process_cpu_count", lambda: 8)
    finding = machine.memory()
    assert finding.state == state
    assert advice in finding.advice
    assert "the container's limit" in finding.seen


def test_small_shared_memory_and_none_warn(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(0, 0, 2**20))
    assert "--shm-size" in machine.shared_memory(tmp_path).advice
    assert machine.shared_memory(tmp_path / "none").state == "warn"


def test_a_full_disk_warns(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(0, 0, GIB))
    assert machine.disk(tmp_path / "a" / "b").state == "warn"


def test_a_folder_that_refuses_fails(tmp_path, monkeypatch):
    def refuse(path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(machine.os, "fsync", refuse)
    finding = machine.folder(tmp_path)
    assert (finding.state, finding.seen) == ("fail", f"{tmp_path}: no space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_device_that_renders_is_well(trial):
    trial(ANSWER.format(answer=ONE, pixels=500))
    findings = list(trials.blender())
    assert states(findings) == {"blender": "ok", "devices": "ok", "render on cpu": "ok"}
    assert findings[-1].seen == "32 px in 0.10 s, the first in 0.20 s"


def test_an_empty_picture_is_a_failure(trial):
    trial(ANSWER.format(answer=ONE, pixels=0))
    assert states(trials.blender())["render on cpu"] == "fail"


def test_a_driver_without_a_device_warns(trial, tmp_path, monkeypatch):
    trial(ANSWER.format(answer=ONE, pixels=9))
    monkeypatch.setattr(trials, "NVIDIA", tmp_path)
    assert states(trials.blender())["devices"] == "warn"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "Blender was ended by SIGSEGV"),
        ("raise ImportError('libXi.so.6: cannot open shared object file')", "libXi.so.6: cannot open shared object"),
        ("import os; os._exit(3)", "ended with exit code 3"),
        ("import time; time.sleep(60)", "no answer within 1 s"),
    ],
    ids=["crash", "library", "exit", "hang"],
)
def test_a_crash_is_a_finding_and_not_the_end(trial, monkeypatch, code, said):
    monkeypatch.setattr(trials, "TIMEOUT_S", 1)
    trial(code)
    (finding,) = trials.blender()
    assert finding.state == "fail"
    assert said in finding.seen
    assert ("package manager" in finding.advice) == ("shared object" in said)


def test_failures_end_with_code_1_and_json_holds_all(trial, tmp_path):
    trial("raise SystemExit(3)")
    result = CliRunner().invoke(main, ["doctor", "-o", str(tmp_path), "--json"])
    findings = json.loads(result.stdout)
    assert result.exit_code == 1
    assert findings[-1]["about"] == "blender"
    assert {"about", "state", "seen"} <= set(findings[0])
    shown = CliRunner().invoke(main, ["doctor", "-o", str(tmp_path)])
    assert shown.exit_code == 1
    assert "fail  blender: ended with exit code 3\n" in shown.stdout


@pytest.mark.blender
def test_blender_renders_on_this_machine(tmp_path):
    result = CliRunner().invoke(main, ["doctor", "-o", str(tmp_path), "--json"])
    by_name = {finding["about"]: finding for finding in json.loads(result.stdout)}
    assert result.exit_code == 0, result.stdout
    assert by_name["render on cpu"]["data"]["pixels"] > 100
