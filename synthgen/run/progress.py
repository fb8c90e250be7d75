"""What a user sees of a run: a bar on a terminal, plain lines elsewhere, or nothing."""

from __future__ import annotations

import time
from collections import Counter
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from synthgen.devices import Device
from synthgen.run.messages import Done, Failed, Replaced, Staffed

LINE_EVERY = 10.0
"""Seconds between plain lines."""


def watcher(console: Console, out: str) -> Bar | Lines:
    """The right one for where the output goes."""
    return Bar(console, out) if console.is_terminal else Lines(console, out)


class Told:
    """What bar and lines have in common: single lines for what is rare."""

    def __init__(self, console: Console, out: str) -> None:
        self._console = console
        self._out = out

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        pass

    def waiting(self, owner: str) -> None:
        self._tell(f"{self._out}: waiting for {owner}")

    def comparing(self, count: int) -> None:
        self._tell(f"{self._out}: comparing {count} images with the spec")

    def compared(self, number: int) -> None:
        pass

    def refreshed(self, kept: int, moved: int, removed: int) -> None:
        also = f" ({moved} in another split)" if moved else ""
        self._tell(f"{self._out}: {kept} images stay{also}, {removed} go")

    def begun(self, count: int, found: int, workers: int) -> None:
        had = f", {found} already there" if found else ""
        what = f"{workers} worker{'s' * (workers != 1)}" if workers else "nothing to render"
        self._tell(f"{self._out}: {count} images{had}; {what}")

    def failed(self, image: Failed) -> None:
        self._tell(f"image {image.index} failed: {image.reason.strip()}")

    def reckoned(self, fits: str) -> None:
        self._tell(f"{self._out}: {fits}")

    def replaced(self, worker: Replaced) -> None:
        what = "" if worker.index is None else f"; image {worker.index} gets another try"
        self._tell(f"{worker.reason}: another worker takes its place{what}")

    def staffed(self, change: Staffed) -> None:
        self._tell(f"{self._out}: {change.found}")

    def _tell(self, line: str) -> None:
        self._console.print(line, highlight=False, markup=False, soft_wrap=True)


class Quiet(Told):
    """Nothing."""

    def __init__(self) -> None:
        super().__init__(Console(quiet=True), "")

    def ready(self, device: Device) -> None:
        pass

    def done(self, image: Done) -> None:
        pass

    def stopping(self) -> None:
        pass


class _Rate(ProgressColumn):
    """Seconds an image."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{1 / speed:.2f} s/image" if speed else "", style="progress.data.speed")


class Bar(Told):
    """A rich progress bar with rate, time left and what has come of each class."""

    def __init__(self, console: Console, out: str) -> None:
        super().__init__(console, out)
        self._classes: Counter[str] = Counter()
        self._failed = 0
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn(), _Rate(), TimeRemainingColumn(),
            TextColumn("left"), TextColumn("[dim]{task.fields[note]}"), console=console,
        )  # fmt: skip
        self._task = self._progress.add_task("loading Blender", total=None, note="")

    def __exit__(self, *exc: object) -> None:
        self._progress.stop()

    def comparing(self, count: int) -> None:
        super().comparing(count)
        self._progress.update(self._task, description="comparing", total=count, completed=0)
        self._progress.start()

    def compared(self, number: int) -> None:
        self._progress.update(self._task, completed=number)

    def begun(self, count: int, found: int, workers: int) -> None:
        super().begun(count, found, workers)
        if workers:
            self._progress.reset(self._task, total=count, completed=found, description="loading Blender")
            self._progress.start()

    def ready(self, device: Device) -> None:
        self._progress.update(self._task, description=f"rendering on {device.backend}")

    def done(self, image: Done) -> None:
        self._classes[image.class_name] += 1
        self._advance()

    def failed(self, image: Failed) -> None:
        self._failed += 1
        self._advance()
        super().failed(image)

    def _advance(self) -> None:
        counts = [f"{name} {n}" for name, n in sorted(self._classes.items())]
        note = ", ".join(counts + [f"{self._failed} failed"] * bool(self._failed))
        self._progress.update(self._task, advance=1, note=note)

    def stopping(self) -> None:
        self._progress.update(self._task, description="stopping after the images under way")


class Lines(Told):
    """A line every few seconds, for logs."""

    def __init__(self, console: Console, out: str) -> None:
        super().__init__(console, out)
        self._count = self._made = self._here = 0
        self._began = self._told = time.monotonic()

    def begun(self, count: int, found: int, workers: int) -> None:
        self._count, self._made = count, found
        super().begun(count, found, workers)

    def ready(self, device: Device) -> None:
        self._began = time.monotonic()
        self._tell(f"rendering on {device}")

    def done(self, image: Done) -> None:
        self._made += 1
        self._here += 1
        now = time.monotonic()
        if now - self._told >= LINE_EVERY or self._made == self._count:
            self._told = now
            each = (now - self._began) / self._here
            left = each * (self._count - self._made)
            self._tell(f"{self._made}/{self._count} images, {each:.2f} s/image, {left:.0f} s left")

    def stopping(self) -> None:
        self._tell("stopping after the images under way")
