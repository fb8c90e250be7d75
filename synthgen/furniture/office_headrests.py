"""Headrests of office chairs, on a stem behind the back. Usual sizes: 24-32 cm wide, 11-17 cm high."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from synthgen.fields import number
from synthgen.furniture.model import Part
from synthgen.furniture.office_padding import rounded_plan
from synthgen.geometry.curve import ellipse, rounded_rectangle, smooth_curve
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sheet import sheet
from synthgen.geometry.sweep import sweep

if TYPE_CHECKING:
    from synthgen.furniture.office_frame import Back


@dataclass(frozen=True)
class NoHeadrest:
    """A free head."""

    def parts(self, back: Back, recline_deg: float) -> list[Part]:
        """None."""
        return []


@dataclass(frozen=True)
class PaddedHeadrest:
    """A padded block."""

    width: float = number(0.28, 0.24, 0.33, "m", "Width.")
    height: float = number(0.13, 0.10, 0.15, "m", "Height.")
    thickness: float = number(0.05, 0.035, 0.065, "m", "Thickness.")
    gap: float = number(0.025, 0.012, 0.05, "m", "Between it and the back.")
    forward: float = number(0.02, 0.0, 0.04, "m", "How far it stands in front of the back's face.")
    wrap: float = number(0.03, 0.01, 0.05, "m", "How far its ends come forwards.")

    def parts(self, back: Back, recline_deg: float) -> list[Part]:
        """The headrest of a back whose foot is at the origin, and its stem."""
        low = back.height + self.gap
        lean = float(np.tan(np.radians(recline_deg)))
        top = float(back.rear(np.array([back.height]), recline_deg)[0])
        rear = top + (self.gap + self.height / 2) * lean - self.forward
        placed = [
            replace(part, mesh=self._stood(part.mesh, lean).moved((0, rear, low + self.height / 2)))
            for part in self._pieces()
        ]
        return [*placed, Part("headrest", "shell", self._stem(back, recline_deg, rear, low))]

    def _pieces(self) -> list[Part]:
        """What is stood up: lying with its face up, centred on x = y = 0."""
        size = (self.width, self.height, self.thickness)
        block = cushion(size, crown=0.01, bulge=(0, 0), edge_radius=0.42 * self.thickness, wrinkle=0.001, spacing=0.04)
        rounded = rounded_plan(block.vertices, (self.width / 2, self.height / 2), 3.6)
        return [Part("headrest", "upholstery", replace(block, vertices=rounded))]

    def _stood(self, lying: Mesh, lean: float) -> Mesh:
        x, y, z = lying.vertices.T
        ahead = -z - self.wrap * (2 * x / self.width) ** 2 + lean * y
        return replace(lying, vertices=np.stack([x, ahead, y], axis=1))

    def _stem(self, back: Back, recline_deg: float, rear: float, low: float) -> Mesh:
        """A flat bar from the back's rear face up to the rear of the headrest."""
        heights = np.array([0.72, 0.86, 0.97]) * back.height
        ys: Floats = back.rear(heights, recline_deg) + 0.004
        course = [*zip(ys, heights, strict=True), (rear + 0.002, low + 0.25 * self.height)]
        course.append((rear + 0.002, low + 0.72 * self.height))
        path = np.insert(smooth_curve(course, 12), 0, 0.0, axis=1)
        return sweep(path, rounded_rectangle(0.055, 0.014, 0.005, 2), side=(1, 0, 0))


@dataclass(frozen=True)
class MeshHeadrest(PaddedHeadrest):
    """Netting in a bent frame."""

    thickness: float = number(0.018, 0.014, 0.022, "m", "Thickness of the frame.")

    def _pieces(self) -> list[Part]:
        half = np.array([self.width, self.height]) / 2 - 0.009
        ring = np.insert(ellipse(2 * half[0], 2 * half[1], 32, 4.0), 2, self.thickness / 2, axis=1)
        frame = sweep(ring, rounded_rectangle(self.thickness, 0.018, 0.007, 2), side=(0, 0, 1), closed=True)
        bridge = np.array([(0, y, 0.004) for y in np.linspace(-half[1], half[1], 5)])
        bar = sweep(bridge, rounded_rectangle(0.05, 0.009, 0.004, 2), side=(1, 0, 0))
        u, v = (np.sin(np.linspace(-1, 1, n) * np.pi / 2) * h for n, h in zip((11, 9), half, strict=True))
        flat = np.stack(np.meshgrid(u, v, [0.6 * self.thickness], indexing="ij"), axis=-1).reshape(-1, 3)
        net = sheet(rounded_plan(flat, (half[0], half[1]), 4.0).reshape(11, 9, 3), 0.003, rim=4)
        return [Part("headrest", "net", net), Part("headrest", "shell", frame), Part("headrest", "shell", bar)]
