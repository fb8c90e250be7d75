"""Pictures that users bring."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from synthgen.brought import require_readable
from synthgen.errors import SpecError

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")

MAX_BYTES = 64_000_000
MAX_PIXELS = 80_000_000
MAX_EDGE_PX = 2048
"""Larger pictures are scaled down to this."""


@lru_cache(maxsize=8)
def picture(path: str) -> NDArray[np.uint8]:
    """(H, W, 4) uint8 sRGB, top row first. Raises SpecError if it is no usable picture."""
    file = Path(path)
    require_readable(file, "picture", SUFFIXES, MAX_BYTES)
    try:
        with _without_warnings(), Image.open(file) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                megapixels = opened.width * opened.height // 1_000_000
                raise SpecError(f"{path}: has {megapixels} megapixels; the most is {MAX_PIXELS // 1_000_000}")
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((MAX_EDGE_PX, MAX_EDGE_PX))
            pixels = np.array(_eight_bit(upright).convert("RGBA"))
    except SpecError:
        raise
    except Exception as error:  # noqa: BLE001  whatever a broken file makes its reader raise
        raise SpecError(f"{path}: is no picture that can be read: {' '.join(str(error).split())}") from None
    pixels[..., 3] = 255
    pixels.flags.writeable = False
    return pixels


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Pillow warns of large pictures; `MAX_PIXELS` refuses them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        yield


def _eight_bit(image: Image.Image) -> Image.Image:
    """Greys of 16 bits scaled to 8, where Pillow would cut off all above 255."""
    if not image.mode.startswith("I"):
        return image
    return Image.fromarray((np.asarray(image).clip(0, 65535) // 257).astype(np.uint8))
