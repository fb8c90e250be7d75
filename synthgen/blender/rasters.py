"""Pictures without path tracing: Blender's Workbench and EEVEE, drawn of the scene whose ids and depth Cycles gave."""

from dataclasses import replace

import bpy
import gpu
import numpy as np

from synthgen.engines import Eevee, Workbench
from synthgen.errors import SynthgenError
from synthgen.frame import Frame

SKY = 0.8
"""Light of what a Workbench picture shows where nothing is."""


def set_raster_engine(scene: bpy.types.Scene, engine: Workbench | Eevee) -> None:
    """Make the scene's next picture one of this engine. Raises SynthgenError where the machine cannot draw it."""
    _require_drawing()
    if isinstance(engine, Workbench):
        _set_workbench(scene, engine)
    else:
        _require_gpu()
        _set_eevee(scene, engine)


def painted(frame: Frame, drawn: np.ndarray, engine: Workbench | Eevee) -> Frame:
    """The frame with the picture that the engine drew. drawn: (H, W, 3) linear light."""
    if isinstance(engine, Workbench):  # drew all surfaces white
        drawn = np.where(frame.depth[..., None] > 0, drawn * frame.albedo, np.float32(SKY))
    return replace(frame, rgb=drawn)


def _set_workbench(scene: bpy.types.Scene, engine: Workbench) -> None:
    scene.render.engine = "BLENDER_WORKBENCH"
    scene.display.render_aa = "FXAA"  # without a GPU eight samples take four times as long
    shading = scene.display.shading
    shading.light = "STUDIO"
    shading.color_type, shading.single_color = "SINGLE", (1.0, 1.0, 1.0)
    shading.show_shadows = engine.shadows
    shading.show_cavity, shading.cavity_type = engine.cavities, "BOTH"


def _set_eevee(scene: bpy.types.Scene, engine: Eevee) -> None:
    scene.render.engine = "BLENDER_EEVEE"
    scene.eevee.taa_render_samples = engine.samples
    scene.eevee.use_raytracing = engine.raytracing


def _require_drawing() -> None:
    try:
        gpu.init()
    except SystemError as error:
        what = " ".join(str(error).split())
        raise SynthgenError(f"render: this machine lacks what workbench and eevee draw with: {what}") from None


def _require_gpu() -> None:
    if gpu.platform.device_type_get() == "SOFTWARE":
        raise SynthgenError(
            f"render: eevee needs a GPU, and all there is here is {gpu.platform.renderer_get()}; "
            "write `render: workbench` for a draft, or `render: cycles`"
        )
