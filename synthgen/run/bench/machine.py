"""The machine that figures were taken on: without it they mean nothing."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

from synthgen import __version__
from synthgen.run.limits import machine_memory

CPUINFO = Path("/proc/cpuinfo")


def described() -> dict[str, str | int | float]:
    """Processor, cores that this process may use, memory in GiB, system, and versions."""
    return {
        "processor": processor(),
        "cores": os.process_cpu_count() or 1,
        "memory_gib": round(machine_memory() / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "bpy": version("bpy"),
        "synthgen": __version__,
    }


def processor() -> str:
    """Its name."""
    lines = CPUINFO.read_text().splitlines() if CPUINFO.exists() else []
    named = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or "unknown"
