"""Scores: everything that is told of how a classifier did on one set of pictures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthgen.evaluate.examples import Example
from synthgen.evaluate.metrics import Calibration, Estimate, accuracies, calibration, confusion


@dataclass(frozen=True)
class Score:
    """Of a set of pictures, or those of it that are not flagged. classes: by name; pictures, confusion: see metrics."""

    pictures: int
    of_class: Mapping[str, int]
    balanced_accuracy: Estimate
    classes: Mapping[str, Estimate]
    confusion: tuple[tuple[float, ...], ...]
    calibration: Calibration


@dataclass(frozen=True)
class Misread:
    """A picture that was told wrong in at least one run. wrong: in how many. likelihood: of its true class, mean."""

    name: str
    class_name: str
    said: str
    wrong: int
    runs: int
    likelihood: float
    flag: str


@dataclass(frozen=True)
class Told:
    """A picture, and in which runs it was told right. group: of near duplicates."""

    name: str
    class_name: str
    flag: str
    group: int
    right: tuple[bool, ...]


@dataclass(frozen=True)
class SetScore:
    """Of all pictures of a set, and without the flagged ones (None if none is, or nothing is left).

    misread: pictures told wrong in any run. told: all pictures, from which other programs can compute what they like.
    """

    name: str
    all: Score
    unflagged: Score | None
    misread: tuple[Misread, ...]
    told: tuple[Told, ...]

    @property
    def main(self) -> Score:
        """Without flagged pictures if there are any."""
        return self.unflagged or self.all


def score_set(
    name: str, examples: Sequence[Example], likely: NDArray[np.floating], groups: NDArray[np.int_], names: Sequence[str]
) -> SetScore:
    """likely: (S, N, K). groups: (N,) of near duplicates. names: of K classes."""
    truth = np.array([names.index(example.class_name) for example in examples], dtype=int)
    plain = np.array([not example.flag for example in examples], dtype=bool)
    unflagged = None
    if 0 < plain.sum() < len(plain):
        unflagged = score(likely[:, plain], truth[plain], groups[plain], names)
    right = (likely.argmax(axis=-1) == truth).T.tolist()
    told = tuple(
        Told(example.name, example.class_name, example.flag, int(group), tuple(of_picture))
        for example, group, of_picture in zip(examples, groups, right, strict=True)
    )
    misread = _misread(examples, likely, truth, names)
    return SetScore(name, score(likely, truth, groups, names), unflagged, misread, told)


def score(
    likely: NDArray[np.floating], truth: NDArray[np.int_], groups: NDArray[np.int_], names: Sequence[str]
) -> Score:
    """likely: (S, N, K). truth: (N,) numbers of classes."""
    said = likely.argmax(axis=-1)
    balanced, classes = accuracies(said == truth, truth, groups, len(names))
    counts = np.bincount(truth, minlength=len(names))
    return Score(
        len(truth), {name: int(n) for name, n in zip(names, counts, strict=True)}, balanced,
        dict(zip(names, classes, strict=True)), tuple(map(tuple, confusion(said, truth, len(names)).tolist())),
        calibration(likely, truth),
    )  # fmt: skip


def as_json(thing: Any) -> Any:
    """A dataclass as JSON data; what is not a number becomes null."""
    return _without_nan(asdict(thing))


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(item) for item in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _misread(
    examples: Sequence[Example], likely: NDArray[np.floating], truth: NDArray[np.int_], names: Sequence[str]
) -> tuple[Misread, ...]:
    """The surest mistakes first."""
    mean, wrong = likely.mean(axis=0), (likely.argmax(axis=-1) != truth).sum(axis=0)
    certainty = mean[np.arange(len(truth)), truth]
    others = np.where(np.arange(len(names)) == truth[:, None], -1.0, mean).argmax(axis=1)
    return tuple(
        Misread(examples[k].name, examples[k].class_name, names[others[k]], int(wrong[k]), len(likely),
                round(float(certainty[k]), 4), examples[k].flag)
        for k in np.argsort(certainty, kind="stable") if wrong[k]
    )  # fmt: skip
