"""Pedestals of upholstered chairs: a column on flat blades or on a round plate, on which the seat may turn."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.stance import CORNERS, Point
from synthgen.geometry.box import box_uvs
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class BladeBase:
    """Four or five flat blades about a column, their tips turned down to the floor."""

    blades: int = count(4, 4, 5, "Blades.", limits=(4, 5))
    radius: float = ratio(0.88, 0.78, 0.98, "Reach of the blades, of half the seat's width.", limits=(0.6, 1.2))
    width: float = number(0.050, 0.035, 0.070, "m", "Width of a blade at the column.")
    rise: float = ratio(0.30, 0.15, 0.5, "Height of the blades' roots, of the pedestal's.", limits=(0.05, 0.8))
    column: float = number(0.028, 0.022, 0.036, "m", "Radius of the column.")

    def parts(self, half: float, top: float, slot: str) -> tuple[list[Part], dict[str, Point]]:
        """The pedestal under a seat of half width `half`, its head at z = top; and the keypoints of its tips."""
        reach, root = self.radius * half, max(self.rise * top, 0.03)
        start = 45.0 if self.blades == 4 else -90.0
        blade = self._blade(reach, root)
        turns = [start + 360 * k / self.blades for k in range(self.blades)]
        column = lathe([(0.9 * self.column, root - 0.022), (1.3 * self.column, root - 0.018),
                        (1.3 * self.column, root + 0.018), (self.column, root + 0.024), (self.column, top - 0.02),
                        (3.2 * self.column, top - 0.012), (3.2 * self.column, top + 0.012)], 20)  # fmt: skip
        parts = [Part("leg", slot, blade.rotated("z", turn)) for turn in turns]
        angles = np.radians(turns)
        tips = [(float(reach * np.cos(a)), float(reach * np.sin(a)), 0.0) for a in angles]
        return [*parts, Part("base", slot, column)], dict(zip(self._names(), tips, strict=True))

    def _names(self) -> list[str]:
        """Keypoints in the order of the blades, counter-clockwise from above."""
        if self.blades == 4:
            return ["leg_back_left", "leg_back_right", "leg_front_right", "leg_front_left"]
        return ["leg_front_middle", "leg_front_left", "leg_back_left", "leg_back_right", "leg_front_right"]

    def _blade(self, reach: float, root: float) -> Mesh:
        """A blade along +x."""
        thick = 0.016
        low = thick / 2
        path = [(0.0, 0, root), (0.45 * reach, 0, root * 0.62 + 0.38 * low), (reach - 0.03, 0, low + 0.004),
                (reach, 0, low)]  # fmt: skip
        section = rounded_rectangle(self.width, thick, 0.004)
        scale = np.stack([[1.0, 0.9, 0.72, 0.66], [1.4, 1.2, 1.0, 1.0]], axis=1)
        return sweep(path, section, scale=scale, side=(0, 1, 0), dome=0.008)


@dataclass(frozen=True)
class PlateBase:
    """A round plate under a column: a swivel chair's ring when low."""

    radius: float = ratio(0.78, 0.68, 0.88, "Radius of the plate, of half the seat's width.", limits=(0.5, 1.1))
    thickness: float = number(0.018, 0.012, 0.03, "m", "Thickness of the plate's rim.")
    column: float = number(0.035, 0.028, 0.05, "m", "Radius of the column.")

    def parts(self, half: float, top: float, slot: str) -> tuple[list[Part], dict[str, Point]]:
        """The pedestal under a seat of half width `half`, its head at z = top; and the keypoints of its rim."""
        reach, rim = self.radius * half, min(self.thickness, 0.4 * top)
        swell = min(0.014, 0.2 * top)
        plate = lathe([(0.97 * reach, 0.0), (reach, 0.25 * rim), (reach, 0.75 * rim), (0.97 * reach, rim),
                       (0.3 * reach, rim + swell), (self.column * 1.4, rim + 1.5 * swell)], 40)  # fmt: skip
        plate = replace(plate, uvs=box_uvs(plate.vertices, plate.faces))
        stem = lathe([(self.column, 0.5 * rim), (self.column, top - 0.2 * top), (3 * self.column, top - 0.1 * top),
                      (3 * self.column, top + 0.012)], 20)  # fmt: skip
        far = reach * 0.97 / np.sqrt(2)
        tips = {f"leg_{name}": (sx * float(far), sy * float(far), 0.0) for name, (sx, sy) in CORNERS.items()}
        return [Part("base", slot, plate), Part("base", slot, stem)], tips


Pedestal = BladeBase | PlateBase

PEDESTALS: dict[str, type[Pedestal]] = {"blade_base": BladeBase, "plate_base": PlateBase}
