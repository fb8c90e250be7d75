# /// script
# requires-python = "==3.13.*"
# dependencies = ["synthgen", "matplotlib~=3.10"]
# [tool.uv.sources]
# synthgen = { path = "..", editable = true }
# ///
"""How the cost of an image grows: with its size, its samples, its objects, its labels, with workers and with images.

uv run scripts/growth.py costs                   tables of CPU-seconds and wall seconds, medians of a few images
uv run scripts/growth.py workers                 throughput of 1 to 4 workers
uv run scripts/growth.py soak --images 2000      tiny images in one run: time an image and memory, plotted

Each image is made as a worker makes it, from drawing to the files on disk. On a machine that does other things too,
look at CPU-seconds.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil

from synthgen.labels import LABELS, STANDARD

FLOOR = "{classes: {chair: {}, sofa: {}}, setting: studio, occlusion: clear, image: {width_px: 256, height_px: 256}}"
"""One object on a floor."""

TINY = "{classes: {chair: {}, sofa: {}}, image: {width_px: 48, height_px: 48}, render: {kind: cycles, samples: 1}}"
ROOM = "{classes: {chair: {}, sofa: {}}, setting: showroom, occlusion: clear, image: {width_px: 256, height_px: 256}}"

Row = tuple[str, str, tuple[str, ...]]
"""Spec, what the row is called, overrides."""


def rows() -> dict[str, list[Row]]:
    """Table -> its rows."""
    sizes = [(128, FLOOR), (256, FLOOR), (512, FLOOR), (1024, FLOOR)]
    samples = (1, 2, 4, 8, 16, 32, 64)
    companions = (0, 1, 3, 7, 15, 29)
    labels = {"class and box": ["class", "box"], "and mask": ["class", "box", "mask"]}
    labels |= {"standard": list(STANDARD), "all": list(LABELS)}
    return {
        "edge, px": [(spec, str(edge), (f"image={{width_px: {edge}, height_px: {edge}}}",)) for edge, spec in sizes],
        "samples": [(FLOOR, str(n), (f"render={{kind: cycles, samples: {n}}}",)) for n in samples],
        "objects": [(ROOM, str(1 + n), (f"companions={n}", "layout=scattered")) for n in companions],
        "labels": [(FLOOR, name, (f"labels={json.dumps(kept)}",)) for name, kept in labels.items()],
    }


def costs(tables: dict[str, list[Row]]) -> None:
    """Print the tables, each image made in this process."""
    from synthgen.blender.devices import choose
    from synthgen.blender.render import Renderer
    from synthgen.run.worker import hush

    with os.fdopen(os.dup(1), "w", buffering=1) as told:
        hush()  # Blender talks on the standard output
        renderer = Renderer(choose("cpu"))
        for title, its in tables.items():
            print(f"\n| {title} | CPU-s | of them not rendering | wall s |\n|--:|--:|--:|--:|", file=told)
            for spec, name, overrides in its:
                cpu, own, wall = np.median(list(made(spec, overrides, renderer)), axis=0)
                print(f"| {name} | {cpu:.2f} | {own:.3f} | {wall:.2f} |", file=told)


def made(text: str, overrides: tuple[str, ...], renderer: object, count: int = 3) -> Iterator[tuple[float, ...]]:
    """CPU-seconds, those outside the renderer, and wall seconds of images, after one that does not count."""
    from synthgen.build import build
    from synthgen.dataset.store import Store
    from synthgen.draw import draw
    from synthgen.parse import load
    from synthgen.run.folder import looked_into
    from synthgen.run.image import recorded

    with TemporaryDirectory() as folder:
        path = Path(folder, "spec.yaml")
        path.write_text(text)
        spec = load(path, (*overrides, f"count={count + 1}"))
        root = Path(folder, "out")
        root.mkdir()
        looked_into(root, spec).new.save(root)
        store = Store(root)
        for index in range(count + 1):
            cpu, wall = time.process_time(), time.perf_counter()
            scene = draw(spec, index)
            stage = build(scene)
            before = time.process_time()
            frame = renderer.render(stage)
            rendering = time.process_time() - before
            store.commit(*recorded(spec, index, scene, stage, frame))
            whole = time.process_time() - cpu
            if index:
                yield whole, whole - rendering, time.perf_counter() - wall


def workers(images: int) -> None:
    """Throughput of several workers, by runs like any other."""
    from synthgen.parse import load
    from synthgen.run.bench.throughput import throughput

    with TemporaryDirectory() as folder:
        path = Path(folder, "floor.yaml")
        path.write_text(FLOOR)
        print("| workers | images/s | CPU-s an image | memory, MiB | first image, s |\n|--:|--:|--:|--:|--:|")
        for count in (1, 2, 3, 4):
            found = throughput(load(path), images, "cpu", count)
            cells = f"{found.images_per_s:.2f} | {found.cpu_s:.2f} | {found.memory_mib:.0f} | {found.first_image_s:.1f}"
            print(f"| {count} | {cells} |", flush=True)


def soak(images: int, plot: Path) -> None:
    """One long run of tiny images by one worker: when each was done, and what the worker held then."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "tiny.yaml")
        path.write_text(TINY)
        command = [sys.executable, "-m", "synthgen", "render", str(path), "-o", str(Path(folder, "out")), "--json"]
        command += ["--count", str(images), "--workers", "1", "--device", "cpu"]
        began = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            seen = list(_watched(run, began))
    done, seconds, cpu, memory = np.array(seen).T
    _plot(done, seconds, memory, plot)
    print("| images | first image, s | CPU-s an image | wall s an image | worker, MiB |\n|--:|--:|--:|--:|--:|")
    marks = [n for n in (0, 10, 100, 500, 1000, 1500, 2000) if n <= images]
    for low, high in pairwise(marks):
        a, b = (int(np.searchsorted(done, n)) if n else 0 for n in (low, high))
        each = (high - max(low, 1)) or 1
        print(
            f"| {low + 1}-{high} | {seconds[0]:.1f} | {(cpu[b] - cpu[a]) / each:.3f} "
            f"| {(seconds[b] - seconds[a]) / each:.3f} | {memory[b]:.0f} |"
        )


