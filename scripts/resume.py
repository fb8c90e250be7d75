"""What it takes to look into a dataset of many images: seconds and memory, with empty files in a folder in memory.

python scripts/resume.py --images 100000
"""

from __future__ import annotations

import resource
import shutil
import tempfile
import time
from pathlib import Path

import click

from synthgen.dataset import checksums
from synthgen.dataset.record import key_of
from synthgen.dataset.store import sidecars
from synthgen.draw import draw
from synthgen.parse import load
from synthgen.run.folder import looked_into

ROOT = Path(__file__).resolve().parent.parent


@click.command()
@click.option("--images", default=100_000, show_default=True)
@click.option("--drawn", default=2000, show_default=True, help="Scenes to draw, for the rate.")
def main(images: int, drawn: int) -> None:
    """Time the plan of a run that has everything but one image, and of one that has everything."""
    spec = load(ROOT / "configs" / "smoke.yaml", (f"count={images}",))
    root = Path(tempfile.mkdtemp(dir="/dev/shm"))
    try:
        made(root, spec, images)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for what in ("one missing", "complete"):
            began = time.process_time()
            folder = looked_into(root, spec)
            missing = [index for index in range(images) if index not in folder.found]
            finished = folder.finished
            seconds = time.process_time() - began
            click.echo(f"{what}: {len(missing)} missing, finished: {finished}, {seconds:.2f} CPU-s")
            (root / "images/train/chair" / f"{key_of(images - 1)}.jpg").touch()
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        click.echo(f"memory: {before / 1024:.0f} MiB before, {after / 1024:.0f} MiB at most")
    finally:
        shutil.rmtree(root)
    began = time.process_time()
    for index in range(drawn):
        draw(spec, index)
    click.echo(f"drawing: {(time.process_time() - began) / drawn * 1e3:.2f} CPU-ms a scene")


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
