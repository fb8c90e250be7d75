"""The machine as a run meets it: program versions, cores, memory, disks, the folder to write to."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from synthgen.run.finding import Finding, gib

PYTHON = (3, 13)
PACKAGES = ("numpy", "bpy", "openexr", "pillow", "pyoidn", "pycocotools")

CGROUP = Path("/sys/fs/cgroup")
SHARED = Path("/dev/shm")  # noqa: S108  only looked at

WORKER = 0.6 * 2**30
"""Bytes that a render process takes at least: the largest of a run of rooms held 0.51 GiB."""

SCRATCH = 64 * 2**20
"""Bytes of passes that a worker may put aside: a picture of 1024x1024 pixels has 60 MB of them."""

ROOM = 2 * 2**30
"""Bytes on the disk below which a run of any size is short of it."""


def python() -> Finding:
    """The interpreter."""
    name = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    if sys.version_info[:2] == PYTHON:
        return Finding("python", "ok", name)
    wanted = ".".join(map(str, PYTHON))
    return Finding(
        "python", "fail", name, f"Blender's wheel is for CPython {wanted} only: `uv python install {wanted}`"
    )


def packages() -> Finding:
    """What the program stands on."""
    found = {name: _version(name) for name in PACKAGES}
    missing = [name for name, there in found.items() if there is None]
    seen = ", ".join(f"{name} {there or 'missing'}" for name, there in found.items())
    if missing:
        return Finding("packages", "fail", seen, "install synthgen again: `uv sync` or `pip install .`", dict(found))
    return Finding("packages", "ok", seen, data=dict(found))


def cores() -> Finding:
    """Processor cores, and how many of them this process may use."""
    whole, usable, quota = os.cpu_count() or 1, os.process_cpu_count() or 1, cpu_quota()
    data = {"cores": whole, "usable": usable, "quota": quota}
    seen = f"{whole} cores, {usable} usable" + (f", {quota:g} by the container's quota" if quota else "")
    if quota is not None and quota < usable:
        workers = max(int(quota), 1)
        return Finding("cores", "warn", seen, f"more workers than the quota only wait: use --workers {workers}", data)
    return Finding("cores", "ok", seen, data=data)


def cpu_quota(root: Path = CGROUP) -> float | None:
    """Cores that a container may use on average, by cgroup version 2 or 1; None if it is not limited."""
    with suppress(OSError, ValueError):
        quota, period = (root / "cpu.max").read_text().split()
        return None if quota == "max" else int(quota) / int(period)
    with suppress(OSError, ValueError):
        quota_us = int((root / "cpu" / "cpu.cfs_quota_us").read_text())
        return quota_us / int((root / "cpu" / "cpu.cfs_period_us").read_text()) if quota_us > 0 else None
    return None


def memory() -> Finding:
    """Memory of the machine or its container, and what of it is free."""
    import psutil

    from synthgen.run.limits import machine_memory

    whole, free = machine_memory(), psutil.virtual_memory().available
    free = min(free, whole)
    workers = int(free / WORKER)
    data = {"bytes": whole, "free": free}
    limited = ", the container's limit" if whole < psutil.virtual_memory().total else ""
    seen = f"{gib(whole)}{limited}, {gib(free)} free"
    if workers < 1:
        return Finding("memory", "fail", seen, f"a worker takes at least {gib(WORKER)}: close other programs", data)
    if workers < (os.process_cpu_count() or 1):
        return Finding("memory", "warn", seen, f"room for about {workers} workers: use --workers {workers}", data)
    return Finding("memory", "ok", seen, data=data)


def shared_memory(place: Path = SHARED) -> Finding:
    """The folder in memory through which Blender hands over its passes."""
    if not os.access(place, os.W_OK):
        return Finding("shared memory", "warn", f"{place} cannot be written", _through(tempfile.gettempdir()))
    free = shutil.disk_usage(place).free
    need = SCRATCH * (os.process_cpu_count() or 1)
    if free < need:
        advice = f"{gib(need)} are better, one picture a worker: `docker run --shm-size=1g`"
        return Finding("shared memory", "warn", f"{gib(free)} free in {place}", advice, {"free": free})
    return Finding("shared memory", "ok", f"{gib(free)} free in {place}", data={"free": free})


def disk(out: Path) -> Finding:
    """Room where datasets go."""
    place = _existing(out)
    free = shutil.disk_usage(place).free
    if free < ROOM:
        return Finding(
            "disk", "warn", f"{gib(free)} free in {place}", "make room, or write elsewhere by -o", {"free": free}
        )
    return Finding("disk", "ok", f"{gib(free)} free in {place}", data={"free": free})


def folder(out: Path) -> Finding:
    """Whether files can be written and moved into place there; leaves nothing behind."""
    place = _existing(out)
    try:
        with tempfile.TemporaryDirectory(prefix=".synthgen-", dir=place) as trial:
            written = Path(trial, "trial.partial")
            with written.open("wb") as file:
                file.write(b"synthgen")
                file.flush()
                os.fsync(file.fileno())
            written.replace(Path(trial, "trial"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Finding("output folder", "fail", f"{place}: {reason}", "choose another by -o, or mend its permissions")
    return Finding("output folder", "ok", f"{place} can be written")


def examined(out: Path) -> Iterator[Finding]:
    """All of the above, in order."""
    yield python()
    yield packages()
    yield cores()
    yield memory()
    yield shared_memory()
    yield disk(out)
    yield folder(out)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _existing(path: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(above for above in (path.absolute(), *path.absolute().parents) if above.is_dir())


def _through(place: str) -> str:
    return f"passes go through {place} instead, which is slower where that is a disk"
