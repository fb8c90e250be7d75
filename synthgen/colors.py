"""Colours: sRGB hex strings in specs and scenes, linear light in the renderer, and palettes of real furniture."""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

HEX = re.compile(r"#[0-9a-fA-F]{6}")

# Chosen by eye for what furniture, floors and walls are sold in; sRGB.
PALETTES: dict[str, tuple[str, ...]] = {
    "wood": (
        "#d9b98c", "#c79a63", "#b07d48", "#94602f", "#7a4a27", "#5c3a22", "#452a1b", "#2f2019",
        "#a8743f", "#8a3f22", "#e3cda6", "#6b4a35",
    ),
    "fabric": (
        "#8c8c8a", "#5b5d60", "#34373b", "#c9c4ba", "#e6e0d4", "#a39682", "#7d6a55", "#4a5a6e",
        "#2f4057", "#6f8190", "#5f6f57", "#3f4f3d", "#8b3b33", "#a65e3a", "#c9a24b", "#b98b86",
        "#6a4a63", "#2a2a2c", "#d7d3cd", "#97a6a0",
    ),
    "leather": (
        "#2a1d16", "#4a2d1d", "#6b3f24", "#8f5a33", "#b07b4c", "#1c1b1b", "#5a1f1a", "#d8cdbb",
        "#ece6da", "#7c7a76", "#3b3f3a",
    ),
    "paint": (
        "#f2f0ea", "#f5f3ee", "#ece8de", "#1e1e20", "#26262a", "#c9ccce", "#7b8a8b", "#3f5a6b", "#6b8f8a", "#a3b899",
        "#d9b44a", "#b5483a", "#e3d6c3", "#54433a", "#8fb3c9", "#d9d4c8",
    ),
    "coat": (
        "#1e1e20", "#151517", "#2b2c2f", "#f2f0ea", "#e9e9e6", "#8d9194", "#4b5a52", "#b5483a", "#3f5a6b", "#d9b44a",
        "#6b5a48", "#9aa3a0",
    ),
    "plastic": (
        "#f3f2ee", "#1d1e20", "#8d9194", "#c63a2f", "#e2b33a", "#3f6f9e", "#4f8f84", "#d8cfc0",
        "#e08a3c", "#a8c3b5",
    ),
    "nylon": ("#151617", "#1e1f21", "#26282a", "#3a3c3f", "#5d6063", "#8f9294", "#c9cbcc", "#eceae6"),
    "lamp": ("#fff1d8", "#ffe6c0", "#fff8ec", "#ffdcae", "#f4f7ff"),
    "foliage": ("#3f5f34", "#56763f", "#2f4a2c", "#6f8a4a", "#4a6b52", "#7f9160", "#45523a"),
    "ceramic": (
        "#f0ece4", "#d9cfc0", "#b5673f", "#8f4a2e", "#2a2b2d", "#5f6f6a", "#3f5a6b", "#a3b899", "#c9b79a",
    ),
    "fruit": ("#b8321f", "#d97f26", "#dcb832", "#7c9a35", "#5f2a44", "#c3cc62"),
    "bloom": ("#f2ece2", "#e7b8b8", "#c9556a", "#e3b94a", "#8f6fae", "#d97a4a"),
    "grass": ("#4a6a2c", "#5f7d38", "#7d9a48", "#3f5a2a", "#8a9650", "#6d8a3a"),
    "brick": ("#8f4a35", "#a8634a", "#7a3b2c", "#b5785a", "#6b4038", "#c9a888", "#d9d4c8", "#e6e0d4"),
    "deck": ("#9a6e42", "#8b8680", "#a49a8c", "#7b5534", "#6e6a64", "#b58a5a", "#5f4a3a"),
    "cardboard": ("#b58a5f", "#c49a6c", "#a67c52", "#ded3c0", "#8f6a45"),
    "straw": ("#d9c39a", "#c9a86a", "#e6d8b8", "#b3945c", "#a88a55"),
    "stone": ("#8f8b83", "#a8a39b", "#6f6d6b", "#b9ab97", "#7d746a"),
    "wicker": (
        "#b98d55", "#8f6237", "#5a3d25", "#d9c49a", "#3b3330", "#6e6a64", "#a49a8c", "#ece7dc", "#2a2624",
    ),
    "cane": ("#d8b67a", "#c2a064", "#e3cb98", "#a9824c", "#b8935a", "#2b2622"),
    "metal": (
        "#d8d8d6", "#c9cacb", "#b9bbbd", "#a7a9ab", "#8f9294", "#6d6f72", "#3a3b3d", "#1b1b1c", "#b8995e", "#a9713f",
    ),
    "wall": (
        "#efece4", "#e4ddd0", "#d7d9d6", "#c5cdc9", "#d9c7b2", "#a9b5b8", "#8a9a8c", "#c9a99a",
        "#f4f3f0", "#6d7780", "#b8b2a7", "#ddd3df",
    ),
    "backdrop": ("#f4f4f2", "#e2e1de", "#c9c9c8", "#9c9d9f", "#d9cfc0", "#b9c4cb", "#6e7073", "#cfd6c8"),
    "floor": ("#b58a5a", "#9a6e42", "#7b5534", "#c9a67a", "#8b8680", "#a8a39b", "#5f4a3a", "#cbc5bb", "#6f6d6b"),
}  # fmt: skip


