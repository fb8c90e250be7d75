"""Light as photographers set it up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import Normal
from synthgen.fields import number, ratio
from synthgen.geometry.mesh import Floats, direction
from synthgen.lights.tints import tinted
from synthgen.stage import AreaLamp, Enclosure, Rig, View, World


@dataclass(frozen=True)
class Softboxes:
    """A photographer's key, fill and rim light."""

    key_azimuth_deg: float = number(
        40, -180, 180, "deg", "Side of the key light; 0 is the front of the setting.",
        limits=(-360, 360), distribution=Normal(0, 60, -180, 180),
    )  # fmt: skip
    key_elevation_deg: float = number(40, 20, 65, "deg", "Height of the key light.", limits=(0, 90))
    key_size: float = number(1.0, 0.3, 1.8, "m", "Edge of the key light; large is soft.", limits=(0.02, 5))
    fill: float = ratio(0.35, 0.1, 0.7, "Fill relative to key.", limits=(0, 10))
    rim: float = ratio(0.4, 0.0, 1.0, "Light from behind relative to key.", limits=(0, 10))
    ambient: float = ratio(0.3, 0.1, 0.6, "Light from all around relative to key.", limits=(0, 10))
    kelvin: float = number(5200, 2900, 6800, "K", "Colour temperature.", limits=(2000, 12000))

    def rig(self, subject: Floats, view: View, enclosure: Enclosure | None) -> Rig:
        """Key, fill opposite to it, rim behind the subject; the room's lamps where there is a room."""
        lamps = (
            self._box(self.key_azimuth_deg, self.key_elevation_deg, self.key_size, 12.0, subject, enclosure),
            self._box(self.key_azimuth_deg - 90, 30, 1.6, 12.0 * self.fill, subject, enclosure),
            self._box(self.key_azimuth_deg + 180, 50, 0.8, 12.0 * self.rim, subject, enclosure),
        )
        return Rig(World(tinted(self.kelvin, 1.0), 0.6 * self.ambient), lamps, ())

    def _box(
        self, azimuth_deg: float, elevation_deg: float, size: float, irradiance: float, subject: Floats,
        enclosure: Enclosure | None,
    ) -> AreaLamp:  # fmt: skip
        center = subject.mean(axis=0)
        distance = float(np.linalg.norm(subject[1] - subject[0])) / 2 + 1.6
        position = center + direction(azimuth_deg, elevation_deg) * distance
        if enclosure is not None:
            position = enclosure.clamped(position, margin=size / 2 + 0.05)
        towards = center - position
        away = float(np.linalg.norm(towards))
        # Radiance falls as the lamp grows and rises with distance, so that the subject gets the same irradiance.
        radiance = irradiance * away**2 / size**2 / np.pi
        return AreaLamp(position, towards / away, size, size, tinted(self.kelvin, radiance))
