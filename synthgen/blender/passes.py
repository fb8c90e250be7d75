"""Cycles' passes, taken out of its result: to have Blender write a file and read it takes 0.02 CPU-seconds more."""

from collections.abc import Iterator
from contextlib import contextmanager

import bpy
import numpy as np
from cycles import CyclesRender

READ = ("Combined", "Depth", "Object Index", "Denoising Albedo", "Denoising Normal")
"""Passes that a frame is made of; Cycles gives more."""


@contextmanager
def taken() -> Iterator[dict[str, np.ndarray]]:
    """What Cycles renders within: pass name -> (H, W, channels) float32, top row first.

    Blender shows results in memory to render engines alone; that which hands over to Cycles is a class in Python.
    """
    passes: dict[str, np.ndarray] = {}
    render = CyclesRender.render

    def rendered(engine: CyclesRender, depsgraph: bpy.types.Depsgraph) -> None:
        render(engine, depsgraph)
        passes.update(_passes(engine.get_result()))

    CyclesRender.render = rendered
    try:
        yield passes
    finally:
        CyclesRender.render = render


def _passes(result: bpy.types.RenderResult) -> dict[str, np.ndarray]:
    held = result.layers[0].passes
    return {name: _pixels(held[name], result.resolution_y, result.resolution_x) for name in READ}


def _pixels(held: bpy.types.RenderPass, height: int, width: int) -> np.ndarray:
    """(H, W, channels) of a pass, which Blender holds with its lowest row first."""
    pixels = np.empty(height * width * held.channels, np.float32)
    held.rect.foreach_get(pixels)
    return pixels.reshape(height, width, held.channels)[::-1]
