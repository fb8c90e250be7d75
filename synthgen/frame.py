"""The frame: what a renderer gives back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Frame:
    """All passes of one stage.

    rgb: (H, W, 3) float32, linear light, denoised if the stage says so.
    albedo: (H, W, 3) float32, reflectance of what each pixel shows first; 0 where nothing is.
    depth: (H, W) float32, planar metres at pixel centres; 0 where nothing is.
    instance: (H, W) uint16, ids of labeled objects at pixel centres; 0 elsewhere.
    """

    rgb: NDArray[np.float32]
    albedo: NDArray[np.float32]
    depth: NDArray[np.float32]
    instance: NDArray[np.uint16]
