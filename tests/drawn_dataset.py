"""Small datasets whose pictures a raster draws in milliseconds: all files are as a run with Blender would write them."""

import json
import os

import numpy as np
import pytest

from synthgen.dataset import scenes
from synthgen.dataset.finalize import finalize
from synthgen.dataset.header import Header
from synthgen.dataset.store import Store
from synthgen.document import loads
from synthgen.frame import Frame
from synthgen.geometry.raster import nearest_to, projected
from synthgen.labels import LABELS
from synthgen.labels.grid import NEAR, grid
from synthgen.labels.solids import solids
from synthgen.parse import parse
from synthgen.run.image import image
from synthgen.spec import to_dict
from synthgen.verify import verify

VERSIONS = {"synthgen": "0.1.0", "bpy": "none", "numpy": "2", "python": "3.13"}

SPEC = f"""
name: drawn
count: 4
seed: 2
classes:
  chair: [folding_chair, parsons_chair]
  sofa: {{kind: daybed}}
splits: {{train: 0.5, val: 0.5}}
companions: {{choice: [0, 1]}}
layout: {{kind: row}}
labels: [{", ".join(LABELS)}]
setting: studio
occlusion: clear
light: softboxes
camera: {{fill: {{uniform: [0.8, 0.95]}}, distortion: 0}}
image: {{width_px: 48, height_px: 40}}
"""


class Raster:
    """Draws a stage: every triangle in a grey of its own, by how it faces the camera; caning has no holes."""

    def render(self, stage):
        """All passes of a stage."""
        cells, everything = grid(stage.view), solids(stage)
        corners = everything.vertices[everything.faces]
        drawn = projected(corners, cells.pinhole.intrinsics, NEAR)
        triangle, depth = (cells.shown(array) for array in nearest_to(drawn, cells.window))
        there = triangle >= 0
        normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        facing = np.abs(normals[:, 2]) / np.maximum(np.linalg.norm(normals, axis=1), 1e-12)
        light = np.where(there, (0.05 + 0.3 * facing + 0.2 * (everything.owner % 3))[triangle], 0.6)
        rgb = np.repeat(light[..., None], 3, axis=2).astype(np.float32)
        ids = np.where(there, everything.owner[triangle], 0).astype(np.uint16)
        return Frame(rgb, rgb, np.where(there, depth, 0).astype(np.float32), ids)


def spec_of(text=SPEC, **changes):
    """The spec in a YAML text, with some keys at its top replaced."""
    source = loads(text, "test")
    source.data.update(changes)
    return parse(source)


def drawn_dataset(root, spec=None, indices=None):
    """A finished dataset of some of a spec's images in the folder `root`; all if left out."""
    spec = spec or spec_of()
    header = Header(to_dict(spec), spec.labels, VERSIONS, ("raster",))
    header.save(root)
    for index in range(spec.count) if indices is None else indices:
        Store(root).commit(*image(spec, index, Raster()))
    finalize(root, header)
    return root


# ---- haste -------------------------------------------------------------------------------------------------------

EXAMINE, SHOWN = verify._examined, {}
PARSE, SPECS = scenes._parsed, {}


@pytest.fixture(autouse=True)
def in_haste(monkeypatch):
    """Nobody pulls the plug here; what an image shows depends on its files and the header alone; specs are the same."""
    monkeypatch.setattr(os, "sync", lambda: None)
    monkeypatch.setattr(verify, "_examined", _examined)
    monkeypatch.setattr(scenes, "_parsed", _parsed)


def _examined(dataset, image):
    files = [*dataset.root.glob(f"*/{image[0]}.*"), dataset.root / image[1], dataset.root / "dataset.json"]
    known = (image, *((path.parent.name, path.name, path.read_bytes()) for path in sorted(files)))
    if known not in SHOWN:
        SHOWN[known] = EXAMINE(dataset, image)
    return SHOWN[known]


def _parsed(source):
    known = json.dumps(source.spec)
    if known not in SPECS:
        SPECS[known] = PARSE(source)
    return SPECS[known]
