"""A bench in tables, for people."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text

from synthgen.run.bench.bench import HOUR_S, Bench
from synthgen.run.bench.stages import NOT_FIXED, Cost
from synthgen.run.bench.throughput import Throughput


def tables(bench: Bench) -> Group:
    """Machine, stages, throughput and what follows."""
    about = bench.machine
    head = f"{about['processor']}, {about['cores']} cores, {about['memory_gib']} GiB; renders on {bench.stages.device}"
    return Group(Text(head), _stages(bench), _throughputs(bench), Text(_conclusion(bench)))


def _stages(bench: Bench) -> Table:
    title = f"{bench.spec}: one process, medians of {len(bench.stages.wall)} images"
    table = Table("stage", title=title, title_justify="left")
    for column in ("wall ms", "CPU ms", "share"):
        table.add_column(column, justify="right")
    whole = bench.stages.total[0]
    for name, cost in bench.stages.median.items():
        table.add_row(name, *_cells(cost, whole))
    table.add_section()
    table.add_row(f"fixed (not {', '.join(sorted(NOT_FIXED))})", *_cells(bench.stages.fixed, whole))
    table.add_row("image", *_cells(bench.stages.total, whole))
    return table


def _cells(cost: Cost, whole: float) -> tuple[str, str, str]:
    wall, cpu = cost
    return f"{1000 * wall:.0f}", f"{1000 * cpu:.0f}", f"{wall / whole:.0%}"


def _throughputs(bench: Bench) -> Table:
    table = Table("workers")
    for column in ("images/s", "CPU s/image", "memory MiB", "first image s", *_GPU * _has_gpu(bench)):
        table.add_column(column, justify="right")
    for found in bench.throughputs:
        table.add_row(*_row(found, gpu=_has_gpu(bench)))
    return table


_GPU = ("GPU busy %", "GPU MiB")


def _has_gpu(bench: Bench) -> bool:
    return any(found.gpu_busy is not None for found in bench.throughputs)


def _row(found: Throughput, *, gpu: bool) -> list[str]:
    cells = [
        str(found.workers), f"{found.images_per_s:.2f}", f"{found.cpu_s:.2f}", f"{found.memory_mib:.0f}",
        f"{found.first_image_s:.1f}",
    ]  # fmt: skip
    return cells + [_whole(found.gpu_busy), _whole(found.gpu_memory_mib)] * gpu


def _whole(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def _conclusion(bench: Bench) -> str:
    best = bench.best
    hourly = best.images_per_s * HOUR_S
    return f"best: --workers {best.workers}, {hourly:.0f} images an hour; 10000 images take {10000 / hourly:.1f} h"
