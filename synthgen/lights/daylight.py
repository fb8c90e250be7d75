"""Sun and sky, as the height of the sun and the haze make them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import LogUniform
from synthgen.fields import number, ratio
from synthgen.geometry.mesh import Floats, direction
from synthgen.lights.tints import tinted
from synthgen.stage import AreaLamp, Enclosure, Rgb, Rig, SunLamp, View, World

SUN_OVER_SKY = 9.0
"""Irradiance of a high sun, square to it, relative to that of the whole clear sky; about what is measured."""

INDOORS = 5.0
"""How much brighter what comes in is than the sky that one sees outside, lest bars before it alias."""

BLUE = (0.34, 0.62, 1.25)
"""Linear RGB of the clear sky overhead."""

WINDOW = (2.4, 2.15, 0.04)
"""Metres: width, height and sill of the glass door that lets daylight into a room."""


@dataclass(frozen=True)
class Daylight:
    """Sun and sky outdoors; in a room, through a wide glass door on the sun's side."""

    sun_elevation_deg: float = number(35, 5, 65, "deg", "Height of the sun above the horizon.", limits=(1, 90))
    azimuth_deg: float = number(60, -180, 180, "deg", "Side of the sun; 0 is the front of the setting.",
                                limits=(-360, 360))  # fmt: skip
    haze: float = ratio(0.2, 0.0, 1.0, "Share of the sun that haze and clouds take; 1 is overcast.")
    strength: float = number(
        1, 0.5, 2, "factor", "Multiplier of all light.", limits=(0.01, 100), distribution=LogUniform(0.5, 2.0)
    )

    def rig(self, subject: Floats, view: View, enclosure: Enclosure | None) -> Rig:
        """The sky is the world; indoors it shines as a lamp in the opening, too."""
        world = World(self._zenith(), 1.0, horizon=self._horizon())
        if enclosure is None:
            return Rig(world, (self._sun(1.0),), ())
        opening = enclosure.opening(self.azimuth_deg, subject.mean(axis=0), *WINDOW)
        sky = AreaLamp(
            opening.position, opening.facing, opening.width, opening.height, _scaled(self._horizon(), INDOORS)
        )
        return Rig(world, (sky, self._sun(INDOORS)), (opening,))

    def _sun(self, gain: float) -> SunLamp:
        """Haze spreads the sun's disc as well as dimming it."""
        towards = direction(self.azimuth_deg, self.sun_elevation_deg)
        left = (1 - self.haze) ** 1.5
        strength = gain * self.strength * np.pi * SUN_OVER_SKY * _transmitted(self.sun_elevation_deg) * left
        return SunLamp(-towards, tinted(self.sun_kelvin, strength), float(np.radians(0.53 + 4 * self.haze)))

    @property
    def sun_kelvin(self) -> float:
        """From a red low sun to a white high one."""
        height = np.sin(np.radians(self.sun_elevation_deg))
        return float(5700 - 3100 * (1 - height) ** 4)

    def _zenith(self) -> Rgb:
        """Blue in clear air, grey in haze."""
        grey = tinted(6800, 1.1)
        red, green, blue = (b + (g - b) * self.haze for b, g in zip(BLUE, grey, strict=True))
        return _scaled((red, green, blue), self.strength)

    def _horizon(self) -> Rgb:
        """Paler than the zenith, and warm under a low sun."""
        warm = 1 - min(1.0, self.sun_elevation_deg / 25)
        return tinted(7500 - 1000 * self.haze - 2000 * warm, self.strength * (1.5 - 0.4 * self.haze))


def _transmitted(elevation_deg: float) -> float:
    """Share of the sun that clear air lets through (Meinel), relative to overhead; air mass by Kasten and Young."""
    mass = 1 / (np.sin(np.radians(elevation_deg)) + 0.50572 * (elevation_deg + 6.07995) ** -1.6364)
    return float(0.7 ** (mass**0.678 - 1))


def _scaled(color: Rgb, factor: float) -> Rgb:
    red, green, blue = color
    return red * factor, green * factor, blue * factor
