"""Randomness named by place, not by order.

Every random number of a dataset belongs to (seed, image index, path), e.g. `(0, 17, "camera.azimuth_deg")`.
Adding a field, reordering a spec or pinning a value therefore moves no other number.
"""

from zlib import crc32

import numpy as np


def stream(seed: int, index: int, path: str) -> np.random.Generator:
    """The generator of one place. Take only `.random()` from it: its doubles are stable across numpy versions."""
    return np.random.Generator(np.random.PCG64([seed, index, crc32(path.encode())]))


def uniform(seed: int, index: int, path: str) -> float:
    """One number in [0, 1) that belongs to the place `path` of image `index`."""
    return float(stream(seed, index, path).random())


def noise(seed: int, name: str, shape: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Uniforms in [0, 1) of a shape, for detail inside one object (wrinkles, grain) that a drawn `seed` names."""
    return stream(seed, 0, name).random(shape)
