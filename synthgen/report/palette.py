"""The palette: a few colours that stand for all pixels of many pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from synthgen.color_names import color_word
from synthgen.report.looks import Look

COLORS = 12
ROUNDS = 3
"""Of k-means after the median cut."""


@dataclass(frozen=True)
class Swatch:
    """A colour, its nearest word, and the share of all pixels that are nearest to it."""

    color: str
    word: str
    share: float


def palette(looks: Sequence[Look], count: int = COLORS) -> list[Swatch]:
    """The dominant colours, the most frequent first."""
    pixels = np.concatenate([look.colors for look in looks])
    reduced = Image.fromarray(pixels[None]).quantize(count, Image.Quantize.MEDIANCUT, kmeans=ROUNDS)
    table = np.array(reduced.getpalette(), dtype=int).reshape(-1, 3)
    numbers = np.bincount(np.asarray(reduced).ravel(), minlength=len(table)).tolist()
    named = [(number, "#{:02x}{:02x}{:02x}".format(*rgb)) for number, rgb in zip(numbers, table, strict=True) if number]
    return [Swatch(color, color_word(color), number / len(pixels)) for number, color in sorted(named, reverse=True)]
