"""Render: from a stage to a frame, in one call of Cycles."""

import shutil
from pathlib import Path

import bpy
import numpy as np
import OpenEXR
from mathutils import Matrix

from synthgen.blender.lamps import add_rig
from synthgen.blender.meshes import add_object
from synthgen.blender.scratch import scratch
from synthgen.blender.shaders import material
from synthgen.denoise import denoised
from synthgen.devices import Device
from synthgen.engines import Cycles
from synthgen.frame import Frame
from synthgen.stage import Scenery, Stage, StagedObject, View
from synthgen.warp import pinhole, warped

FILTER_BIAS_PX = 0.0005
"""Cycles reads its pixel filter off a table and so casts the first ray this far right of and above a pixel's centre;
found by comparing masks with ray casting: 20 wrong pixels in 30 pictures without this, none with it."""

NOWHERE = 1e9
"""Cycles gives a depth of 1e10 where nothing is."""


class Renderer:
    """Renders stages one after another; each starts from an empty file, so none can leave anything to the next."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._folder = scratch()

    def render(self, stage: Stage) -> Frame:
        """All passes of a stage."""
        bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
        scene = bpy.context.scene
        _set_engine(scene, stage.render, self._device)
        _set_view(scene, pinhole(stage.view))
        for thing in stage.scenery:
            _add_scenery(thing)
        for thing in stage.objects:
            _add_labeled(thing)
        add_rig(stage.rig)
        path = self._folder / "frame.exr"
        _set_output(scene, path)
        bpy.ops.render.render(write_still=True)
        return warped(_frame(_passes(path), stage.render), stage.view)

    def close(self) -> None:
        """Remove the scratch folder."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _set_engine(scene: bpy.types.Scene, engine: Cycles, device: Device) -> None:
    scene.render.engine = "CYCLES"
    # With several threads Cycles' last bits vary from run to run where an environment map lights the stage.
    scene.render.threads_mode = "FIXED" if device.backend == "cpu" else "AUTO"
    scene.render.threads = 1
    cycles = scene.cycles
    cycles.device = "CPU" if device.backend == "cpu" else "GPU"
    cycles.samples = engine.samples
    cycles.seed = engine.noise_seed
    cycles.use_adaptive_sampling = False
    cycles.use_denoising = False
    cycles.sample_clamp_indirect = engine.clamp
    cycles.diffuse_bounces = engine.diffuse_bounces
    cycles.glossy_bounces = engine.glossy_bounces
    cycles.transmission_bounces = engine.transmission_bounces
    cycles.transparent_max_bounces = engine.transparent_bounces
    cycles.max_bounces = max(engine.diffuse_bounces, engine.glossy_bounces, engine.transmission_bounces)
    cycles.caustics_reflective = cycles.caustics_refractive = False
    layer = scene.view_layers[0]
    layer.use_pass_z = layer.use_pass_object_index = True
    layer.cycles.denoising_store_passes = True  # they guide the denoiser, and albedo the white balance


def _set_view(scene: bpy.types.Scene, view: View) -> None:
    """Blender's cameras look along -Z with Y up; ours along Z with Y down."""
    data = bpy.data.cameras.new("camera")
    data.sensor_fit = "AUTO"
    data.sensor_width = 36.0
    data.lens = float(view.intrinsics[0, 0]) * data.sensor_width / max(view.width, view.height)
    data.shift_x = data.shift_y = -FILTER_BIAS_PX / max(view.width, view.height)
    data.clip_start, data.clip_end = 0.01, 1000.0
    camera = bpy.data.objects.new("camera", data)
    camera.matrix_world = Matrix((view.world_from_camera @ np.diag([1.0, -1.0, -1.0, 1.0])).tolist())
    scene.collection.objects.link(camera)
    scene.camera = camera
    scene.render.resolution_x, scene.render.resolution_y = view.width, view.height
    scene.render.resolution_percentage = 100


def _set_output(scene: bpy.types.Scene, path: Path) -> None:
    output = scene.render.image_settings
    output.media_type = "MULTI_LAYER_IMAGE"
    output.file_format = "OPEN_EXR_MULTILAYER"
    output.color_depth = "32"
    output.exr_codec = "NONE"
    scene.render.filepath = str(path)
    scene.render.use_file_extension = False


def _add_scenery(scenery: Scenery) -> None:
    thing = add_object(scenery.name, scenery.mesh, [material(scenery.name, scenery.material)])
    thing.visible_shadow = scenery.blocks_light


def _add_labeled(staged: StagedObject) -> None:
    slots = list(dict.fromkeys(part.slot for part in staged.model.parts))
    indices = [np.full(len(part.mesh.faces), slots.index(part.slot)) for part in staged.model.parts]
    surfaces = [material(slot, staged.materials[slot]) for slot in slots]
    thing = add_object(
        f"object{staged.instance}",
        staged.model.mesh,
        surfaces,
        np.concatenate(indices),
        staged.world_from_object,
    )
    thing.pass_index = staged.instance


def _passes(path: Path) -> dict[str, np.ndarray]:
    """Pass name -> (H, W) or (H, W, channels), read from a multilayer EXR with one part a pass."""
    passes: dict[str, np.ndarray] = {}
    with OpenEXR.File(str(path), separate_channels=True) as file:
        for part in file.parts:
            for name, channel in part.channels.items():
                passes[name] = channel.pixels
    path.unlink()
    return passes


def _frame(passes: dict[str, np.ndarray], engine: Cycles) -> Frame:
    rgb = _stacked(passes, "Combined", "RGB")
    albedo = _stacked(passes, "Denoising Albedo", "RGB")
    if engine.denoise:
        rgb = denoised(rgb, albedo, _stacked(passes, "Denoising Normal", "XYZ"))
    depth = _stacked(passes, "Depth", "Z")[..., 0]
    return Frame(
        rgb=rgb,
        albedo=albedo,
        depth=np.where(depth < NOWHERE, depth, 0).astype(np.float32),
        instance=_stacked(passes, "Object Index", "X")[..., 0].astype(np.uint16),
    )


def _stacked(passes: dict[str, np.ndarray], name: str, channels: str) -> np.ndarray:
    return np.ascontiguousarray(
        np.stack([passes[f"ViewLayer.{name}.{channel}"] for channel in channels], axis=-1), dtype=np.float32
    )
