"""Pictures without path tracing: Blender's Workbench and EEVEE, drawn of the scene whose ids and depth Cycles gave."""

from dataclasses import replace
from pathlib import Path

import bpy
import gpu
import numpy as np
import OpenEXR

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


def drawn(scene: bpy.types.Scene, folder: Path) -> np.ndarray:
    """(H, W, 3) float32, linear light: what the scene's engine draws, by a file: only Cycles' result can be taken."""
    path = folder / "frame.exr"
    output = scene.render.image_settings
    output.media_type, output.file_format = "IMAGE", "OPEN_EXR"
    output.color_mode, output.color_depth, output.exr_codec = "RGB", "32", "NONE"
    scene.render.filepath, scene.render.use_file_extension = str(path), False
    bpy.ops.render.render(write_still=True)
    with OpenEXR.File(str(path)) as file:
        pixels = file.channels()["RGB"].pixels
    path.unlink()
    return pixels


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