def _watched(run: subprocess.Popen[str], began: float) -> Iterator[tuple[float, float, float, float]]:
    """Images done, seconds since the start, CPU-seconds of the workers, MiB of the largest."""
    number, largest, spent = 0, 0, {}
    for line in run.stdout:
        if json.loads(line)["event"] != "done":
            continue
        number += 1
        held = 0
        for worker in psutil.Process(run.pid).children(recursive=True):
            try:
                held = max(held, worker.memory_info().rss)
                spent[worker.pid] = sum(worker.cpu_times()[:2])
            except psutil.Error:
                continue
        largest = held if held > largest / 2 else largest  # else the worker is ending
        yield number, time.perf_counter() - began, sum(spent.values()), largest / 2**20


def _plot(done: np.ndarray, seconds: np.ndarray, memory: np.ndarray, path: Path) -> None:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 3.2), layout="constrained")
    axes.plot(done, memory, color="C0")
    axes.set(xlabel="images done", ylabel="memory of the worker, MiB", ylim=(0, None))
    beside = axes.twinx()
    window = min(100, len(done) // 4)
    beside.plot(done[window:], (seconds[window:] - seconds[:-window]) / window, color="C1")
    beside.set(ylabel=f"wall s an image, mean of {window}", ylim=(0, None))
    axes.yaxis.label.set_color("C0")
    beside.yaxis.label.set_color("C1")
    figure.savefig(path, dpi=100)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["costs", "workers", "soak"])
    parser.add_argument("--images", type=int)
    parser.add_argument("--table", help="of `costs`, this one alone: edge, samples, objects or labels")
    parser.add_argument("--plot", type=Path, default=Path("docs/soak.png"))
    arguments = parser.parse_args()
    if arguments.what == "soak":
        soak(arguments.images or 2000, arguments.plot)
    elif arguments.what == "workers":
        workers(arguments.images or 12)
    else:
        chosen = {title: its for title, its in rows().items() if title.startswith(arguments.table or "")}
        costs(chosen)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # Blender may crash while it is torn down
