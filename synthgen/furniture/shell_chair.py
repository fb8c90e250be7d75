"""The shell chair: seat and back moulded in one, on dowels, tubes, wire or a sled.

Seats 0.43-0.46 m high: a usual size, not yet checked against catalogues.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.shell_bases import SHELL_BASES, Base, Dowels
from synthgen.furniture.shells import SHELL_FORMS, Bucket, Shell
from synthgen.furniture.stance import Point, corners, pair, point
from synthgen.geometry.mesh import Floats
from synthgen.geometry.sheet import sheet
from synthgen.materials import MATERIALS, METALLIC, SHELLS, WOODEN, Material, Metal, Plastic, Wood


@dataclass(frozen=True)
class ShellChair:
    """A moulded chair."""

    seat_height: float = number(0.44, 0.425, 0.46, "m", "Hollow of the seat above the floor.")
    thickness: float = number(0.009, 0.007, 0.013, "m", "Thickness of the shell.")
    form: Shell = one_of(SHELL_FORMS, Bucket(), "The shell.", {"bucket": 3, "tub": 1.5, "plywood": 2})
    base: Base = one_of(SHELL_BASES, Dowels(), "What carries it.", {"dowels": 3, "tubes": 2, "wire": 1, "sled": 1.5})
    shell: Material = one_of(MATERIALS, Plastic(), "The shell.", SHELLS)
    legs: Material = one_of(MATERIALS, Wood(), "Wooden legs.", WOODEN)
    metal: Material = one_of(MATERIALS, Metal(), "Rods and tubes.", METALLIC)

    def model(self) -> Model:
        """Shell and base."""
        surface = self.form.surface() + np.array([0, 0, self.seat_height])
        base, tips = self.base.parts(lambda x, y: self._underside(surface, x, y))
        parts = [Part("seat", "shell", sheet(surface, self.thickness)), *base]
        return standing(parts, tips | _landmarks(surface))

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


def _landmarks(surface: Floats) -> dict[str, Point]:
    """The corners of the seat and of the back's head."""
    lip, bend, head = (surface[row, 0] for row in (4, 16, -4))
    return corners("seat", point(lip), point(bend)) | pair("back_top", point(head))
