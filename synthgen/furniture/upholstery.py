"""Covering: meshes as parts of a sofa, and the keypoints that sofas share."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from synthgen.furniture.bench import Bench, Point
from synthgen.furniture.model import Part
from synthgen.furniture.nailheads import Nailheads, Row
from synthgen.geometry.mesh import Mesh


def cover(name: str, meshes: Sequence[Mesh], slot: str = "upholstery") -> list[Part]:
    """Each mesh as a part of one name and material slot."""
    return [Part(name, slot, mesh) for mesh in meshes]


def arms(arm: Mesh, bench: Bench, slot: str = "upholstery") -> list[Part]:
    """An arm whose inner face is on x = 0, and its mirror image, at both ends of the bench."""
    left = arm.moved((bench.width / 2, bench.front, 0))
    return [Part("arm", slot, left), Part("arm", slot, left.mirrored_x())]


def nailed(nailheads: Nailheads, rows: Sequence[Row], name: str = "arm") -> list[Part]:
    """Nailheads along rows on the left arm, and their mirror images, in the slot `nails`."""
    left = nailheads.meshes(rows)
    return cover(name, [*left, *(mesh.mirrored_x() for mesh in left)], "nails")


def raked(arm: Mesh, bench: Bench) -> Mesh:
    """An arm for `arms` whose rear follows the lean of the back, so that both end in one plane."""
    x, y, z = arm.vertices.T
    share = np.clip((y / y.max() - 0.4) / 0.6, 0, 1)
    lean = (z - bench.deck) * np.tan(np.radians(bench.recline_deg))
    return replace(arm, vertices=np.stack([x, y + share * (2 - share) * share * lean, z], axis=1))


def tips(bench: Bench, arm: Mesh, back_top: float) -> dict[str, Point]:
    """The keypoints of the back's upper corners and of the arms' front ends, on top."""
    low, high = arm.bounds
    front = arm.vertices[arm.vertices[:, 1] < low[1] + 0.15 * (high[1] - low[1])]
    x, y, z = (
        bench.width / 2 + float(low[0] + high[0]) / 2,
        bench.front + float(low[1]),
        float(front[:, 2].max()),
    )
    rear = bench.back_at(back_top)
    return {
        "arm_front_left": (x, y, z),
        "arm_front_right": (-x, y, z),
        "back_top_left": (bench.width / 2, rear, back_top),
        "back_top_right": (-bench.width / 2, rear, back_top),
    }
