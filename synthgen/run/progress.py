"""What a user sees of a run: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections import Counter
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from synthgen.devices import Device
from synthgen.run.messages import Done, Failed

LINE_EVERY = 10.0
"""Seconds between plain lines."""


def watcher(console: Console, out: str) -> Bar | Lines:
    """The right one for where the output goes."""
    return Bar(console, out) if console.is_terminal else Lines(console, out)


class _Rate(ProgressColumn):
    """Seconds an image."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{1 / speed:.2f} s/image" if speed else "", style="progress.data.speed")


class Bar:
    """A rich progress bar with rate, time left and what has come of each class."""

    def __init__(self, console: Console, out: str) -> None:
        self._console = console
        self._out = out
        self._classes: Counter[str] = Counter()
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeElapsedColumn(),
            TimeRemainingColumn(), TextColumn("[dim]{task.fields[note]}"), console=console,
        )  # fmt: skip
        self._task = self._progress.add_task("loading Blender", total=None, note="")

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *exc: object) -> None:
        self._progress.stop()

    def begun(self, count: int, found: int, workers: int) -> None:
        _tell_begun(self._console, self._out, count, found, workers)
        if workers:
            self._progress.update(self._task, total=count, completed=found)
            self._progress.start()

    def ready(self, device: Device) -> None:
        self._progress.update(self._task, description=f"rendering on {device.backend}")

    def done(self, image: Done) -> None:
        self._classes[image.class_name] += 1
        note = ", ".join(f"{name} {n}" for name, n in sorted(self._classes.items()))
        self._progress.update(self._task, advance=1, note=note)

    def failed(self, image: Failed) -> None:
        self._progress.update(self._task, advance=1)
        _tell_failed(self._console, image)

    def stopping(self) -> None:
        self._progress.update(self._task, description="stopping after the images under way")


class Lines:
    """A line every few seconds, for logs."""

    def __init__(self, console: Console, out: str) -> None:
        self._console = console
        self._out = out
        self._count = self._made = self._here = 0
        self._began = self._told = time.monotonic()

    def __enter__(self) -> Lines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def begun(self, count: int, found: int, workers: int) -> None:
        self._count, self._made = count, found
        _tell_begun(self._console, self._out, count, found, workers)

    def ready(self, device: Device) -> None:
        self._began = time.monotonic()
        self._console.print(f"rendering on {device}", highlight=False)

    def done(self, image: Done) -> None:
        self._made += 1
        self._here += 1
        now = time.monotonic()
        if now - self._told >= LINE_EVERY or self._made == self._count:
            self._told = now
            self._tell(now - self._began)

    def failed(self, image: Failed) -> None:
        _tell_failed(self._console, image)

    def stopping(self) -> None:
        self._console.print("stopping after the images under way")

    def _tell(self, seconds: float) -> None:
        each = seconds / self._here
        left = each * (self._count - self._made)
        self._console.print(
            f"{self._made}/{self._count} images, {each:.2f} s/image, {left:.0f} s left", highlight=False
        )


def _tell_begun(console: Console, out: str, count: int, found: int, workers: int) -> None:
    had = f", {found} already there" if found else ""
    what = f"{workers} worker{'s' * (workers != 1)}" if workers else "nothing to render"
    console.print(f"{out}: {count} images{had}; {what}", highlight=False, soft_wrap=True)


def _tell_failed(console: Console, image: Failed) -> None:
    console.print(f"image {image.index} failed: {image.reason.strip()}", highlight=False, markup=False, soft_wrap=True)
