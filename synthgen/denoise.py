"""Denoising with Intel Open Image Denoise, called on arrays; its device and filter are kept between pictures."""

import numpy as np
from numpy.typing import NDArray


def denoised(rgb: NDArray[np.float32], albedo: NDArray[np.float32], normal: NDArray[np.float32]) -> NDArray[np.float32]:
    """(H, W, 3) linear light, cleaned; guided by first-hit albedo and normals of the same shape."""
    import pyoidn  # slow to import, and not wanted by a run that does not denoise

    clean: NDArray[np.float32] = pyoidn.denoise(rgb, albedo=albedo, normal=normal, hdr=True, quality="high")
    return clean
