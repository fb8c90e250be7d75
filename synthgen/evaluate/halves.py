"""Two halves of a set of real pictures: one to tune by, the other for final figures, which tuning never sees.

The half of a picture follows from its name and its class's others alone: the same on every machine, in every run.
Near duplicates stay together.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from synthgen.evaluate.examples import Example


def first_half(examples: Sequence[Example], groups: NDArray[np.int_], salt: str) -> NDArray[np.bool_]:
    """(N,) whether a picture is in the first half. groups: (N,) numbers of near duplicates. salt: names the split.

    Of each class, groups go to the half that has fewer, in the order of a digest of their first name.
    """
    chosen = np.zeros(len(examples), bool)
    leads: dict[str, int] = {}
    for number in sorted(np.unique(groups), key=lambda k: _digest(salt, _first_name(examples, groups == k))):
        members = np.flatnonzero(groups == number)
        name = examples[members[0]].class_name
        chosen[members] = leads.get(name, 0) <= 0
        leads[name] = leads.get(name, 0) + (len(members) if chosen[members[0]] else -len(members))
    return chosen


def of_half(half: str, first: NDArray[np.bool_]) -> NDArray[np.int_]:
    """Numbers of the pictures of `tune` (the first half), `final` or `all`."""
    return np.flatnonzero({"tune": first, "final": ~first, "all": np.ones_like(first)}[half])


def _first_name(examples: Sequence[Example], members: NDArray[np.bool_]) -> str:
    return min(example.name for example, member in zip(examples, members, strict=True) if member)


def _digest(salt: str, name: str) -> bytes:
    return blake2b(f"{salt}\n{name}".encode(), digest_size=16).digest()
