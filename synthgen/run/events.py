"""Events: a run as JSON, a line each, for programs. `docs/fleets.md` says what each holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Self

from synthgen.devices import Device
from synthgen.run.messages import Done, Failed, Replaced, Staffed

EVENTS = {
    "waiting": "another run has the folder: `owner`",
    "comparing": "a refresh looks at `count` images",
    "refreshed": "images that it `kept`, of these `moved` into another split, and `removed`",
    "begun": "a run of `count` images, `found` of them there already, by `workers`; 0 if there is nothing to do",
    "ready": "the first worker renders on `device`",
    "done": "image `index` of class `class` is whole, after `seconds`",
    "reckoned": "by the first images: what `fits` into the budget",
    "replaced": "a worker was lost or has grown too large, for a `reason`; image `index`, or null, gets another try",
    "staffed": "the number of workers has changed; `found` says why and how",
    "failed": "image `index` was given up for a `reason`; see the folder `quarantine`",
    "stopping": "by a signal; images under way are finished",
    "ended": "images `found`, `rendered`, `failed`; `seconds`; `whole` if the dataset misses none; `exit_code`",
    "error": "the run cannot go on: `message`, `exit_code`",
}
"""Name -> what it says."""


class Events:
    """Tells a run to `write`, an object a line, as it happens."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        pass

    def tell(self, event: str, **what: Any) -> None:
        """One event. Raises KeyError for one that is not in the table."""
        assert EVENTS[event]
        self._write(json.dumps({"event": event, **what}, ensure_ascii=False))

    def waiting(self, owner: str) -> None:
        self.tell("waiting", owner=owner)

    def comparing(self, count: int) -> None:
        self.tell("comparing", count=count)

    def compared(self, number: int) -> None:
        pass

    def refreshed(self, kept: int, moved: int, removed: int) -> None:
        self.tell("refreshed", kept=kept, moved=moved, removed=removed)

    def begun(self, count: int, found: int, workers: int) -> None:
        self.tell("begun", count=count, found=found, workers=workers)

    def ready(self, device: Device) -> None:
        self.tell("ready", device=str(device))

    def done(self, image: Done) -> None:
        self.tell("done", index=image.index, **{"class": image.class_name}, seconds=round(image.seconds, 3))

    def failed(self, image: Failed) -> None:
        self.tell("failed", index=image.index, reason=image.reason.strip())

    def reckoned(self, fits: str) -> None:
        self.tell("reckoned", fits=fits)

    def replaced(self, worker: Replaced) -> None:
        self.tell("replaced", index=worker.index, reason=worker.reason)

    def staffed(self, change: Staffed) -> None:
        self.tell("staffed", found=change.found)

    def stopping(self) -> None:
        self.tell("stopping")
