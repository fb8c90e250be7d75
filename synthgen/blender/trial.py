"""A trial in a process of its own: which devices are there, and does one of them render? Run by `synthgen doctor`.

`python -m synthgen.blender.trial RESULT [DEVICE]` writes JSON to the file RESULT: the devices, or the seconds that a
tiny picture took.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

EDGE_PX = 32


def main(result: str, device: str | None) -> None:
    """Write what was found; whatever is wrong ends the process with its own words."""
    began = time.monotonic()
    import bpy  # noqa: F401  its loading is a part of the trial

    loaded = time.monotonic() - began
    found = _devices() if device is None else _rendered(device)
    Path(result).write_text(json.dumps({"load_s": loaded} | found))
    sys.stdout.flush()
    os._exit(0)  # Blender may crash while it is torn down


def _devices() -> dict[str, Any]:
    from synthgen.blender.devices import found

    return {"devices": found()}


def _rendered(name: str) -> dict[str, Any]:
    """One picture of a chair, as `synthgen gallery` makes it, twice: the first compiles kernels on a GPU."""
    from synthgen.blender.devices import choose
    from synthgen.blender.render import Renderer
    from synthgen.furniture import FAMILIES
    from synthgen.portrait import portrait

    device = choose(name)
    renderer = Renderer(device)
    stage = portrait(next(iter(FAMILIES.values()))(), edge_px=EDGE_PX)
    seconds = []
    for _ in range(2):
        began = time.monotonic()
        frame = renderer.render(stage)
        seconds.append(time.monotonic() - began)
    renderer.close()
    seen = int((frame.instance > 0).sum())
    return {"device": str(device), "first_s": seconds[0], "seconds": seconds[1], "pixels": seen}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
