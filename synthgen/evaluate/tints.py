"""Colour by three axes that people name: lightness, warmth (red against blue), greenness (green against purple)."""

import numpy as np

AXES = ("lightness", "warmth", "greenness")

FROM_RGB = np.array([[1 / 3, 1 / 3, 1 / 3], [1.0, 0.0, -1.0], [-0.5, 1.0, -0.5]])
"""Rows are the axes. Apart from brightness, which varies most, a tint shows sooner than in red, green and blue."""
