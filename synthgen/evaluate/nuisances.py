"""The nuisance factors of records as features: all that was drawn, but for the object itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from synthgen.colors import HEX, rgb_from_hex
from synthgen.evaluate.features import Features, Floats
from synthgen.evaluate.tints import AXES, FROM_RGB

OF_OBJECTS = ("class", "companions")
OF_THE_OBJECT = "furniture."

RARE = 10
"""A column that fewer images have is left out: so few cannot tell classes apart."""


def nuisances(factors: Sequence[Mapping[str, Any]]) -> Features:
    """Numbers as they are, colours by three axes, words as one column a word (1 or 0)."""
    rows = [dict(_numbers(of_image)) for of_image in factors]
    words = [{f"{path} = {value}" for path, value in _kept(of_image) if _is_word(value)} for of_image in factors]
    numbers = [_number_column(rows, name) for name in _common(rows)]
    presences = [(name, np.array([float(name in row) for row in words])) for name in _common(words)]
    columns = [*numbers, *presences]
    values = np.stack([column for _, column in columns], axis=1) if columns else np.zeros((len(rows), 0))
    return Features(tuple(name for name, _ in columns), values)


def _kept(factors: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((p, v) for p, v in factors.items() if p not in OF_OBJECTS and not p.startswith(OF_THE_OBJECT))


def _numbers(factors: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for path, value in _kept(factors):
        if _is_color(value):
            yield from zip((f"{path} {axis}" for axis in AXES), FROM_RGB @ rgb_from_hex(value), strict=True)
        elif isinstance(value, int | float):
            yield path, float(value)


def _is_color(value: Any) -> bool:
    return isinstance(value, str) and HEX.fullmatch(value) is not None


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and not _is_color(value)


def _common(rows: Sequence[Any]) -> list[str]:
    counts = Counter(name for row in rows for name in row)
    return sorted(name for name, count in counts.items() if count >= RARE)


def _number_column(rows: Sequence[Mapping[str, float]], name: str) -> tuple[str, Floats]:
    return name, np.array([row.get(name, np.nan) for row in rows])
