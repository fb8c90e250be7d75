"""Workers whose run was killed: they end at once, lest they write into a folder that another run has by now."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
"""Linux: the signal that a process gets when its parent ends."""


def die_with(parent: int) -> None:
    """End this process when the process `parent`, which started it, ends. Where only Linux can, `is_orphan` helps."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if is_orphan(parent):  # it ended before it could be asked for
        os._exit(0)


def is_orphan(parent: int) -> bool:
    """Whether the process that started this one is gone."""
    return os.getppid() != parent
