"""The lock of a dataset's folder: one run at a time, or any number of shards of one run.

The kernel's own lock on a file, which no dead process can hold; and, for file systems that do not share those between
machines, a name in that file whose age tells whether its owner still lives.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from synthgen.dataset.partial import FOLDER, machine
from synthgen.dataset.storage import Root
from synthgen.errors import SynthgenError

try:
    import fcntl
except ImportError:  # Windows: the name in the file must do
    fcntl = None  # type: ignore[assignment]

FILE = "lock"

BEAT_S = 15.0
"""Seconds between signs of life of an owner."""

STALE_S = 60.0
"""Age of the last one from which an owner on another machine counts as dead; by the file system's clock."""

POLL_S = 0.5

HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES}


class Held(SynthgenError):
    """Another run has the folder. Exit code 1."""


class Lock:
    """Use as a context. shared: with other shards. wait: for the folder, rather than refuse."""

    def __init__(
        self, root: Path, *, shared: bool = False, wait: bool = False,
        waiting: Callable[[str], None] = lambda owner: None,
    ) -> None:  # fmt: skip
        self.shared = shared
        self._root = root
        self._path = root / FOLDER / FILE
        self._wait = wait
        self._waiting = waiting
        self._file: int | None = None
        self._ended = threading.Event()

    @property
    def taken(self) -> bool:
        """Whether it has been, at some time."""
        return self._ended.is_set() or self._file is not None

    def __enter__(self) -> Self:
        self._acquire(wait=self._wait)
        threading.Thread(target=self._beat, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._release()

    def renew(self) -> None:
        """Take it again after the folder was cleared, and the file of the lock with it."""
        self._release()
        self._acquire(wait=self._wait)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Without other shards for a while; waits for their end."""
        if not self.shared:
            yield
            return
        self._release()
        self.shared = False
        self._acquire(wait=True)
        yield
        self._release()
        self.shared = True
        self._acquire(wait=True)

    def _acquire(self, *, wait: bool) -> None:
        """Take it. Raises Held, or SynthgenError if the folder cannot be written to."""
        told = False
        while (owner := self._tried()) is not None:
            if not wait:
                raise Held(f"{self._root}: {owner} is at work in it; --wait waits for its end")
            if not told:
                self._waiting(owner)
            told = True
            time.sleep(POLL_S)

    def _release(self) -> None:
        """Give it back; its file goes with the last one who has it."""
        if self._file is None:
            return
        with suppress(OSError):
            if self._is_ours() and self._flocked(self._file, shared=False) is None:
                self._path.unlink()
        os.close(self._file)
        self._file = None

    def _tried(self) -> str | None:
        """Take it if it is free; the owner's name if it is not."""
        file = self._opened()
        owner = self._flocked(file, shared=self.shared) or self._elsewhere(file)
        if owner is None:
            self._file = file
            if self._is_ours():
                self._sign()
                return None
            self._file = None  # its last owner removed it meanwhile
            os.close(file)
            return self._tried()
        os.close(file)
        return owner

    def _opened(self) -> int:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SynthgenError(f"{self._root}: cannot be written: {reason}") from error

    def _flocked(self, file: int, *, shared: bool) -> str | None:
        """Ask the kernel; the owner's name if it refuses."""
        if fcntl is None:
            return None
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in HELD:
                return _named(_read(file))
        return None  # free, or of a file system that knows no locks

    def _elsewhere(self, file: int) -> str | None:
        """A living owner on another machine, of whose lock this kernel may know nothing."""
        owner = _read(file)
        if len(owner) != 3 or owner[1] == machine() or (self.shared and owner[2] == "shard"):
            return None
        return _named(owner) if self._now() - os.fstat(file).st_mtime < STALE_S else None

    def _now(self) -> float:
        """By the clock of the file system, which need not be this machine's."""
        probe = self._path.with_name(f"{os.getpid()}@{machine()}@clock@now")
        try:
            probe.touch()
            return probe.stat().st_mtime
        finally:
            probe.unlink(missing_ok=True)

    def _sign(self) -> None:
        if self._file is not None:
            name = f"{os.getpid()} {machine()} {'shard' if self.shared else 'run'}\n".encode()
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, name, 0)

    def _is_ours(self) -> bool:
        """Whether the open file is still the one of that name."""
        with suppress(OSError):
            return self._file is not None and os.path.samestat(os.fstat(self._file), self._path.stat())
        return False

    def _beat(self) -> None:
        while not self._ended.wait(BEAT_S):
            with suppress(OSError):
                os.utime(self._path)


class Unlocked(Lock):
    """Of a folder of an object store, which knows no locks: nobody is kept out."""

    @property
    def taken(self) -> bool:
        return True

    def _acquire(self, *, wait: bool) -> None:
        pass

    def _release(self) -> None:
        pass

    def _beat(self) -> None:
        pass


def lock_of(
    root: Root, *, shared: bool = False, wait: bool = False, waiting: Callable[[str], None] = lambda owner: None
) -> Lock:
    """The lock of a dataset's folder, as far as it can have one."""
    if isinstance(root, Path):
        return Lock(root, shared=shared, wait=wait, waiting=waiting)
    return Unlocked(Path(), shared=shared)


def _read(file: int) -> list[str]:
    """Process, machine and whether it is a shard; empty if nobody signed."""
    return os.pread(file, 1024, 0).decode(errors="replace").split()


def _named(owner: list[str]) -> str:
    if len(owner) != 3:
        return "another run"
    return f"another {owner[2]} (process {owner[0]} on {owner[1].partition('+')[0]})"
