"""From linear light to an 8-bit picture: exposure, tone curve, sRGB. Pure numpy."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from synthgen.colors import srgb_from_linear
from synthgen.distributions import Normal
from synthgen.fields import count, number, ratio
from synthgen.frame import Frame
from synthgen.sensor import Sensor, off_focus

MIDDLE_GREY = 0.18
WHITE = 0.92
"""Linear value of what reflects all of the metered light: a little room is left for brighter light."""

DARKEST = 0.02
"""Reflectance below which a surface tells nothing of the light."""

BRIGHTEST = 16.0
"""Times white: what shines brighter is blurred as if it did not, or one glint would wash over the picture."""

GLINT = 8.0
"""Times the median light: what seems to be lit by more is a highlight, and tells nothing of the light."""

LUMA = np.array([0.2126, 0.7152, 0.0722])
"""Luminance of linear sRGB (ITU-R BT.709)."""


@dataclass(frozen=True)
class Photo:
    """How the camera develops what it saw."""

    exposure_ev: float = number(
        0.0,
        -0.8,
        0.8,
        "EV",
        "Exposure off the metered one.",
        limits=(-6, 6),
        distribution=Normal(0.0, 0.35, -0.8, 0.8),
    )
    white_balance: float = ratio(0.85, 0.6, 1.0, "Share of the light's colour cast that the camera takes out.")
    warmth: float = number(
        0.0, -0.08, 0.08, "ratio", "Error of the white balance: red up and blue down by this share.",
        limits=(-0.5, 0.5), distribution=Normal(0.0, 0.03, -0.08, 0.08),
    )  # fmt: skip
    saturation: float = number(1.0, 0.85, 1.2, "factor", "Strength of colours.", limits=(0, 4))
    contrast: float = number(1.1, 0.95, 1.3, "factor", "Slope of the tone curve at middle grey.", limits=(0.2, 4))
    shoulder: float = ratio(0.7, 0.5, 0.85, "Where highlights begin to roll off.", limits=(0.0, 0.99))
    jpeg_quality: int = count(92, 80, 97, "JPEG quality.", limits=(1, 100), unit="quality")


PHOTOS: dict[str, type[Photo]] = {"photo": Photo}


def developed(frame: Frame, photo: Photo, sensor: Sensor) -> NDArray[np.uint8]:
    """(H, W, 3) sRGB 0..255 of a frame. White balance and exposure are metered, as a camera does.

    In single precision, which is a thousand times finer than 8 bits, and each colour in a piece of memory of its own.
    """
    subject = frame.instance == 1
    frame = replace(frame, rgb=_by_plane(frame.rgb), albedo=_by_plane(frame.albedo))
    balanced = frame.rgb * (white_gains(frame) ** photo.white_balance * _warmed(photo.warmth)).astype(np.float32)
    exposed = balanced * (metered_gain(balanced, frame.albedo) * 2**photo.exposure_ev)
    seen = sensor.seen(np.clip(exposed, 0, BRIGHTEST), off_focus(frame.depth, subject))
    toned = srgb_from_linear(_rolled_off(sensor.recorded(seen), photo.shoulder))
    finished = sensor.sharpened(_contrasted(_saturated(toned, photo.saturation), photo.contrast))
    return np.ascontiguousarray(np.round(finished * 255).astype(np.uint8))


def _by_plane(rgb: NDArray[np.floating]) -> NDArray[np.float32]:
    """(H, W, 3) the same, stored colour by colour: numpy is several times as quick on it."""
    return np.ascontiguousarray(np.moveaxis(rgb, 2, 0), dtype=np.float32).transpose(1, 2, 0)


def white_gains(frame: Frame) -> NDArray[np.float64]:
    """(3,) factors that make the light white: what was seen against what the surfaces reflect; green is 1."""
    red, green, blue = np.moveaxis(frame.albedo, 2, 0)
    lit = np.minimum(np.minimum(red, green), blue) > DARKEST
    if not lit.any():
        return np.ones(3)
    light = np.maximum(_means(frame.rgb, lit), 1e-6) / _means(frame.albedo, lit)
    gains: NDArray[np.float64] = np.clip(light[1] / light, 0.25, 4.0)
    return gains


def _means(rgb: NDArray[np.floating], chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """(3,) of the chosen pixels of (H, W, 3)."""
    return np.array([plane[chosen].mean(dtype=np.float64) for plane in np.moveaxis(rgb, 2, 0)])


def _luminance(rgb: NDArray[np.floating]) -> NDArray[np.floating]:
    """(H, W) of (H, W, 3)."""
    red, green, blue = (float(share) * plane for share, plane in zip(LUMA, np.moveaxis(rgb, 2, 0), strict=True))
    luminance: NDArray[np.floating] = red + green + blue
    return luminance


def metered_gain(rgb: NDArray[np.floating], albedo: NDArray[np.floating]) -> float:
    """The factor that an incident-light meter would choose: what reflects all of the light becomes white.

    It goes by the light and not by what reflects it, so that dark things stay dark, and knows nothing of a subject, so
    that no class of things betrays itself by how bright its surroundings come out. The light's root mean square gives
    weight to what a flash or the sun strikes, as cameras do to keep highlights. rgb, albedo: (H, W, 3) linear.
    """
    seen, surface = _luminance(np.maximum(rgb, 0)), _luminance(albedo)
    lit = (surface > DARKEST) & (seen > 0)
    if not lit.any():
        return MIDDLE_GREY / float(np.exp(np.log(seen + 1e-6).mean()))
    light = seen[lit] / surface[lit]
    without_glints = np.minimum(light, GLINT * np.median(light))
    return WHITE / float(np.sqrt((without_glints**2).mean(dtype=np.float64)))


def _warmed(warmth: float) -> NDArray[np.float64]:
    """(3,) factors of red, green and blue."""
    return np.array([1 + warmth, 1.0, 1 - warmth])


def _saturated(srgb: NDArray[np.floating], saturation: float) -> NDArray[np.floating]:
    """Colours drawn away from grey of the same luma, or towards it."""
    grey = _luminance(srgb)[..., None]
    colored: NDArray[np.floating] = np.clip(grey + saturation * (srgb - grey), 0, 1)
    return colored


def _rolled_off(x: NDArray[np.floating], shoulder: float) -> NDArray[np.floating]:
    """Linear up to the shoulder, then an exponential approach to 1 with the same slope."""
    over = np.maximum(x - shoulder, 0) / (1 - shoulder)
    return np.where(x < shoulder, x, shoulder + (1 - shoulder) * (1 - np.exp(-over)))


def _contrasted(srgb: NDArray[np.floating], contrast: float) -> NDArray[np.floating]:
    """A power curve on either side of the middle: 0, 1/2 and 1 stay, and the slope at 1/2 is `contrast`."""
    centered = 2 * srgb - 1
    steep = 1 - (1 - np.abs(centered)) ** contrast
    return np.clip((np.sign(centered) * steep + 1) / 2, 0, 1)
