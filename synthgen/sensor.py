"""The sensor: what a lens and a chip do to light before it is a picture. Pure numpy, in linear light.

Every imperfection is one number, and 0 turns it off. Lengths are shares of the picture's longer side, so that a
picture has the same faults at any size. All is done in the precision of the picture that is given, and quickest where
each of its colours lies in one piece of memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, erf, floor

import numpy as np
from numpy.typing import NDArray

from synthgen.distributions import LogUniform
from synthgen.fields import number, ratio, seed
from synthgen.streams import noise

ELECTRONS = 20_000.0
"""At white, ISO 100, a pixel of the picture: a small chip's full well of 5,000 to 10,000, a few photosites binned."""

READ_NOISE = 4.0
"""Electrons, at any ISO; CMOS chips read 2 to 5."""

MASK_PX = 0.8
"""Deviation of the unsharp mask, which works on pixels whatever the picture's size."""

Rgb = NDArray[np.floating]


@dataclass(frozen=True)
class Ideal:
    """A sensor without faults."""

    def seen(self, rgb: Rgb, off_focus: Rgb) -> Rgb:
        """(H, W, 3) linear light as the lens throws it on the chip. off_focus: (H, W), see `off_focus`."""
        return rgb

    def recorded(self, exposed: Rgb) -> Rgb:
        """(H, W, 3) linear light, 1 is white, as the chip reads it."""
        return exposed

    def sharpened(self, srgb: Rgb) -> Rgb:
        """(H, W, 3) sRGB, 0..1, as the camera writes it."""
        return srgb


@dataclass(frozen=True)
class Chip(Ideal):
    """A camera as people carry it: slightly soft, noisy in the dark, and sharpened to hide it."""

    defocus: float = ratio(0.0008, 0.0, 0.0025, "Deviation of the blur.", limits=(0.0, 0.1))
    aperture: float = ratio(0.001, 0.0, 0.005, "Deviation of the blur of what is infinitely far behind the subject.",
                            limits=(0.0, 0.1))  # fmt: skip
    motion: float = ratio(0.0, 0.0, 0.003, "Length of the shake.", limits=(0.0, 0.2))
    motion_deg: float = number(0.0, 0.0, 180.0, "deg", "Direction of the shake; 0 is along the picture's width.",
                               limits=(0.0, 360.0))  # fmt: skip
    vignetting: float = ratio(0.12, 0.0, 0.35, "Light lost in the corners.")
    fringe: float = ratio(0.0005, 0.0, 0.0015, "How much larger red is than green, and blue smaller.",
                          limits=(0.0, 0.05))  # fmt: skip
    iso: float = number(400, 100, 3200, "ISO", "Gain: twice as much halves the light and shows more noise.",
                        limits=(0, 409_600), distribution=LogUniform(100, 3200))  # fmt: skip
    sharpening: float = ratio(0.3, 0.0, 0.8, "Strength of the camera's unsharp mask.", limits=(0.0, 5.0))
    noise_seed: int = seed("The noise of this one picture.")

    def seen(self, rgb: Rgb, off_focus: Rgb) -> Rgb:
        """(H, W, 3) linear light as the lens throws it on the chip. off_focus: (H, W), see `off_focus`."""
        longer = max(rgb.shape[:2])
        soft = _Blur(self.defocus * longer, self.motion * longer, self.motion_deg)
        blurred = _unfocused(rgb, off_focus, self.aperture * longer, soft)
        return np.maximum(_fringed(blurred, self.fringe) * _falloff(rgb, self.vignetting), 0)

    def recorded(self, exposed: Rgb) -> Rgb:
        """(H, W, 3) linear light, 1 is white, as the chip reads it: shot noise of the light, read noise of the chip."""
        if self.iso == 0:
            return exposed
        white = ELECTRONS * 100 / self.iso
        deviation = np.sqrt(np.maximum(exposed, 0) / white + (READ_NOISE / white) ** 2)
        return np.maximum(exposed + deviation * _normal(self.noise_seed, exposed), 0)

    def sharpened(self, srgb: Rgb) -> Rgb:
        """(H, W, 3) sRGB, 0..1, as the camera writes it."""
        if self.sharpening == 0:
            return srgb
        (soft,) = _blurred(srgb, [_Blur(MASK_PX)])
        return np.clip(srgb + self.sharpening * (srgb - soft), 0, 1)


