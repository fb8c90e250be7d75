"""How exactly labels are told: rounded, so that the same scene gives the same bytes everywhere."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

DIGITS = 6
"""Decimals of every real number in a label: micrometres for lengths, millionths for shares and rotations."""


def rounded(values: ArrayLike) -> Any:
    """A float, or nested lists of floats in the shape of `values`; -0.0 becomes 0.0."""
    return (np.round(np.asarray(values, dtype=float), DIGITS) + 0.0).tolist()
