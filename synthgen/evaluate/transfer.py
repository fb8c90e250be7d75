"""Transfer: train on synthetic pictures, test on real ones, several times over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from synthgen.evaluate.by_factor import FactorScore, by_factor
from synthgen.evaluate.curve import Point, curve, mixture
from synthgen.evaluate.exam import Exam, real_exams
from synthgen.evaluate.examples import Example, class_names
from synthgen.evaluate.real import RealSet
from synthgen.evaluate.scores import SetScore, as_json, score_set
from synthgen.evaluate.settings import Settings
from synthgen.evaluate.squares import squares
from synthgen.evaluate.synthetic import TEST

if TYPE_CHECKING:
    from synthgen.evaluate.classifiers.trainer import Reader, Trainer

SYNTHETIC = "synthetic"
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Evaluation:
    """What came out. trained: pictures of each class. synthetic: of the test split, None if there is none.

    classes: names. curve: over fractions of real pictures, empty if it was not asked for.
    """

    name: str
    settings: Settings
    device: str
    classes: tuple[str, ...]
    trained: Mapping[str, int]
    sets: tuple[SetScore, ...]
    synthetic: SetScore | None
    factors: tuple[FactorScore, ...]
    curve: tuple[Point, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "name": self.name,
            "settings": self.settings.to_dict(),
            "device": self.device,
            "classes": list(self.classes),
            "trained": dict(self.trained),
            "sets": {each.name: as_json(each) for each in self.sets},
            "synthetic": as_json(self.synthetic) if self.synthetic else None,
            "factors": [as_json(each) for each in self.factors],
            "curve": [as_json(each) for each in self.curve],
        }


def evaluate(
    name: str, examples: Sequence[Example], real: Sequence[RealSet], settings: Settings, mixed: Sequence[RealSet] = (),
    tell: Tell = lambda _: None,
) -> Evaluation:  # fmt: skip
    """Train on examples, test on real sets. mixed: real pictures to learn from too, for the curve.

    Raises SynthgenError for pictures that cannot be read or do not fit.
    """
    from synthgen.evaluate.classifiers.trainers import trainer

    names = class_names(list(examples))
    teacher, device = trainer(settings, names)
    exams = real_exams(real, names, teacher.stored_px, settings.half)
    taught = [example for example in examples if example.split != TEST and teacher.learns]
    readers = _trained(teacher, taught, names, settings, tell)
    told = [score_set(each.name, each.examples, _read(readers, each), each.groups, names) for each in exams]
    own, factors = _of_own(examples, names, teacher, readers, settings)
    points: tuple[Point, ...] = ()
    if mixed:
        parts = mixture(examples, real, mixed, settings, teacher.stored_px)
        points = curve(teacher, parts, settings.fractions, settings.seeds, tell)
    counted = dict(sorted(Counter(example.class_name for example in taught).items()))
    return Evaluation(name, settings, device, names, counted, tuple(told), own, factors, points)


def _trained(
    teacher: Trainer, taught: Sequence[Example], names: Sequence[str], settings: Settings, tell: Tell
) -> list[Reader]:
    """A reader a seed; one if all would be the same. All classes are shown equally often."""
    from synthgen.evaluate.classifiers.trainer import Lessons

    pictures = squares(taught, teacher.stored_px, around_box=settings.crop == "box")
    classes = np.array([names.index(example.class_name) for example in taught], dtype=int)
    lessons = Lessons(pictures, classes, 1 / np.bincount(classes)[classes])
    readers = []
    for seed in range(settings.seeds if teacher.learns else 1):
        if teacher.learns:
            tell(f"training on {len(taught)} pictures, run {seed + 1} of {settings.seeds}")
        readers.append(teacher.train(lessons, len(names), seed))
    return readers


def _read(readers: Sequence[Reader], told: Exam) -> NDArray[np.float32]:
    """(S, N, K) likelihoods."""
    return np.stack([reader(told.pictures) for reader in readers])


def _of_own(
    examples: Sequence[Example], names: Sequence[str], teacher: Trainer, readers: Sequence[Reader], settings: Settings
) -> tuple[SetScore | None, tuple[FactorScore, ...]]:
    """How the test split is told, which no object of the training images is in; all images if none were learnt from."""
    kept = tuple(example for example in examples if example.split == TEST or not teacher.learns)
    if not kept:
        return None, ()
    pictures = squares(kept, teacher.stored_px, around_box=settings.crop == "box")
    own = Exam(SYNTHETIC, kept, pictures, np.arange(len(kept)))
    likely = _read(readers, own)
    scored = score_set(SYNTHETIC, kept, likely, own.groups, names)
    return scored, by_factor(likely.argmax(axis=-1) == own.classes(names), [example.factors for example in kept])
