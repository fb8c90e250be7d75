"""Exams: pictures of known classes, read and cut to squares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthgen.errors import SynthgenError
from synthgen.evaluate.examples import Example
from synthgen.evaluate.halves import first_half, of_half
from synthgen.evaluate.near_duplicates import groups
from synthgen.evaluate.real import RealSet
from synthgen.evaluate.squares import Squares, squares

COMPARED_PX = 128
"""Edge of the squares by which near duplicates are found, whatever a classifier sees: so all have the same halves."""


@dataclass(frozen=True, eq=False)
class Exam:
    """Pictures to be told. pictures: (N, E, E, 3). groups: (N,) of near duplicates."""

    name: str
    examples: tuple[Example, ...]
    pictures: Squares
    groups: NDArray[np.int_]

    def of(self, chosen: NDArray[np.int_]) -> Exam:
        """Some of the pictures, by their numbers."""
        return Exam(self.name, tuple(self.examples[k] for k in chosen), self.pictures[chosen], self.groups[chosen])

    def classes(self, names: Sequence[str]) -> NDArray[np.int_]:
        """(N,) the numbers of the classes of these names."""
        return np.array([names.index(example.class_name) for example in self.examples], dtype=int)


def exam(name: str, examples: Sequence[Example], edge_px: int) -> Exam:
    """Pictures read from their files, around boxes where they are known, and which of them are near duplicates."""
    pictures = squares(examples, edge_px, around_box=True)
    return Exam(name, tuple(examples), pictures, near_duplicates(examples, pictures))


def near_duplicates(examples: Sequence[Example], pictures: Squares) -> NDArray[np.int_]:
    """(N,) the number of each picture's group. pictures: their squares, read anew if they are of another size."""
    if pictures.shape[1] != COMPARED_PX:
        pictures = squares(examples, COMPARED_PX, around_box=True)
    return groups(examples, pictures)


def real_exams(sets: Sequence[RealSet], names: Sequence[str], edge_px: int, half: str) -> list[Exam]:
    """One half of each set, or all of it. Raises SynthgenError for classes that are not trained."""
    exams = []
    for each in sets:
        require_known(each, names)
        whole = exam(each.name, each.examples, edge_px)
        exams.append(whole.of(of_half(half, first_half(whole.examples, whole.groups, "halves"))))
    return exams


def require_known(each: RealSet, names: Sequence[str]) -> None:
    """Raises SynthgenError for a class that is not among those of these names."""
    unknown = sorted({example.class_name for example in each.examples} - set(names))
    if unknown:
        raise SynthgenError(
            f"{each.name}: has pictures of '{unknown[0]}', but the classes that are trained are {', '.join(names)}"
        )
