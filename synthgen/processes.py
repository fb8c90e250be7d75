"""Whether a process of this machine is still there: what it left behind may go once it is not."""

import os


def is_alive(pid: int) -> bool:
    """Whether the process runs, be it another user's."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
