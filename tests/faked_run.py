"""`synthgen` with workers that make everything but the pictures: for tests of runs that need no Blender.

As a program it takes the same arguments. What goes wrong is said by files in the folder FAKED_FAULTS: one named for an
image's index holds `kill` or `hang`; where it holds `once` too, it is removed when it strikes.
"""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

import numpy as np
from click.testing import CliRunner

from synthgen.cli import main
from synthgen.devices import Device
from synthgen.frame import Frame
from synthgen.run import run as runs
from synthgen.run.messages import Message, Ready
from synthgen.run.orphans import die_with
from synthgen.run.pool import Pool
from synthgen.run.worker import Job, _Maker, hush
from synthgen.stage import Stage


class FakeRenderer:
    """Paints a rectangle, in colours that depend on the camera."""

    def render(self, stage: Stage) -> Frame:
        shape = (stage.view.height, stage.view.width)
        instance = np.zeros(shape, np.uint16)
        instance[shape[0] // 4 : -shape[0] // 4, shape[1] // 4 : -shape[1] // 4] = 1
        grey = np.full((*shape, 3), float(np.abs(stage.view.world_from_camera).sum()) % 1, np.float32)
        return Frame(grey, np.full((*shape, 3), 0.5, np.float32), np.where(instance, 2, 0).astype(np.float32), instance)


def work(connection: Connection, job: Job, log: Path, parent: int, number: int) -> None:
    """As the worker's own."""
    die_with(parent)
    hush(log)
    connection.send(Ready(Device("cpu", "fake")))
    maker = _Maker(job, FakeRenderer(), parent, log)
    while (index := connection.recv()) is not None:
        suffer(index)
        connection.send(maker.made(index))


def suffer(index: int) -> None:
    """What a fault file says."""
    fault = Path(os.environ.get("FAKED_FAULTS", "/nowhere")) / str(index)
    words = fault.read_text().split() if fault.exists() else []
    if "once" in words:
        fault.unlink()
    if "kill" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "hang" in words:
        time.sleep(1000)


class Here:
    """In place of a pool: makes the images in this process, which is quicker for a few."""

    def __init__(self, job: Job, *_: object) -> None:
        self._maker = _Maker(job, FakeRenderer(), os.getppid())
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def stop(self) -> None:
        self._stopped = True

    def results(self, indices: Iterable[int]) -> Iterator[Message]:
        yield Ready(Device("cpu", "fake"))
        for index in indices:
            if not self._stopped:
                yield self._maker.made(index)


def undisturbed(folder: Path, spec: str) -> Path:
    """The dataset of a spec's text, rendered in this process into a folder of `folder`."""
    (folder / "spec.yaml").write_text(spec)
    before, runs.Pool = runs.Pool, Here  # type: ignore[misc,assignment]
    try:
        done = CliRunner().invoke(main, ["render", str(folder / "spec.yaml"), "-o", str(folder / "out"), "--quiet"])
    finally:
        runs.Pool = before  # type: ignore[misc]
    assert done.exit_code == 0, done.output
    return folder / "out"


def faked() -> None:
    """Let runs of this process have such workers."""
    runs.Pool = partial(Pool, work=work)  # type: ignore[misc, assignment]


if __name__ == "__main__":
    import sys

    sys.path.insert(0, str(Path(__file__).parent))
    import faked_run

    faked_run.faked()
    main()
