"""Accuracy by drawn factor: on which of our own test images does a classifier fail?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

FEWEST = 8
"""Images of a value, and of the others."""

QUANTILES = (0.25, 0.5, 0.75)
"""Numbers are told apart by quarters."""


@dataclass(frozen=True)
class FactorScore:
    """Images of which a factor has a value, or lies in a range. z: standard errors by which they differ from others."""

    factor: str
    value: str
    images: int
    accuracy: float
    others: float
    z: float


def by_chance(comparisons: int) -> float:
    """About the largest |z| among so many comparisons if nothing made a difference."""
    return float(np.sqrt(2 * np.log(max(comparisons, 2))))


def by_factor(right: NDArray[np.bool_], factors: Sequence[Mapping[str, Any]]) -> tuple[FactorScore, ...]:
    """The strongest differences first. right: (S, N) of N images; factors: of each, by path."""
    share = right.mean(axis=0)
    found = [
        _score(name, value, chosen, share)
        for name in sorted({name for of_image in factors for name in of_image if not _says_nothing(name)})
        for value, chosen in _parts([of_image.get(name) for of_image in factors])
        if FEWEST <= chosen.sum() <= len(share) - FEWEST
    ]
    return tuple(sorted(found, key=lambda each: -abs(each.z)))


def _says_nothing(name: str) -> bool:
    """Seeds; and the class, of which the score itself tells."""
    return name == "class" or name.endswith("seed")


def _parts(values: list[Any]) -> list[tuple[str, NDArray[np.bool_]]]:
    """Name of a part -> whether each image is in it: quarters of numbers, or single words."""
    if any(isinstance(value, float | int) and not isinstance(value, bool) for value in values):
        return _quarters(np.array([float(v) if isinstance(v, int | float) else np.nan for v in values]))
    words = Counter(str(value) for value in values if value is not None)
    return [(word, np.array([value is not None and str(value) == word for value in values])) for word in sorted(words)]


def _quarters(values: NDArray[np.float64]) -> list[tuple[str, NDArray[np.bool_]]]:
    known = values[~np.isnan(values)]
    if len(np.unique(known)) <= len(QUANTILES) + 1:
        return [(f"{value:g}", values == value) for value in np.unique(known)]
    bounds = [-np.inf, *np.quantile(known, QUANTILES), np.inf]
    return [(_range(low, high), (values > low) & (values <= high)) for low, high in pairwise(bounds)]


def _range(low: float, high: float) -> str:
    if np.isinf(low):
        return f"up to {high:.3g}"
    return f"above {low:.3g}" if np.isinf(high) else f"{low:.3g} to {high:.3g}"


def _score(name: str, value: str, chosen: NDArray[np.bool_], share: NDArray[np.float64]) -> FactorScore:
    inside, outside = share[chosen], share[~chosen]
    spread = np.std(share) * np.sqrt(1 / len(inside) + 1 / len(outside))
    z = (inside.mean() - outside.mean()) / spread if spread else 0.0
    return FactorScore(name, value, len(inside), float(inside.mean()), float(outside.mean()), float(z))
