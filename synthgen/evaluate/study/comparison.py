"""Variants compared on the same real pictures: figures, and differences from the baseline with paired intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthgen.errors import SynthgenError
from synthgen.evaluate.metrics import Estimate, balanced, balanced_draws, estimate

MEAN = "mean"
"""Name of the mean over sets."""


@dataclass(frozen=True, eq=False)
class Runs:
    """All runs of a variant on one set. right: (S, N). truth, groups: (N,). names: of N pictures."""

    right: NDArray[np.bool_]
    truth: NDArray[np.int_]
    groups: NDArray[np.int_]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A variant. trained: pictures, the mean over datasets. figures, differences: by set, and of the mean over sets."""

    variant: str
    trained: float
    figures: Mapping[str, Estimate]
    differences: Mapping[str, Estimate]

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        told = {"figures": self.figures, "differences": self.differences}
        return {"variant": self.variant, "trained": self.trained} | {
            kind: {name: vars(each) for name, each in by_set.items()} for kind, by_set in told.items()
        }


def compared(found: Mapping[str, Sequence[Mapping[str, Any]]], *, flagged: bool) -> list[Row]:
    """Rows in the order of variants, the first of which is the baseline.

    found: the evaluations of each variant, one a dataset, as JSON data. flagged: with flagged pictures. Raises
    SynthgenError if they were not tested on the same pictures.
    """
    runs = {variant: _runs(evaluations, flagged=flagged) for variant, evaluations in found.items()}
    baseline = next(iter(runs.values()))
    rows = []
    for variant, own in runs.items():
        _require_same(variant, own, baseline)
        trained = float(np.mean([sum(each["trained"].values()) for each in found[variant]]))
        rows.append(Row(variant, trained, _figures(own), {} if own is baseline else _differences(own, baseline)))
    return rows


def _runs(evaluations: Sequence[Mapping[str, Any]], *, flagged: bool) -> dict[str, Runs]:
    """Set -> runs of all datasets together."""
    classes = evaluations[0]["classes"]
    made = {}
    for name in evaluations[0]["sets"]:
        parts = [_of_set(each["sets"][name]["told"], classes, flagged=flagged) for each in evaluations]
        made[name] = Runs(np.concatenate([p.right for p in parts]), parts[0].truth, parts[0].groups, parts[0].names)
    return made


def _of_set(told: Sequence[Mapping[str, Any]], classes: Sequence[str], *, flagged: bool) -> Runs:
    kept = [one for one in told if flagged or not one["flag"]]
    return Runs(
        np.array([one["right"] for one in kept], dtype=bool).T,
        np.array([classes.index(one["class_name"]) for one in kept], dtype=int),
        np.array([one["group"] for one in kept], dtype=int),
        tuple(one["name"] for one in kept),
    )


def _figures(own: Mapping[str, Runs]) -> dict[str, Estimate]:
    shares = {name: balanced(each.right, each.truth) for name, each in own.items()}
    draws = {name: balanced_draws(each.right, each.truth, each.groups) for name, each in own.items()}
    return _with_mean(shares, draws)


def _differences(own: Mapping[str, Runs], baseline: Mapping[str, Runs]) -> dict[str, Estimate]:
    """The same pictures are drawn for both; runs are drawn for each by itself."""
    shares, draws = {}, {}
    for name, each in own.items():
        other = baseline[name]
        shares[name] = balanced(each.right, each.truth) - balanced(other.right, other.truth).mean()
        of_other = balanced_draws(other.right, other.truth, other.groups, "baseline")
        draws[name] = balanced_draws(each.right, each.truth, each.groups) - of_other
    return _with_mean(shares, draws)


def _with_mean(
    shares: Mapping[str, NDArray[np.float64]], draws: Mapping[str, NDArray[np.float64]]
) -> dict[str, Estimate]:
    found = {name: estimate(shares[name], draws[name]) for name in shares}
    if len(shares) < 2:
        return found
    runs, drawn = np.mean(list(shares.values()), axis=0), np.mean(list(draws.values()), axis=0)
    return found | {MEAN: estimate(runs, drawn)}


def _require_same(variant: str, own: Mapping[str, Runs], baseline: Mapping[str, Runs]) -> None:
    if {name: each.names for name, each in own.items()} != {name: each.names for name, each in baseline.items()}:
        raise SynthgenError(f"'{variant}' was tested on other pictures than the first variant; evaluate them anew")
