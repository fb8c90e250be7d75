"""A pool of workers: hands out indices, replaces workers that die, hang or swell, and lets a stop be clean."""

from __future__ import annotations

import re
import shutil
import time
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import count, islice
from multiprocessing.connection import wait

from synthgen.blender.scratch import scratch
from synthgen.run.limits import Limits, memory_of
from synthgen.run.messages import Done, Failed, Message, Ready, Replaced, Staffed
from synthgen.run.process import Process, Work
from synthgen.run.staffing import Staffing
from synthgen.run.worker import Job, work

ATTEMPTS = 2
"""How often an image may take its worker down before it is given up."""

LOADS = 3
"""How many workers in a row may be lost while they load Blender."""

LOADING_S = 300.0
"""That a worker may take at least to load Blender, which can lie on a slow disk of a busy machine."""

TICK_S = 1.0
"""Seconds between looks at workers that say nothing."""

RECYCLED_AFTER = 20
"""Images that a worker makes at least: one that is large from the start gains nothing by a successor."""

GIGABYTE = 1e9

FULL = re.compile(r"out[ _]of[ _](\w+ )?memory", re.IGNORECASE)
"""What Blender says, among other things, when the memory of a GPU or of the machine is used up."""

TOO_SMALL = (
    "the memory does not hold what one picture takes, even with one worker; make pictures smaller (image.width_px, "
    "image.height_px), give textures and maps of fewer pixels, or render with --device cpu"
)


