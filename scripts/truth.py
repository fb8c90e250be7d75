"""Labels against the truth: meshes exported, read by trimesh, and cast with Embree. Needs the development packages.

uv run scripts/truth.py                       60 scenes with things in the way, cut by the border, among mirrors
uv run scripts/truth.py --count 5 --seed 9    fewer, others
"""

import argparse
import os
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import trimesh
from pycocotools import mask as coco_mask

from synthgen.build import build
from synthgen.document import loads
from synthgen.draw import draw
from synthgen.labels import LABELS, annotated, pixels
from synthgen.materials import Cane, Netting, PaintedWood
from synthgen.mesh_export import export
from synthgen.parse import parse
from synthgen.run.image import Renderer
from synthgen.stage import Stage, StagedObject

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from rays import Solids, centres, is_visible, shown_at

SPEC = """
seed: {seed}
classes: {{chair: {{}}, sofa: {{}}}}
companions: {{integer: [0, 2]}}
setting: [studio, {{kind: room, weight: 3}}, showroom, terrace, garden]
furnishing: {{kind: furnished, against_wall: standing_mirror, on_wall: wall_mirror}}
occlusion: [{{kind: occluded, weight: 3}}, clear]
camera:
  fill: {{uniform: [0.5, 1.3]}}
  elevation_deg: {{uniform: [3, 60]}}
  azimuth_deg: {{uniform: [-180, 180]}}
image: {{width_px: {edge}, height_px: {edge}}}
render: {{samples: 1, denoise: false}}
labels: all
"""

FAR_PX = 2000
"""From the picture's corner; farther out single precision, in which meshes are exported, is too coarse to tell."""


@dataclass(frozen=True, eq=False)
class Findings:
    """Of one scene. masks, amodal: pixels that differ, of each object. depth: median error, metres. fractions: errors
    of the visible fraction. normals: median angle, degrees. boxes: greatest error of 3D corners, pixels.
    keypoints: (told, true) visibility of those in the frame."""

    masks: list[int]
    amodal: list[int]
    fractions: list[float]
    depth: float
    normals: float
    boxes: float
    keypoints: list[tuple[int, int]]


def solid(stage: Stage) -> Stage:
    """Caning and netting painted over: rays see no holes in them."""
    return replace(stage, objects=tuple(replace(t, materials=_closed(t)) for t in stage.objects))


def _closed(thing: StagedObject) -> dict:
    return {s: PaintedWood() if isinstance(m, Cane | Netting) else m for s, m in thing.materials.items()}


def exported(thing: StagedObject, folder: Path) -> trimesh.Trimesh:
    """The object's mesh as other programs get it: written as PLY, read again, and set up in the world."""
    path = folder / f"object{thing.instance}.ply"
    export(thing.model, thing.materials, path)
    mesh = trimesh.load(path, process=False)
    assert len(mesh.faces) == len(thing.model.mesh.faces)
    return mesh


def compared(stage: Stage, renderer: Renderer, folder: Path) -> Findings:
    """Labels of a rendered stage against rays."""
    frame = renderer.render(stage)
    image, objects = annotated(stage, frame, LABELS)
    camera = image["camera"]
    drawn = pixels(stage, frame, ("normals",), {})["normals"]
    own = [exported(thing, folder) for thing in stage.objects]
    placed = [mesh.vertices @ t.world_from_object[:3, :3].T + t.world_from_object[:3, 3]
              for mesh, t in zip(own, stage.objects, strict=True)]  # fmt: skip
    meshes = [*zip(placed, (mesh.faces for mesh in own), strict=True),
              *((s.mesh.vertices, s.mesh.faces) for s in stage.scenery)]  # fmt: skip
    owner = np.repeat(np.arange(len(meshes)), [len(faces) for _, faces in meshes])
    whole = Solids.of(*joined(meshes), camera)
    triangle, depth = whole.picture()
    seen = np.where(triangle >= 0, np.append(owner, -1)[triangle], -1)
    findings = Findings([], [], [], *_surfaces(frame, drawn, whole, triangle, depth), _boxes(own, objects, camera), [])
    for k, (thing, labels) in enumerate(zip(stage.objects, objects, strict=True)):
        alone = Solids.of(*meshes[k], camera)
        outline = alone.picture()[0] >= 0
        findings.masks.append(int((decoded(labels["mask"]) != (seen == k)).sum()))
        findings.amodal.append(int((decoded(labels["amodal_mask"]) != outline).sum()))
        if not camera["distortion"]["k1"] and outline.any():
            findings.fractions.append(abs(labels["visible_fraction"] - (seen == k).sum() / _size(alone)))
        findings.keypoints.extend(_keypoints(thing, labels["keypoints"], *meshes[k], whole))
    return findings


def joined(meshes: list) -> tuple[np.ndarray, np.ndarray]:
    """Vertices and faces of several meshes as one."""
    starts = np.cumsum([0, *(len(vertices) for vertices, _ in meshes[:-1])])
    return (np.concatenate([v for v, _ in meshes]),
            np.concatenate([f + s for (_, f), s in zip(meshes, starts, strict=True)]))  # fmt: skip


def decoded(runs: dict) -> np.ndarray:
    """(H, W) bool of a mask label."""
    return coco_mask.decode(runs | {"counts": runs["counts"].encode()}).astype(bool)


