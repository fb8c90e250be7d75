"""What workers and their pool tell the run."""

from dataclasses import dataclass

from synthgen.devices import Device


@dataclass(frozen=True)
class Ready:
    """The worker has loaded Blender and renders on this device."""

    device: Device


@dataclass(frozen=True)
class Done:
    """An image is committed. seconds: what it took, by the wall clock."""

    index: int
    class_name: str
    seconds: float = 0.0


@dataclass(frozen=True)
class Failed:
    """An image could not be made.

    fatal: nor could any other, the disk or the device being at fault. again: a fresh worker may fare better.
    log: the last that the worker wrote, for people.
    """

    index: int | None
    reason: str
    fatal: bool
    again: bool = False
    log: str = ""


@dataclass(frozen=True)
class Replaced:
    """A worker was lost, or outgrew its memory, and another takes its place; its image, if any, gets another try."""

    index: int | None
    reason: str


@dataclass(frozen=True)
class Staffed:
    """The number of workers has changed, by a trial or for lack of memory. found: why and how, in words."""

    found: str


Message = Ready | Done | Failed | Replaced | Staffed
"""What a run hears."""