Sensor = Ideal | Chip
SENSORS: dict[str, type[Sensor]] = {"chip": Chip, "ideal": Ideal}


def off_focus(depth: NDArray[np.floating], subject: NDArray[np.bool_]) -> Rgb:
    """(H, W) how far each pixel is out of focus, of what is infinitely far away: |1 - focus / depth|.

    The lens is focused on the subject's median depth, or on the picture's. depth: (H, W) metres, 0 where nothing is.
    """
    there = depth > 0
    of = subject & there if (subject & there).any() else there
    if not there.any():
        return np.zeros(depth.shape, depth.dtype)
    focus = float(np.median(depth[of]))
    return np.abs(1 - focus / np.where(there, depth, np.inf))


LEVELS = (0.0, 0.25, 0.5, 1.0, 2.0)
"""Of blur between which pixels out of focus are blended, of that at infinity."""

STEP_PX = 0.25
"""Deviation below which a level has no picture of its own."""


def _unfocused(rgb: Rgb, off_focus: Rgb, sigma: float, soft: _Blur) -> Rgb:
    """A picture blurred everywhere by `soft`, and by as much as each pixel is out of focus."""
    needed = _levels(sigma, float(off_focus.max()))
    levels = _blurred(rgb, [replace(soft, sigma=float(np.hypot(soft.sigma, sigma * level))) for level in needed])
    if len(needed) == 1:
        return levels[0]
    at = np.interp(off_focus, needed, range(len(needed))).astype(rgb.dtype)
    blended = np.zeros_like(rgb)
    for place, level in enumerate(levels):
        blended += np.maximum(1 - np.abs(at - place), 0)[..., None] * level
    return blended


def _levels(sigma: float, most: float) -> list[float]:
    """Those of LEVELS that are needed up to `most`, without steps that are too small to see."""
    if sigma == 0:
        return [0.0]
    *between, last = LEVELS[: 1 + int(np.searchsorted(LEVELS, most))]
    return [level for level in between if level == 0 or level * sigma >= STEP_PX] + [last]