def _surfaces(frame, drawn, whole, triangle, depth) -> tuple[float, float]:
    """Median errors of depth, metres, and of normals, degrees, where both show something."""
    there = (triangle >= 0) & (frame.depth > 0)
    told = drawn[there] / 255 * 2 - 1
    true = whole.mesh.face_normals[triangle[there]] @ np.array(whole.camera["world_from_camera"])[:3, :3]
    cosine = np.abs((told * true).sum(axis=1)) / np.linalg.norm(told, axis=1)  # rays do not tell front from back
    angle = np.degrees(np.arccos(np.clip(cosine, 0, 1)))
    return float(np.median(np.abs(frame.depth - depth)[there])), float(np.median(angle))


def _size(alone: Solids) -> int:
    """Pixels of an object in a picture with a margin of its own size on each side."""
    grid = centres(alone.camera, margin=max(alone.camera["width"], alone.camera["height"]))
    return int((alone.first(grid.reshape(-1, 2))[0] >= 0).sum())


def _boxes(own, objects, camera) -> float:
    """Greatest error of a corner before the camera, unless it lies far out of the picture, pixels."""
    pose = np.linalg.inv(np.array(camera["world_from_camera"]))
    worst = 0.0
    for mesh, labels in zip(own, objects, strict=True):
        low, high = mesh.bounds
        corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
        local = trimesh.transform_points(corners, pose @ np.array(labels["pose"]["world_from_object"]))
        ahead = local[:, 2] > 0.05
        told = np.array([c if c else (0, 0) for c in labels["box_3d"]["corners_px"]])
        true = shown_at(local, camera)
        near = ahead & _has_formula(local, camera) & (np.abs(true).max(axis=1) < FAR_PX)
        worst = max(worst, float(np.abs(told - true)[near].max(initial=0)))
        assert np.abs(np.array(labels["box_3d"]["corners_m"]) - local).max() < 1e-4
    return worst


def _has_formula(local, camera) -> np.ndarray:
    """(N,) whether points lie where the lens does not fold back; farther out its formula means nothing."""
    lens = camera["distortion"]
    focal = camera["intrinsics"][0][0] / lens["radius_px"]
    radii = np.linalg.norm(local[:, :2] / local[:, 2:], axis=1) * focal
    return radii**2 < (-1 / (3 * lens["k1"]) if lens["k1"] < 0 else np.inf)


def _keypoints(thing, told, vertices, faces, whole) -> list[tuple[int, int]]:
    """(told, true) of the points in the frame."""
    away = vertices - np.array(whole.camera["world_from_camera"])[:3, 3]
    ends = np.cumsum([0, *(len(part.mesh.faces) for part in thing.model.parts)])
    parts = [Solids(_welded(away, faces[a:b]), whole.camera) for a, b in pairwise(ends)]
    found = []
    for name, (_, _, visibility) in told.items():
        if visibility:
            at = thing.world_from_object[:3, :3] @ thing.model.keypoints[name] + thing.world_from_object[:3, 3]
            point = at - np.array(whole.camera["world_from_camera"])[:3, 3]
            found.append((visibility, 2 if is_visible(point, whole, parts) else 1))
    return found


def _welded(vertices, faces) -> trimesh.Trimesh:
    """A closed mesh again: files split vertices where shading breaks."""
    mesh = trimesh.Trimesh(vertices, faces, process=False)
    mesh.merge_vertices(merge_norm=True, merge_tex=True)
    return mesh


def table(all_of: list[Findings]) -> str:
    """What was found, in lines."""
    masks, amodal = ([n for f in all_of for n in getattr(f, name)] for name in ("masks", "amodal"))
    points = [pair for f in all_of for pair in f.keypoints]
    agree = sum(told == true for told, true in points)
    fractions = [e for f in all_of for e in f.fractions]
    rows = [
        ("scenes, labeled objects", f"{len(all_of)}, {len(masks)}"),
        ("masks: pixels that differ, most in one, all together", f"{max(masks)}, {sum(masks)}"),
        ("amodal masks: pixels that differ, most in one, all together", f"{max(amodal)}, {sum(amodal)}"),
        (f"visible fraction of {len(fractions)}: greatest error", f"{max(fractions, default=np.nan):.4f}"),
        ("depth: greatest median error of a scene", f"{1000 * max(f.depth for f in all_of):.3f} mm"),
        (
            "normals against flat triangles: median error of a scene, usual and greatest",
            f"{np.median([f.normals for f in all_of]):.2f}, {max(f.normals for f in all_of):.2f} degrees",
        ),
        (f"3D boxes: greatest error of a corner within {FAR_PX:,} px", f"{max(f.boxes for f in all_of):.3f} px"),
        ("keypoints in the frame, hidden", f"{len(points)}, {sum(true == 1 for _, true in points)}"),
        ("keypoints whose visibility agrees", f"{agree} ({100 * agree / max(len(points), 1):.2f} %)"),
    ]
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def findings(count: int, seed: int, edge: int, renderer: Renderer) -> list[Findings]:
    """Of scenes 0 to count - 1."""
    spec = parse(loads(SPEC.format(seed=seed, edge=edge), "truth"))
    stages = (solid(build(draw(spec, index))) for index in range(count))
    with TemporaryDirectory() as folder:
        return [compared(_straightened(stage, index), renderer, Path(folder)) for index, stage in enumerate(stages)]


def _straightened(stage: Stage, index: int) -> Stage:
    """Every second scene without distortion: there, what lies beyond the border can be counted."""
    return replace(stage, view=replace(stage.view, distortion=0.0)) if index % 2 else stage


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--edge", type=int, default=160)
    arguments = parser.parse_args()
    from synthgen.blender.devices import choose  # only here: tests take the rest of this file without Blender
    from synthgen.blender.render import Renderer as Blender

    renderer = Blender(choose("cpu"))
    print(table(findings(arguments.count, arguments.seed, arguments.edge, renderer)))
    renderer.close()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # Blender may crash while it is torn down
