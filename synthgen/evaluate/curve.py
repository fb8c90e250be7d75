"""The curve over real fractions: synthetic, real and mixed training, tested on the same real pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from synthgen.errors import SynthgenError
from synthgen.evaluate import mixing
from synthgen.evaluate.exam import Exam, exam, near_duplicates, require_known
from synthgen.evaluate.examples import Example, class_names
from synthgen.evaluate.halves import first_half, of_half
from synthgen.evaluate.metrics import Estimate
from synthgen.evaluate.real import RealSet
from synthgen.evaluate.scores import score_set
from synthgen.evaluate.settings import Settings
from synthgen.evaluate.squares import squares
from synthgen.evaluate.synthetic import TEST

if TYPE_CHECKING:
    from synthgen.evaluate.classifiers.trainer import Lessons, Reader, Trainer
    from synthgen.evaluate.transfer import Tell


@dataclass(frozen=True)
class Point:
    """One mixture. real, synthetic: pictures that were learnt from. sets: balanced accuracy, without flagged pictures.

    all_sets: with them.
    """

    fraction: float
    real: int
    synthetic: int
    sets: Mapping[str, Estimate]
    all_sets: Mapping[str, Estimate]


@dataclass(frozen=True, eq=False)
class Mixture:
    """What can be learnt from, and what is tested on. real: the pool of real pictures, flagged ones left out."""

    synthetic: Exam
    real: Exam
    tested: tuple[Exam, ...]
    names: tuple[str, ...]

    def lessons(self, fraction: float, seed: int, *, with_synthetic: bool) -> Lessons:
        """Of a fraction of the pool: larger ones hold smaller ones of the same seed."""
        from synthgen.evaluate.classifiers.trainer import Lessons

        count = mixing.taken(fraction, len(self.real.examples), len(self.names))
        real = self.real.of(mixing.ordered(self.real.examples, seed)[:count])
        own = self.synthetic if with_synthetic else self.synthetic.of(np.zeros(0, dtype=int))
        numbers = [each.classes(self.names) for each in (own, real)]
        pictures = np.concatenate([own.pictures, real.pictures])
        return Lessons(pictures, np.concatenate(numbers), mixing.shown(*numbers))


def mixture(
    examples: Sequence[Example], real: Sequence[RealSet], mixed: Sequence[RealSet], settings: Settings, edge_px: int
) -> Mixture:
    """real: to test on. mixed: to learn from; of a set that is both, one half is for either."""
    names = class_names(list(examples))
    for each in (*real, *mixed):
        require_known(each, names)
    pools, tests = [], []
    for each in _distinct(real, mixed):
        learnt, tested = _parts(each, settings, edge_px, tested=each in real, learnt=each in mixed)
        pools.append(learnt)
        tests.append(tested)
    pool = _without_duplicates(_joined(pools), [test for test in tests if len(test.examples)])
    taught = [example for example in examples if example.split != TEST]
    pictures = squares(taught, edge_px, around_box=settings.crop == "box")
    own = Exam("synthetic", tuple(taught), pictures, np.arange(len(taught)))
    return Mixture(own, pool, tuple(test for test in tests if len(test.examples)), names)


def curve(
    teacher: Trainer, parts: Mixture, fractions: Sequence[float], seeds: int, tell: Tell = lambda _: None
) -> tuple[Point, ...]:
    """A point for each fraction with synthetic pictures, and, from the first that is not 0, without."""
    points = []
    for with_synthetic in (True, False):
        for fraction in fractions:
            if fraction or with_synthetic:
                points.append(_point(teacher, parts, fraction, seeds, with_synthetic=with_synthetic, tell=tell))
    return tuple(points)


def _point(teacher: Trainer, parts: Mixture, fraction: float, seeds: int, *, with_synthetic: bool, tell: Tell) -> Point:
    readers: list[Reader] = []
    for seed in range(seeds):
        taught = parts.lessons(fraction, seed, with_synthetic=with_synthetic)
        beside = "mixing" if with_synthetic else "alone:"
        tell(f"{beside} {fraction:g} of {len(parts.real.examples)} real pictures, run {seed + 1} of {seeds}")
        readers.append(teacher.train(taught, len(parts.names), seed))
    told = [
        score_set(e.name, e.examples, np.stack([read(e.pictures) for read in readers]), e.groups, parts.names)
        for e in parts.tested
    ]
    own = len(parts.synthetic.examples) if with_synthetic else 0
    return Point(
        fraction, len(taught.classes) - own, own, {each.name: each.main.balanced_accuracy for each in told},
        {each.name: each.all.balanced_accuracy for each in told},
    )  # fmt: skip


def _distinct(real: Sequence[RealSet], mixed: Sequence[RealSet]) -> list[RealSet]:
    return [*real, *(each for each in mixed if each not in real)]


def _parts(each: RealSet, settings: Settings, edge_px: int, *, tested: bool, learnt: bool) -> tuple[Exam, Exam]:
    """The pictures of a set to learn from, without flagged ones, and to test on."""
    whole = exam(each.name, each.examples, edge_px)
    first = first_half(whole.examples, whole.groups, "halves")
    everything, nothing = np.arange(len(whole.examples)), np.zeros(0, dtype=int)
    if tested and learnt:
        pool, test = mixing.apart(settings.half, first, first_half(whole.examples, whole.groups, "mix"))
    else:
        pool, test = (everything, nothing) if learnt else (nothing, of_half(settings.half, first))
    plain = np.array([not whole.examples[k].flag for k in pool], dtype=bool)
    return whole.of(pool[plain]), whole.of(test)


def _joined(exams: Sequence[Exam]) -> Exam:
    examples = tuple(example for each in exams for example in each.examples)
    pictures = np.concatenate([each.pictures for each in exams])
    return Exam("real", examples, pictures, np.arange(len(examples)))


def _without_duplicates(pool: Exam, tests: Sequence[Exam]) -> Exam:
    both = _joined([pool, *tests])
    count = len(pool.examples)
    alike = near_duplicates(both.examples, both.pictures)
    kept = mixing.unlike(alike, np.arange(count), np.arange(count, len(both.examples)))
    if not len(kept):
        raise SynthgenError("--mix: no real picture is left to learn from that is not also tested on")
    return pool.of(kept)