@dataclass(frozen=True)
class _Blur:
    """A Gaussian of some deviation and a straight shake of some length: pixels, degrees."""

    sigma: float
    length: float = 0.0
    angle_deg: float = 0.0

    @property
    def is_none(self) -> bool:
        """Whether it changes nothing."""
        return self.sigma == 0 and self.length == 0

    @property
    def reach(self) -> int:
        """Pixels beyond which nothing of note comes from."""
        return ceil(4 * self.sigma + self.length / 2) + 2

    def transfer(self, size: tuple[int, int], kind: np.dtype[np.floating]) -> Rgb:
        """(H, W // 2 + 1) factors of a real picture's spectrum."""
        down, across = (_gaussian(self.sigma, n).astype(kind) for n in size)
        gaussian: Rgb = down[:, None] * across[None, : size[1] // 2 + 1]
        return gaussian * _shake(self.length, self.angle_deg, size).astype(kind) if self.length else gaussian


# Kernels are made of pixels, none of them negative, and not as formulas of frequencies: those ring about bright lamps.


def _gaussian(sigma: float, n: int) -> Rgb:
    """(N,) spectrum of a Gaussian, of which each pixel has its share."""
    if sigma == 0:
        return np.ones(n)
    reach = min(ceil(6 * sigma) + 1, n // 2 - 1)
    edges = [erf((k + 0.5) / (sigma * 2**0.5)) for k in range(reach + 1)]
    side = np.diff(edges) / 2
    angles = 2 * np.pi * np.fft.fftfreq(n)[:, None] * np.arange(1, reach + 1)
    spectrum = edges[0] + 2 * np.cos(angles) @ side
    normed: Rgb = spectrum / spectrum[0]
    return normed


@lru_cache(maxsize=1)
def _shake(length: float, angle_deg: float, size: tuple[int, int]) -> Rgb:
    """(H, W // 2 + 1) spectrum of a straight line, of which each pixel has its share; kept for the next level."""
    angle, count = np.radians(angle_deg), 9 * ceil(length)
    along = ((np.arange(count) + 0.5) / count - 0.5) * length
    kernel = np.zeros(size)
    for x, y in zip(along * np.cos(angle), -along * np.sin(angle), strict=True):
        column, row = floor(x), floor(y)
        for dy, dx in ((0, 0), (0, 1), (1, 0), (1, 1)):
            kernel[row + dy, column + dx] += (1 - abs(y - row - dy)) * (1 - abs(x - column - dx)) / count
    spectrum: Rgb = np.fft.rfft2(kernel).real
    return spectrum


def _blurred(rgb: Rgb, blurs: list[_Blur]) -> list[Rgb]:
    """A picture under each of some blurs, mirrored at its edges as far as they reach."""
    if all(blur.is_none for blur in blurs):
        return [rgb for _ in blurs]
    margin = max(blur.reach for blur in blurs)
    rows, columns = (slice(margin, margin + n) for n in rgb.shape[:2])
    height, width = (_fast(n + 2 * margin) for n in rgb.shape[:2])
    borders = [(margin, whole - n - margin) for whole, n in zip((height, width), rgb.shape[:2], strict=True)]
    # Any norm but `ortho` has a factor of 1, for which numpy goes over to double precision, five times as slow.
    spectrum = np.fft.rfft2(np.pad(rgb.transpose(2, 0, 1), [(0, 0), *borders], mode="symmetric"), norm="ortho")

    def filtered(blur: _Blur) -> Rgb:
        # Back by columns, then by rows, of which the borders are not wanted.
        by_row = np.fft.ifft(spectrum * blur.transfer((height, width), rgb.dtype), axis=1, norm="ortho")[:, rows]
        return np.fft.irfft(by_row, width, axis=2, norm="ortho")[..., columns].transpose(1, 2, 0)

    return [rgb if blur.is_none else filtered(blur) for blur in blurs]


def _fast(length: int) -> int:
    """The next length without prime factors above 5, whose Fourier transform is quick."""
    rest = length
    for factor in (2, 3, 5):
        while rest % factor == 0:
            rest //= factor
    return length if rest == 1 else _fast(length + 1)


def _falloff(rgb: Rgb, loss: float) -> Rgb:
    """(H, W, 1) share of the light that arrives: 1 in the middle, 1 - loss in the corners."""
    y, x = _centered(rgb.shape[:2])
    share: Rgb = (1 - loss * (x**2 + y**2) / 2)[..., None]
    return share.astype(rgb.dtype)


def _centered(size: tuple[int, ...]) -> tuple[Rgb, Rgb]:
    """(H, 1) and (1, W) pixel centres from -1 to 1."""
    y, x = ((2 * np.arange(n) + 1) / n - 1 for n in size)
    return y[:, None], x[None, :]


def _fringed(rgb: Rgb, amount: float) -> Rgb:
    """Red stretched about the middle, and blue shrunk."""
    if amount == 0:
        return rgb
    planes = _stretched(rgb[..., 0], 1 + amount), rgb[..., 1], _stretched(rgb[..., 2], 1 - amount)
    return np.stack(planes).transpose(1, 2, 0)


def _stretched(channel: Rgb, factor: float) -> Rgb:
    """(H, W) scaled about its middle, by linear interpolation along each axis in turn."""
    for axis in (0, 1):
        n = channel.shape[axis]
        at = np.clip((np.arange(n) - (n - 1) / 2) / factor + (n - 1) / 2, 0, n - 1)
        low = np.minimum(at.astype(int), max(n - 2, 0))
        share = (at - low).reshape((-1, 1) if axis == 0 else (1, -1)).astype(channel.dtype)
        ahead = channel.take(np.minimum(low + 1, n - 1), axis)
        channel = channel.take(low, axis) * (1 - share) + ahead * share
    return channel


def _normal(name: int, like: Rgb) -> Rgb:
    """Standard normal numbers named by a seed (Box and Muller 1958), (H, W, 3) as those of a picture."""
    height, width, channels = like.shape
    u, v = noise(name, "sensor", (2, (like.size + 1) // 2))
    radius = np.sqrt(-2 * np.log((1 - u).astype(like.dtype)))
    angle = (2 * np.pi * v).astype(like.dtype)
    values = np.concatenate([radius * np.cos(angle), radius * np.sin(angle)])[: like.size]
    return values.reshape(channels, height, width).transpose(1, 2, 0)
