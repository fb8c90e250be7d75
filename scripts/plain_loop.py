"""Synthgen beside a plain loop, as a Blender script would have it: the same stages, on this machine, in turn.

uv run scripts/plain_loop.py                    12 pictures of one object on a floor, 2 of them held against references
uv run scripts/plain_loop.py --spec configs/wide.yaml --references 0

The loop begins an empty file for each picture, renders it by Cycles with Blender's own settings and 32 samples, or by
fewer with Blender's denoiser, renders again in flat colours for masks, writes PNGs, and writes all of the COCO file
anew. It makes meshes and shader nodes by the same functions as synthgen, which are quicker than `bpy.ops`; it writes no
depth, parts, amodal masks or scene. All have one thread, and a process each. PSNR is that of 8-bit pictures developed
alike, without random noise, against pictures of 1,024 samples.
"""

import argparse
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import bpy
import numpy as np
import OpenEXR
from PIL import Image as Picture
from pycocotools import mask as coco

from synthgen.blender.devices import choose
from synthgen.blender.images import Images
from synthgen.blender.lamps import add_rig
from synthgen.blender.meshes import add_object
from synthgen.blender.render import Renderer, _set_view
from synthgen.blender.shaders import graph_of
from synthgen.blender.shelf import Shelf
from synthgen.build import build
from synthgen.cameras import Image
from synthgen.dataset.store import Store
from synthgen.draw import draw
from synthgen.engines import Cycles
from synthgen.frame import Frame
from synthgen.parse import load
from synthgen.photo import developed
from synthgen.resources import texture
from synthgen.run.folder import looked_into
from synthgen.run.image import recorded
from synthgen.run.worker import hush
from synthgen.scene import Scene
from synthgen.spec import Spec
from synthgen.stage import Scenery, Stage

TRUTH = Cycles(
    samples=1024, denoise=False, clamp=0.0, diffuse_bounces=8, glossy_bounces=8, transmission_bounces=8,
    transparent_bounces=32,
)  # fmt: skip
FLOOR = {"count": 20, "classes": {"chair": {}, "sofa": {}}, "setting": "studio", "occlusion": "clear"}
"""One object on a floor."""


class Packed(Images):
    """Textures as files have them, as a script would load them."""

    def texture(self, name: str) -> bpy.types.Image:
        image = bpy.data.images.load(str(texture(name)))
        image.colorspace_settings.name = "Non-Color"
        return image

    def panorama(self, name: str) -> bpy.types.Image:
        own = bpy.utils.system_resource("DATAFILES", path="studiolights/world")
        return bpy.data.images.load(str(Path(own) / f"{name}.exr"))


@dataclass
class PlainLoop:
    """What a script does. samples: of Cycles. denoiser: whether Blender's own cleans the picture."""

    spec: Spec
    samples: int
    denoiser: bool
    folder: Path
    annotations: list[dict[str, object]] = field(default_factory=list)
    images: list[dict[str, object]] = field(default_factory=list)

    def make(self, index: int) -> None:
        """One picture, from an empty file to the labels on disk."""
        name = f"{index:05}.png"
        things = self._scene(index)
        _written(self.folder / name)
        self.images.append({"id": index, "file_name": name})
        _paint_flat(things)
        _written(self.folder / "masks.png")
        self._annotate(index, np.asarray(Picture.open(self.folder / "masks.png"))[..., 0])

    def light(self, index: int) -> np.ndarray:
        """(H, W, 3) linear light of the same picture; not a part of the loop."""
        self._scene(index)
        settings = bpy.context.scene.render.image_settings
        settings.file_format, settings.color_depth, settings.exr_codec = "OPEN_EXR", "32", "NONE"
        path = self.folder / "light.exr"
        _written(path)
        with OpenEXR.File(str(path)) as file:
            (pixels,) = (channel.pixels for channel in file.channels().values())
            return np.ascontiguousarray(pixels[..., :3], dtype=np.float32)

    def _scene(self, index: int) -> list[tuple[bpy.types.Object, int]]:
        stage = staged(self.spec, index)[1]
        bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
        things = _filled(stage)
        _render_settings(self.samples, self.denoiser)
        _set_view(bpy.context.scene, stage.view)
        return things

    def _annotate(self, number: int, ids: np.ndarray) -> None:
        """Write the whole file anew, as such scripts do."""
        for instance in np.unique(ids[ids > 0]):
            encoded = coco.encode(np.asfortranarray(ids == instance, dtype=np.uint8))
            self.annotations.append({
                "id": len(self.annotations) + 1, "image_id": number, "category_id": 1, "iscrowd": 0,
                "area": int(coco.area(encoded)), "bbox": coco.toBbox(encoded).tolist(),
                "segmentation": {"size": encoded["size"], "counts": encoded["counts"].decode()},
            })  # fmt: skip
        whole = {"images": self.images, "annotations": self.annotations, "categories": [{"id": 1, "name": "object"}]}
        (self.folder / "coco.json").write_text(json.dumps(whole))


