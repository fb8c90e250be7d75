"""Trials of Blender, each in a process of its own, so that a crash is a finding and not the end."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthgen.run.finding import Finding

TIMEOUT_S = 300
"""For one trial: a GPU compiles its kernels the first time, which takes minutes."""

MODULE = "synthgen.blender.trial"
NVIDIA = Path("/proc/driver/nvidia/version")

LIBRARY = "install the library that it names with the system's package manager"
REPORT = "try it with SYNTHGEN_BLENDER_LOG=1, and another driver or --device cpu"


class Failure(Exception):
    """A trial that came to nothing; the message says how."""


def blender() -> Iterator[Finding]:
    """Does Blender load, which devices does it see, and does each of them render?"""
    try:
        found = tried()
    except Failure as failure:
        yield Finding("blender", "fail", str(failure), LIBRARY if "shared object" in str(failure) else REPORT)
        return
    devices: dict[str, list[str]] = found["devices"]
    yield Finding("blender", "ok", f"loads in {found['load_s']:.1f} s", data={"load_s": found["load_s"]})
    yield _seen(devices)
    for name in devices:
        yield rendering(name)


def rendering(device: str) -> Finding:
    """A picture of 32 pixels on a device."""
    about = f"render on {device}"
    try:
        found = tried(device)
    except Failure as failure:
        return Finding(about, "fail", str(failure), REPORT)
    if not found["pixels"]:
        return Finding(about, "fail", "the picture is empty", REPORT, found)
    return Finding(about, "ok", f"32 px in {found['seconds']:.2f} s, the first in {found['first_s']:.2f} s", data=found)


def tried(*arguments: str) -> dict[str, Any]:
    """What the trial writes. Raises Failure."""
    with tempfile.TemporaryDirectory(prefix="synthgen-trial-") as folder:
        result = Path(folder, "result.json")
        try:
            done = subprocess.run(
                [sys.executable, "-m", MODULE, str(result), *arguments],
                stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=TIMEOUT_S,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Failure(f"no answer within {TIMEOUT_S} s") from None
        if done.returncode or not result.exists():
            raise Failure(_end(done))
        found: dict[str, Any] = json.loads(result.read_text())
        return found


def _end(done: subprocess.CompletedProcess[str]) -> str:
    """How a process ended: its last words, or the signal."""
    if done.returncode < 0:
        return f"Blender was ended by {signal.Signals(-done.returncode).name}"
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return lines[-1] if lines else f"ended with exit code {done.returncode}"


def _seen(devices: dict[str, list[str]]) -> Finding:
    seen = "; ".join(f"{name}: {', '.join(hardware)}" for name, hardware in devices.items())
    if len(devices) == 1 and NVIDIA.exists():
        advice = (
            "there is an NVIDIA driver, but Blender sees no GPU: update the driver; in a container, set "
            "NVIDIA_DRIVER_CAPABILITIES=compute,graphics,utility"
        )
        return Finding("devices", "warn", seen, advice, {"devices": devices})
    return Finding("devices", "ok", seen, data={"devices": devices})
