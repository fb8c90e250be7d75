"""Processes of this machine: how many to start, and whether one is still there."""

import os


def worker_count(wanted: int | None, tasks: int) -> int:
    """How many to start: one a core unless so many are wanted, and no more than there are tasks."""
    return max(1, min(wanted or os.process_cpu_count() or 1, tasks))


def is_alive(pid: int) -> bool:
    """Whether the process runs, be it another user's."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
