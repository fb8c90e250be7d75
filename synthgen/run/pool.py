"""A pool of workers: hands out indices, replaces workers that die, and lets a stop be clean."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from synthgen.run.messages import Failed, Message, Ready
from synthgen.run.worker import Job, work

ATTEMPTS = 2
"""How often an image may take its worker down before it is given up."""


class _Worker:
    """One process, the pipe to it, and the index that it is working on."""

    def __init__(self, job: Job) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=work, args=(theirs, job), daemon=True)
        self.index: int | None = None
        self.ready = False
        _start_deaf(self.process)
        theirs.close()

    def give(self, index: int | None) -> None:
        self.index = index
        with suppress(OSError):  # it may just have died: its pipe will say so
            self.connection.send(index)

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """Use as a context; iterate `results`; call `stop` to let every worker finish what it is at and no more."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self._workers = [_Worker(job) for _ in range(workers)]
        self._queue: deque[int] = deque()
        self._attempts: dict[int, int] = {}
        self._stopping = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()

    def stop(self) -> None:
        """Hand out nothing more."""
        self._stopping = True

    def results(self, indices: Iterable[int]) -> Iterator[Message]:
        """What the workers say until all indices are done or given up, or the pool is stopped and idle."""
        self._queue.extend(indices)
        while self._workers and (self._busy() or (self._queue and not self._stopping)):
            by_pipe: dict[object, _Worker] = {worker.connection: worker for worker in self._workers}
            for pipe in wait([worker.connection for worker in self._workers]):
                yield from self._heard(by_pipe[pipe])

    def _busy(self) -> bool:
        return any(worker.index is not None for worker in self._workers)

    def _heard(self, worker: _Worker) -> Iterator[Message]:
        message = _received(worker.connection)
        if message is None:
            yield from self._died(worker)
            return
        worker.ready = worker.ready or isinstance(message, Ready)
        worker.index = None
        if worker.ready and self._queue and not self._stopping:
            worker.give(self._queue.popleft())
        yield message

    def _died(self, worker: _Worker) -> Iterator[Message]:
        """Replace a worker; its image gets another try, then is given up."""
        worker.kill()
        self._workers.remove(worker)
        how = _cause(worker.process.exitcode)
        if not worker.ready:
            yield Failed(None, f"a render worker {how} while it was loading Blender", fatal=True)
            return
        if worker.index is not None:
            tries = self._attempts[worker.index] = self._attempts.get(worker.index, 0) + 1
            if tries < ATTEMPTS:
                self._queue.appendleft(worker.index)
            else:
                yield Failed(worker.index, f"the render worker {how}, {tries} times", fatal=False)
        if self._queue and not self._stopping:
            self._workers.append(_Worker(self._job))


def _received(connection: Connection) -> Message | None:
    """A message, or None if the other end is gone."""
    try:
        message: Message = connection.recv()
    except (EOFError, OSError):
        return None
    return message


def _cause(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"was ended by {signal.Signals(-exitcode).name}"
    return f"ended with exit code {exitcode}"


def _start_deaf(process: BaseProcess) -> None:
    """Start a process that Ctrl-C does not reach: it is the run that decides when to stop."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.start()
    finally:
        signal.signal(signal.SIGINT, before)
