"""Runs as users start them: resume, kill, workers, interrupts, changed specs, missing devices."""

import filecmp
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, run

pytestmark = pytest.mark.blender

SMOKE = str(ROOT / "configs" / "smoke.yaml")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def start(arguments: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "synthgen", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT,
    )  # fmt: skip


def wait_for_pictures(out: Path, count: int, process: subprocess.Popen[str]) -> None:
    while len(list(out.glob("images/*/*/*.jpg"))) < count:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def test_a_dataset_is_complete(dataset):
    files = files_of(dataset)
    assert sum(name.endswith(".jpg") for name in files) == 8
    assert {"dataset.json", "labels.csv"} <= set(files)
    header = json.loads(files["dataset.json"])
    assert header["classes"] == {"chair": 1, "sofa": 2}
    assert len(header["devices"]) == 1 and header["devices"][0].startswith("cpu")
    assert not any(name.startswith(".partial") for name in files)


def test_the_same_command_again_renders_nothing(dataset, tmp_path):
    copy = shutil.copytree(dataset, tmp_path / "copy")
    again = run(["render", SMOKE, "-o", str(copy)])
    assert again.returncode == 0
    assert "nothing to render" in again.stdout
    assert files_of(copy) == files_of(dataset)


def test_what_is_missing_is_rendered_and_nothing_else(dataset, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(dataset, copy)
    lost = sorted(copy.glob("images/*/*/*.jpg"))[2]
    lost.unlink()
    (copy / "masks" / "000005.png").unlink()
    again = run(["render", SMOKE, "-o", str(copy)])
    assert "rendered 2 images" in again.stdout
    assert files_of(copy) == files_of(dataset)


def test_workers_and_kills_leave_the_same_bytes(dataset, tmp_path):
    """One worker, SIGKILLed three times and resumed, against two workers undisturbed."""
    out = tmp_path / "out"
    for pictures in (1, 3, 6):
        process = start(["render", SMOKE, "-o", str(out), "--workers", "1"])
        wait_for_pictures(out, pictures, process)
        process.kill()
        process.communicate()
    final = run(["render", SMOKE, "-o", str(out), "--workers", "1"])
    assert final.returncode == 0, final.stderr
    assert files_of(out) == files_of(dataset)


def test_a_worker_that_is_killed_is_replaced(dataset, tmp_path):
    """As the kernel does when memory is short: the image gets another try, and the dataset is the same."""
    out = tmp_path / "out"
    process = start(["render", SMOKE, "-o", str(out), "--workers", "2"])
    wait_for_pictures(out, 1, process)
    workers = subprocess.run(["pgrep", "-P", str(process.pid), "-f", "spawn_main"], capture_output=True, text=True)
    os.kill(int(workers.stdout.split()[0]), signal.SIGKILL)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output
    assert files_of(out) == files_of(dataset)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_stops_within_an_image_and_says_how_to_go_on(tmp_path, number):
    out = tmp_path / "out"
    process = start(["render", SMOKE, "-o", str(out), "--count", "200", "--workers", "1"])
    wait_for_pictures(out, 2, process)
    process.send_signal(number)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "the same command goes on from here" in output
    assert "Traceback" not in output
    pictures = len(list(out.glob("images/*/*/*.jpg")))
    assert f"stopped with {pictures} of 200 images" in output
    assert (out / "labels.csv").read_text().count("\n") == pictures + 1


def test_a_changed_spec_is_refused_and_named(dataset, tmp_path):
    copy = shutil.copytree(dataset, tmp_path / "copy")
    refused = run(["render", SMOKE, "-o", str(copy), "--set", "camera.lens_mm=50"])
    assert refused.returncode == 1
    assert "camera" in refused.stderr and "lens_mm" in refused.stderr
    assert "--fresh" in refused.stderr and "-o" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert files_of(copy) == files_of(dataset)


def test_a_dataset_can_grow(dataset, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(dataset, out)
    grown = run(["render", SMOKE, "-o", str(out), "--count", "10"])
    assert "rendered 2 images" in grown.stdout, grown.stderr
    old, new = files_of(dataset), files_of(out)
    assert all(new[name] == data for name, data in old.items() if name.endswith((".jpg", ".png")))


def test_fresh_starts_anew(dataset, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(dataset, out)
    again = run(["render", SMOKE, "-o", str(out), "--fresh", "--count", "1", "--seed", "5"])
    assert again.returncode == 0, again.stderr
    assert len(list(out.glob("images/*/*/*.jpg"))) == 1


def test_a_folder_with_other_things_is_refused(tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    for options in ([], ["--fresh"]):
        refused = run(["render", SMOKE, "-o", str(tmp_path), *options])
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1
    assert (tmp_path / "thesis.tex").exists()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("")
    refused = run(["render", SMOKE, "-o", str(tmp_path / "out")])
    assert refused.returncode == 1
    assert "is a file" in refused.stderr and "Traceback" not in refused.stderr


@pytest.mark.parametrize("device", ["cuda", "optix", "hip", "oneapi", "metal"])
def test_a_device_that_is_not_there_is_an_error(tmp_path, device):
    if device == "cuda" and Path("/dev/nvidia0").exists():
        pytest.skip("this machine has one")
    refused = run(["render", SMOKE, "-o", str(tmp_path / "out"), "--workers", "1", "--device", device])
    if refused.returncode == 0:
        pytest.skip("this machine has one")
    assert refused.returncode == 1
    assert f"--device {device}" in refused.stderr and "found: cpu" in refused.stderr
    assert not list(tmp_path.glob("out/images/*/*/*.jpg"))


def test_a_run_that_made_nothing_binds_nobody(tmp_path):
    """A device that is not there leaves a header without images; another spec may have the folder."""
    run(["render", SMOKE, "-o", str(tmp_path / "out"), "--workers", "1", "--device", "metal"])
    again = run(["render", SMOKE, "-o", str(tmp_path / "out"), "--count", "1", "--seed", "4"])
    assert again.returncode == 0, again.stderr


def test_a_full_disk_is_one_line(tmp_path):
    """A file size limit stands in for a full disk: writes beyond it fail."""
    command = (
        f"ulimit -f 8; exec {sys.executable} -m synthgen render {SMOKE} -o {tmp_path / 'out'} --set image.width_px=512"
    )
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, env={**os.environ})
    assert result.returncode == 1
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_drawn_scene_renders_to_itself(dataset, tmp_path):
    drawn = run(["draw", SMOKE, "--index", "5"])
    (tmp_path / "scene.yaml").write_text(drawn.stdout)
    run(["render", str(tmp_path / "scene.yaml"), "-o", str(tmp_path / "out")], check=True)
    (picture,) = (tmp_path / "out").glob("images/*/*/*.jpg")
    (original,) = dataset.glob("images/*/*/000005.jpg")
    assert filecmp.cmp(picture, original, shallow=False)
    assert (dataset / "scenes" / "000005.yaml").read_text() == drawn.stdout


def test_seeds_differ(dataset, tmp_path):
    run(["render", SMOKE, "-o", str(tmp_path / "out"), "--count", "1", "--seed", "1"], check=True)
    one = json.loads((tmp_path / "out" / "labels" / "000000.json").read_text())
    zero = json.loads((dataset / "labels" / "000000.json").read_text())
    assert one["factors"] != zero["factors"]
