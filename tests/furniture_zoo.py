"""Furniture to test: pieces of every family, and what must hold for any model."""

from functools import partial

import numpy as np
import pytest
from contacts import joined_groups
from families import is_closed

from synthgen.distributions import pick
from synthgen.fields import Leaf, fields_of
from synthgen.furniture import FAMILIES
from synthgen.furniture.model import PARTS
from synthgen.streams import uniform

GAP = 0.001
"""m, between parts that touch."""

DRAWS = {
    "low": lambda path: 0.0,
    "high": lambda path: 1 - 1e-9,
    **{f"draw {index}": partial(uniform, 0, index) for index in range(4)},
}
"""Name -> the uniform of each path."""


def piece(family, draw):
    """The typical piece of a family, or one of its draws: the one of image n and seed 0 of a spec of that family."""
    return FAMILIES[family]() if draw == "typical" else drawn(FAMILIES[family], "furniture", DRAWS[draw])


def drawn(kind, path, uniforms):
    """An instance of a kind, each of its fields from the uniform of its path."""
    return kind(**{name: value(field, f"{path}.{name}", uniforms) for name, field in fields_of(kind).items()})


def value(field, path, uniforms):
    """What a field holds: a value, or an instance of a kind."""
    if isinstance(field, Leaf):
        return field.distribution.quantile(uniforms(path))
    option = list(field.weights)[pick(tuple(field.weights.values()), uniforms(f"{path}.kind"))]
    return drawn(field.table[option], path, uniforms)


def require_sound(model):
    """Few triangles; every part finite, closed, facing out, known by name and textured in metres."""
    mesh = model.mesh
    assert len(mesh.faces) <= 22_000, "too many triangles"  # the median of a family is to be 20,000 at most
    assert np.isfinite(mesh.vertices).all() and np.isfinite(mesh.uvs).all()
    assert {part.name for part in model.parts} <= set(PARTS)
    assert is_closed(mesh)  # parts share no vertex: so each of them is
    a, b, c = mesh.vertices[mesh.faces].transpose(1, 2, 0)
    normals = np.cross(b - a, c - a, axis=0)
    assert per_part(model, (a * normals).sum(axis=0)).min() > 0, "volume"
    areas = per_part(model, np.sqrt((normals**2).sum(axis=0)))
    shares = per_part(model, np.abs(turned_area(mesh.uvs.transpose(1, 2, 0)))) / areas
    assert shares.min() > 0.65 and shares.max() < 1.35, "texture"


def turned_area(corners):
    """(F,) twice the areas of (3, 2, F) triangles, negative if they go clockwise."""
    (x, y), (to_x, to_y) = corners[1] - corners[0], corners[2] - corners[0]
    return x * to_y - y * to_x


def per_part(model, values):
    """(P,) sums of (F,) values of the triangles over each part."""
    counts = [len(part.mesh.faces) for part in model.parts]
    return np.add.reduceat(values, np.cumsum([0, *counts[:-1]]))


def require_standing(model):
    """On the floor, centred on the origin, on three tips of legs or more."""
    assert model.bounds[0, 2] == pytest.approx(0, abs=1e-9)
    assert model.bounds[:, :2].sum(axis=0) == pytest.approx(0, abs=1e-9)
    floor = model.vertices[model.vertices[:, 2] < 0.003, :2]
    assert (np.ptp(floor, axis=0) > 0.15).all(), "a narrow stand"
    tips = [point for key, point in model.keypoints.items() if key.startswith(("leg_", "castor_"))]
    assert len(tips) >= 3 and max(z for _, _, z in tips) < 0.01
    assert distances(model, tips).max() < 0.03


def distances(model, points):
    """(K,) metres from (K, 3) points to the nearest vertex."""
    points, vertices = np.array(points), model.vertices
    squares = (vertices**2).sum(axis=1) - 2 * points @ vertices.T
    return np.sqrt(np.maximum(squares.min(axis=1) + (points**2).sum(axis=1), 0))


def require_joined(model):
    """The parts hang together: their surfaces cross, or come within a millimetre."""
    groups = joined_groups(model, GAP)
    loose = {part.name for part, group in zip(model.parts, groups, strict=True) if group != groups[0]}
    assert not loose, f"loose parts: {loose}"


def require_balance(model):
    """The middle of its bulk stands over the hull of its contacts with the floor: it would not topple."""
    mesh = model.mesh
    a, b, c = mesh.vertices[mesh.faces].transpose(1, 0, 2)
    volumes = (a * np.cross(b, c)).sum(axis=1)
    center = ((a + b + c) / 4 * volumes[:, None]).sum(axis=0)[:2] / volumes.sum()
    contacts = mesh.vertices[mesh.vertices[:, 2] < 0.003, :2]
    angles = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    ways = np.stack([np.cos(angles), np.sin(angles)])
    assert ((contacts @ ways).max(axis=0) > center @ ways).all(), "it would topple"


def require_keypoints(model):
    """Keypoints in pairs, the left one at the sitter's left, in front of what is behind, near the surface."""
    points, top = model.keypoints, model.bounds[1, 2]
    assert {f"{name}_{side}" for name in PAIRS for side in ("left", "right")} <= set(points)
    lefts = [key for key in points if key.endswith("_left")]
    assert {key.replace("left", "right") for key in lefts} == {key for key in points if key.endswith("_right")}
    assert all(points[key][0] >= points[key.replace("left", "right")][0] for key in lefts), "left is +x"
    assert points["seat_front_left"][1] < points["seat_back_left"][1]
    assert all(-0.004 <= z <= top + 0.01 for _, _, z in points.values()), "height"
    assert distances(model, list(points.values())).max() < REACH, "far from the surface"


PAIRS = ("seat_front", "seat_back")
"""Keypoints that even a piece without a back has, on both sides."""

REACH = 0.3
"""m from a keypoint to the nearest vertex: large flat cushions have few."""

CHECKS = (require_sound, require_standing, require_joined, require_balance, require_keypoints)
"""What holds for every model."""
