"""From arrays to the bytes of picture files. The same arrays give the same bytes."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FULL_CHROMA_FROM = 95
"""JPEG quality from which colour keeps its full resolution (4:4:4); below, it is halved (4:2:0), as cameras do."""

MILLIMETRES = 1000
FARTHEST_MM = 65535


def jpeg(picture: NDArray[np.uint8], quality: int) -> bytes:
    """(H, W, 3) sRGB as a baseline JPEG without metadata."""
    # No optimized Huffman tables: Pillow gives them too small a buffer and fails on noisy pictures.
    buffer = BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=quality, subsampling=0 if quality >= FULL_CHROMA_FROM else 2)
    return buffer.getvalue()


def instance_png(ids: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    """(H, W) ids as a grey PNG of 8 bits, or of 16 if an id needs them."""
    return _png(ids.astype(np.uint8) if ids.max(initial=0) <= 255 else ids)


def normals_png(normals: NDArray[np.uint8]) -> bytes:
    """(H, W, 3) as a PNG of 8 bits a channel."""
    return _png(normals)


def depth_png(depth: NDArray[np.float32]) -> bytes:
    """(H, W) metres as a grey PNG of 16 bits in millimetres; 0 for nothing, and for what 16 bits cannot hold."""
    scaled = np.round(np.nan_to_num(depth, posinf=0, neginf=0).astype(np.float64) * MILLIMETRES)
    return _png(np.where((scaled > 0) & (scaled <= FARTHEST_MM), scaled, 0).astype(np.uint16))


def _png(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    buffer = BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "PNG")
    return buffer.getvalue()
