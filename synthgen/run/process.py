"""One worker as its pool sees it: the process, the pipe to it, what it is at and since when."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from synthgen.blender.scratch import MEMORY, PREFIX
from synthgen.run.messages import Message
from synthgen.run.worker import Job

Work = Callable[[Connection, Job, Path, int, int], None]
"""What runs in the process: `synthgen.run.worker.work`, or a test's stand-in."""

LOG_BYTES = 16_384
"""Of the end of a worker's log."""


class Process:
    """Starts at once. index: what it is at. waited: seconds since it was given that, or since it was started.

    last: what it was given last. number: its place among the workers, by which it gets one of several GPUs.
    """

    def __init__(self, job: Job, log: Path, work: Work, number: int = 0) -> None:
        context = multiprocessing.get_context("spawn")
        self._log = log
        self.connection, theirs = context.Pipe()
        arguments = (theirs, job, log, os.getpid(), number)
        self._process: BaseProcess = context.Process(target=work, args=arguments, daemon=True)
        self.number = number
        self.index: int | None = None
        self.last: int | None = None
        self.made = 0
        self.waited = 0.0
        self.ready = False
        self.successor: Process | None = None
        _start_deaf(self._process)
        theirs.close()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid or 0

    @property
    def busy(self) -> bool:
        """Whether it is loading Blender or making an image."""
        return not self.ready or self.index is not None

    @property
    def relieved(self) -> bool:
        """Whether it is idle and another one has taken its place."""
        return self.index is None and self.successor is not None and self.successor.ready

    def scene(self, views: int) -> int | None:
        """The scene that it has at hand, where so many successive images show one."""
        return None if self.last is None else self.last // views

    def give(self, index: int) -> None:
        """Let it make an image."""
        self.index = self.last = index
        self.waited = 0.0
        with suppress(OSError):  # it may just have died: its pipe will say so
            self.connection.send(index)

    def heard(self) -> Message | None:
        """A message that is there, or None if the other end is gone."""
        try:
            message: Message = self.connection.recv()
        except (EOFError, OSError):
            return None
        self.waited = 0.0
        return message

    def log(self) -> str:
        """The last that it wrote of the image it is at."""
        try:
            with self._log.open("rb") as file:
                file.seek(max(file.seek(0, os.SEEK_END) - LOG_BYTES, 0))
                return file.read().decode(errors="replace")
        except OSError:
            return ""

    def kill(self) -> None:
        """End it, and remove what it leaves in memory."""
        self._process.kill()
        self._process.join()
        self.connection.close()
        self._log.unlink(missing_ok=True)
        for folder in MEMORY.glob(f"{PREFIX}{self.pid}-*"):
            shutil.rmtree(folder, ignore_errors=True)

    def end(self) -> str:
        """How it ended, after `kill`."""
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"was ended by {signal.Signals(-code).name}"
        return f"ended with exit code {code}"


def _start_deaf(process: BaseProcess) -> None:
    """Start a process that Ctrl-C does not reach: it is the run that decides when to stop."""
    with _main_script_hidden():
        _start(process)


@contextmanager
def _main_script_hidden() -> Iterator[None]:
    """A spawned process would run the user's script once more, which begins with rendering: ours needs none of it."""
    main = sys.modules["__main__"]
    hidden: dict[str, Any] = {name: vars(main).pop(name) for name in ("__file__", "__spec__") if name in vars(main)}
    main.__spec__ = None
    try:
        yield
    finally:
        vars(main).update(hidden)


def _start(process: BaseProcess) -> None:
    if threading.current_thread() is not threading.main_thread():  # signals are the main thread's
        process.start()
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.start()
    finally:
        signal.signal(signal.SIGINT, before)