class Pool:
    """Use as a context; iterate `results`, more than once if you like.

    Call `stop` to let every worker finish what it is at and no more.
    """

    def __init__(self, job: Job, workers: int | Staffing, limits: Limits, views: int = 1, work: Work = work) -> None:
        """views: how many successive images show one scene, which one worker makes as far as that keeps none idle."""
        self._job = job
        self._views = views
        self._staffing = workers if isinstance(workers, Staffing) else Staffing(workers)
        self._limits = limits
        self._work = work
        self._scratch = scratch()
        self._workers: list[Process] = []
        self._started = 0
        self._queue: deque[int] = deque()
        self._attempts: dict[int, int] = {}
        self._lost_loading = 0
        self._stopping = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()
        self._workers.clear()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def stop(self) -> None:
        """Hand out nothing more."""
        self._stopping = True

    def results(self, indices: Iterable[int]) -> Iterator[Message]:
        """What the workers say until all indices are done or given up, or the pool is stopped and idle."""
        self._queue.extend(indices)
        self._man()
        looked = time.monotonic()
        while self._wanted() or any(worker.index is not None for worker in self._workers):
            by_pipe: dict[object, Process] = {worker.connection: worker for worker in self._workers}
            for pipe in wait([worker.connection for worker in self._workers], TICK_S):
                if by_pipe[pipe] in self._workers:  # it may have been dismissed just now
                    yield from self._heard(by_pipe[pipe])
            now = time.monotonic()
            # A run that was suspended itself, as a laptop is, must not blame its workers for the time.
            yield from self._watched(min(now - looked, 2 * TICK_S))
            looked = now

    def _wanted(self) -> bool:
        return bool(self._queue) and not self._stopping

    @property
    def _staying(self) -> list[Process]:
        """The workers that no other is to relieve."""
        return [worker for worker in self._workers if worker.successor is None]

    def _man(self) -> None:
        """Dismiss those there are too many, start what workers are lacking, and give the idle ones work."""
        self._dismiss()
        lacking = self._staffing.size - len(self._staying)
        for _ in range(min(lacking, len(self._queue)) if self._wanted() else 0):
            self._start()
        for worker in self._workers:
            if worker.ready and worker.index is None and self._wanted():
                worker.give(self._taken(worker))

    def _dismiss(self) -> None:
        """Those whom a successor has relieved, and idle ones that the run does better without."""
        for worker in [worker for worker in self._workers if worker.relieved]:
            self._remove(worker)
        surplus = max(len(self._staying) - self._staffing.size, 0)
        for worker in [worker for worker in self._staying if worker.ready and worker.index is None][:surplus]:
            self._remove(worker)

    def _taken(self, worker: Process) -> int:
        """The next image for a worker: of the scene that it has at hand, or else of one that no other has."""
        if self._views == 1:
            return self._queue.popleft()
        elsewhere = {other.scene(self._views) for other in self._workers if other is not worker}

        def merit(index: int) -> tuple[bool, bool]:
            scene = index // self._views
            return scene != worker.scene(self._views), scene in elsewhere

        near = islice(self._queue, self._views * (len(self._workers) + 1))
        index = min(near, key=merit)  # the first of the best
        self._queue.remove(index)
        return index

    def _start(self, number: int | None = None) -> Process:
        """A worker with this number, or the lowest that is free."""
        self._started += 1
        if number is None:
            taken = {worker.number for worker in self._staying}
            number = next(each for each in count() if each not in taken)
        worker = Process(self._job, self._scratch / f"{self._started}.log", self._work, number)
        self._workers.append(worker)
        return worker

    def _heard(self, worker: Process) -> Iterator[Message]:
        message = worker.heard()
        if message is None:
            yield from self._lost(worker, None)
        elif isinstance(message, Failed) and message.again:
            yield from self._lost(worker, message)
        else:
            worker.index = None
            worker.made += isinstance(message, Done)
            if isinstance(message, Ready):
                worker.ready = True
                self._lost_loading = 0
                self._staffing.met(message.device)
            yield message
            if isinstance(message, Done):
                yield from self._tried()
            yield from self._recycled(worker)
            self._man()

    def _tried(self) -> Iterator[Message]:
        """Tell the staffing of an image."""
        if found := self._staffing.made(sum(worker.ready for worker in self._workers)):
            yield Staffed(found)

    def _crowded(self, worker: Process, reason: str, log: str) -> Iterator[Message]:
        """The memory was used up: go on with fewer workers, or give up if this one was alone."""
        index = worker.index
        if not self._staffing.fewer():
            self.stop()
            yield Failed(index, f"{reason}: {TOO_SMALL}", fatal=True, log=log)
            return
        if index is not None:
            self._queue.appendleft(index)
        left = self._staffing.size
        yield Staffed(f"the memory is used up: {left} render worker{'s' * (left != 1)} go{'es' * (left == 1)} on")
        self._man()

    def _lost(self, worker: Process, failure: Failed | None, why: str = "") -> Iterator[Message]:
        """Replace a worker; its image gets another try, then is given up."""
        log = worker.log()
        self._remove(worker)
        reason = failure.reason if failure else why or f"the render worker {worker.end()}"
        if FULL.search(f"{reason} {log}"):
            yield from self._crowded(worker, reason, log)
            return
        if not worker.ready:
            self._lost_loading += 1
            if self._lost_loading >= LOADS:
                reason = f"{reason} while it was loading Blender, {LOADS} times in a row"
                self.stop()
                yield Failed(None, reason, fatal=True, log=log)
                return
        index = worker.index
        tries = 0
        if index is not None:
            tries = self._attempts[index] = self._attempts.get(index, 0) + 1
            if tries < ATTEMPTS:
                self._queue.appendleft(index)
        if tries >= ATTEMPTS:
            yield Failed(index, f"{reason}, {tries} times", fatal=False, log=log)
        else:
            yield Replaced(index, reason)
        self._man()

    def _remove(self, worker: Process) -> None:
        worker.kill()
        self._workers.remove(worker)
        for other in self._workers:
            if other.successor is worker:
                other.successor = None

    def _watched(self, elapsed: float) -> Iterator[Message]:
        """End those that hang or have outgrown the machine."""
        for worker in [worker for worker in self._workers if worker.busy]:
            worker.waited += elapsed
            timeout = self._limits.timeout_s
            if timeout is not None and not worker.ready:
                timeout = max(timeout, LOADING_S)
            if timeout is not None and worker.waited > timeout:
                yield from self._lost(worker, None, f"the render worker did nothing for {timeout:g} s")
            elif (memory := memory_of(worker.pid)) > self._limits.memory:
                took, most = memory / GIGABYTE, self._limits.memory / GIGABYTE
                yield from self._lost(
                    worker, None, f"the render worker took {took:.1f} GB of memory; {most:.1f} are its"
                )

    def _recycled(self, worker: Process) -> Iterator[Message]:
        """A worker that has grown goes on until its successor is ready, so that nobody waits for Blender to load."""
        if worker.successor is None and worker.made >= RECYCLED_AFTER and len(self._queue) > self._staffing.size:
            memory = memory_of(worker.pid)
            if memory > self._limits.recycled_at and not self._stopping:
                worker.successor = self._start(worker.number)
                yield Replaced(None, f"a render worker has grown to {memory / GIGABYTE:.1f} GB")
