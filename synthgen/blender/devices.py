"""Devices: what a name on the command line means on this machine."""

import bpy

from synthgen.devices import BACKENDS, Device
from synthgen.errors import SynthgenError


def choose(name: str, number: int | None = None) -> Device:
    """Set Cycles up for `auto`, `cpu` or a GPU backend. A backend asked for by name that is not there is an error.

    number: of one worker among several, each of which gets one GPU, in turn; all GPUs together if left out.
    """
    if name == "cpu":
        return _use_cpu()
    wanted = BACKENDS if name == "auto" else (name,)
    for backend in wanted:
        gpus = _gpus(backend)
        if gpus:
            return _use_gpus(backend, gpus, number)
    if name == "auto":
        return _use_cpu()
    found = [backend for backend in BACKENDS if _gpus(backend)]
    raise SynthgenError(
        f"--device {name}: this machine has no {name.upper()} device that Blender can use; "
        f"found: {', '.join(['cpu', *found])}"
    )


def found() -> dict[str, list[str]]:
    """Name for `choose` -> hardware, of everything here that can render."""
    gpus = {backend: _gpus(backend) for backend in BACKENDS}
    return {"cpu": [_cpu_name()]} | {backend: names for backend, names in gpus.items() if names}


def _preferences() -> bpy.types.AddonPreferences:
    bpy.ops.preferences.addon_enable(module="cycles")
    return bpy.context.preferences.addons["cycles"].preferences


def _gpus(backend: str) -> list[str]:
    """Names of a backend's GPUs; empty where Blender was built without it or none is there."""
    preferences = _preferences()
    try:
        preferences.compute_device_type = backend.upper()
    except TypeError:
        return []
    preferences.refresh_devices()
    return [device.name for device in preferences.devices if device.type == backend.upper()]


def _use_gpus(backend: str, names: list[str], number: int | None) -> Device:
    preferences = _preferences()
    preferences.compute_device_type = backend.upper()
    preferences.refresh_devices()
    gpus = [device for device in preferences.devices if device.type == backend.upper()]
    mine = gpus if number is None else [gpus[number % len(gpus)]]
    for device in preferences.devices:
        device.use = device in mine
    if not preferences.has_active_device():  # Cycles would fall back to the CPU without a word
        raise SynthgenError(f"Blender sees {', '.join(names)} but cannot use it by {backend.upper()}; try --device cpu")
    return Device(backend, ", ".join(device.name for device in mine))


def _use_cpu() -> Device:
    _preferences().compute_device_type = "NONE"
    return Device("cpu", _cpu_name())


def _cpu_name() -> str:
    preferences = _preferences()
    preferences.refresh_devices()
    return next((device.name for device in preferences.devices if device.type == "CPU"), "CPU")
