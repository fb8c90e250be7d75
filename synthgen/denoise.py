"""Denoising with Intel Open Image Denoise, called on arrays; its device and filter are kept between pictures."""

import numpy as np
from numpy.typing import NDArray

Rgb = NDArray[np.float32]


def denoised(rgb: Rgb, albedo: Rgb, normal: Rgb, quality: str = "high") -> Rgb:
    """(H, W, 3) linear light, cleaned; guided by first-hit albedo and normals of the same shape.

    quality: `fast`, `balanced` or `high`.
    """
    import pyoidn  # slow to import, and not wanted by a run that does not denoise

    clean: Rgb = pyoidn.denoise(rgb, albedo=albedo, normal=normal, hdr=True, quality=quality)
    return clean
