"""Lamps overhead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.geometry.mesh import Floats
from synthgen.lights.tints import tinted
from synthgen.stage import AreaLamp, Enclosure, Rig, View, World

IRRADIANCE = 12.0
"""W/m2 on the floor under one lamp among its neighbours."""

BELOW = 0.06
"""Metres from the ceiling down to its lamps."""


@dataclass(frozen=True)
class CeilingLamps:
    """Lamps in rows above the subject, as in homes, offices and shops."""

    across: int = count(2, 1, 3, "Lamps from left to right.", limits=(1, 12))
    rows: int = count(1, 1, 2, "Rows from the front to the back.", limits=(1, 12))
    spacing: float = number(1.4, 0.9, 2.2, "m", "Between neighbours.", limits=(0.1, 10))
    size: float = number(0.35, 0.12, 0.7, "m", "Edge of a lamp; small ones cast hard shadows.", limits=(0.02, 5))
    height: float = number(2.6, 2.3, 3.2, "m", "Above the floor where there is no ceiling.", limits=(0.5, 20))
    shift_x: float = number(0.0, -0.9, 0.9, "m", "From above the subject to the middle lamp, towards +X.",
                            limits=(-10, 10))  # fmt: skip
    shift_y: float = number(-0.3, -1.2, 0.6, "m", "From above the subject to the middle lamp, towards +Y.",
                            limits=(-10, 10))  # fmt: skip
    kelvin: float = number(3100, 2600, 4300, "K", "Colour temperature.", limits=(2000, 12000))
    ambient: float = ratio(0.2, 0.08, 0.45, "Light from all around relative to the lamps'.", limits=(0, 10))

    def rig(self, subject: Floats, view: View, enclosure: Enclosure | None) -> Rig:
        """Lamps that shine straight down, under the ceiling where there is one."""
        top = max(self.height, float(subject[1, 2]) + 0.4) if enclosure is None else float(enclosure.high[2]) - BELOW
        drop = top - float(subject[:, 2].mean())
        radiance = IRRADIANCE * drop**2 / self.size**2 / np.sqrt(self.across * self.rows)
        color, down = tinted(self.kelvin, radiance), np.array([0.0, 0.0, -1.0])
        lamps = [AreaLamp(place, down, self.size, self.size, color) for place in self._places(subject, top, enclosure)]
        return Rig(World(tinted(self.kelvin + 600, 1.0), IRRADIANCE / np.pi * self.ambient), tuple(lamps), ())

    def _places(self, subject: Floats, top: float, enclosure: Enclosure | None) -> list[Floats]:
        """(3,) each, metres; in a room, clear of its walls."""
        x, y = np.meshgrid(np.arange(self.across) - (self.across - 1) / 2, np.arange(self.rows) - (self.rows - 1) / 2)
        middle = subject.mean(axis=0)[:2] + (self.shift_x, self.shift_y)
        places = [
            np.array([*(middle + self.spacing * np.array(step)), top]) for step in zip(x.flat, y.flat, strict=True)
        ]
        if enclosure is None:
            return places
        return [np.array([*enclosure.clamped(place, self.size / 2 + 0.1)[:2], top]) for place in places]
