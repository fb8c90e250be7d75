"""Measure every family of furniture: triangles, milliseconds, watertightness, sizes, variety.

uv run scripts/families.py                         a table of all families over 200 draws each
uv run scripts/families.py --write                 puts it into docs/families.md
uv run scripts/families.py --against ~/meshes      the spread of shapes beside that of a folder of real meshes
"""

import argparse
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from time import process_time

import numpy as np

from synthgen.furniture import CATALOGUE, FAMILIES
from synthgen.furniture.model import Model
from synthgen.furniture.references import REFERENCES
from synthgen.geometry.mesh import Mesh
from synthgen.run.pieces import piece
from synthgen.streams import noise, uniform

DRAWS = 200
PAIRS = 4096
BINS = np.linspace(0, 3, 49)
"""Of distances between points of a surface, of their mean."""

DOCUMENT = Path(__file__).parents[1] / "docs" / "families.md"
HEAD = """# Furniture families

{count} procedural families, measured by `scripts/families.py --write` over {draws} draws each: median (and ends).
ms: CPU time to make a model on one core, UVs, part names and keypoints included. closed: share of parts that are
watertight. The WordNet synset is what ImageNet calls it; a family without a class is in neither `chair` nor `sofa`
unless a spec names it, since WordNet and COCO disagree on it. Real pieces and who gives their sizes:
`synthgen/furniture/references.py`.

"""
PICTURES = """
## Gallery

Eight draws of each family (`synthgen gallery -o docs/gallery`), then the ends of its ranges from the front and from
behind: all quantiles at 0, all at 1 (`synthgen gallery --extremes -o docs/gallery/extremes`).
"""


@dataclass(frozen=True)
class Measured:
    """A family over its draws."""

    family: str
    triangles: np.ndarray  # (N,)
    milliseconds: np.ndarray  # (N,) CPU
    closed: float  # share of parts that are watertight
    sizes: np.ndarray  # (N, 3) metres
    shapes: np.ndarray  # (N, 48) D2 distributions


def measured(family: str, draws: int = DRAWS) -> Measured:
    """Draws 0, 1, 2, ... of a family."""
    models, took = [], []
    for index in range(draws):
        drawn = piece(family, partial(uniform, 0, index))
        began = process_time()
        models.append(drawn.model())
        took.append(1000 * (process_time() - began))
    parts = [is_closed(part.mesh) for model in models for part in model.parts]
    return Measured(
        family,
        np.array([len(model.mesh.faces) for model in models]),
        np.array(took),
        float(np.mean(parts)),
        np.array([extent(model.mesh) for model in models]),
        np.array([d2(model.mesh) for model in models]),
    )


def is_closed(mesh: Mesh) -> bool:
    """Whether two triangles meet at every edge, and run along it opposite ways."""
    edges = mesh.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2).astype(np.int64)
    there, back = (np.sort(one * len(mesh.vertices) + other) for one, other in (edges.T, edges.T[::-1]))
    return bool((there[1:] > there[:-1]).all() and (there == back).all())


def extent(mesh: Mesh) -> np.ndarray:
    """(3,) width, depth and height, metres."""
    size: np.ndarray = np.ptp(mesh.bounds, axis=0)
    return size


def d2(mesh: Mesh) -> np.ndarray:
    """(48,) the D2 shape distribution (Osada et al. 2002): how far apart pairs of points of the surface are."""
    corners = mesh.vertices[mesh.faces]
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    u = noise(0, "d2", (2 * PAIRS, 3))
    face = np.searchsorted(np.cumsum(areas), u[:, 0] * areas.sum()).clip(max=len(areas) - 1)
    a, b, c = corners[face].transpose(1, 0, 2)
    root = np.sqrt(u[:, 1:2])
    points = (1 - root) * a + root * (1 - u[:, 2:]) * b + root * u[:, 2:] * c
    apart = np.linalg.norm(points[:PAIRS] - points[PAIRS:], axis=1)
    histogram, _ = np.histogram(apart / apart.mean(), BINS)
    return histogram / PAIRS


def spread(values: np.ndarray) -> float:
    """The mean L1 distance between two of (N, K) descriptors."""
    gaps = [np.abs(values[k] - values[k + 1 :]).sum(axis=1) for k in range(len(values) - 1)]
    return float(np.concatenate(gaps).mean())


def table(rows: list[Measured]) -> str:
    """Markdown, a line a family."""
    lines = [
        "| family | class | WordNet | triangles | ms | closed | W cm | D cm | H cm | real pieces, W x D x H cm |",
        "|---|---|---|--:|--:|--:|--:|--:|--:|---|",
    ]
    for row in rows:
        entry = CATALOGUE[row.family]
        sizes = " | ".join(span(100 * row.sizes[:, axis]) for axis in range(3))
        real = "; ".join(f"{r.name} {r.width_cm:g} x {r.depth_cm:g} x {r.height_cm:g}" for r in REFERENCES[row.family])
        lines.append(
            f"| {row.family} | {entry.label or '-'} | {entry.wordnet} | {np.median(row.triangles):.0f} "
            f"(≤ {row.triangles.max()}) | {np.median(row.milliseconds):.0f} (≤ {row.milliseconds.max():.0f}) "
            f"| {row.closed:.0%} | {sizes} | {real} |"
        )
    return "\n".join(lines)


def span(values: np.ndarray) -> str:
    """The median, and the ends."""
    return f"{np.median(values):.0f} ({values.min():.0f}-{values.max():.0f})"


def comparison(rows: list[Measured], folder: Path) -> str:
    """How far apart shapes are within each class: ours, and the mesh files of a folder with a subfolder a class."""
    from synthgen.furniture.mesh_file import MeshFile

    lines = ["| class | shapes | extents: mean distance | D2: mean distance |", "|---|--:|--:|--:|"]
    for label in ("chair", "sofa"):
        real: list[Model] = [MeshFile(path=str(p)).model() for p in sorted((folder / label).rglob("*.obj"))]
        proportions = [extent(model.mesh) / extent(model.mesh)[2] for model in real]
        shapes = np.array([d2(model.mesh) for model in real])
        ours = [row for row in rows if CATALOGUE[row.family].label == label]
        sizes = np.concatenate([row.sizes / row.sizes[:, 2:] for row in ours])[::7]
        own = np.concatenate([row.shapes for row in ours])[::7]
        lines.append(f"| {label}, real | {len(real)} | {spread(np.array(proportions)):.3f} | {spread(shapes):.3f} |")
        lines.append(f"| {label}, ours | {len(own)} | {spread(sizes):.3f} | {spread(own):.3f} |")
    return "\n".join(lines)


def pictures(rows: list[Measured]) -> str:
    """Markdown: the gallery's pictures of each family."""
    return "".join(
        f"\n### {row.family}\n\n![draws](gallery/{row.family}.jpg)\n![extremes](gallery/extremes/{row.family}.jpg)\n"
        for row in rows
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", default=list(FAMILIES))
    parser.add_argument("--draws", type=int, default=DRAWS)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    with Pool(arguments.processes) as pool:
        rows = pool.map(partial(measured, draws=arguments.draws), arguments.families, chunksize=1)
    text = table(rows)
    if arguments.against:
        text += "\n\n" + comparison(rows, arguments.against)
    print(text)
    if arguments.write:
        head = HEAD.format(count=len(rows), draws=arguments.draws)
        DOCUMENT.write_text(f"{head}{text}\n{PICTURES}{pictures(rows)}", encoding="utf-8")


if __name__ == "__main__":
    main()
