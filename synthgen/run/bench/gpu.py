"""How busy the GPUs are, by NVIDIA's own program; other makers' are not asked."""

from __future__ import annotations

import shutil
import subprocess
import threading
from statistics import median
from types import TracebackType
from typing import Self

QUERY = ("--query-gpu=utilization.gpu,memory.used", "--format=csv,noheader,nounits")
EVERY_S = 0.5


class GpuWatch:
    """Use as a context; afterwards `busy` is the median share of time in percent, `memory_mib` the greatest use.

    Both are None where there is no NVIDIA GPU.
    """

    def __init__(self) -> None:
        self._program = shutil.which("nvidia-smi")
        self._seen: list[tuple[float, float]] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        if self._program:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._program:
            self._thread.join()

    @property
    def busy(self) -> float | None:
        """Percent."""
        return median(busy for busy, _ in self._seen) if self._seen else None

    @property
    def memory_mib(self) -> float | None:
        """Of the fullest GPU."""
        return max((memory for _, memory in self._seen), default=None)

    def _watch(self) -> None:
        while not self._ended.wait(EVERY_S):
            self._seen.extend(self._asked())

    def _asked(self) -> list[tuple[float, float]]:
        assert self._program
        answer = subprocess.run((self._program, *QUERY), capture_output=True, text=True, check=False)
        if answer.returncode:
            return []
        rows = [line.split(",") for line in answer.stdout.splitlines() if line.count(",") == 1]
        return [(float(busy), float(memory)) for busy, memory in rows]
