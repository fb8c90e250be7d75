"""Mixtures: which real pictures may be learnt from, in what order, and how often they are shown. Pure numpy.

No picture is both learnt from and tested on, nor is a near duplicate of one that is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synthgen.evaluate.examples import Example
from synthgen.streams import noise

Numbers = NDArray[np.int_]

MOST_REPEATS = 8
"""How often a real picture may be shown for each time that a synthetic one is."""

MOST_REAL = 0.5
"""Share of real pictures in what is shown, if repeating brings them that far."""


def apart(half: str, first: NDArray[np.bool_], second: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Numbers of the pictures of a set to learn from, and to test on, when it is asked to do for both.

    first: (N,) those to tune by; second: (N,) another halving. With `tune`, both are taken from there, so that the
    final half stays unseen; otherwise one half is learnt from and the final one tested on.
    """
    if half == "tune":
        return np.flatnonzero(first & second), np.flatnonzero(first & ~second)
    return np.flatnonzero(first), np.flatnonzero(~first)


def unlike(groups: Numbers, learnt: Numbers, tested: Numbers) -> Numbers:
    """Those of `learnt` that are no near duplicates of any of `tested`. groups: (N,) of all pictures."""
    return learnt[~np.isin(groups[learnt], groups[tested])]


def ordered(examples: Sequence[Example], seed: int) -> Numbers:
    """Numbers of pictures, classes in turn, each class in an order that the seed names: the first n are a sample."""
    chances = noise(seed, "evaluate.mix", (len(examples),))
    names = np.array([example.class_name for example in examples])
    ranks = np.empty(len(examples), dtype=int)
    for name in np.unique(names):
        members = np.flatnonzero(names == name)
        ranks[members[np.argsort(chances[members])]] = np.arange(len(members))
    return np.lexsort((names, ranks))


def taken(fraction: float, pool: int, classes: int) -> int:
    """How many pictures a fraction of the pool is: none for 0, otherwise at least one of each class."""
    return 0 if fraction == 0 else min(max(round(fraction * pool), classes), pool)


def shown(synthetic: Numbers, real: Numbers) -> NDArray[np.float64]:
    """How often each picture is shown, synthetic ones first, real ones after them. Arguments: numbers of classes.

    Real pictures are repeated up to 8 times, but make up no more than half of what is shown; classes are shown equally
    often in either.
    """
    of_synthetic, of_real = _balanced(synthetic), _balanced(real)
    if len(synthetic) and len(real):
        times = min(MOST_REPEATS, max(1.0, MOST_REAL / (1 - MOST_REAL) * len(synthetic) / len(real)))
        of_synthetic, of_real = of_synthetic * len(synthetic), of_real * len(real) * times
    return np.concatenate([of_synthetic, of_real])


def _balanced(classes: Numbers) -> NDArray[np.float64]:
    """(N,) weights whose sum is 1, the same for every class that is there."""
    if not len(classes):
        return np.zeros(0)
    weights = 1 / np.bincount(classes)[classes]
    balanced: NDArray[np.float64] = weights / weights.sum()
    return balanced
