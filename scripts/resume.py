"""What it takes to draw many scenes and to look into a dataset of them: seconds and memory, with empty files in memory.

python scripts/resume.py --images 100000 --drawn 100000
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

import click
import psutil

from synthgen.dataset import checksums
from synthgen.dataset.record import key_of
from synthgen.dataset.store import sidecars
from synthgen.draw import draw
from synthgen.parse import load
from synthgen.run.folder import looked_into

ROOT = Path(__file__).resolve().parent.parent


@click.command()
@click.option("--images", default=100_000, show_default=True)
@click.option("--drawn", default=2000, show_default=True, help="Scenes of configs/wide.yaml to draw.")
def main(images: int, drawn: int) -> None:
    """Time the plan of a run that has everything but one image, and of one that has everything."""
    drawing(drawn)
    spec = load(ROOT / "configs" / "smoke.yaml", (f"count={images}",))
    root = Path(tempfile.mkdtemp(dir="/dev/shm"))
    try:
        made(root, spec, images)
        for what in ("one missing", "complete"):
            began, before = time.process_time(), memory()
            folder = looked_into(root, spec)
            missing = [index for index in range(images) if index not in folder.found]
            finished = folder.finished
            seconds, more = time.process_time() - began, memory() - before
            click.echo(
                f"{what}: {len(missing)} missing, finished: {finished}, {seconds:.2f} CPU-s, {more:.0f} MiB more"
            )
            (root / "images/train/chair" / f"{key_of(images - 1)}.jpg").touch()
    finally:
        shutil.rmtree(root)


def drawing(count: int) -> None:
    """Time and memory of drawing scenes one after the other."""
    spec = load(ROOT / "configs" / "wide.yaml", (f"count={count}",))
    draw(spec, 0)
    began, before = time.process_time(), memory()
    for index in range(count):
        draw(spec, index)
    seconds = time.process_time() - began
    click.echo(
        f"drawing {count} scenes: {seconds:.1f} CPU-s, {seconds / count * 1e3:.2f} CPU-ms each, "
        f"{before:.0f} MiB before, {memory():.0f} MiB after"
    )


def memory() -> float:
    """Of this process, MiB."""
    return psutil.Process().memory_info().rss / 2**20


def made(root: Path, spec: object, images: int) -> None:
    """A folder of empty files, all but the last picture, with a header and checksums of nothing."""
    folder = looked_into(root, spec)  # type: ignore[arg-type]
    folder.new.save(root)
    names = []
    for place, suffix in sidecars(folder.new.labels).items():
        (root / place).mkdir()
        names += [f"{place}/{key_of(index)}{suffix}" for index in range(images)]
    (root / "images/train/chair").mkdir(parents=True)
    names += [f"images/train/chair/{key_of(index)}.jpg" for index in range(images)]
    for name in names[:-1]:
        (root / name).touch()
    (root / checksums.FILE).write_text("".join(f"{'0' * 64}  {name}\n" for name in [*names, "dataset.json"]))


if __name__ == "__main__":
    main()
