"""Normals of triangle corners: smooth across soft edges, crisp across sharp ones."""

from __future__ import annotations

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh


def corner_normals(mesh: Mesh, crease_deg: float) -> Floats:
    """(F, 3, 3) unit normals. A corner blends the faces at its vertex that bend from its own by less than the crease.

    Faces weigh by area, so that small bevels do not tilt large flats.
    """
    corners = mesh.vertices[mesh.faces]
    areas = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lengths = np.linalg.norm(areas, axis=1, keepdims=True)
    units = np.divide(areas, lengths, out=np.zeros_like(areas), where=lengths > 0)
    one, other = _corner_pairs(mesh.faces)
    soft = (units[one // 3] * units[other // 3]).sum(axis=1) > np.cos(np.radians(crease_deg))
    blended = np.repeat(areas, 3, axis=0)
    np.add.at(blended, one[soft], areas[other[soft] // 3])
    sizes = np.linalg.norm(blended, axis=1, keepdims=True)
    flat = np.divide(blended, sizes, out=np.tile((0.0, 0.0, 1.0), (len(blended), 1)), where=sizes > 0)
    return flat.reshape(-1, 3, 3)


def _corner_pairs(faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(P,) and (P,) numbers of the corners that share a vertex, each pair both ways round."""
    vertex = faces.ravel()
    order = np.argsort(vertex, kind="stable")
    counts = np.bincount(vertex)
    starts = np.cumsum(counts) - counts
    ones, others = [], []
    for shift in range(1, int(counts.max())):
        places = np.arange(len(order))
        rank = places - starts[vertex[order]]
        size = counts[vertex[order]]
        kept = shift < size
        partner = starts[vertex[order]] + (rank + shift) % np.maximum(size, 1)
        ones.append(order[places[kept]])
        others.append(order[partner[kept]])
    return np.concatenate(ones), np.concatenate(others)
