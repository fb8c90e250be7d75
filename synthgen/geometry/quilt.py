"""Puffy blocks: foam under a cover that is stitched into channels or cells."""

from collections.abc import Sequence

import numpy as np

from synthgen.geometry.box import box_uvs
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.shell import box_shell

_STEPS = np.array([0.0, 0.12, 0.37, 0.63, 0.88])  # lattice lines in a cell, finest at its seams


def quilted(
    size: Sequence[float],
    cells: Sequence[int],
    *,
    radius: float,
    depth: float,
    spacing: float = 0.12,
    turn: float = 0.0,
) -> Mesh:
    """A block standing on z = 0, centred on x = y = 0, with deep seams across it; `size` is (x, y, z), metres.

    cells: how many puffs there are along x, y and z; 0 leaves that axis plain. radius: metres, of the block's edges.
    depth: how deep the seams lie below the puffs, metres. spacing: of the lattice along plain axes. turn: length in
    metres over which both ends along x round off, as seen from above.
    """
    half = np.asarray(size, dtype=float) / 2
    radius = min(radius, 0.98 * float(half.min()))
    xs, ys, zs = (_lines(h, n, radius, spacing) for h, n in zip(half, cells, strict=True))
    shell = box_shell(_with_ends(xs, turn), ys, zs)
    points, normals = rounded(shell.vertices, half, radius)
    seams = np.stack([_puffs(shell.vertices[:, k] / half[k], cells[k]) for k in range(3)], axis=1)
    height = np.prod(1 - (1 - seams) * (1 - normals**2), axis=1)  # a seam does not mark the face that it is parallel to
    body = points + normals * (depth * (height - 1))[:, None]
    body = body * _narrowed(body[:, 0], half[0], turn) + (0, 0, half[2])
    return Mesh(body, shell.faces, box_uvs(body, shell.faces))


def rounded(points: Floats, half: Floats, radius: float) -> tuple[Floats, Floats]:
    """A lattice on the box of such half sizes with its edges rounded, and its (V, 3) outward directions."""
    core = np.clip(points, radius - half, half - radius)
    out = points - core
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    return core + radius * out, out


def _lines(half: float, cells: int, radius: float, spacing: float) -> Floats:
    """Rising coordinates from -half to half: through the rounded edges, the seams and the puffs between."""
    edge = half - radius + radius * np.tan(np.radians([0.0, 22.0, 45.0]))
    count = cells * len(_STEPS) if cells else max(round(2 * (half - radius) / spacing), 1)
    steps = (np.arange(cells)[:, None] + _STEPS).ravel() / cells if cells else np.arange(count) / count
    inner = (2 * steps - 1) * (half if cells else half - radius)
    kept = inner[np.abs(inner) < half - radius - 0.004]
    return np.concatenate([-edge[::-1], kept, edge])


def _puffs(unit: Floats, cells: int) -> Floats:
    """(V,) 1 on top of a puff, 0 in a seam, along an axis from -1 to 1."""
    if not cells:
        return np.ones_like(unit)
    share = (unit + 1) / 2 * cells
    wave: Floats = np.abs(np.sin(np.pi * share)) ** 0.55
    ends = (share < 0.5) | (share > cells - 0.5)  # the outer puffs roll over the edge of the block instead
    return np.where(ends, 1.0, wave)


def _with_ends(lines: Floats, turn: float) -> Floats:
    """Coordinates along x, finer where the ends round off."""
    if not turn:
        return lines
    half = lines[-1]
    arc = half - turn * (1 - np.cos(np.linspace(0.3, np.pi / 2, 7)))
    extra = np.concatenate([-arc, arc])
    apart = np.abs(extra[:, None] - lines).min(axis=1) > 0.012
    return np.sort(np.concatenate([lines, extra[apart]]))


def _narrowed(x: Floats, half: float, turn: float) -> Floats:
    """(V, 3) factors that round the ends of a block of half length `half`, as seen from above."""
    share = np.clip((half - np.abs(x)) / max(turn, 1e-9), 0.02, 1.0)
    width = np.sqrt(1 - (1 - share) ** 2)
    return np.stack([np.ones_like(x), width, np.ones_like(x)], axis=1)