def _filled(stage: Stage) -> list[tuple[bpy.types.Object, int]]:
    """Everything of a stage in the empty scene, and which object is which instance, 0 for none."""
    images, shelf = Packed(), Shelf()
    try:
        things = [(_thing(thing, shelf, images), 0) for thing in stage.scenery]
        for staged in stage.objects:
            slots = list(dict.fromkeys(part.slot for part in staged.model.parts))
            indices = [np.full(len(part.mesh.faces), slots.index(part.slot)) for part in staged.model.parts]
            materials = [shelf.material(graph_of(staged.materials[slot], images)) for slot in slots]
            made = add_object("object", staged.model.mesh, materials, np.concatenate(indices), staged.world_from_object)
            things.append((made, staged.instance))
        add_rig(stage.rig, shelf, images)
        bpy.context.scene.world.cycles.sampling_method = "AUTOMATIC"  # as Blender has it
        return things
    finally:
        images.close()


def _thing(scenery: Scenery, shelf: Shelf, images: Images) -> bpy.types.Object:
    thing = add_object(scenery.name, scenery.mesh, [shelf.material(graph_of(scenery.material, images))])
    thing.visible_shadow = scenery.blocks_light
    return thing


def _render_settings(samples: int, denoiser: bool) -> None:
    """Blender's own, but for samples and denoiser, and for bounces, caustics and threads, which are synthgen's."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.threads_mode, scene.render.threads = "FIXED", 1
    cycles = scene.cycles
    cycles.samples, cycles.use_adaptive_sampling, cycles.use_denoising = samples, False, denoiser
    cycles.diffuse_bounces = cycles.glossy_bounces = cycles.max_bounces = 3
    cycles.caustics_reflective = cycles.caustics_refractive = False
    scene.view_settings.view_transform = "Standard"
    scene.render.image_settings.file_format = "PNG"


def _paint_flat(things: list[tuple[bpy.types.Object, int]]) -> None:
    """Every object in a colour of its own, and nothing that blurs colours."""
    scene = bpy.context.scene
    for thing, instance in things:
        material = bpy.data.materials.new("flat")
        tree = material.node_tree
        tree.nodes.clear()
        emission, output = tree.nodes.new("ShaderNodeEmission"), tree.nodes.new("ShaderNodeOutputMaterial")
        emission.inputs["Color"].default_value = (instance / 255, 0, 0, 1)
        tree.links.new(emission.outputs[0], output.inputs[0])
        for slot in thing.material_slots:
            slot.material = material
    scene.world = bpy.data.worlds.new("black")
    scene.cycles.samples, scene.cycles.use_denoising = 1, False
    scene.cycles.pixel_filter_type = "BOX"
    scene.cycles.filter_width = 0.01
    scene.view_settings.view_transform = "Raw"


def _written(path: Path) -> None:
    scene = bpy.context.scene
    scene.render.filepath = str(path)
    scene.render.use_file_extension = False
    bpy.ops.render.render(write_still=True)


class Synthgen:
    """One picture as a worker makes it, with the standard labels."""

    def __init__(self, spec: Spec, folder: Path) -> None:
        looked_into(folder, spec).new.save(folder)
        self._spec, self._store, self._renderer = spec, Store(folder), Renderer(choose("cpu"))

    def make(self, index: int) -> None:
        """From drawing to the files on disk."""
        scene, stage = staged(self._spec, index)
        self._store.commit(*recorded(self._spec, index, scene, stage, self._renderer.render(stage)))

    def light(self, index: int) -> np.ndarray:
        """(H, W, 3) linear light."""
        return self._renderer.render(staged(self._spec, index)[1]).rgb

    def truth(self, index: int) -> Frame:
        """The reference."""
        return self._renderer.render(replace(staged(self._spec, index)[1], render=TRUTH))


def staged(spec: Spec, index: int) -> tuple[Scene, Stage]:
    """A scene of 256x256 pixels and its stage, without lens distortion, which the loop does not know."""
    scene = draw(spec, index)
    around = scene.surroundings
    scene = replace(
        scene, surroundings=replace(around, image=Image(256, 256), camera=replace(around.camera, distortion=0.0))
    )
    return scene, build(scene)


def psnr(scene: Scene, truth: Frame, rgb: np.ndarray) -> float:
    """dB of the 8-bit picture; metered and focused as the reference is, so that noise alone counts."""
    around = scene.surroundings
    one, other = (
        developed(replace(truth, rgb=light), around.photo, replace(around.sensor, iso=0)).astype(float)
        for light in (truth.rgb, rgb)
    )
    return float(10 * np.log10(255**2 / np.mean((one - other) ** 2)))


def loaded(path: Path | None) -> Spec:
    """The spec, or that of one object on a floor."""
    if path is not None:
        return load(path)
    with TemporaryDirectory() as folder:
        own = Path(folder, "floor.yaml")
        own.write_text(json.dumps(FLOOR))
        return load(own)


def ways(spec: Spec, arguments: argparse.Namespace) -> dict[str, Callable[[Path], PlainLoop | Synthgen]]:
    """What is compared, by name."""
    raw, few = arguments.samples, arguments.denoiser
    return {
        f"plain loop, {raw} raw samples": lambda folder: PlainLoop(spec, raw, denoiser=False, folder=folder),
        f"plain loop, {few} samples, its denoiser": lambda folder: PlainLoop(spec, few, denoiser=True, folder=folder),
        "synthgen, standard labels": lambda folder: Synthgen(spec, folder),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spec", type=Path)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--samples", type=int, default=32, help="of the raw loop")
    parser.add_argument(
        "--denoiser", type=int, default=4, metavar="SAMPLES", help="of the loop with Blender's denoiser"
    )
    parser.add_argument("--references", type=int, default=2, metavar="N", help="scenes held against 1,024 samples")
    parser.add_argument("--serve", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    spec = loaded(arguments.spec)
    names = tuple(ways(spec, arguments))
    if arguments.serve:
        name, folder, pipe = arguments.serve
        _serve(ways(spec, arguments)[name], Path(folder), int(pipe))
    with TemporaryDirectory() as scratch:
        others = [Other(name, Path(scratch, str(number))) for number, name in enumerate(names)]
        costs = [[other.asked("timed", index) for other in others] for index in (0, *range(arguments.count))][1:]
        quality = [_qualities(spec, index, others) for index in range(arguments.references)]
        for other in others:
            other.close()
    _tell(names, np.array(costs), quality)


class Other:
    """A way in a process of its own, so that each keeps between pictures what it would keep."""

    def __init__(self, name: str, folder: Path) -> None:
        folder.mkdir()
        reading, writing = os.pipe()  # since Blender talks on the standard output
        command = [sys.executable, *sys.argv, "--serve", name, str(folder), str(writing)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[writing])
        os.close(writing)
        self._answers = os.fdopen(reading, "rb")

    def asked(self, what: str, index: int) -> Any:
        """`timed`: CPU-seconds and wall seconds of making a picture; or what a method gives."""
        self._process.stdin.write(f"{what} {index}\n".encode())
        self._process.stdin.flush()
        return pickle.load(self._answers)

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()


def _serve(make: Callable[[Path], PlainLoop | Synthgen], folder: Path, pipe: int) -> None:
    answers = os.fdopen(pipe, "wb")
    hush()
    way = make(folder)
    for line in sys.stdin:
        what, index = line.split()
        pickle.dump(_timed(way, int(index)) if what == "timed" else getattr(way, what)(int(index)), answers)
        answers.flush()
    os._exit(0)  # Blender may crash while it is torn down


def _timed(way: PlainLoop | Synthgen, index: int) -> tuple[float, float]:
    cpu, wall = process_time(), perf_counter()
    way.make(index)
    return process_time() - cpu, perf_counter() - wall


def _qualities(spec: Spec, index: int, others: list[Other]) -> list[float]:
    truth = others[-1].asked("truth", index)
    return [psnr(staged(spec, index)[0], truth, other.asked("light", index)) for other in others]


def _tell(names: tuple[str, ...], costs: np.ndarray, quality: list[list[float]]) -> None:
    """Markdown. costs: (pictures, ways, 2) CPU-seconds and wall seconds."""
    print("| | CPU-s | wall s | CPU-s against synthgen | PSNR, dB |\n|---|--:|--:|--:|--:|")
    for way, name in enumerate(names):
        (cpu, wall), ratio = np.median(costs[:, way], axis=0), np.median(costs[:, way, 0] / costs[:, -1, 0])
        decibels = ", ".join(f"{row[way]:.1f}" for row in quality) or "not compared"
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {ratio:.1f} x | {decibels} |")


if __name__ == "__main__":
    main()
