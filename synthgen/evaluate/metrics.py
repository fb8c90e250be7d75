"""Figures of a classifier: accuracy by class, balanced accuracy with intervals, confusion, calibration. Pure numpy.

S runs (seeds), N pictures, K classes. Balanced accuracy is the mean over classes of the share that is told right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthgen.streams import stream

Numbers = NDArray[np.int_]
Floats = NDArray[np.float64]

RESAMPLES = 2000
COVERAGE = 0.95
BINS = 10


@dataclass(frozen=True)
class Estimate:
    """A figure: the mean over runs, the bounds of a 95 % bootstrap interval, and that of each run.

    spread: standard deviation over runs; 0 if there is one.
    """

    mean: float
    low: float
    high: float
    spread: float
    runs: tuple[float, ...]


@dataclass(frozen=True)
class Bin:
    """Pictures that were told with about the same confidence. pictures: the mean over runs."""

    low: float
    high: float
    pictures: float
    confidence: float
    accuracy: float


@dataclass(frozen=True)
class Calibration:
    """Whether a classifier that says 80 % is right in 80 % of cases. error: the expected calibration error (ECE)."""

    error: float
    bins: tuple[Bin, ...]


def by_class(right: NDArray[np.bool_], truth: Numbers, classes: int) -> Floats:
    """(S, K) share told right; not a number for a class without pictures. right: (S, N)."""
    members = _members(truth, classes)
    return _shares(right.astype(float) @ members.T, members.sum(axis=1))


def balanced(right: NDArray[np.bool_], truth: Numbers) -> Floats:
    """(S,) balanced accuracy of each run, over the classes that have pictures. right: (S, N)."""
    return _mean_of_known(by_class(right, truth, int(truth.max(initial=0)) + 1))


def balanced_draws(right: NDArray[np.bool_], truth: Numbers, groups: Numbers, runs: str = "runs") -> Floats:
    """(RESAMPLES,) the same with pictures and runs drawn anew: the same pictures whatever `runs`, other runs."""
    drawn = _resampled(right, truth, groups, int(truth.max(initial=0)) + 1, runs)
    return _mean_of_known(drawn)


def accuracies(
    right: NDArray[np.bool_], truth: Numbers, groups: Numbers, classes: int
) -> tuple[Estimate, tuple[Estimate, ...]]:
    """Balanced, and of each class. right: (S, N). groups: (N,) near duplicates, which are drawn together.

    The intervals say how the figure would scatter with other pictures of the same kind and other seeds: both are drawn
    with replacement. They know nothing of other kinds of pictures.
    """
    found = by_class(right, truth, classes)
    drawn = _resampled(right, truth, groups, classes, "runs")
    of_classes = tuple(estimate(found[:, k], drawn[:, k]) for k in range(classes))
    return estimate(_mean_of_known(found), _mean_of_known(drawn)), of_classes


def estimate(runs: Floats, drawn: Floats) -> Estimate:
    """runs: (S,) the figure of each run. drawn: (RESAMPLES,) the figure of pictures and runs drawn anew."""
    tail = (1 - COVERAGE) / 2
    known = drawn[~np.isnan(drawn)]
    low, high = np.quantile(known, [tail, 1 - tail]) if len(known) else (np.nan, np.nan)
    spread = float(np.std(runs, ddof=1)) if len(runs) > 1 else 0.0
    return Estimate(float(np.mean(runs)), float(low), float(high), spread, tuple(map(float, runs)))


def confusion(said: Numbers, truth: Numbers, classes: int) -> Floats:
    """(K, K) pictures of each class (row) that were called each class (column), the mean over runs. said: (S, N)."""
    pairs = truth * classes + said
    counted = np.stack([np.bincount(run, minlength=classes**2) for run in pairs])
    return counted.reshape(-1, classes, classes).mean(axis=0)


def calibration(likely: NDArray[np.floating], truth: Numbers) -> Calibration:
    """Of all runs together, in bins of confidence. likely: (S, N, K)."""
    confidence, right = likely.max(axis=-1).ravel(), (likely.argmax(axis=-1) == truth).ravel()
    places = np.minimum((confidence * BINS).astype(int), BINS - 1)
    bins = [_bin(place, confidence[places == place], right[places == place], len(likely)) for place in range(BINS)]
    error = sum(each.pictures * abs(each.confidence - each.accuracy) for each in bins if each.pictures)
    return Calibration(error / max(len(truth), 1), tuple(each for each in bins if each.pictures))


def _bin(place: int, confidence: NDArray[np.floating], right: NDArray[np.bool_], runs: int) -> Bin:
    mean, share = (float(confidence.mean()), float(right.mean())) if len(right) else (0.0, 0.0)
    return Bin(place / BINS, (place + 1) / BINS, len(right) / runs, mean, share)


def _resampled(right: NDArray[np.bool_], truth: Numbers, groups: Numbers, classes: int, runs: str) -> Floats:
    """(RESAMPLES, K) shares told right of runs and groups of pictures drawn anew."""
    chances = stream(0, 0, f"evaluate.bootstrap.{runs}").random((RESAMPLES, len(right)))
    share = np.stack([np.bincount(row, minlength=len(right)) for row in (chances * len(right)).astype(int)])
    numbers = np.unique(groups, return_inverse=True)[1]
    count = numbers.max() + 1
    drawn = (stream(0, 0, "evaluate.bootstrap.pictures").random((RESAMPLES, count)) * count).astype(int)
    times = np.stack([np.bincount(row, minlength=count) for row in drawn])[:, numbers].astype(float)
    told: Floats = (share @ right.astype(float)) / len(right) * times
    members = _members(truth, classes)
    return _shares(told @ members.T, times @ members.T)


def _members(truth: Numbers, classes: int) -> Floats:
    """(K, N) 1 where a picture is of a class."""
    members: Floats = (truth == np.arange(classes)[:, None]).astype(float)
    return members


def _shares(sums: Floats, counts: Floats) -> Floats:
    shares: Floats = np.divide(sums, counts, out=np.full_like(sums, np.nan), where=counts > 0)
    return shares


def _mean_of_known(shares: Floats) -> Floats:
    """(R, K) -> (R,) the mean over classes that have pictures."""
    known = ~np.isnan(shares)
    sums, counts = np.where(known, shares, 0).sum(axis=1), known.sum(axis=1)
    return _shares(sums, counts.astype(float))
