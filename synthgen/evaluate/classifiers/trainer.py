"""Trainers: each makes, from pictures and classes, something that tells the classes of other pictures."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from synthgen.evaluate.classifiers.recipe import Recipe
from synthgen.evaluate.classifiers.training import likelihoods, trained_from_scratch
from synthgen.evaluate.squares import Squares

Reader = Callable[[Squares], NDArray[np.float32]]
"""(N, E, E, 3) squares -> (N, K) likelihoods of classes."""


@dataclass(frozen=True)
class Lessons:
    """What is learnt from. pictures: (N, E, E, 3). classes: (N,) numbers of classes. weights: (N,) how often shown."""

    pictures: Squares
    classes: NDArray[np.int_]
    weights: NDArray[np.float64]


class Trainer(ABC):
    """stored_px: edge of the squares that it takes. learns: whether it looks at the lessons at all."""

    stored_px: int
    learns: bool = True

    @abstractmethod
    def train(self, lessons: Lessons, classes: int, seed: int) -> Reader:
        """A reader of this many classes."""


class FromScratch(Trainer):
    """The small residual network."""

    def __init__(self, recipe: Recipe, device: torch.device) -> None:
        self.recipe, self.device, self.stored_px = recipe, device, recipe.stored_px

    def train(self, lessons: Lessons, classes: int, seed: int) -> Reader:
        """A reader of this many classes."""
        network = trained_from_scratch(
            lessons.pictures, lessons.classes, lessons.weights, classes, self.recipe, seed, self.device
        )
        return lambda pictures: likelihoods(network, pictures, self.recipe.edge_px, self.recipe.precision)
