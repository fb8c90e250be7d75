"""Randomness named by place, not by order.

Every random number of a dataset belongs to (seed, image index, path), e.g. `(0, 17, "camera.azimuth_deg")`.
Adding a field, reordering a spec or pinning a value therefore moves no other number.
"""

from hashlib import blake2b
from zlib import crc32

import numpy as np

DOUBLE_BITS = 53
"""Of a double between 0 and 1."""


def uniform(seed: int, index: int, path: str) -> float:
    """One number in [0, 1) that belongs to the place `path` of image `index`.

    A digest of the place: as even as any generator's first number, for a tenth of the time. ValueError below 0.
    """
    if seed < 0 or index < 0:
        raise ValueError(f"seeds and indices are 0 or more, not {seed} and {index}")
    digest = blake2b(f"{seed} {index} {path}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest) >> (64 - DOUBLE_BITS)) * 2.0**-DOUBLE_BITS


def stream(seed: int, index: int, path: str) -> np.random.Generator:
    """The generator of one place, for many numbers. Take only `.random()` from it: stable across numpy versions."""
    return np.random.Generator(np.random.PCG64([seed, index, crc32(path.encode())]))


def noise(seed: int, name: str, shape: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Uniforms in [0, 1) of a shape, for detail inside one object (wrinkles, grain) that a drawn `seed` names."""
    return stream(seed, 0, name).random(shape)
