"""Cameras: parameters, and the view that they mean of a subject."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import LogUniform, Normal
from synthgen.fields import number, ratio, setting, word
from synthgen.geometry.mesh import Floats, bounds_of, direction
from synthgen.stage import View

FULL_FRAME_MM = 36.0
"""Width of the film that focal lengths refer to; it lies along the longer side of the picture."""

ENOUGH = 4
"""Halvings after which few points can still be outermost."""

SLACK = 1e-9
"""Of the picture's width: far more than rounding."""

LOWEST = 0.1
"""Metres above the floor under which no camera goes."""


@dataclass(frozen=True)
class Image:
    """The size of the picture."""

    width_px: int = setting(256, "px", "Width.", limits=(16, 8192), whole=True)
    height_px: int = setting(256, "px", "Height.", limits=(16, 8192), whole=True)


IMAGES: dict[str, type[Image]] = {"image": Image}


@dataclass(frozen=True)
class Orbit:
    """A camera on a sphere around the subject, as near as a wanted size in the picture asks for."""

    azimuth_deg: float = number(
        30, -180, 180, "deg", "Where the camera stands; 0 is in front of the object, 90 at its left.",
        limits=(-360, 360), distribution=Normal(0, 30, -180, 180),
    )  # fmt: skip
    elevation_deg: float = number(
        15, 3, 45, "deg", "Height of the view; 0 is level, 90 straight down.",
        limits=(0, 89), distribution=Normal(16, 11, 3, 45),
    )  # fmt: skip
    lens_mm: float = number(
        45, 28, 85, "mm", "Focal length on a 36 mm film along the longer side.",
        limits=(8, 600), distribution=LogUniform(28, 85),
    )  # fmt: skip
    fill: float = ratio(
        0.72,
        0.5,
        0.92,
        "Longer side of the subject's box relative to the picture's; above 1 the border cuts it.",
        limits=(0.02, 2.0),
    )
    offset_x: float = ratio(
        0.0, -0.5, 0.5, "Subject's place between the left (-1) and right (1) edge that it could touch.",
        limits=(-1, 1),
    )  # fmt: skip
    offset_y: float = ratio(
        0.0, -0.5, 0.5, "Subject's place between the upper (-1) and lower (1) edge that it could touch.",
        limits=(-1, 1),
    )  # fmt: skip
    aim: str = word("subject", {"subject": 1}, "What is framed: the subject, or all labeled objects.",
                    also=("everything",))  # fmt: skip
    roll_deg: float = number(
        0,
        -5,
        5,
        "deg",
        "Turn about the line of sight.",
        limits=(-180, 180),
        distribution=Normal(0, 1.5, -5, 5),
    )
    distortion: float = number(
        0, -0.06, 0.04, "ratio", "Of the lens: k1 of r' = r (1 + k1 r^2), r over half the diagonal; 0 is off.",
        limits=(-0.1, 0.1), distribution=Normal(0, 0.02, -0.06, 0.04),
    )  # fmt: skip

    def view(self, vertices: Floats, front_deg: float, image: Image) -> View:
        """The view of (V, 3) world points in which their box has the wanted size and place.

        The box is that which a pinhole shows; distortion moves its border by up to its share of the picture.
        `front_deg` is the world azimuth that the subject faces.
        """
        rotation = _orientation(front_deg + self.azimuth_deg, self.elevation_deg, self.roll_deg)
        size = np.array([image.width_px, image.height_px], dtype=float)
        focal = self.lens_mm / FULL_FRAME_MM * size.max()
        center = bounds_of(vertices).sum(axis=0) / 2
        offset = np.array([self.offset_x, self.offset_y])
        shift = _framing((vertices - center) @ rotation, focal, size, self.fill, offset)
        position = _above_floor(center + rotation @ shift, rotation)
        pose = np.eye(4)
        pose[:3, :3], pose[:3, 3] = rotation, position
        intrinsics = np.array([[focal, 0, size[0] / 2], [0, focal, size[1] / 2], [0, 0, 1]])
        return View(pose, intrinsics, image.width_px, image.height_px, self.distortion)


CAMERAS: dict[str, type[Orbit]] = {"orbit": Orbit}


def _orientation(azimuth_deg: float, elevation_deg: float, roll_deg: float) -> Floats:
    """(3, 3) world_from_camera rotation; columns are the camera's right, down and forward."""
    azimuth, roll = np.radians([azimuth_deg, roll_deg])
    forward = -direction(azimuth_deg, elevation_deg)
    right = np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
    down = np.cross(forward, right)
    c, s = np.cos(roll), np.sin(roll)
    return np.stack([c * right + s * down, c * down - s * right, forward], axis=1)


def _above_floor(position: Floats, rotation: Floats) -> Floats:
    """The (3,) position, slid up along the more upright side of the picture if it is too low.

    So the subject moves along that side alone, and cannot leave the picture over the other.
    """
    rise = LOWEST - position[2]
    if rise <= 0:
        return position
    side = max(rotation[:, 0], rotation[:, 1], key=lambda axis: abs(float(axis[2])))
    raised: Floats = position + side * rise / side[2]
    return raised


def _framing(local: Floats, focal: float, size: Floats, fill: float, offset: Floats) -> Floats:
    """(3,) camera position, in camera axes, from which points (V, 3) around 0 fill the picture as wanted.

    That no point lies beyond an edge of the wanted box is linear in the position; so two opposite edges that are both
    touched give the distance, and the longer side of the box asks for the greater one.
    """
    scale = focal / size
    middle = offset * (1 - fill) / 2
    low, high = (middle - fill / 2) / scale, (middle + fill / 2) / scale
    *across, depth = np.ascontiguousarray(local.T)
    spread = [(x - b * depth).max() - (x - a * depth).min() for x, a, b in zip(across, low, high, strict=True)]
    distance = float((spread / (high - low)).max())
    depths = depth + distance
    shift = [_sideways(across[axis], depths / scale[axis], float(offset[axis])) for axis in (0, 1)]
    return np.array([*shift, -distance])


def _sideways(across: Floats, widths: Floats, offset: float) -> float:
    """Where the camera stands along one axis of the picture, so that the points' box has its place between the edges.

    across: (V,) metres. widths: (V,) metres that the picture spans at each point's depth. The box moves to one side
    as the camera moves to the other, so bisection finds the place.
    """
    low, high = float(across.min() - widths.max()), float(across.max() + widths.max())
    for step in range(48):
        if step == ENOUGH and widths.min() > 0:
            across, widths = _outermost(across, widths, low, high)
        position = (low + high) / 2
        seen = (across - position) / widths
        if seen.min() * (1 - offset) + seen.max() * (1 + offset) > offset:
            low = position
        else:
            high = position
    return (low + high) / 2


def _outermost(across: Floats, widths: Floats, low: float, high: float) -> tuple[Floats, Floats]:
    """Those points that can be first or last in the picture for some place of the camera from `low` to `high`.

    As the camera moves up, all points move down; so each is seen between its places for either end.
    """
    lowest, highest = (across - high) / widths, (across - low) / widths
    kept = np.flatnonzero((lowest <= highest.min() + SLACK) | (highest >= lowest.max() - SLACK))
    return across[kept], widths[kept]
