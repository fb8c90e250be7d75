"""How many workers a run has at a time: as many as were asked for, or as many as a trial finds to feed a GPU best."""

from __future__ import annotations

import time
from collections.abc import Callable

from synthgen.devices import Device

FIRST = 4
"""Workers that a trial begins with; it goes on with twice as many."""

IMAGES = 6
"""Of each worker, by which a number of workers is judged, once all of them are at work."""

WORTH = 1.05
"""How much faster more workers must be to stay."""


class Staffing:
    """Told of what happens, it says how many workers there should be.

    most: workers that the machine has room for, or that were asked for. trial: whether to look for a better number,
    which on a CPU there is none of: tracing fills a core, so that fewer workers leave cores idle. now: seconds of a
    clock.
    """

    def __init__(self, most: int, *, trial: bool = False, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._now = now
        self._trying = trial and most > FIRST
        self._best, self._best_rate = 0, 0.0
        self._began: float | None = None
        self._made = 0
        self.size = FIRST if self._trying else most

    def met(self, device: Device) -> None:
        """What the workers render on."""
        if self._trying and device.backend == "cpu":
            self._trying, self.size = False, self._most

    def made(self, ready: int) -> str | None:
        """An image is done, and so many workers are at work. What the trial found, in words, when it is over."""
        if not self._trying or ready < self.size:
            return None
        if self._began is None:
            self._began, self._made = self._now(), 0
            return None
        self._made += 1
        if self._made < IMAGES * self.size:
            return None
        return self._judged(self._made / max(self._now() - self._began, 1e-6))

    def fewer(self) -> bool:
        """The workers there are do not fit into the memory. Whether there can be fewer."""
        if self.size == 1:
            return False
        self._trying, self.size = False, self.size - 1
        return True

    def _judged(self, rate: float) -> str | None:
        """Twice as many if these were worth it and there is room, or else the best number, for good."""
        self._began = None
        if rate > WORTH * self._best_rate:
            self._best, self._best_rate = self.size, rate
            if self.size < self._most:
                self.size = min(2 * self.size, self._most)
                return None
        self._trying, self.size = False, self._best
        return f"{self._best} workers feed the GPU best: {self._best_rate:.1f} images/s"
