"""Leafy bodies: a dark core that hides what is behind it, and leaves all over it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.shell import box_shell
from synthgen.props.copies import turns
from synthgen.props.foliage import crown, flake, scattered
from synthgen.streams import noise

Size = tuple[float, float, float]


def shrub(seed: int, size: Size, leaves: int, length: float, name: str = "shrub") -> tuple[Mesh, Mesh]:
    """A ball of leaves about the origin of (3,) radii, metres; leaves of about `length`; and its core."""
    turn = np.linspace(-np.pi / 2, np.pi / 2, 7)
    ball = lathe(0.84 * np.stack([np.cos(turn), np.sin(turn)], axis=1), 10)
    lumps = 1 + 0.2 * (noise(seed, f"{name} core", (len(ball.vertices), 1)) - 0.5)
    core = Mesh(ball.vertices * lumps * size, ball.faces, ball.uvs * max(size))
    return crown(seed, _flakes(length), leaves, size, name), core


def clipped(seed: int, size: Size, leaves: int) -> tuple[Mesh, Mesh]:
    """A clipped block of leaves standing on z = 0, of (3,) metres over all; and its core."""
    half = np.array(size) / 2
    x, y, z = size
    length = 1.9 * np.sqrt((2 * x * z + 2 * y * z + x * y) / leaves)  # so that leaves cover the core
    inner = half - 0.35 * length
    shell = box_shell(*(np.linspace(-h, h, max(round(2 * h / 0.2), 3)) for h in inner))
    rough = 0.03 * (noise(seed, "block", shell.vertices.shape) - 0.5)
    spots, azimuth, elevation = _facing(seed, half - 0.45 * length, leaves)
    u = noise(seed, "leaves", (leaves, 3)) - 0.5
    frames = turns(azimuth + 120 * u[:, 0], elevation + 80 * u[:, 1], 120 * u[:, 2])
    green = scattered(_flakes(length), spots, frames, 0.75 + 0.5 * (u[:, 2] + 0.5))
    above = np.maximum(green.vertices + (0, 0, half[2]), (-np.inf, -np.inf, 0.0))  # no leaf reaches into the ground
    return replace(green, vertices=above), Mesh(shell.vertices + rough + (0, 0, half[2]), shell.faces, shell.uvs)


def dim(color: str) -> str:
    """The colour of what lies in the shade within leaves of a colour, `#rrggbb`."""
    return "#" + "".join(f"{int(color[i : i + 2], 16) * 11 // 20:02x}" for i in (1, 3, 5))


def _flakes(length: float) -> list[Mesh]:
    return [flake(length, share * length, fold) for share, fold in ((0.5, 0.2), (0.62, 0.5))]


def _facing(seed: int, half: Floats, count: int) -> tuple[Floats, Floats, Floats]:
    """(N, 3) places on a block's top and four sides, and where those face: azimuth and elevation, degrees."""
    u = noise(seed, "facing", (count, 3))
    x, y, z = half
    areas = np.array([y * z, y * z, x * z, x * z, 1.4 * x * y])
    side = np.searchsorted(np.cumsum(areas) / areas.sum(), u[:, 0])
    spots = (2 * u - 1) * half
    spots[:, 0] = (2 * ((u[:, 0] * 97) % 1) - 1) * x
    for k, (axis, sign) in enumerate(((0, 1), (0, -1), (1, 1), (1, -1), (2, 1))):
        spots[side == k, axis] = sign * half[axis]
    azimuth = np.array([0.0, 180.0, 90.0, -90.0, 0.0])[side] + 360 * u[:, 1] * (side == 4)
    return 0.97 * spots, azimuth, np.where(side == 4, 60.0, 15.0)
