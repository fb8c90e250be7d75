"""The stage: a scene worked out, all that a renderer must know and nothing of how it renders.

World coordinates: metres, Z up, the floor is z = 0. Cameras follow OpenCV: x right, y down, z forward.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from synthgen.distortion import bent, straight
from synthgen.furniture.model import Model
from synthgen.geometry.mesh import Floats, Mesh, direction
from synthgen.materials import Surface

if TYPE_CHECKING:
    from synthgen.engines import Engine

Rgb = tuple[float, float, float]


@dataclass(frozen=True, eq=False)
class StagedObject:
    """A labeled object. instance: its id in masks, from 1. world_from_object: (4, 4) rigid.

    seats: how many persons it seats, if that is known.
    """

    instance: int
    class_name: str
    family: str
    model: Model
    materials: Mapping[str, Surface]
    world_from_object: Floats
    seats: int | None = None

    @property
    def vertices(self) -> Floats:
        """(V, 3) metres, world."""
        return self.model.vertices @ self.world_from_object[:3, :3].T + self.world_from_object[:3, 3]


@dataclass(frozen=True, eq=False)
class Scenery:
    """An unlabeled thing: floor, wall, skirting. `blocks_light` is False for what casts no shadow."""

    name: str
    mesh: Mesh
    material: Surface
    blocks_light: bool = True


@dataclass(frozen=True, eq=False)
class World:
    """Light from all around: a colour, or an environment map turned by `rotation` radians about the vertical.

    environment_map: the name of one that Blender carries, or a file. overhead: whether it shines from above the horizon
    only, as where a room hides the rest anyway. horizon: another colour, from which it passes into the first overhead.
    """

    color: Rgb
    strength: float
    environment_map: str | Path | None = None
    rotation: float = 0.0
    horizon: Rgb | None = None
    overhead: bool = False


@dataclass(frozen=True, eq=False)
class AreaLamp:
    """A rectangle, unseen by the camera, that shines to one side.

    radiance: W/(sr m2), linear RGB. direction: (3,) unit, where it shines. Metres.
    """

    position: Floats
    direction: Floats
    width: float
    height: float
    radiance: Rgb


@dataclass(frozen=True, eq=False)
class SunLamp:
    """Parallel light. direction: (3,) unit, where it shines. irradiance: W/m2 linear RGB. angle: diameter, radians."""

    direction: Floats
    irradiance: Rgb
    angle: float


@dataclass(frozen=True, eq=False)
class Opening:
    """A window: position: (3,) its centre. facing: (3,) horizontal unit vector into the room. Metres."""

    position: Floats
    facing: Floats
    width: float
    height: float


@dataclass(frozen=True, eq=False)
class Rig:
    """All light. `openings` are cut into walls."""

    world: World
    lamps: tuple[AreaLamp | SunLamp, ...]
    openings: tuple[Opening, ...]


@dataclass(frozen=True, eq=False)
class Enclosure:
    """The inside of a room: low and high corners, (3,) metres; axis-aligned."""

    low: Floats
    high: Floats

    def clamped(self, point: Floats, margin: float) -> Floats:
        """The nearest point that is at least `margin` metres from every wall."""
        middle = (self.low + self.high) / 2
        low, high = np.minimum(self.low + margin, middle), np.maximum(self.high - margin, middle)
        return np.clip(point, low, high)

    def opening(self, azimuth_deg: float, seen_from: Floats, width: float, height: float, sill: float) -> Opening:
        """A window in the wall that lies towards an azimuth, moved and shrunk to fit into it."""
        outward = direction(azimuth_deg, 0)
        axis = int(np.argmax(np.abs(outward[:2])))
        facing = np.zeros(3)
        facing[axis] = -np.sign(outward[axis])
        along = 1 - axis
        wall = self.high if facing[axis] < 0 else self.low
        position = np.array(seen_from, dtype=float)
        position[axis] = wall[axis]
        width = min(width, self.high[along] - self.low[along] - 0.4)
        height = min(height, self.high[2] - sill - 0.15)
        half = width / 2 + 0.15
        position[along] = np.clip(position[along], self.low[along] + half, self.high[along] - half)
        position[2] = sill + height / 2
        return Opening(position, facing, float(width), float(height))


@dataclass(frozen=True, eq=False)
class View:
    """A camera. world_from_camera: (4, 4) rigid. intrinsics: (3, 3) pixels. Size in pixels.

    distortion: k1 of `synthgen.distortion`; 0 is a pinhole.
    """

    world_from_camera: Floats
    intrinsics: Floats
    width: int
    height: int
    distortion: float = 0.0

    @property
    def position(self) -> Floats:
        """(3,) metres, world."""
        return self.world_from_camera[:3, 3]

    def projected(self, points: Floats) -> tuple[Floats, Floats]:
        """(N, 2) pixels and (N,) planar depth, metres, of (N, 3) world points; pixel centres are at .5."""
        rotation, position = self.world_from_camera[:3, :3], self.position
        local = (points - position) @ rotation
        pixels = local @ self.intrinsics.T
        return self.distorted(pixels[:, :2] / pixels[:, 2:]), local[:, 2]

    @property
    def half_diagonal(self) -> float:
        """Pixels from the middle of the picture to a corner."""
        return float(np.hypot(self.width, self.height)) / 2

    def distorted(self, pixels: Floats) -> Floats:
        """(N, 2) pixels of the picture for those of a pinhole."""
        return self._about_middle(bent, pixels) if self.distortion else pixels

    def undistorted(self, pixels: Floats) -> Floats:
        """(N, 2) pixels of a pinhole for those of the picture."""
        return self._about_middle(straight, pixels) if self.distortion else pixels

    def _about_middle(self, change: Callable[[Floats, float], Floats], pixels: Floats) -> Floats:
        middle = self.intrinsics[:2, 2]
        return middle + change((pixels - middle) / self.half_diagonal, self.distortion) * self.half_diagonal


@dataclass(frozen=True, eq=False)
class Stage:
    """Everything of one image before it is rendered. setting: the YAML name of what the objects stand in."""

    objects: tuple[StagedObject, ...]
    scenery: tuple[Scenery, ...]
    rig: Rig
    view: View
    render: Engine
    setting: str = ""
