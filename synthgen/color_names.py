"""Words for colours: the nearest of some named ones, as the eye compares them (OKLab, Ottosson 2020)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from synthgen.colors import linear_from_srgb, rgb_from_hex
from synthgen.geometry.mesh import Floats

# Typical shades by eye; several where a word covers much.
COLORS: Mapping[str, tuple[str, ...]] = {
    "black": ("#1b1b1c", "#0c0c0d"),
    "charcoal": ("#3a3b3d", "#34373b", "#48494c"),
    "dark grey": ("#5b5d60", "#66676a"),
    "grey": ("#8c8c8a", "#7e8083"),
    "light grey": ("#b5b6b6", "#c9ccce", "#a9a9a8"),
    "white": ("#f3f2ef", "#ffffff", "#e6e6e4"),
    "cream": ("#efe7d3", "#e6dcc4"),
    "beige": ("#d3c4a6", "#c9bba5"),
    "taupe": ("#a39682", "#8b7f70"),
    "tan": ("#c79a63", "#c9a67a", "#b58a5a"),
    "brown": ("#8a5a33", "#7a4a27", "#94602f"),
    "dark brown": ("#452a1b", "#2f2019", "#553722"),
    "red": ("#b8281f", "#d0372c", "#a03329"),
    "burgundy": ("#5a1f1f", "#6e2430"),
    "rust": ("#a8552f", "#8f3f22"),
    "orange": ("#e08a3c", "#e0702a", "#ff8a1f"),
    "mustard": ("#c9a23f", "#b8902f"),
    "yellow": ("#e8cf4a", "#e2bf3a", "#f5e62f"),
    "olive": ("#6f7040", "#80804a"),
    "lime": ("#9fd82f", "#7fe03f", "#b5e04a"),
    "green": ("#4f8a4a", "#3f7a3f", "#2fb84a"),
    "light green": ("#a3c08f", "#8fbf7a"),
    "sage": ("#8a9a80", "#97a68c"),
    "dark green": ("#2f4a30", "#3f5340"),
    "teal": ("#2f6f6c", "#3f8580"),
    "turquoise": ("#5fb8ac", "#7cc4bd", "#2fd8d0"),
    "blue": ("#3f6f9e", "#2f5fae", "#2f3fe0", "#1f7fff"),
    "light blue": ("#8fb3c9", "#a3c4dd"),
    "slate blue": ("#4a5a6e", "#6f8190"),
    "navy": ("#22304a", "#1c2440"),
    "purple": ("#6a4a7a", "#5a3a70", "#7a2fd0"),
    "lilac": ("#b0a0c9", "#c4b3d6"),
    "plum": ("#5f2f4f", "#6a4a63"),
    "magenta": ("#c92fb0", "#e02f90"),
    "pink": ("#dba0a8", "#e7b8b8", "#c9556a"),
    "dusty pink": ("#b98b86", "#c9a09a"),
}
"""Word -> sRGB shades."""

METALS: Mapping[str, tuple[str, ...]] = {
    "silver": ("#d8d8d6", "#b9bbbd", "#9a9c9f"),
    "grey": ("#6d6f72",),
    "black": ("#1b1b1c", "#3a3b3d"),
    "brass": ("#b8995e", "#c9a95e"),
    "copper": ("#a9713f", "#b0693f"),
}
"""The same for bare metal."""


def color_word(color: str, words: Mapping[str, tuple[str, ...]] = COLORS) -> str:
    """The word whose shade is nearest to a `#rrggbb` colour."""
    names, shades = _shades(tuple(words.items()))
    distances = ((shades - oklab(rgb_from_hex(color))) ** 2).sum(axis=1)
    return names[int(np.argmin(distances))]


def oklab(srgb: ArrayLike) -> Floats:
    """(..., 3) lightness and two opponent colours of (..., 3) sRGB, 0..1; distances are as the eye sees them."""
    linear = linear_from_srgb(np.asarray(srgb, dtype=float))
    cones = linear @ np.array([
        [0.4122214708, 0.2119034982, 0.0883024619],
        [0.5363325363, 0.6806995451, 0.2817188376],
        [0.0514459929, 0.1073969566, 0.6299787005],
    ])  # fmt: skip
    lab: Floats = np.cbrt(cones) @ np.array([
        [0.2104542553, 1.9779984951, 0.0259040371],
        [0.7936177850, -2.4285922050, 0.7827717662],
        [-0.0040720468, 0.4505937099, -0.8086757660],
    ])  # fmt: skip
    return lab


@cache
def _shades(words: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, ...], Floats]:
    """The word of each shade, and (N, 3) OKLab."""
    pairs = [(word, shade) for word, shades in words for shade in shades]
    return tuple(word for word, _ in pairs), oklab([rgb_from_hex(shade) for _, shade in pairs])
