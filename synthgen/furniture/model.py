"""A model: the geometry of one object as named parts, with material slots and keypoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.materials import Imported

PARTS = (
    "seat", "back", "arm", "leg", "stretcher", "cushion", "pillow", "blanket", "base", "castor", "headrest", "footrest",
    "frame",
)  # fmt: skip
"""The taxonomy of part names."""

KEYPOINTS = (
    "seat_front_left", "seat_front_right", "seat_back_left", "seat_back_right", "back_top_left", "back_top_right",
    "arm_front_left", "arm_front_right", "leg_front_left", "leg_front_right", "leg_back_left", "leg_back_right",
    "leg_front", "leg_front_middle", "leg_back_middle",
)  # fmt: skip
"""The taxonomy of keypoints; left is the sitter's. Ends of seats, backs and arms, and where legs meet the floor.

`leg_front` is the fifth foot of a star; legs in the middle are those that long pieces have.
"""

KEYPOINT_PAIRS = tuple((name, name.removesuffix("left") + "right") for name in KEYPOINTS if name.endswith("_left"))
"""Keypoints that change places when a picture is mirrored."""


@dataclass(frozen=True, eq=False)
class Part:
    """One piece: a mesh, the name it has in PARTS, and the material slot (a field of its kind) that covers it."""

    name: str
    slot: str
    mesh: Mesh


@dataclass(frozen=True, eq=False)
class Model:
    """Object coordinates: metres, Z up, the front faces -Y, the origin on the floor under the centre."""

    parts: tuple[Part, ...]
    keypoints: Mapping[str, tuple[float, float, float]]
    materials: Mapping[str, Imported] = field(default_factory=dict)
    """Of slots that are no fields: surfaces that came with a mesh file."""

    @cached_property
    def mesh(self) -> Mesh:
        """All parts as one mesh, in order."""
        return joined([part.mesh for part in self.parts])

    @property
    def vertices(self) -> Floats:
        """(V, 3) metres."""
        return self.mesh.vertices

    @cached_property
    def bounds(self) -> Floats:
        """(2, 3) lowest and highest corner, metres."""
        return self.mesh.bounds


def standing(parts: list[Part], keypoints: Mapping[str, tuple[float, float, float]]) -> Model:
    """A model set down: moved so that it rests on z = 0 with its footprint's centre at the origin."""
    low, high = joined([part.mesh for part in parts]).bounds
    shift = -np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    placed = tuple(Part(p.name, p.slot, p.mesh.moved(shift)) for p in parts)
    x, y, z = (float(s) for s in shift)
    return Model(placed, {name: (px + x, py + y, pz + z) for name, (px, py, pz) in keypoints.items()})
