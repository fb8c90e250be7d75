"""What settings, lights and materials cost to render: CPU-seconds of the renderer alone, on one core.

uv run scripts/costs.py                            a table of each, dearest first
uv run scripts/costs.py --write                    puts them into docs/costs.md
uv run scripts/costs.py --repeats 1 --edge 96      quickly and roughly
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
import OpenEXR
from PIL import Image as Pillow

from synthgen.blender.devices import choose
from synthgen.blender.render import Renderer
from synthgen.build import build
from synthgen.cameras import Image, Orbit
from synthgen.document import loads
from synthgen.draw import draw
from synthgen.engines import Cycles
from synthgen.furnishing import FURNISHINGS, Furnishing
from synthgen.furniture import FURNITURE
from synthgen.furniture.model import Part, standing
from synthgen.geometry.box import rounded_box
from synthgen.lights import LIGHTS, EnvironmentMap
from synthgen.materials import BACKDROPS, FLOORS, GREENERY, MATERIALS, WALLS
from synthgen.parse import parse
from synthgen.run.bench.machine import processor
from synthgen.scene import Scene, Surroundings
from synthgen.settings import SETTINGS
from synthgen.settings.room import Room
from synthgen.stage import Stage
from synthgen.streams import noise

CHAIR = "slat_back_chair"
DOCUMENT = Path(__file__).parents[1] / "docs" / "costs.md"
HEAD = """# What a picture costs

Measured by `scripts/costs.py --write`: CPU-seconds (`process_time`, all threads) of `Renderer.render` alone, that is
Blender's scene, Cycles on one core and the denoiser, without drawing, building, developing and writing. {edge} x {edge}
pixels, {samples} samples, median of {repeats} rounds over all rows, typical values throughout (the furnishing is
that of scene 0, since the typical one is empty), after one picture that does not count. On: {machine}.
"""
TITLES = {
    "setting": "Settings: the same chair, light from an environment map",
    "light": "Lights: the same chair in a bare room",
    "material": "Materials: a cushion of it, large in the studio, light from an environment map",
}


@dataclass(frozen=True)
class Case:
    """A row of a table: what is measured, and its stage."""

    table: str
    name: str
    stage: Stage

    @property
    def triangles(self) -> int:
        """Of everything that is rendered."""
        labeled = sum(len(thing.model.mesh.faces) for thing in self.stage.objects)
        return labeled + sum(len(thing.mesh.faces) for thing in self.stage.scenery)

    @property
    def things(self) -> int:
        """Objects that the renderer is given."""
        return len(self.stage.objects) + len(self.stage.scenery)


def cases(around: Surroundings, own: dict[str, str]) -> Iterator[Case]:
    """Every row. own: the file of each kind that needs one."""
    bare, furnished = FURNISHINGS["bare"](), drawn_furnishing()
    for name in SETTINGS:
        setting = made(SETTINGS, name, own)
        empty = stage_of(replace(around, setting=setting, furnishing=bare))
        full = stage_of(replace(around, setting=setting, furnishing=furnished))
        yield Case("setting", name, empty)
        if len(full.scenery) > len(empty.scenery):
            yield Case("setting", f"{name}, furnished", full)
    for name in LIGHTS:
        light = made(LIGHTS, name, own)
        yield Case("light", name, stage_of(replace(around, setting=Room(), furnishing=bare, light=light)))
    surfaces = MATERIALS | FLOORS | WALLS | BACKDROPS | GREENERY
    for name in surfaces:
        yield Case("material", name, cushion(around, made(surfaces, name, own)))


def drawn_furnishing() -> Furnishing:
    """The furnishing of scene 0: the typical one is empty."""
    spec = parse(loads("{classes: {chair: {}}, furnishing: furnished}", "costs"))
    return draw(spec, 0).surroundings.furnishing


def made(table: dict, name: str, own: dict[str, str]) -> object:
    """The typical kind of a name, of a file where it needs one."""
    return table[name](**({"path": own[name]} if name in own else {}))


def stage_of(around: Surroundings) -> Stage:
    """The chair in some surroundings."""
    return build(Scene("chair", FURNITURE[CHAIR](), around))


def cushion(around: Surroundings, surface: object) -> Stage:
    """A cushion where the chair was, near enough to fill most of the picture."""
    stage = stage_of(replace(around, camera=Orbit(fill=0.95)))
    size = np.ptp(stage.objects[0].model.bounds, axis=0)
    model = standing([Part("cushion", "cover", rounded_box(size, 0.05))], {})
    thing = replace(stage.objects[0], model=model, materials={"cover": surface})
    return replace(stage, objects=(thing,))


def own_files(folder: Path) -> dict[str, str]:
    """A picture and a map of noise, by the kinds that need a file."""
    picture, panorama = folder / "own.png", folder / "own.exr"
    Pillow.fromarray((255 * noise(0, "picture", (1024, 1024, 3))).astype(np.uint8)).save(picture)
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    OpenEXR.File(header, {"RGB": noise(0, "map", (512, 1024, 3)).astype(np.float32)}).write(str(panorama))
    return {"photo_backdrop": str(picture), "texture_file": str(picture), "environment_file": str(panorama)}


def measured(renderer: Renderer, stage: Stage) -> float:
    """CPU-seconds of one picture."""
    began = process_time()
    renderer.render(stage)
    return process_time() - began


def table(name: str, rows: list[tuple[Case, float]]) -> str:
    """Markdown, dearest first."""
    lines = [
        f"\n## {TITLES[name]}\n",
        f"| {name} | CPU-seconds | objects | triangles |",
        "|---|--:|--:|--:|",
        *(f"| {c.name} | {cost:.2f} | {c.things} | {c.triangles} |" for c, cost in rows),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", nargs="*", choices=TITLES, default=list(TITLES))
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--edge", type=int, default=256)
    parser.add_argument("--samples", type=int, default=8)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    edge, samples = arguments.edge, arguments.samples
    around = replace(
        Surroundings(), light=EnvironmentMap(), image=Image(edge, edge), render=replace(Cycles(), samples=samples)
    )
    with TemporaryDirectory() as folder:
        rows = [case for case in cases(around, own_files(Path(folder))) if case.table in arguments.tables]
        renderer = Renderer(choose("cpu"))
        measured(renderer, rows[0].stage)
        costs = np.median([[measured(renderer, row.stage) for row in rows] for _ in range(arguments.repeats)], axis=0)
        renderer.close()
    ranked = sorted(zip(rows, costs, strict=True), key=lambda pair: -pair[1])
    head = HEAD.format(edge=edge, samples=samples, repeats=arguments.repeats, machine=processor())
    text = head + "".join(table(name, [r for r in ranked if r[0].table == name]) for name in arguments.tables)
    print(text)
    if arguments.write:
        DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # Blender may crash while it is torn down
