"""Light rigs: parameters, and the lamps that they mean around a subject."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.colors import linear_from_kelvin
from synthgen.distributions import LogUniform, Normal
from synthgen.fields import number, one_of, ratio, word
from synthgen.geometry.mesh import Floats, direction
from synthgen.stage import AreaLamp, Enclosure, Opening, Rig, SunLamp, World

ENVIRONMENT_MAPS = {
    "city": 1.0, "courtyard": 1.0, "forest": 1.0, "interior": 1.5, "night": 0.3, "studio": 1.5, "sunrise": 0.7,
    "sunset": 0.7,
}  # fmt: skip
"""The CC0 environment maps that Blender's wheel carries, and how often each is drawn."""


@dataclass(frozen=True)
class EnvironmentMap:
    """A photographed surrounding as the only light."""

    map: str = word("studio", ENVIRONMENT_MAPS, "Which of Blender's environment maps.")
    rotation_deg: float = number(0, -180, 180, "deg", "Turn about the vertical.", limits=(-360, 360))
    strength: float = number(
        1, 0.5, 2, "factor", "Multiplier of the map.", limits=(0.01, 100), distribution=LogUniform(0.5, 2.0)
    )

    def rig(self, subject: Floats, enclosure: Enclosure | None) -> Rig:
        """The map lights a room through its ceiling, as through a skylight."""
        world = World((1.0, 1.0, 1.0), self.strength, self.map, float(np.radians(self.rotation_deg)))
        return Rig(world, lamps=(), openings=())


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

    def rig(self, subject: Floats, enclosure: Enclosure | None) -> Rig:
        """The sky is a lamp in the opening; the sun shines through it."""
        opening = self._opening(subject, enclosure)
        sky = AreaLamp(
            opening.position, opening.facing, opening.width, opening.height,
            _tinted(self.sky_kelvin, 30.0),
        )  # fmt: skip
        # Indoors the world is the sky that one sees outside: bright, but not so bright that bars in front of it alias.
        world = World(_tinted(self.sky_kelvin, 1.0), 2.0 * self.fill if enclosure is None else 6.0)
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
        return (SunLamp(-towards_sun, _tinted(self.sky.sun_kelvin, self.sky.sun_strength), np.radians(0.53)),)


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

    def rig(self, subject: Floats, enclosure: Enclosure | None) -> Rig:
        """Key, fill opposite to it, rim behind the subject; the room's lamps where there is a room."""
        lamps = (
            self._box(self.key_azimuth_deg, self.key_elevation_deg, self.key_size, 12.0, subject, enclosure),
            self._box(self.key_azimuth_deg - 90, 30, 1.6, 12.0 * self.fill, subject, enclosure),
            self._box(self.key_azimuth_deg + 180, 50, 0.8, 12.0 * self.rim, subject, enclosure),
        )
        return Rig(World(_tinted(self.kelvin, 1.0), 0.6 * self.ambient), lamps, ())

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
        return AreaLamp(position, towards / away, size, size, _tinted(self.kelvin, radiance))


Light = EnvironmentMap | Window | Softboxes

LIGHTS: dict[str, type[Light]] = {"environment": EnvironmentMap, "window": Window, "softboxes": Softboxes}


def _tinted(kelvin: float, strength: float) -> tuple[float, float, float]:
    red, green, blue = linear_from_kelvin(kelvin)
    return red * strength, green * strength, blue * strength
