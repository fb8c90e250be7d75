"""The crew: how many workers a machine has room for."""

from __future__ import annotations

import os

import psutil

from synthgen.run.limits import machine_memory
from synthgen.run.machine import WORKER, cpu_quota


def crew(wanted: int | None, tasks: int) -> int:
    """How many workers to start: those wanted, or as many as suit the machine; no more than there are tasks."""
    return max(1, min(wanted or fitting(), tasks))


def fitting() -> int:
    """One for each core that this process may use, as far as a container's quota and free memory go."""
    cores = os.process_cpu_count() or 1
    quota = cpu_quota()
    by_quota = cores if quota is None else max(int(quota), 1)
    return max(1, min(cores, by_quota, int(min(psutil.virtual_memory().available, machine_memory()) / WORKER)))
