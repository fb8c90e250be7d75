"""Light through a window at the side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import LogUniform, Normal
from synthgen.fields import number, one_of, ratio
from synthgen.geometry.mesh import Floats, direction
from synthgen.lights.tints import tinted
from synthgen.stage import AreaLamp, Enclosure, Opening, Rig, SunLamp, View, World


@dataclass(frozen=True)
class ClearSky:
    """The sun is out."""

    sun_elevation_deg: float = number(35, 12, 60, "deg", "Height of the sun above the horizon.", limits=(1, 89))
    sun_offset_deg: float = number(0, -35, 35, "deg", "Sun's azimuth off the window's axis.", limits=(-80, 80))
    sun_strength: float = number(
        6, 2, 12, "factor", "Irradiance of the sun relative to the sky's.", limits=(0, 100),
        distribution=LogUniform(2.0, 12.0),
    )  # fmt: skip
    sun_kelvin: float = number(5200, 3500, 5800, "K", "Colour temperature of the sun.", limits=(2000, 12000))


@dataclass(frozen=True)
class OvercastSky:
    """Clouds: sky light only."""


SKIES: dict[str, type[ClearSky] | type[OvercastSky]] = {"clear": ClearSky, "overcast": OvercastSky}


@dataclass(frozen=True)
class Window:
    """A large window to one side, with sky and maybe sun outside it."""

    azimuth_deg: float = number(
        70, -180, 180, "deg", "Side on which the window is; 0 is the front of the setting.",
        limits=(-360, 360), distribution=Normal(0, 65, -180, 180),
    )  # fmt: skip
    width: float = number(1.6, 1.0, 2.6, "m", "Width of the opening.")
    height: float = number(1.5, 1.1, 1.9, "m", "Height of the opening.")
    sill: float = number(0.7, 0.1, 0.95, "m", "Height of the opening's lower edge above the floor.")
    distance: float = number(2.2, 1.4, 3.2, "m", "Distance from the subject where there are no walls.")
    sky: ClearSky | OvercastSky = one_of(SKIES, OvercastSky(), "Weather outside.", {"clear": 1, "overcast": 1})
    sky_kelvin: float = number(6800, 5500, 9000, "K", "Colour temperature of the sky.", limits=(2500, 25000))
    fill: float = ratio(0.25, 0.1, 0.5, "Ambient light relative to the window's.", limits=(0, 10))

    def rig(self, subject: Floats, view: View, enclosure: Enclosure | None) -> Rig:
        """The sky is a lamp in the opening; the sun shines through it."""
        opening = self._opening(subject, enclosure)
        sky = AreaLamp(
            opening.position, opening.facing, opening.width, opening.height,
            tinted(self.sky_kelvin, 30.0),
        )  # fmt: skip
        # Indoors the world is the sky that one sees outside: bright, but not so bright that bars in front of it alias.
        world = World(tinted(self.sky_kelvin, 1.0), 2.0 * self.fill if enclosure is None else 6.0)
        lamps: tuple[AreaLamp | SunLamp, ...] = (sky, *self._sun(opening))
        return Rig(world, lamps, (opening,) if enclosure else ())

    def _opening(self, subject: Floats, enclosure: Enclosure | None) -> Opening:
        center = subject.mean(axis=0)
        if enclosure is None:
            outward = direction(self.azimuth_deg, 0)
            reach = float(np.linalg.norm(subject[1, :2] - subject[0, :2])) / 2 + self.distance
            position = np.array([*(center + outward * reach)[:2], self.sill + self.height / 2])
            return Opening(position, -outward, self.width, self.height)
        return enclosure.opening(self.azimuth_deg, center, self.width, self.height, self.sill)

    def _sun(self, opening: Opening) -> tuple[SunLamp, ...]:
        if not isinstance(self.sky, ClearSky):
            return ()
        towards_window = float(np.degrees(np.arctan2(-opening.facing[0], opening.facing[1])))
        towards_sun = direction(towards_window + self.sky.sun_offset_deg, self.sky.sun_elevation_deg)
        return (SunLamp(-towards_sun, tinted(self.sky.sun_kelvin, self.sky.sun_strength), np.radians(0.53)),)