def rgb_from_hex(color: str) -> tuple[float, float, float]:
    """sRGB in 0..1 from `#rrggbb`."""
    whole = int(color[1:], 16)
    return (whole >> 16) / 255, (whole >> 8 & 255) / 255, (whole & 255) / 255


def hex_from_rgb(rgb: Iterable[float]) -> str:
    """`#rrggbb` from sRGB, clipped to 0..1."""
    return "#" + "".join(f"{round(255 * min(max(channel, 0.0), 1.0)):02x}" for channel in rgb)


def linear_from_srgb(srgb: ArrayLike) -> NDArray[np.floating]:
    """Linear light from sRGB, any shape, 0..1 (IEC 61966-2-1)."""
    srgb = np.asarray(srgb)
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def srgb_from_linear(linear: NDArray[np.floating]) -> NDArray[np.floating]:
    """sRGB from linear light, any shape, 0..1 (IEC 61966-2-1)."""
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def linear_from_hex(color: str) -> tuple[float, float, float]:
    """Linear RGB of a colour as a renderer wants it."""
    red, green, blue = linear_from_srgb(rgb_from_hex(color))
    return float(red), float(green), float(blue)


def linear_from_kelvin(kelvin: float) -> tuple[float, float, float]:
    """Linear sRGB of a black body, scaled to unit luminance, 1667..25000 K.

    Chromaticity by Kim et al., US patent 7,024,034 B2 (cubic fit of the Planckian locus).
    """
    t = 1000.0 / kelvin
    if kelvin < 4000:
        x = -0.2661239 * t**3 - 0.2343589 * t**2 + 0.8776956 * t + 0.179910
    else:
        x = -3.0258469 * t**3 + 2.1070379 * t**2 + 0.2226347 * t + 0.240390
    if kelvin < 2222:
        y = -1.1063814 * x**3 - 1.34811020 * x**2 + 2.18555832 * x - 0.20219683
    elif kelvin < 4000:
        y = -0.9549476 * x**3 - 1.37418593 * x**2 + 2.09137015 * x - 0.16748867
    else:
        y = 3.0817580 * x**3 - 5.87338670 * x**2 + 3.75112997 * x - 0.37001483
    xyz = np.array([x / y, 1.0, (1 - x - y) / y])
    rgb = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]]) @ xyz
    red, green, blue = np.clip(rgb, 0.0, None)
    return float(red), float(green), float(blue)
