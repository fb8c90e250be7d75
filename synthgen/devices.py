"""Names of render devices."""

from dataclasses import dataclass

BACKENDS = ("optix", "cuda", "hip", "oneapi", "metal")
"""Cycles' GPU backends, best first."""

DEVICE_NAMES = ("auto", "cpu", *BACKENDS)


@dataclass(frozen=True)
class Device:
    """What renders: a backend and the hardware's name."""

    backend: str
    hardware: str

    def __str__(self) -> str:
        return f"{self.backend} ({self.hardware})"
