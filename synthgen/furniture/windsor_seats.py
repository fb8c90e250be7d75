"""Saddled plank seats of Windsor chairs. Metres; centred on x = y = 0, the front faces -Y.

Usual sizes: side chairs 40-46 cm wide and deep, armchairs 50-58 cm wide and 40-46 cm deep, planks 32-50 mm thick.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab

# The right half of an outline, from the middle of the front to that of the back, as shares of width and depth.
_SHIELD = np.array([(0, -0.49), (0.3, -0.5), (0.47, -0.4), (0.5, -0.12), (0.46, 0.18), (0.3, 0.43), (0, 0.5)])
_OVAL = np.array([(0, -0.47), (0.2, -0.49), (0.4, -0.42), (0.5, -0.15), (0.49, 0.15), (0.35, 0.4), (0, 0.5)])
_DEE = np.array([(0, -0.46), (0.3, -0.485), (0.48, -0.45), (0.5, -0.2), (0.485, 0.1), (0.37, 0.39), (0, 0.5)])


@dataclass(frozen=True)
class ShieldSeat:
    """A shield: broad in front, drawn in towards the back."""

    thickness: float = number(0.040, 0.032, 0.050, "m", "Thickness of the plank.")
    saddle: float = ratio(0.3, 0.1, 0.4, "Depth of the hollows, of the thickness.", limits=(0.0, 0.5))
    chamfer: float = ratio(0.93, 0.86, 0.98, "Size of the underside, of the top.", limits=(0.7, 1.0))
    depth: float = ratio(0.97, 0.91, 1.04, "Depth, of the width.", limits=(0.7, 1.2))

    half = _SHIELD

    def mesh(self, width: float) -> Mesh:
        """The plank, its edge's top at z = 0."""
        deep = self.depth * width

        def hollows(x: Floats, y: Floats) -> Floats:
            """Two hollows with a ridge between them that runs out towards the front."""
            side, along = np.abs(x) / width, y / deep - 0.02
            dip: Floats = np.exp(-(((side - 0.17) / 0.15) ** 2) - (along / 0.24) ** 2)
            return -self.saddle * self.thickness * dip

        outline = self.outline(width)
        edge = 0.3 * self.thickness
        plank = slab(outline, self.thickness, edge, relief=hollows, shrink=self.chamfer, rings=7)
        return plank.moved((0, 0, -self.thickness))

    def outline(self, width: float) -> Floats:
        """(40, 2) counter-clockwise."""
        whole = np.concatenate([self.half, self.half[-2:0:-1] * (-1, 1)])
        return smooth_curve(whole * (width, self.depth * width), 40, closed=True)

    def rim(self, angle_deg: Floats, width: float, inset: float) -> Floats:
        """(N, 3) places on the top, `inset` metres from its edge, sunk in it; angles from +x towards +y, the back."""
        ring = self.outline(width)
        at = np.degrees(np.arctan2(ring[:, 1], ring[:, 0]))
        order = np.argsort(at)
        reach = np.interp(angle_deg, at[order], np.linalg.norm(ring[order], axis=1), period=360) - inset
        way = np.stack([np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))], axis=-1)
        flat = reach[:, None] * way
        return np.column_stack([flat, np.full(len(flat), -0.4 * self.thickness)])


@dataclass(frozen=True)
class OvalSeat(ShieldSeat):
    """A broad oval, the seat of sack-backs and other armchairs."""

    depth: float = ratio(0.84, 0.78, 0.92, "Depth, of the width.", limits=(0.7, 1.2))

    half = _OVAL


@dataclass(frozen=True)
class DeeSeat(ShieldSeat):
    """Nearly straight in front, round behind."""

    depth: float = ratio(0.92, 0.84, 1.0, "Depth, of the width.", limits=(0.7, 1.2))

    half = _DEE


WindsorSeat = ShieldSeat | OvalSeat | DeeSeat

WINDSOR_SEATS: dict[str, type[WindsorSeat]] = {"shield_seat": ShieldSeat, "oval_seat": OvalSeat, "dee_seat": DeeSeat}
