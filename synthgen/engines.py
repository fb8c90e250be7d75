"""Engines: how a stage becomes a frame. Parameters only."""

from dataclasses import dataclass

from synthgen.fields import flag, seed, setting


@dataclass(frozen=True)
class Cycles:
    """Path tracing with Blender's Cycles, denoised by Open Image Denoise."""

    samples: int = setting(8, "count", "Camera paths a pixel.", limits=(1, 65536), whole=True)
    denoise: bool = flag(True, 1.0, "Clean the picture with Open Image Denoise.")
    diffuse_bounces: int = setting(3, "count", "Bounces off matte surfaces.", limits=(0, 64), whole=True)
    glossy_bounces: int = setting(3, "count", "Bounces off shiny surfaces.", limits=(0, 64), whole=True)
    transmission_bounces: int = setting(4, "count", "Passages through glass.", limits=(0, 64), whole=True)
    transparent_bounces: int = setting(8, "count", "Passages through cut-outs.", limits=(0, 64), whole=True)
    clamp: float = setting(10.0, "radiance", "Brightest indirect sample, against fireflies; 0 is off.", limits=(0, 1e6))
    noise_seed: int = seed("Pattern of the sampling noise.")


ENGINES: dict[str, type[Cycles]] = {"cycles": Cycles}
