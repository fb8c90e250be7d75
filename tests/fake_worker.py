"""A stand-in for the render worker that needs no Blender, and does to each image what its index says."""

import faulthandler
import os
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

from synthgen.devices import Device
from synthgen.run.messages import Done, Failed, Ready
from synthgen.run.orphans import die_with

KILLED, HUNG, THROWS, THROWS_ONCE, STOPPED, SWOLLEN, CRASHED, KILLED_ONCE, FULL, FULL_ONCE = range(100, 110)
"""Indices that do not go well; all others do."""

BALLAST = 300_000_000
"""bytes"""


def work(connection: Connection, marks: Path, log: Path, parent: int, number: int) -> None:
    """marks: a folder in which it remembers what has happened once."""
    die_with(parent)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(handle, 2)
    faulthandler.enable()
    if (marks / "never ready").exists():
        os._exit(7)
    connection.send(Ready(Device("cpu", "none")))
    made = 0
    while (index := connection.recv()) is not None:
        print(f"at image {index}", file=sys.stderr, flush=True)
        connection.send(made_of(index, marks))
        made += 1


def made_of(index: int, marks: Path) -> Done | Failed:
    """What becomes of an image, if anything."""
    once = first_time(marks / str(index))
    if index == KILLED or (index == KILLED_ONCE and once):
        os.kill(os.getpid(), signal.SIGKILL)
    if index == CRASHED:
        os.kill(os.getpid(), signal.SIGSEGV)
    if index == HUNG:
        time.sleep(1000)
    if index == STOPPED and once:
        os.kill(os.getpid(), signal.SIGSTOP)
    if index == SWOLLEN:
        ballast = bytearray(BALLAST)
        ballast[::4096] = b"x" * len(ballast[::4096])
        time.sleep(1000)
    if index == FULL or (index == FULL_ONCE and once):
        print("Error: System is out of GPU memory", file=sys.stderr, flush=True)
        return Failed(index, "RuntimeError: of a test", fatal=False, again=True)
    if index == THROWS or (index == THROWS_ONCE and once):
        return Failed(index, "ValueError: of a test", fatal=False, again=True)
    return Done(index, "chair", 0.0)


def first_time(mark: Path) -> bool:
    """Whether this has not been asked before."""
    seen = mark.exists()
    mark.touch()
    return not seen
