"""Plain solids, standing on z = 0 about the origin: what display blocks and random shapes are."""

from collections.abc import Callable

import numpy as np

from synthgen.geometry.box import rounded_box
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import sweep


def cuboid(width: float, height: float) -> Mesh:
    """A square block."""
    return rounded_box((width, width, height), 0.03 * min(width, height)).moved((0, 0, height / 2))


def cylinder(width: float, height: float) -> Mesh:
    """A round block, its edges eased."""
    r, ease = width / 2, 0.03 * min(width, height)
    return lathe([(r - ease, 0), (r, ease), (r, height - ease), (r - ease, height)], 32)


def cone(width: float, height: float) -> Mesh:
    """A cone on its base."""
    return lathe([(width / 2, 0), (width / 2, 0.01 * height), (0, height)], 32)


def ball(width: float, height: float) -> Mesh:
    """An ellipsoid."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, 13)
    return lathe(np.column_stack([width / 2 * np.cos(angle), height / 2 * (1 + np.sin(angle))]), 24)


def ring(width: float, height: float) -> Mesh:
    """A torus that lies flat; its height is at most a third of its width."""
    thick = min(height, width / 3) / 2
    angle = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    radius = width / 2 - thick
    path = np.column_stack([radius * np.cos(angle), radius * np.sin(angle), np.full(32, thick)])
    return sweep(path, thick, sides=12, closed=True)


def vase(width: float, height: float) -> Mesh:
    """A bellied vessel, closed at its neck."""
    profile = np.array([(0.5, 0), (0.85, 0.12), (1, 0.35), (0.8, 0.62), (0.42, 0.8), (0.38, 0.9), (0.5, 1)])
    return lathe(profile * (width / 2, height), 28)


SHAPES: dict[str, Callable[[float, float], Mesh]] = {
    "cuboid": cuboid, "cylinder": cylinder, "cone": cone, "ball": ball, "ring": ring, "vase": vase,
}  # fmt: skip


def shape(u: float, width: float, height: float) -> Mesh:
    """One of them, named by a uniform."""
    return list(SHAPES.values())[int(u * len(SHAPES))](width, height)
