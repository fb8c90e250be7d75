"""A skin over rings: the side and the two ends of anything with one outline after another."""

import numpy as np

from synthgen.geometry.mesh import Floats, Ints, Mesh


def skin(rings: Floats, creases: Floats | None = None) -> Mesh:
    """A closed body over rings of points, its first and last ring filled in.

    rings: (R, N, 3) metres; each ring runs counter-clockwise as seen from beyond the last one.
    creases: (R, N) heights of a relief, if any: each square is then folded along its lower diagonal, so that valleys
    stay sharp.
    """
    count, around = rings.shape[:2]
    grid = np.pad(np.arange(count * around, dtype=np.int32).reshape(count, around), ((0, 0), (0, 1)), mode="wrap")
    flat = np.arange(count * (around + 1), dtype=np.int32).reshape(count, around + 1)
    folds = _folds(creases) if creases is not None else np.zeros((count - 1, around), dtype=bool)
    uv = _unrolled(rings).reshape(-1, 2)[_split(flat, folds)]
    first, last = _cap(rings[0]), _cap(rings[-1])
    start = (count - 1) * around
    faces = np.concatenate([_split(grid, folds), first[0][:, ::-1], last[0] + start])
    uvs = np.concatenate([uv, first[1][:, ::-1], last[1]])
    return Mesh(rings.reshape(-1, 3), faces.astype(np.int32), uvs)


def ears(outline: Floats) -> Ints:
    """(N - 2, 3) triangles that fill a simple counter-clockwise outline of (N, 2), by cutting off its ears."""
    left = list(range(len(outline)))
    points = [(float(x), float(y)) for x, y in outline]
    triangles = []
    k = misses = 0
    while len(left) > 3:
        n = len(left)
        a, b, c = left[k % n - 1], left[k % n], left[(k + 1) % n]
        if misses > n or _is_ear(points, left, a, b, c):
            triangles.append((a, b, c))
            del left[k % n]
            k, misses = k % n + 1, 0  # step over a neighbour, so that triangles do not fan out of one corner
        else:
            k, misses = k + 1, misses + 1
    triangles.append((left[0], left[1], left[2]))
    return np.array(triangles, dtype=np.int32)


def _is_ear(points: list[tuple[float, float]], left: list[int], a: int, b: int, c: int) -> bool:
    (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
    if (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) <= 1e-12:
        return False
    for i in left:
        if i in (a, b, c):
            continue
        x, y = points[i]
        inside = (bx - ax) * (y - ay) >= (by - ay) * (x - ax) and (cx - bx) * (y - by) >= (cy - by) * (x - bx)
        if inside and (ax - cx) * (y - cy) >= (ay - cy) * (x - cx):
            return False
    return True


def _cap(ring: Floats) -> tuple[Ints, Floats]:
    """The triangles that fill a nearly flat ring, counter-clockwise like it, and their texture coordinates."""
    normal = np.cross(ring, np.roll(ring, -1, axis=0)).sum(axis=0)
    normal /= np.linalg.norm(normal)
    helper = np.array([0.0, 0, 1]) if abs(normal[2]) < 0.9 else np.array([0.0, 1, 0])
    right = np.cross(helper, normal)
    right /= np.linalg.norm(right)
    flat = np.stack([ring @ right, ring @ np.cross(normal, right)], axis=1)
    faces = ears(flat)
    return faces, flat[faces]


def _folds(height: Floats) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Whether each square is cut from its second to its fourth corner, rather than from its first to its third."""
    h = np.pad(height, ((0, 0), (0, 1)), mode="wrap")
    return h[1:, :-1] + h[:-1, 1:] < h[:-1, :-1] + h[1:, 1:]


def _split(grid: Ints, folds: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> Ints:
    """Squares of a grid (ring, around) as triangles facing outwards, each cut along the diagonal that it wants."""
    a, b, c, d = grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]
    straight = np.stack([a, b, c, a, c, d], axis=-1)
    folded = np.stack([a, b, d, b, c, d], axis=-1)
    return np.where(folds[..., None], folded, straight).reshape(-1, 3)


def _unrolled(rings: Floats) -> Floats:
    """(R, N + 1, 2) texture coordinates: along the body, and around its longest ring."""
    steps = np.linalg.norm(np.diff(rings, axis=0), axis=-1).mean(axis=1)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    edges = np.linalg.norm(np.diff(rings, axis=1, append=rings[:, :1]), axis=-1)
    around = np.concatenate([[0.0], np.cumsum(edges[np.argmax(edges.sum(axis=1))])])
    return np.stack(np.meshgrid(along, around, indexing="ij"), axis=-1)
