"""Render: from a stage to a frame, in one call of Cycles, and one of another engine if that is to draw the picture."""

import shutil
from dataclasses import replace
from typing import Any, ClassVar

import bpy
import numpy as np
from mathutils import Matrix

from synthgen.blender.images import Images
from synthgen.blender.lamps import add_rig
from synthgen.blender.meshes import add_object
from synthgen.blender.passes import taken
from synthgen.blender.rasters import drawn, painted, set_raster_engine
from synthgen.blender.scratch import scratch
from synthgen.blender.shaders import graph_of
from synthgen.blender.shelf import Shelf
from synthgen.denoise import denoised
from synthgen.devices import Device
from synthgen.engines import Cycles, Workbench
from synthgen.frame import Frame
from synthgen.materials import Surface
from synthgen.stage import Rig, Scenery, Stage, StagedObject, View, World
from synthgen.warp import pinhole, warped

FILTER_BIAS_PX = 0.0005
"""Cycles reads its pixel filter off a table and so casts the first ray this far right of and above a pixel's centre;
found by comparing masks with ray casting: 20 wrong pixels in 30 pictures without this, none with it."""

SENSOR_MM = 36.0

NOWHERE = 1e9
"""Cycles gives a depth of 1e10 where nothing is."""


FIRST_RAYS = Cycles(samples=1, denoise=False, diffuse_bounces=0, glossy_bounces=0, transmission_bounces=0)
"""What gives ids, depth and albedo to pictures of other engines: the same first rays."""


DARK = Rig(World((0.0, 0.0, 0.0), 0.0), (), ())
"""No light, for pictures that show none of the scene's own: first rays then end where they meet, in half the time."""


class Renderer:
    """Renders stages one after another. Each starts from an empty scene; only materials and images are kept.

    What is kept is set anew for each stage, so that no stage can leave anything to the next.
    """

    _at_work: ClassVar[object] = None
    """The one whose file is open."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._folder = scratch()
        self._images: Images | None = None
        self._take_over()

    def render(self, stage: Stage) -> Frame:
        """All passes of a stage."""
        if Renderer._at_work is not self:
            self._take_over()
        scene = bpy.context.scene
        engine = stage.render
        traced = engine if isinstance(engine, Cycles) else FIRST_RAYS
        _set_engine(scene, traced, self._device)
        _set_view(scene, pinhole(stage.view))
        self._set_up(replace(stage, rig=DARK) if isinstance(engine, Workbench) else stage)
        frame = _frame(_traced(scene), traced)
        if not isinstance(engine, Cycles):
            set_raster_engine(scene, engine)
            frame = painted(frame, drawn(scene, self._folder), engine)
        return warped(frame, stage.view)

    def _take_over(self) -> None:
        """Begin an empty file. Blender has one at a time, so what another renderer of this process kept is gone."""
        bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
        bpy.context.scene.render.use_persistent_data = True  # for the next view of the same stage
        self._drop_images()
        self._shelf = Shelf()
        self._images = Images()
        self._held: tuple[object, ...] | None = None
        Renderer._at_work = self

    def _drop_images(self) -> None:
        if self._images is not None:
            self._images.close()

    def _set_up(self, stage: Stage) -> None:
        """Put all that a stage holds into the scene, unless it is there, as it is for another view of the same."""
        held = (stage.objects, stage.scenery, stage.rig)
        if self._held is not None and all(one is other for one, other in zip(held, self._held, strict=True)):
            return
        self._held = None
        self._empty()
        for thing in stage.scenery:
            _add_scenery(thing, self._material(thing.material))
        for thing in stage.objects:
            _add_labeled(thing, {slot: self._material(surface) for slot, surface in thing.materials.items()})
        add_rig(stage.rig, self._shelf, self._images)
        self._held = held

    def _empty(self) -> None:
        """Take everything out of the scene, and put materials and images back."""
        data = bpy.data
        render = bpy.context.scene.render
        render.engine = render.engine  # ends the session of former views, which would miss some of what comes
        things = [thing for thing in data.objects if thing.type != "CAMERA"]
        data.batch_remove([*things, *data.meshes, *data.lights])
        self._shelf.put_back()
        self._images.shorten()

    def _material(self, surface: Surface) -> bpy.types.Material:
        return self._shelf.material(graph_of(surface, self._images))

    def close(self) -> None:
        """Remove the scratch folders."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._drop_images()


