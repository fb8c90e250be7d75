"""Twelve scenes with their labels drawn over them, as docs/labels/overlays.jpg.

uv run scripts/overlays.py                 renders them, and draws
uv run scripts/overlays.py --seed 5 -o x.jpg
"""

import argparse
import os
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from synthgen.blender.devices import choose
from synthgen.blender.render import Renderer
from synthgen.document import loads
from synthgen.parse import parse
from synthgen.report.overlay import overlay
from synthgen.run.image import image

OUT = Path(__file__).parents[1] / "docs" / "labels" / "overlays.jpg"
SPEC = """
seed: {seed}
count: 12
classes: {{chair: {{}}, sofa: {{}}}}
companions: {{integer: [0, 2]}}
occlusion: [occluded, clear]
setting: [{{kind: room, weight: 3}}, studio, showroom, terrace, garden]
camera: {{fill: {{uniform: [0.6, 1.15]}}, elevation_deg: {{uniform: [4, 40]}}, azimuth_deg: {{uniform: [-100, 100]}}}}
image: {{width_px: 192, height_px: 192}}
render: {{samples: 16}}
labels: all
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    spec = parse(loads(SPEC.format(seed=arguments.seed), "overlays"))
    renderer = Renderer(choose("cpu"))
    rows = []
    for index in range(spec.count):
        record, pictures = image(spec, index, renderer)
        rows.append(overlay(pictures.picture, record, pictures.parts, pictures.normals))
    renderer.close()
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    page = np.concatenate([np.concatenate(rows[k : k + 2], axis=1) for k in range(0, len(rows), 2)])
    Image.fromarray(page).save(arguments.out, quality=72)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # Blender may crash while it is torn down
