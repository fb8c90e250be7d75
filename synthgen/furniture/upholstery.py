"""Covering: meshes as parts of a sofa, and the keypoints that sofas share."""

from collections.abc import Sequence

from synthgen.furniture.bench import Bench, Point
from synthgen.furniture.model import Part
from synthgen.geometry.mesh import Mesh


def cover(name: str, meshes: Sequence[Mesh], slot: str = "upholstery") -> list[Part]:
    """Each mesh as a part of one name and material slot."""
    return [Part(name, slot, mesh) for mesh in meshes]


def arms(arm: Mesh, bench: Bench, slot: str = "upholstery") -> list[Part]:
    """An arm whose inner face is on x = 0, and its mirror image, at both ends of the bench."""
    left = arm.moved((bench.width / 2, bench.front, 0))
    return [Part("arm", slot, left), Part("arm", slot, left.mirrored_x())]


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
