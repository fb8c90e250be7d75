"""A run: open the folder, render what is missing, finish what describes the whole."""

from __future__ import annotations

import signal
import time
from collections.abc import Container, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from types import FrameType

from synthgen.dataset import header as headers
from synthgen.dataset.header import Header
from synthgen.dataset.storage import Root
from synthgen.dataset.store import Store
from synthgen.devices import Device
from synthgen.errors import SynthgenError
from synthgen.run import device_notes
from synthgen.run.budget import Spending
from synthgen.run.conduct import Conduct
from synthgen.run.crew import crew
from synthgen.run.folder import (
    REFRESHING,
    Folder,
    begin,
    change,
    cleared,
    finish,
    looked_into,
    require_going_on,
    require_ours,
)
from synthgen.run.forecast import require_drawable
from synthgen.run.limits import limits
from synthgen.run.lock import Held, Lock, lock_of
from synthgen.run.messages import Done, Failed, Message, Ready, Replaced, Staffed
from synthgen.run.place import Place
from synthgen.run.pool import Pool
from synthgen.run.quarantine import Quarantine
from synthgen.run.refresh import refreshed
from synthgen.run.source import Source
from synthgen.run.staffing import Staffing
from synthgen.run.watcher import Watcher
from synthgen.run.worker import Job
from synthgen.spec import Spec

HOPELESS = 10
"""Images that may fail before a single one has succeeded; then the rest would hardly do better."""


@dataclass(frozen=True)
class Summary:
    """How a run ended. Of a shard, all counts are of its own images.

    stopped_by: the signal that ended it early, or None. whole: whether all images of the dataset are there, be the run
    a shard of it or not. cut_short: whether it left images out since its budget was used.
    """

    count: int
    found: int
    rendered: int
    failed: tuple[Failed, ...]
    stopped_by: int | None
    seconds: float
    device: Device | None
    whole: bool
    cut_short: bool = False


def render(spec: Spec, root: Root, conduct: Conduct, watcher: Watcher) -> Summary:
    """Render the missing images of a dataset. Raises SynthgenError if the folder, disk or device does not allow it."""
    began = time.monotonic()
    require_ours(root)
    if conduct.fresh or conduct.refresh or headers.load(root) is None:  # before anything is touched
        require_drawable(spec, range(spec.count))
    run = _Run(spec, root, conduct, watcher)
    lock = lock_of(root, shared=conduct.shard is not None, wait=conduct.wait, waiting=watcher.waiting)
    try:
        with lock:
            run.through(lock)
    except Held:
        raise
    except SynthgenError:
        if lock.taken or not run.idle():  # a folder that cannot be written to will do while there is nothing to write
            raise
    return run.summary(time.monotonic() - began)


