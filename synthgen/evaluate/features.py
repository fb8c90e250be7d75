"""Features: a table of numbers, a row an image, with a name for each column."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthgen.streams import noise

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Features:
    """names: of F columns. values: (N, F), not a number where an image has no such value."""

    names: tuple[str, ...]
    values: Floats

    def standardized(self) -> Features:
        """Columns of mean 0 and mean square 1; what is missing becomes 0; columns that say nothing are left out."""
        known = ~np.isnan(self.values)
        filled = np.where(known, self.values, 0.0)
        centered = np.where(known, filled - filled.sum(axis=0) / np.maximum(known.sum(axis=0), 1), 0.0)
        spread = np.sqrt((centered**2).mean(axis=0))
        telling = spread > 1e-9 * np.maximum(np.abs(filled).max(axis=0, initial=0.0), 1e-9)
        names = tuple(name for name, kept in zip(self.names, telling, strict=True) if kept)
        return Features(names, centered[:, telling] / spread[telling])

    def filled(self, name: str) -> Features:
        """Missing values taken from other images, by chance that is named.

        So an image that lacks many is like any other. A constant in their place would put all of them on one side.
        """
        values = self.values.copy()
        picks = noise(0, name, values.shape)
        for k, column in enumerate(values.T):
            missing = np.isnan(column)
            known = column[~missing]
            if missing.any() and len(known):
                column[missing] = known[(picks[missing, k] * len(known)).astype(int)]
        return Features(self.names, values)