def _set_engine(scene: bpy.types.Scene, engine: Cycles, device: Device) -> None:
    on_cpu = device.backend == "cpu"
    # With several threads Cycles' last bits vary from run to run where an environment map lights the stage.
    _set(scene.render, engine="CYCLES", threads_mode="FIXED" if on_cpu else "AUTO", threads=1)
    _set(
        scene.cycles,
        device="CPU" if on_cpu else "GPU",
        samples=engine.samples,
        seed=engine.noise_seed,
        use_adaptive_sampling=engine.noise_threshold > 0,
        adaptive_threshold=engine.noise_threshold,
        use_light_tree=engine.light_tree,
        sampling_pattern="TABULATED_SOBOL",  # a twentieth quicker than Blender's choice, and as good
        use_denoising=False,  # `denoised` does it, which a GPU did no quicker
        sample_clamp_indirect=engine.clamp,
        diffuse_bounces=engine.diffuse_bounces,
        glossy_bounces=engine.glossy_bounces,
        transmission_bounces=engine.transmission_bounces,
        transparent_max_bounces=engine.transparent_bounces,
        max_bounces=max(engine.diffuse_bounces, engine.glossy_bounces, engine.transmission_bounces),
        caustics_reflective=False,
        caustics_refractive=False,
    )
    layer = scene.view_layers[0]
    _set(layer, use_pass_z=True, use_pass_object_index=True)
    _set(
        layer.cycles,
        denoising_store_passes=True,  # they guide the denoiser, and albedo the white balance
        denoising_pass_follow_reflections=engine is not FIRST_RAYS,
    )


def _set(target: Any, **values: Any) -> None:
    """Set what differs: some settings, be they to the same, make Cycles begin anew instead of going on from a view."""
    for name, value in values.items():
        held = getattr(target, name)
        if held != value and not (isinstance(value, float) and held == float(np.float32(value))):
            setattr(target, name, value)


def _set_view(scene: bpy.types.Scene, view: View) -> None:
    """Blender's cameras look along -Z with Y up; ours along Z with Y down."""
    camera = scene.camera or _camera(scene)
    data = camera.data
    longer = max(view.width, view.height)
    shift = -FILTER_BIAS_PX / longer
    lens = float(view.intrinsics[0, 0]) * SENSOR_MM / longer
    _set(
        data, sensor_fit="AUTO", sensor_width=SENSOR_MM, lens=lens, shift_x=shift, shift_y=shift, clip_start=0.01,
        clip_end=1000.0,
    )  # fmt: skip
    camera.matrix_world = Matrix((view.world_from_camera @ np.diag([1.0, -1.0, -1.0, 1.0])).tolist())
    _set(scene.render, resolution_x=view.width, resolution_y=view.height, resolution_percentage=100)


def _camera(scene: bpy.types.Scene) -> bpy.types.Object:
    scene.camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    scene.collection.objects.link(scene.camera)
    return scene.camera


def _add_scenery(scenery: Scenery, material: bpy.types.Material) -> None:
    thing = add_object(scenery.name, scenery.mesh, [material])
    thing.visible_shadow = scenery.blocks_light


def _add_labeled(staged: StagedObject, materials: dict[str, bpy.types.Material]) -> None:
    slots = list(dict.fromkeys(part.slot for part in staged.model.parts))
    indices = [np.full(len(part.mesh.faces), slots.index(part.slot)) for part in staged.model.parts]
    thing = add_object(
        f"object{staged.instance}",
        staged.model.mesh,
        [materials[slot] for slot in slots],
        np.concatenate(indices),
        staged.world_from_object,
    )
    thing.pass_index = staged.instance


def _traced(scene: bpy.types.Scene) -> dict[str, np.ndarray]:
    """The scene's passes."""
    scene.update_tag()  # else a session that goes on misses a new seed
    with taken() as passes:
        bpy.ops.render.render()
    if not passes["Depth"].all():  # what is nowhere has a depth as well
        raise RuntimeError("Blender gave up the picture; its log may say why")
    return passes


def _frame(passes: dict[str, np.ndarray], engine: Cycles) -> Frame:
    rgb, albedo, normal = (
        np.ascontiguousarray(passes[name][..., :3]) for name in ("Combined", "Denoising Albedo", "Denoising Normal")
    )
    depth = passes["Depth"][..., 0]
    return Frame(
        rgb=denoised(rgb, albedo, normal, engine.denoise_quality) if engine.denoise else rgb,
        albedo=albedo,
        depth=np.where(depth < NOWHERE, depth, np.float32(0)),
        instance=passes["Object Index"][..., 0].astype(np.uint16),
    )
