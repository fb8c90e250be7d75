"""What a worker may take: seconds for an image, bytes of memory."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

TIMEOUT_S = 900.0
"""For one image, or for loading Blender: far above what any image needs, since it only ends what would never end."""

SHARE = 0.9
"""Of the machine's memory, for all workers together."""

RECYCLED_AT = 0.5
"""Of a worker's ceiling: Blender's memory grows over many images, and a successor starts small."""

CGROUP = Path("/sys/fs/cgroup")
CEILINGS = ("memory.max", "memory/memory.limit_in_bytes")
"""Of a container, by cgroup version 2 and 1."""


@dataclass(frozen=True)
class Limits:
    """timeout_s: seconds an image may take, or None. memory: bytes a worker may hold before it is ended."""

    timeout_s: float | None
    memory: int

    @property
    def recycled_at(self) -> int:
        """Bytes from which a worker is replaced when it suits."""
        return int(self.memory * RECYCLED_AT)


def limits(workers: int, timeout_s: float | None = TIMEOUT_S, memory: int | None = None) -> Limits:
    """Those of one of some workers on this machine; its share of the memory unless the user says otherwise."""
    return Limits(timeout_s, memory or int(SHARE * machine_memory() / workers))


def machine_memory() -> int:
    """Bytes that this machine, or this container, has."""
    ceilings = [int(psutil.virtual_memory().total)]
    for name in CEILINGS:
        with suppress(OSError, ValueError):  # absent, or the word `max`
            ceilings.append(int((CGROUP / name).read_text()))
    return min(ceilings)


def memory_of(pid: int) -> int:
    """Resident bytes of a process; 0 once it is gone."""
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0
