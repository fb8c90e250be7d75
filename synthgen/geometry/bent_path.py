"""The middle line of bent tube and rod: straight runs joined by arcs."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from synthgen.geometry.mesh import Floats


def bent_path(
    corners: ArrayLike, radii: float | Sequence[float], *, closed: bool = False, step_deg: float = 12
) -> Floats:
    """(N, 3) points along straight runs between (K, 3) corners, metres, each corner rounded by an arc.

    radii: metres, of all corners or one for each that is rounded (K - 2 of an open path, K of a closed one); an arc
    shrinks where its runs are too short for it. step_deg: the turn between two neighbouring points of an arc.
    """
    corner = np.asarray(corners, dtype=float)
    ring = np.concatenate([corner[-1:], corner, corner[:1]]) if closed else corner
    sizes = np.broadcast_to(np.asarray(radii, dtype=float), len(ring) - 2)
    runs = [float(np.linalg.norm(b - a)) for a, b in pairwise(ring)]
    last = len(runs) - 1
    pieces = [] if closed else [ring[:1]]
    for k, radius in enumerate(sizes):
        room = [runs[j] * (0.998 if not closed and j in (0, last) else 0.499) for j in (k, k + 1)]
        pieces.append(_arc(ring[k : k + 3], float(radius), min(room), step_deg))
    return np.concatenate(pieces if closed else [*pieces, ring[-1:]])


def _arc(three: Floats, radius: float, room: float, step_deg: float) -> Floats:
    """(N, 3) the arc that rounds off the middle one of three corners, touching both runs within `room` metres."""
    before, at, after = three
    back, ahead = (before - at) / np.linalg.norm(before - at), (after - at) / np.linalg.norm(after - at)
    turn = np.pi - np.arccos(np.clip(back @ ahead, -1, 1))
    if turn < 1e-3:
        return three[1:2]
    cut = min(radius * np.tan(turn / 2), room)
    middle = (back + ahead) / np.linalg.norm(back + ahead)
    center = at + middle * cut / np.sin(turn / 2)
    first, last = at + back * cut - center, at + ahead * cut - center
    share = np.linspace(0, 1, max(int(np.ceil(np.degrees(turn) / step_deg)), 1) + 1)[:, None]
    arc: Floats = center + (np.sin((1 - share) * turn) * first + np.sin(share * turn) * last) / np.sin(turn)
    return arc
