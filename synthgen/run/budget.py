"""A budget: how long a run may take, or how many images it may make; and what of the dataset fits into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from synthgen.errors import SpecError

UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
"""Letter -> seconds."""

TRIAL = 4
"""Images of each worker by which the rest is reckoned."""


@dataclass(frozen=True)
class Budget:
    """One of both: seconds of the clock from the start of the run, or images that it makes."""

    seconds: float | None = None
    images: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `90m`, `2h`, `1.5d`, `5000` or `5000-images`. Raises SpecError."""
        if match := re.fullmatch(r"([0-9]{1,9})(-images)?", text):
            images = int(match[1])
            if images:
                return cls(images=images)
        elif (match := re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)([smhd])", text)) and float(match[1]):
            return cls(seconds=float(match[1]) * UNITS[match[2]])
        raise SpecError(f"--budget {text}: must be a time such as 90m or 2h, or a number of images such as 5000")

    def share(self, missing: Sequence[int]) -> Sequence[int]:
        """The images that a run may begin."""
        return missing if self.images is None else missing[: self.images]


class Spending:
    """What a run has used of its budget. Told of each image as it is finished.

    budget: None for a run without one. wanted: how many images are missing. now: seconds of a clock.
    """

    def __init__(self, budget: Budget | None, wanted: int, workers: int, now: Callable[[], float]) -> None:
        self._budget = budget
        self._wanted = wanted
        self._workers = workers
        self._now = now
        self._began = now()
        self._times: list[float] = []
        self._longest = 0.0

    def made(self, seconds: float) -> str | None:
        """An image was made in so many seconds. What fits, in words, once that can be told."""
        self._times.append(self._now() - self._began)
        self._longest = max(self._longest, seconds)
        if self._budget is None or len(self._times) != min(TRIAL * self._workers, self._wanted - 1):
            return None
        return self._told(self._budget)

    @property
    def is_over(self) -> bool:
        """Whether an image begun now might not be finished in time."""
        if self._budget is None or self._budget.seconds is None or not self._times:
            return False
        return self._now() - self._began + self._longest > self._budget.seconds

    def _told(self, budget: Budget) -> str:
        each = self._seconds_each()
        left = self._wanted - len(self._times)
        if budget.seconds is None:
            whole = self._times[-1] + each * min(left, (budget.images or 0) - len(self._times))
            return f"{min(budget.images or 0, self._wanted)} images take about {duration(whole)}"
        fitting = len(self._times) + int(max(budget.seconds - self._times[-1], 0) / each)
        if fitting >= self._wanted:
            whole = self._times[-1] + each * left
            return f"all {self._wanted} images fit into {duration(budget.seconds)}: they take about {duration(whole)}"
        return f"about {fitting} of {self._wanted} images fit into {duration(budget.seconds)}"

    def _seconds_each(self) -> float:
        """Of the clock, in the second half of the trial: a worker's first images take longer, as it loads textures."""
        first = max(min(self._workers, len(self._times)), len(self._times) // 2) - 1
        later = len(self._times) - 1 - first
        return (self._times[-1] - self._times[first]) / later if later > 0 else self._times[-1] / len(self._times)


def duration(seconds: float) -> str:
    """`40 s`, `12 min`, `2 h 5 min`."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if minutes < 100:
        return f"{minutes} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
