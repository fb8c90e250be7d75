"""The shell chair: seat and back moulded in one, on dowels, tubes, wire, a sled, a pedestal, castors or rockers.

Knoll Bertoia side chair 54 x 58 x 73 cm, seat 46 cm (knoll-int.com); Knoll Tulip armchair 66 x 59 x 81 cm, seat 46,
arms 64 cm (livingspace.com); Knoll Tulip side chair 50 x 58 x 79 cm (sarasotaestateauction.com).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of
from synthgen.furniture.model import Model, standing
from synthgen.furniture.shell_bases import Dowels, Sled, Tubes, Wire
from synthgen.furniture.shell_pads import SHELL_PADS, NoPad, Pad
from synthgen.furniture.shell_pedestals import CastorStar, Rocker, Spider, Tulip
from synthgen.furniture.shell_surfaces import BEND
from synthgen.furniture.shells import SHELL_FORMS, Bucket, Shell
from synthgen.furniture.stance import Point, corners, pair, point
from synthgen.geometry.mesh import Floats
from synthgen.materials import (
    FITTINGS,
    MATERIALS,
    METALLIC,
    SHELLS,
    UPHOLSTERED,
    WOODEN,
    Fabric,
    Material,
    Metal,
    Nylon,
    Plastic,
    Wood,
)

Base = Dowels | Tubes | Wire | Sled | Tulip | CastorStar | Spider | Rocker

SHELL_BASES: dict[str, type[Base]] = {
    "dowels": Dowels,
    "tubes": Tubes,
    "wire": Wire,
    "sled": Sled,
    "tulip": Tulip,
    "castor_star": CastorStar,
    "spider": Spider,
    "rocker": Rocker,
}


@dataclass(frozen=True)
class ShellChair:
    """A moulded chair."""

    seat_height: float = number(0.44, 0.425, 0.46, "m", "Hollow of the seat above the floor.")
    thickness: float = number(0.009, 0.007, 0.013, "m", "Thickness of the shell.")
    form: Shell = one_of(
        SHELL_FORMS,
        Bucket(),
        "The shell.",
        {"bucket": 3, "tub": 1.8, "plywood": 2, "panel": 1.2, "petal": 1, "scoop": 1.2, "wire_grid": 0.8},
    )
    pad: Pad = one_of(SHELL_PADS, NoPad(), "Upholstery on it.", {"no_pad": 4, "seat_pad": 1, "lining": 1.2})
    base: Base = one_of(
        SHELL_BASES,
        Dowels(),
        "What carries it.",
        {
            "dowels": 3,
            "tubes": 2.4,
            "wire": 1.2,
            "sled": 1.5,
            "tulip": 0.9,
            "castor_star": 1,
            "spider": 1,
            "rocker": 0.4,
        },
    )
    shell: Material = one_of(MATERIALS, Plastic(), "The shell.", SHELLS)
    legs: Material = one_of(MATERIALS, Wood(), "Wooden legs.", WOODEN)
    metal: Material = one_of(MATERIALS, Metal(), "Rods, tubes and columns.", METALLIC)
    wheels: Material = one_of(MATERIALS, Nylon(), "Castors.", FITTINGS)
    upholstery: Material = one_of(MATERIALS, Fabric(), "Pad or lining.", UPHOLSTERED)

    def model(self) -> Model:
        """Shell and base."""
        surface = self.form.surface() + np.array([0, 0, self.seat_height])
        base, tips = self.base.parts(lambda x, y: self._underside(surface, x, y))
        padding = self.pad.parts(surface, self.thickness)
        parts = [*self.form.parts(surface, self.thickness), *padding, *base]
        return standing(parts, tips | _landmarks(surface, self.form.arm))

    def _underside(self, surface: Floats, x: float, y: float) -> float:
        """z just inside the lower skin, as low as it gets within a mount's radius of a point, metres."""
        a, b, c = _seat_triangles(surface)
        turn = np.radians(np.arange(0, 360, 60))
        spots = np.concatenate([[(x, y)], np.stack([x + 0.018 * np.cos(turn), y + 0.018 * np.sin(turn)], axis=1)])
        heights = [_height(spot, a, b, c) for spot in spots]
        return float(min(heights)) - 0.25 * self.thickness


def _seat_triangles(surface: Floats) -> Floats:
    """(3, F, 3) the corners of the triangles of a shell's lower half, metres."""
    seat = surface[: len(surface) * 11 // 20]
    p, q, r, s = seat[:-1, :-1], seat[1:, :-1], seat[1:, 1:], seat[:-1, 1:]
    return np.stack([np.stack([p, q, r]), np.stack([p, r, s])], axis=1).reshape(3, -1, 3)


def _height(spot: Floats, a: Floats, b: Floats, c: Floats) -> float:
    """z of the lowest triangle over a spot, (2,) metres; infinite where there is none."""
    u, v, w = b[:, :2] - a[:, :2], c[:, :2] - a[:, :2], spot - a[:, :2]
    area = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    area = np.where(np.abs(area) < 1e-12, np.inf, area)
    s, t = (w[:, 0] * v[:, 1] - w[:, 1] * v[:, 0]) / area, (u[:, 0] * w[:, 1] - u[:, 1] * w[:, 0]) / area
    over = (s >= -1e-6) & (t >= -1e-6) & (s + t <= 1 + 1e-6) & np.isfinite(area)
    return float((a[:, 2] + s * (b - a)[:, 2] + t * (c - a)[:, 2])[over].min(initial=np.inf))


def _landmarks(surface: Floats, arm: int | None) -> dict[str, Point]:
    """The corners of the seat and of the back's head, and the fronts of the arms, whose row is given, if any."""
    side = 0 if arm is None else 5  # beside arms the seat is narrower than the shell
    lip, bend, head = surface[4, side], surface[BEND, side], surface[-4, 0]
    arms = {} if arm is None else pair("arm_front", point(surface[arm, 0]))
    return corners("seat", point(lip), point(bend)) | pair("back_top", point(head)) | arms
