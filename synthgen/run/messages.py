"""What workers tell the run."""

from dataclasses import dataclass

from synthgen.devices import Device


@dataclass(frozen=True)
class Ready:
    """The worker has loaded Blender and renders on this device."""

    device: Device


@dataclass(frozen=True)
class Done:
    """An image is committed."""

    index: int
    class_name: str


@dataclass(frozen=True)
class Failed:
    """An image could not be made. `fatal`: nor could any other, the disk or the device being at fault."""

    index: int | None
    reason: str
    fatal: bool


Message = Ready | Done | Failed
