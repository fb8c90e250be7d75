"""Chaos: a run whose workers and itself are killed at random, stopped and starved of disk, against an undisturbed one.

    python scripts/chaos.py --images 300 --rounds 25          # about as long as three undisturbed runs
    python scripts/chaos.py --images 60 --rounds 5 --faked    # without Blender

Ends with 0 if, after one last clean run, both folders hold the same bytes. As root it also runs into a full disk, a
small tmpfs.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import click
import psutil

ROOT = Path(__file__).resolve().parent.parent
SPEC = """
seed: 11
classes: {chair: [stacking_chair, parsons_chair], sofa: {kind: lawson_sofa}}
setting: studio
light: {kind: softboxes}
occlusion: clear
companions: 0
image: {width_px: 48, height_px: 48}
render: {samples: 1, denoise: false}
"""

PATIENCE_S = 60
"""After which a run is killed whatever it has made."""

OTHERS = (".partial", "quarantine")
"""Folders that are no part of a dataset."""


@click.command()
@click.option("--images", default=300, show_default=True)
@click.option("--rounds", default=25, show_default=True, help="Times that the whole run is killed.")
@click.option("--workers", default=2, show_default=True)
@click.option("--faked", is_flag=True, help="With the tests' stand-ins for Blender.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to work; a temporary one if left out.")
def main(images: int, rounds: int, workers: int, faked: bool, folder: Path | None) -> None:
    """Compare a disturbed run with an undisturbed one."""
    folder = folder or Path(tempfile.mkdtemp(prefix="chaos-"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "spec.yaml").write_text(f"count: {images}\n{SPEC}")
    began = time.monotonic()
    program = [str(ROOT / "tests" / "faked_run.py")] if faked else ["-m", "synthgen"]
    command = [sys.executable, *program, "render", str(folder / "spec.yaml"), "--timeout", "20"]
    command += ["--workers", str(workers), "--quiet"]
    subprocess.run([*command, "-o", str(folder / "calm")], cwd=ROOT, check=True)
    calm_s = time.monotonic() - began
    if os.geteuid() == 0:
        starve(command, folder)
    storm(command, folder / "storm", rounds, images)
    subprocess.run([*command, "-o", str(folder / "storm")], cwd=ROOT, check=True)
    ok = compare(folder / "calm", folder / "storm", images)
    click.echo(f"calm run {calm_s:.0f} s, all {time.monotonic() - began:.0f} s; {folder}")
    sys.exit(0 if ok else 1)


def storm(command: list[str], out: Path, rounds: int, images: int) -> None:
    """Kill the run at random moments of its progress, and its workers meanwhile."""
    chance = random.Random(5)
    kills = stops = 0
    for number in range(rounds):
        there = pictures(out)
        enough = there + chance.uniform(0, 1.7 * max(images - there, 1) / (rounds - number))
        run = subprocess.Popen([*command, "-o", str(out)], cwd=ROOT)
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and run.poll() is None and pictures(out) < enough:
            time.sleep(chance.uniform(0, 3))
            workers = children(run.pid)
            if workers and chance.random() < (0.4 if pictures(out) > there else 0.03):  # seldom while they load
                how = signal.SIGSTOP if chance.random() < 0.25 else signal.SIGKILL
                kills += how == signal.SIGKILL
                stops += how == signal.SIGSTOP
                send(chance.choice(workers), how)
        time.sleep(chance.uniform(0, 0.5))
        send(run.pid, signal.SIGKILL)
        run.wait()
        click.echo(f"  kill {number + 1}: {pictures(out)} of {images} images")
    click.echo(f"killed the run {rounds} times, workers {kills} times, stopped workers {stops} times")


def starve(command: list[str], folder: Path) -> None:
    """Let a run hit the end of a disk, which it must tell; what is whole of it is where the storm begins."""
    disk = folder / "small"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], check=True)
    try:
        full = subprocess.run([*command, "-o", str(disk / "out")], cwd=ROOT, capture_output=True, text=True)
        click.echo(f"full disk: exit code {full.returncode}: {full.stderr.strip()[:250]}")
        if full.returncode != 1 or "no space left" not in full.stderr or "Traceback" in full.stderr:
            sys.exit("a full disk was not told as such")
        shutil.copytree(disk / "out", folder / "storm")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def pictures(out: Path) -> int:
    return len(list(out.glob("images/*/*/*.jpg")))


def children(pid: int) -> list[int]:
    """Processes of the workers of a run."""
    try:
        found = psutil.Process(pid).children()
        return [child.pid for child in found if "--multiprocessing-fork" in child.cmdline()]
    except psutil.Error:
        return []


def send(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def compare(one: Path, other: Path, images: int) -> bool:
    """Whether two datasets are the same bytes, and complete."""
    trees = [
        {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file() and path.relative_to(root).parts[0] not in OTHERS
        }
        for root in (one, other)
    ]
    left = [path for path in other.rglob("*") if path.is_file() and path.relative_to(other).parts[0] in OTHERS]
    differing = sorted(name for name in trees[0].keys() | trees[1].keys() if trees[0].get(name) != trees[1].get(name))
    count = sum(name.endswith(".jpg") for name in trees[1])
    click.echo(f"{other.name}: {count} images, {len(differing)} of {len(trees[0])} files differ, {len(left)} left over")
    for path in [*differing[:5], *left[:5]]:
        click.echo(f"  {path}")
    return not differing and not left and count == images


if __name__ == "__main__":
    main()
