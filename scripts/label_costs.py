"""What labels cost: CPU-seconds of one image with the class alone, and with all labels, their pictures encoded.

uv run scripts/label_costs.py                 12 images of `configs/wide.yaml` at 256 x 256
uv run scripts/label_costs.py --count 4 --edge 128
"""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np

from synthgen.blender.devices import choose
from synthgen.blender.render import Renderer
from synthgen.build import build
from synthgen.dataset.header import Header
from synthgen.dataset.store import Store
from synthgen.draw import draw
from synthgen.frame import Frame
from synthgen.labels import LABELS, STANDARD, annotated, pixels
from synthgen.parse import load
from synthgen.run.image import image
from synthgen.spec import Spec, to_dict
from synthgen.stage import Stage

SETS = {"class": ("class",), "standard": STANDARD, "all": tuple(LABELS)}


class Given:
    """A renderer that has rendered already."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def render(self, stage: Stage) -> Frame:
        return self._frame


def whole(spec: Spec, index: int, frame: Frame, labels: tuple[str, ...], root: Path) -> float:
    """CPU-seconds of drawing, building, developing, labeling and writing an image that is rendered."""
    store = Store(root)
    Header(to_dict(spec), labels, {}, ()).save(root)
    began = process_time()
    store.commit(*image(replace(spec, labels=labels), index, Given(frame)))
    return process_time() - began


def single(name: str, stage: Stage, frame: Frame) -> float:
    """CPU-seconds of one label alone; what labels share is counted for each of them."""
    fresh = replace(stage, objects=tuple(replace(t) for t in stage.objects), view=replace(stage.view))
    began = process_time()
    annotated(fresh, frame, (name,))
    pixels(fresh, frame, (name,), {t.class_name: 1 for t in stage.objects})
    return process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spec", type=Path, default=Path("configs/wide.yaml"))
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--edge", type=int, default=256)
    arguments = parser.parse_args()
    size = (f"image.width_px={arguments.edge}", f"image.height_px={arguments.edge}")
    spec = load(arguments.spec, size)
    renderer = Renderer(choose("cpu"))
    renderer.render(build(draw(spec, 0)))  # the first one loads much
    rendering, rest, alone = [], {name: [] for name in SETS}, {name: [] for name in LABELS}
    with TemporaryDirectory() as folder:
        for index in range(arguments.count):
            stage = build(draw(spec, index))
            began = process_time()
            frame = renderer.render(stage)
            rendering.append(process_time() - began)
            for name, labels in SETS.items():
                rest[name].append(whole(spec, index, frame, labels, Path(folder) / name))
            for name in LABELS:
                alone[name].append(single(name, stage, frame))
    renderer.close()
    rendered = float(np.mean(rendering))
    print(f"{arguments.count} images of {arguments.edge} x {arguments.edge}, CPU-seconds an image")
    least = rendered + float(np.mean(rest["class"]))
    for name in SETS:
        total = rendered + float(np.mean(rest[name]))
        print(f"{name:10} {total:6.3f}  {100 * (total / least - 1):+5.1f} %")
    for name, costs in sorted(alone.items(), key=lambda pair: -float(np.mean(pair[1]))):
        print(f"  {name:18} {1000 * float(np.mean(costs)):6.1f} ms alone")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # Blender may crash while it is torn down