class _Run:
    """One run, from the first look at its folder."""

    def __init__(self, spec: Spec, root: Root, conduct: Conduct, watcher: Watcher) -> None:
        self.spec = spec
        self.root = root
        self.conduct = conduct
        self.watcher = watcher
        self.indices = conduct.shard.indices(spec.count, spec.images_a_scene) if conduct.shard else range(spec.count)
        self.found = 0
        self.rendered = 0
        self.failures: list[Failed] = []
        self.stopped_by: int | None = None
        self.device: Device | None = None
        self.cut_short = False
        self.whole = False

    def through(self, lock: Lock) -> None:
        """All of it."""
        if self.conduct.fresh:
            cleared(self.root)
            lock.renew()
        folder = self._refreshed(looked_into(self.root, self.spec), lock)
        require_going_on(folder)
        missing = self._missing(folder)
        if not missing and (folder.finished or not self._finishes(folder.found)):
            self.watcher.begun(len(self.indices), self.found, 0)
            return
        require_drawable(self.spec, missing)
        begin(folder, alone=not lock.shared)
        change(self.root)
        self._rendered(missing)
        self._finish(folder.new, folder)

    def idle(self) -> bool:
        """Whether there is nothing to do."""
        folder = looked_into(self.root, self.spec)
        require_going_on(folder)
        if folder.outdated or self._missing(folder) or not folder.finished:
            return False
        self.watcher.begun(len(self.indices), self.found, 0)
        return True

    def summary(self, seconds: float) -> Summary:
        """How it went."""
        return Summary(
            len(self.indices), self.found, self.rendered, tuple(self.failures), self.stopped_by, seconds, self.device,
            self.whole, self.cut_short,
        )  # fmt: skip

    def _refreshed(self, folder: Folder, lock: Lock) -> Folder:
        """The folder without what the spec would make otherwise, if that is asked for or was begun."""
        if not (folder.outdated and (self.conduct.refresh or folder.refreshing)):
            return folder
        if not self.conduct.refresh or not folder.refreshable:
            require_going_on(folder)
        with lock.alone():
            folder = looked_into(self.root, self.spec)
            if folder.old is not None and folder.outdated:  # still, now that no shard is at it
                change(self.root, REFRESHING)
                self.watcher.comparing(len(folder.found))
                done = refreshed(self.root, self.spec, folder.old, folder.new, folder.found, self.watcher.compared)
                folder.new.save(self.root)
                change(self.root)
                self.watcher.refreshed(len(done.found), done.moved, done.removed)
                folder = Folder(self.root, folder.new, folder.new, done.found, refreshing=False)
        return folder

    def _missing(self, folder: Folder) -> list[int]:
        missing = [index for index in self.indices if index not in folder.found]
        self.found = len(self.indices) - len(missing)
        self.whole = self._is_whole(folder.found)
        return missing

    def _is_whole(self, found: Container[int]) -> bool:
        return all(index in found for index in range(self.spec.count))

    def _finishes(self, found: Container[int]) -> bool:
        """Whether it falls to this run to make what describes the whole: the last shard does, and who is no shard."""
        return self.conduct.shard is None or self._is_whole(found)

    def _rendered(self, missing: Sequence[int]) -> None:
        budget = self.conduct.budget
        share = budget.share(missing) if budget else missing
        processes = crew(self.conduct.workers, len(share))
        self.watcher.begun(len(self.indices), self.found, processes if missing else 0)
        if not missing:
            return
        self.quarantine = Quarantine(self.root)
        self.spending = Spending(budget, len(missing), processes, time.monotonic)
        self.cut_short = len(share) < len(missing)
        with self._source(processes) as source, self._stopping_on_signals(source):
            for message in source.results(share):
                self._heard(message)
                if self.spending.is_over and self.rendered + len(self.failures) < len(missing):
                    self.cut_short = True
                    source.stop()

    def _source(self, processes: int) -> AbstractContextManager[Source]:
        if self.conduct.ray is not None:
            from synthgen.run.ray_pool import RayPool

            return RayPool(Job(self.spec, Place.everywhere(self.root), self.conduct.device), self.conduct)
        job = Job(self.spec, Place.of(self.root), self.conduct.device)
        own = limits(processes, self.conduct.timeout_s, self.conduct.memory)
        staffing = Staffing(processes, trial=self.conduct.workers is None)
        return Pool(job, staffing, own, self.spec.images_a_scene)

    def _heard(self, message: Message) -> None:
        if isinstance(message, Ready):
            self._note_device(message.device)
        elif isinstance(message, Done):
            self.rendered += 1
            self.quarantine.free(message.index)
            self.watcher.done(message)
            if (fits := self.spending.made(message.seconds)) is not None:
                self.watcher.reckoned(fits)
        elif isinstance(message, Replaced):
            self.watcher.replaced(message)
        elif isinstance(message, Staffed):
            self.watcher.staffed(message)
        else:
            self._note_failure(message)

    def _note_device(self, device: Device) -> None:
        if self.device is None:
            self.watcher.ready(device)
        self.device = device
        device_notes.note(self.root, device)

    def _note_failure(self, failure: Failed) -> None:
        if failure.fatal:
            raise SynthgenError(f"{failure.reason.strip()}{self._so_far()}")
        self.failures.append(failure)
        self.quarantine.keep(self.spec, failure)
        self.watcher.failed(failure)
        if not self.rendered and len(self.failures) == HOPELESS < len(self.indices):
            raise SynthgenError(
                f"the first {HOPELESS} images failed, this one last: {failure.reason}; see {self.quarantine.folder}"
            )

    def _so_far(self) -> str:
        return f" ({self.found + self.rendered} of {len(self.indices)} images are whole)"

    def _finish(self, header: Header, folder: Folder) -> None:
        """Make what describes the whole, if that falls to this run."""
        found = Store(self.root).whole() if self.rendered else folder.found
        self.whole = self._is_whole(found)
        quarantine = Quarantine(self.root)
        for index in quarantine.indices():
            if index in found or index >= self.spec.count:
                quarantine.free(index)
        if self._finishes(found):
            finish(self.root, header)

    @contextmanager
    def _stopping_on_signals(self, source: Source) -> Iterator[None]:
        """The first Ctrl-C or SIGTERM lets images under way finish; the second ends the run at once."""

        def on_signal(number: int, _: FrameType | None) -> None:
            if self.stopped_by is not None:
                raise KeyboardInterrupt
            self.stopped_by = number
            source.stop()
            self.watcher.stopping()

        before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
