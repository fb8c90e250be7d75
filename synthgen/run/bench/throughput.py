"""Throughput: images a second with so many workers, by a run like any other into a folder that is thrown away."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from synthgen.errors import SynthgenError
from synthgen.run.bench.gpu import GpuWatch
from synthgen.run.conduct import Conduct
from synthgen.run.messages import Done
from synthgen.run.progress import Quiet
from synthgen.run.run import render
from synthgen.spec import Spec


@dataclass(frozen=True)
class Throughput:
    """What some workers did.

    images_per_s: once all work. first_image_s: from the start. cpu_s: of one image, start-up left out as far as all
    images share it. memory_mib: of all processes at their greatest. GPU: see GpuWatch.
    """

    workers: int
    images: int
    images_per_s: float
    first_image_s: float
    cpu_s: float
    memory_mib: float
    gpu_busy: float | None
    gpu_memory_mib: float | None

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return vars(self)


def throughput(spec: Spec, images: int, device: str, workers: int) -> Throughput:
    """Render so many images. Raises SynthgenError if one fails."""
    clock = _Clock()
    before = _cpu_of_children()
    with TemporaryDirectory() as folder, GpuWatch() as gpu:
        summary = render(replace(spec, count=images), Path(folder) / "bench", Conduct(device, workers), clock)
    if summary.failed:
        raise SynthgenError(f"image {summary.failed[0].index}: {summary.failed[0].reason}")
    return Throughput(
        workers,
        images,
        clock.rate(workers),
        clock.times[0],
        (_cpu_of_children() - before) / images,
        clock.memory / 2**20,
        gpu.busy,
        gpu.memory_mib,
    )


def worker_counts(cores: int) -> Sequence[int]:
    """Numbers worth trying: doublings up to the number of cores, and that."""
    doublings = [2**power for power in range(cores.bit_length()) if 2**power <= cores]
    return sorted({*doublings, cores})


class _Clock(Quiet):
    """Notes when images were done, and how much memory the processes held then."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []
        self.memory = 0
        self._began = time.perf_counter()

    def done(self, image: Done) -> None:
        """Note it."""
        self.times.append(time.perf_counter() - self._began)
        self.memory = max(self.memory, _memory())

    def rate(self, workers: int) -> float:
        """Images a second after every worker has made its first; of all where there are no more."""
        if len(self.times) > workers:
            return (len(self.times) - workers) / (self.times[-1] - self.times[workers - 1])
        return len(self.times) / self.times[-1]


def _memory() -> int:
    """Bytes that this process and its children hold."""
    own = psutil.Process()
    total = own.memory_info().rss
    for child in own.children(recursive=True):
        try:
            total += child.memory_info().rss
        except psutil.Error:
            continue
    return int(total)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
