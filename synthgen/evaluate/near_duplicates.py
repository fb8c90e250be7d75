"""Near duplicates: pictures that are the same but for size, compression or a little colour, or parts of one file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synthgen.evaluate.examples import Example
from synthgen.evaluate.squares import Squares

GRID = 16
ALIKE = 0.97
"""Correlation of two thumbnails from which they count as one: a product in another cover, seen from the same side."""


def groups(examples: Sequence[Example], pictures: Squares) -> NDArray[np.int_]:
    """(N,) the number of each picture's group: the smallest number of a picture that it is like, directly or not."""
    prints = fingerprints(pictures)
    files = np.unique([str(example.path) for example in examples], return_inverse=True)[1]
    alike = (prints @ prints.T >= ALIKE) | (files[:, None] == files)
    numbers = np.arange(len(pictures))
    for first, second in np.argwhere(np.triu(alike, 1)):
        low, high = sorted((numbers[first], numbers[second]))
        numbers[numbers == high] = low
    return numbers


def fingerprints(pictures: Squares) -> NDArray[np.float64]:
    """(N, 256) thumbnails in grey, of mean 0 and length 1 (0 if nothing is to be seen)."""
    grey = pictures.astype(np.float64).mean(axis=-1)
    cuts = np.linspace(0, grey.shape[1], GRID, endpoint=False).astype(int)
    summed = np.add.reduceat(np.add.reduceat(grey, cuts, axis=1), cuts, axis=2).reshape(len(grey), -1)
    sizes = np.diff([*cuts, grey.shape[1]])
    small = summed / np.outer(sizes, sizes).ravel()
    centered = small - small.mean(axis=1, keepdims=True)
    prints: NDArray[np.float64] = centered / np.maximum(np.linalg.norm(centered, axis=1, keepdims=True), 1e-9)
    return prints
