"""Engines: how a stage becomes a frame. Parameters only.

Labels do not depend on the engine: ids and depth are always those of Cycles' first rays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from synthgen.fields import flag, seed, setting, word


def _samples(value: int) -> Any:
    return setting(value, "count", "Camera paths a pixel.", limits=(1, 65536), whole=True)


def _bounces(value: int, what: str) -> Any:
    return setting(value, "count", what, limits=(0, 64), whole=True)


def _quality(value: str) -> Any:
    others = tuple(name for name in ("fast", "balanced", "high") if name != value)
    return word(value, {value: 1}, "How thoroughly Open Image Denoise works.", also=others)


def _clamp(value: float) -> Any:
    return setting(value, "radiance", "Brightest indirect sample, against fireflies; 0 is off.", limits=(0, 1e6))


MATTE, SHINY = "Bounces off matte surfaces.", "Bounces off shiny surfaces."


@dataclass(frozen=True)
class Cycles:
    """Path tracing with Blender's Cycles, denoised by Open Image Denoise. The defaults are those of `train`."""

    samples: int = _samples(4)
    denoise: bool = flag(True, 1.0, "Clean the picture with Open Image Denoise.")
    denoise_quality: str = _quality("high")
    diffuse_bounces: int = _bounces(3, MATTE)
    glossy_bounces: int = _bounces(3, SHINY)
    transmission_bounces: int = _bounces(4, "Passages through glass.")
    transparent_bounces: int = _bounces(8, "Passages through cut-outs.")
    clamp: float = _clamp(10.0)
    noise_threshold: float = setting(
        0.0, "radiance", "Noise at which a pixel gets no more samples; 0 gives all the same.", limits=(0, 1)
    )
    light_tree: bool = flag(True, 1.0, "Choose lamps by what they give to a point, not at random.")
    noise_seed: int = seed("Pattern of the sampling noise.")


@dataclass(frozen=True)
class Draft(Cycles):
    """Cycles for a look at a spec: as quick as it goes."""

    samples: int = _samples(1)
    denoise_quality: str = _quality("fast")
    diffuse_bounces: int = _bounces(2, MATTE)
    glossy_bounces: int = _bounces(2, SHINY)


@dataclass(frozen=True)
class Train(Cycles):
    """Cycles for training data: 40 dB where one object stands on a floor, in less than a second at 256 pixels."""


@dataclass(frozen=True)
class High(Cycles):
    """Cycles for pictures that people look at."""

    samples: int = _samples(32)
    diffuse_bounces: int = _bounces(4, MATTE)
    glossy_bounces: int = _bounces(4, SHINY)


@dataclass(frozen=True)
class Workbench:
    """A draft: the colours of all surfaces under a plain light, by Blender's Workbench; no light of the scene's own."""

    shadows: bool = flag(True, 1.0, "Let things cast a hard shadow.")
    cavities: bool = flag(True, 1.0, "Darken creases and brighten edges.")


@dataclass(frozen=True)
class Eevee:
    """Rasterizing with Blender's EEVEE. It needs a GPU: without one a picture takes minutes, so that is an error."""

    samples: int = setting(32, "count", "Samples a pixel.", limits=(1, 4096), whole=True)
    raytracing: bool = flag(True, 1.0, "Trace reflections in what the picture shows.")


Engine = Cycles | Workbench | Eevee

ENGINES: dict[str, type[Engine]] = {
    "cycles": Cycles,
    "draft": Draft,
    "train": Train,
    "high": High,
    "workbench": Workbench,
    "eevee": Eevee,
}
