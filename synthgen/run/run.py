"""A run: open the folder, render what is missing, finish the indices."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Protocol

from synthgen.dataset.finalize import finalize
from synthgen.dataset.header import Header
from synthgen.dataset.store import Store
from synthgen.devices import Device
from synthgen.errors import SynthgenError
from synthgen.run.folder import described, opened
from synthgen.run.messages import Done, Failed, Ready
from synthgen.run.pool import Pool
from synthgen.run.worker import Job
from synthgen.spec import Spec


@dataclass(frozen=True)
class Summary:
    """How a run ended. stopped_by: the signal that ended it early, or None."""

    count: int
    found: int
    rendered: int
    failed: tuple[Failed, ...]
    stopped_by: int | None
    seconds: float
    device: Device | None


class Watcher(Protocol):
    """Whoever shows the run's progress."""

    def begun(self, count: int, found: int, workers: int) -> None: ...
    def ready(self, device: Device) -> None: ...
    def done(self, image: Done) -> None: ...
    def failed(self, image: Failed) -> None: ...
    def stopping(self) -> None: ...


def render(spec: Spec, root: Path, device: str, workers: int | None, *, fresh: bool, watcher: Watcher) -> Summary:
    """Render the missing images of a dataset. Raises SynthgenError if the folder, disk or device does not allow it."""
    began = time.monotonic()
    store, header = opened(root, spec, fresh=fresh)
    found = {index for index in store.committed() if index < spec.count}
    missing = [index for index in range(spec.count) if index not in found]
    processes = _processes(workers, len(missing))
    watcher.begun(spec.count, len(found), processes if missing else 0)
    run = _Run(Job(spec, root, device), watcher)
    if missing:
        header = run.through(missing, processes, store, header)
    finalize(root, header)
    return Summary(
        spec.count,
        len(found),
        run.rendered,
        tuple(run.failures),
        run.stopped_by,
        time.monotonic() - began,
        run.device,
    )


class _Run:
    """What happens while the workers work."""

    def __init__(self, job: Job, watcher: Watcher) -> None:
        self.job = job
        self.watcher = watcher
        self.device: Device | None = None
        self.rendered = 0
        self.failures: list[Failed] = []
        self.stopped_by: int | None = None

    def through(self, missing: list[int], workers: int, store: Store, header: Header) -> Header:
        """Render; gives back the header with the device added."""
        with Pool(self.job, workers) as pool, self._stopping_on_signals(pool):
            for message in pool.results(missing):
                if isinstance(message, Ready) and self.device is None:
                    self.device = message.device
                    header = described(store, header, message.device)
                    self.watcher.ready(message.device)
                elif isinstance(message, Done):
                    self.rendered += 1
                    self.watcher.done(message)
                elif isinstance(message, Failed):
                    self._note(message)
        return header

    def _note(self, failure: Failed) -> None:
        if failure.fatal:
            raise SynthgenError(failure.reason)
        self.failures.append(failure)
        self.watcher.failed(failure)

    @contextmanager
    def _stopping_on_signals(self, pool: Pool) -> Iterator[None]:
        """The first Ctrl-C or SIGTERM lets images under way finish; the second ends the run at once."""

        def on_signal(number: int, _: FrameType | None) -> None:
            if self.stopped_by is not None:
                raise KeyboardInterrupt
            self.stopped_by = number
            pool.stop()
            self.watcher.stopping()

        before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _processes(workers: int | None, images: int) -> int:
    """How many workers: one a core unless the user says otherwise, and no more than there are images."""
    return max(1, min(workers or os.process_cpu_count() or 1, images))
