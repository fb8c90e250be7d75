"""Images that stand out: those unlike all others, and those that look the same as another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthgen.dataset.record import key_of
from synthgen.report.looks import TRAITS, Look
from synthgen.verify.duplicates import ALIKE, correlation, near_pairs

Floats = NDArray[np.float64]

FEWEST = 8
"""Images below which none is strange."""

NEIGHBOURS = 5
"""An image is as strange as it is far, on average, from so many that are nearest to it."""

DIRECTIONS = 6
"""In which the colours of pictures' parts vary most, and are compared."""

TOLD = 2
"""Traits that say why an image is strange."""

REMARKABLE = 1.5
"""Standard deviations from which a trait is told."""


@dataclass(frozen=True)
class Strange:
    """An image, how far it is from others (1 is usual), and why, in words."""

    look: Look
    distance: float
    why: str


@dataclass(frozen=True)
class Twins:
    """Two images that look the same. alike: correlation of the pictures, made small."""

    first: Look
    second: Look
    alike: float

    @property
    def leak(self) -> bool:
        """Whether they are in two splits."""
        return self.first.split != self.second.split


def strangest(looks: Sequence[Look], count: int) -> list[Strange]:
    """The images that are farthest from their neighbours, the farthest first."""
    if len(looks) < FEWEST:
        return []
    traits = _standardized(np.array([look.traits for look in looks]))
    layout = _directions(np.array([look.layout.ravel() for look in looks]))
    far = _distances(np.concatenate([traits, layout], axis=1))
    order = np.argsort(-far, kind="stable")[:count]
    usual = max(float(np.median(far)), 1e-9)
    return [Strange(looks[k], float(far[k]) / usual, _why(traits[k])) for k in order]


def twins(looks: Sequence[Look]) -> list[Twins]:
    """Pairs that look the same, those in two splits first. Of pictures that are equal, each is paired with one."""
    once: dict[bytes, Look] = {}
    found = [
        Twins(first, look, 1.0) for look in looks if (first := once.setdefault(look.small.tobytes(), look)) != look
    ]
    named = {key_of(look.index): look for look in once.values()}
    pairs = near_pairs({key: look.hash for key, look in named.items()})
    near = [Twins(named[a], named[b], _likeness(named[a], named[b])) for a, b in pairs]
    found += [pair for pair in near if pair.alike >= ALIKE]
    return sorted(found, key=lambda pair: (not pair.leak, -pair.alike, pair.first.index, pair.second.index))


def _standardized(values: Floats) -> Floats:
    """Each column in standard deviations; what is unknown lies in the middle."""
    known = np.isfinite(values)
    mean = np.where(known, values, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    centred = np.where(known, values - mean, 0)
    spread = np.sqrt((centred**2).mean(axis=0))
    return np.where(spread > 1e-9, centred / np.maximum(spread, 1e-9), 0)


def _directions(values: Floats) -> Floats:
    """(N, up to DIRECTIONS) along the directions of most variance, in standard deviations (principal components)."""
    centred = values - values.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    return _standardized(centred @ vectors[:, ::-1][:, :DIRECTIONS])


def _distances(points: Floats) -> Floats:
    """(N,) mean distance of each to its nearest neighbours."""
    near = min(NEIGHBOURS, len(points) - 1)
    squares = (points**2).sum(axis=1)
    means = np.empty(len(points))
    for k, point in enumerate(points):
        apart = np.maximum(squares + squares[k] - 2 * points @ point, 0)
        apart[k] = np.inf
        means[k] = np.sqrt(np.partition(apart, near - 1)[:near]).mean()
    return means


def _why(deviations: Floats) -> str:
    names = list(TRAITS.values())
    order = np.argsort(-np.abs(deviations), kind="stable")[:TOLD]
    told = [names[k][int(deviations[k] > 0)] for k in order if abs(deviations[k]) >= REMARKABLE]
    return ", ".join(told) or "an unusual arrangement of colours"


def _likeness(a: Look, b: Look) -> float:
    return correlation(a.small.astype(float), b.small.astype(float))
