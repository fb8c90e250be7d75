"""Pictures and scenes that are there twice: to the bit, or to the eye.

To the eye: the perceptual hash of the discrete cosine transform (Zauner, "Implementation and benchmarking of perceptual
image hash functions", 2010) is nearly the same, and so are the pictures, made small. The hash alone would call any two
chairs before a grey wall the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.verify.problem import Problem

Floats = NDArray[np.float64]

SMALL = 32
"""Pixels along the sides of a small picture."""

HASHED = 8
"""Lowest frequencies of it, along each side, that the hash holds: 64 bits."""

NEAR = 6
"""Bits by which the hashes of the same picture may differ."""

BANDS = NEAR + 1
"""Parts of a hash; two that differ in NEAR bits agree in one of them at least."""

ALIKE = 0.95
"""Correlation of small pictures that are the same to the eye. Of 2000 images that a wide spec drew, no two came nearer
than 8 bits and 0.86; pictures compressed anew to quality 50, or made a tenth brighter, mostly stay above 0.98."""

CROWD = 5000
"""Images with the same part of a hash that are compared; more of them show nothing but a plain surface."""


def digest(picture: NDArray[np.uint8]) -> str:
    """A name for a picture's pixels."""
    return blake2b(picture.tobytes(), digest_size=16, person=b"pixels").hexdigest()


def small(picture: NDArray[np.uint8]) -> Floats:
    """(SMALL, SMALL) grey, 0 to 255, of an (H, W, 3) picture."""
    grey = Image.fromarray(picture).convert("L").resize((SMALL, SMALL), Image.Resampling.BOX)
    return np.asarray(grey, dtype=float)


def perceptual_hash(picture: NDArray[np.uint8]) -> int:
    """64 bits: which of the low frequencies are above their median."""
    waves = np.cos(np.pi * (2 * np.arange(SMALL) + 1) * np.arange(1, HASHED + 1)[:, None] / (2 * SMALL))
    low = waves @ small(picture) @ waves.T
    bits = np.packbits((low > np.median(low)).ravel())
    return int.from_bytes(bits.tobytes())


def same(named: Mapping[str, str], what: str) -> Iterator[Problem]:
    """named: key -> digest. Images whose digest another one has."""
    first: dict[str, str] = {}
    for key, name in named.items():
        if name in first:
            yield Problem("duplicates", key, f"has the same {what} as {first[name]}")
        else:
            first[name] = key


def alike(hashes: Mapping[str, int], picture: Callable[[str], NDArray[np.uint8]]) -> Iterator[Problem]:
    """Images whose pictures look the same. hashes: by key. picture: of a key."""
    for a, b in near_pairs(hashes):
        agreement = correlation(small(picture(a)), small(picture(b)))
        if agreement >= ALIKE:
            yield Problem("duplicates", b, f"looks the same as {a} (correlation {agreement:.4f})")


def near_pairs(hashes: Mapping[str, int]) -> list[tuple[str, str]]:
    """Keys of images whose hashes differ in NEAR bits at most."""
    keys = list(hashes)
    values = np.array([hashes[key] for key in keys], dtype=np.uint64)
    width = -(-64 // BANDS)
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        parts = values >> np.uint64(band * width) & np.uint64((1 << width) - 1)
        order = np.argsort(parts, kind="stable")
        for crowd in np.split(order, np.flatnonzero(np.diff(parts[order])) + 1):
            pairs.update(_near(values, crowd[:CROWD]))
    return [(keys[a], keys[b]) for a, b in sorted(pairs)]


def _near(values: NDArray[np.uint64], crowd: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """Positions of all pairs among `crowd` that differ little."""
    for position, first in enumerate(crowd):
        others = crowd[position + 1 :]
        for second in others[np.bitwise_count(values[others] ^ values[first]) <= NEAR]:
            yield min(int(first), int(second)), max(int(first), int(second))


def correlation(a: Floats, b: Floats) -> float:
    """Of two small pictures, from -1 to 1."""
    a, b = a - a.mean(), b - b.mean()
    return float((a * b).sum() / np.sqrt(max((a * a).sum() * (b * b).sum(), 1e-9)))
