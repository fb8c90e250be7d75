"""Flash on the camera."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import LogUniform
from synthgen.fields import number, ratio
from synthgen.geometry.mesh import Floats
from synthgen.lights.tints import tinted
from synthgen.stage import AreaLamp, Enclosure, Rig, View, World

IRRADIANCE = 12.0
"""W/m2 at the subject: the flash's own meter sees to that."""


@dataclass(frozen=True)
class CameraFlash:
    """A small hard light beside the lens, over the dim light of the place."""

    size: float = number(
        0.05, 0.02, 0.1, "m", "Edge of the reflector; small is hard.", limits=(0.002, 1),
        distribution=LogUniform(0.02, 0.1),
    )  # fmt: skip
    above: float = number(0.1, 0.03, 0.18, "m", "From the lens up to the flash.", limits=(0, 1))
    beside: float = number(0.0, -0.08, 0.08, "m", "From the lens to the right of it.", limits=(-1, 1))
    kelvin: float = number(5600, 5000, 6500, "K", "Colour temperature of the flash.", limits=(2000, 12000))
    ambient: float = ratio(0.12, 0.03, 0.4, "Light of the place relative to the flash's.", limits=(0, 10))
    ambient_kelvin: float = number(3200, 2600, 6500, "K", "Colour temperature of the place.", limits=(2000, 12000))

    def rig(self, subject: Floats, view: View, enclosure: Enclosure | None) -> Rig:
        """The flash turns with the camera and looks at the subject."""
        right, down = view.world_from_camera[:3, 0], view.world_from_camera[:3, 1]
        position = view.position + right * self.beside - down * self.above
        towards = subject.mean(axis=0) - position
        away = float(np.linalg.norm(towards))
        radiance = IRRADIANCE * away**2 / self.size**2
        flash = AreaLamp(position, towards / away, self.size, self.size, tinted(self.kelvin, radiance))
        return Rig(World(tinted(self.ambient_kelvin, 1.0), IRRADIANCE / np.pi * self.ambient), (flash,), ())
