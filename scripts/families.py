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
unless a spec names it, since those who label photographs disagree on it. Real pieces and who gives their sizes:
`synthgen/furniture/references.py`.

"""
AGAINST = """
## Variety

Extents relative to the height, and the D2 shape distribution, against the meshes of a folder of real ones, here seven
CC0 models of the Sweet Home 3D libraries (`--against`): L1 distances between two pieces of a class. Each of the real
ones has one of ours nearer to it than any other real one. Chairs are on average more alike in their proportions than
these four, one of which is a Chesterfield armchair 112 cm wide.

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


def apart(values: np.ndarray, others: np.ndarray) -> np.ndarray:
    """(N, M) L1 distances between (N, K) and (M, K) descriptors."""
    gaps: np.ndarray = np.abs(values[:, None] - others[None]).sum(axis=2)
    return gaps


def spread(values: np.ndarray) -> tuple[float, float]:
    """The mean and the largest distance between two of (N, K) descriptors."""
    gaps = apart(values, values)
    return float(gaps.sum() / (len(gaps) * (len(gaps) - 1))), float(gaps.max())


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

    lines = [
        "| class | descriptor | shapes | mean distance | largest | from a real one to the nearest |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for label in ("chair", "sofa"):
        models: list[Model] = [MeshFile(path=str(p)).model() for p in sorted((folder / label).rglob("*.obj"))]
        own = [row for row in rows if CATALOGUE[row.family].label == label]
        ours = {
            "extents": np.concatenate([proportions(row.sizes[:NEIGHBOURS]) for row in own]),
            "D2": np.concatenate([row.shapes[:NEIGHBOURS] for row in own]),
        }
        real = {
            "extents": proportions(np.array([extent(model.mesh) for model in models])),
            "D2": np.array([d2(model.mesh) for model in models]),
        }
        for name in ours:
            among = np.sort(apart(real[name], real[name]), axis=1)[:, 1]
            lines.append(compared(f"{label}, real", name, real[name], among))
            lines.append(compared(f"{label}, ours", name, ours[name], apart(real[name], ours[name]).min(axis=1)))
    return "\n".join(lines)


NEIGHBOURS = 25
"""Draws of each family that are held against real meshes."""


def proportions(sizes: np.ndarray) -> np.ndarray:
    """(N, 3) sizes relative to the height."""
    return sizes / sizes[:, 2:]


def compared(label: str, name: str, values: np.ndarray, nearest: np.ndarray) -> str:
    """A line of the comparison."""
    mean, largest = spread(values)
    return f"| {label} | {name} | {len(values)} | {mean:.2f} | {largest:.2f} | {np.mean(nearest):.2f} |"


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
        text += "\n" + AGAINST + comparison(rows, arguments.against)
    print(text)
    if arguments.write:
        head = HEAD.format(count=len(rows), draws=arguments.draws)
        DOCUMENT.write_text(f"{head}{text}\n{PICTURES}{pictures(rows)}", encoding="utf-8")


if __name__ == "__main__":
    main()
