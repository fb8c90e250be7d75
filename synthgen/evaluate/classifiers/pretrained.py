"""Trainers that start from a backbone: a new last layer, all layers, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from hashlib import blake2b

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from synthgen.evaluate.classifiers.augmentation import plain
from synthgen.evaluate.classifiers.backbones import Backbone
from synthgen.evaluate.classifiers.recipe import Recipe
from synthgen.evaluate.classifiers.trainer import Lessons, Reader, Trainer
from synthgen.evaluate.classifiers.training import (
    augmented_batches,
    batches,
    computed,
    fitted,
    generator_of,
    likelihoods,
    on,
)
from synthgen.evaluate.squares import Squares

AT_ONCE = 64


class Frozen(Trainer):
    """A last layer on the features of a backbone, which stays as it is: of each picture and its mirror image.

    Features are kept: runs and mixtures learn from the same pictures again and again.
    """

    def __init__(self, backbone: Backbone, recipe: Recipe, device: torch.device) -> None:
        self.stored_px, self.width, self.precision = backbone.edge_px, backbone.features, recipe.precision
        self.recipe = replace(recipe, precision="float32")
        self.kept: dict[bytes, Tensor] = {}
        self.network = backbone.with_head(nn.Identity()).eval().to(device)

    def train(self, lessons: Lessons, classes: int, seed: int) -> Reader:
        """A reader of this many classes."""
        features = self._features(lessons.pictures)
        mean, spread = features.mean(dim=(0, 1)), features.std(dim=(0, 1)) + 1e-6
        numbers = torch.from_numpy(lessons.classes).to(features.device)
        chances = generator_of(seed, "evaluate.mirrors")

        def batch(chosen: Tensor) -> tuple[Tensor, Tensor]:
            side = torch.randint(2, (len(chosen),), generator=chances)
            return (features[side, chosen] - mean) / spread, numbers[chosen]

        head = _head(self.width, classes, seed).to(features.device)
        shown: Iterator[tuple[Tensor, Tensor]] = map(batch, batches(lessons.weights, self.recipe, seed))
        head = fitted(head, shown, self.recipe)

        def read(pictures: Squares) -> NDArray[np.float32]:
            with torch.no_grad():
                logits = head((self._features(pictures) - mean) / spread)
            return np.asarray(torch.softmax(logits, -1).mean(dim=0).cpu(), dtype=np.float32)

        return read

    def _features(self, pictures: Squares) -> Tensor:
        """(2, N, F): of the pictures and of their mirror images."""
        digests = [blake2b(picture.tobytes()).digest() for picture in pictures]
        new = [number for number, digest in enumerate(digests) if digest not in self.kept]
        for start in range(0, len(new), AT_ONCE):
            now = new[start : start + AT_ONCE]
            found = self._computed(pictures[now])
            self.kept |= {digests[number]: found[:, place] for place, number in enumerate(now)}
        return torch.stack([self.kept[digest] for digest in digests], dim=1)

    @torch.no_grad()
    def _computed(self, pictures: Squares) -> Tensor:
        seen = plain(on(pictures, next(self.network.parameters()).device), self.stored_px)
        return torch.stack([computed(self.network, each, self.precision) for each in (seen, seen.flip(3))])


class Finetuned(Trainer):
    """All layers of a backbone learn."""

    def __init__(self, backbone: Backbone, recipe: Recipe, device: torch.device) -> None:
        edge = backbone.edge_px
        self.recipe = replace(recipe, edge_px=edge, stored_px=edge * 8 // 7)
        self.backbone, self.device, self.stored_px = backbone, device, self.recipe.stored_px

    def train(self, lessons: Lessons, classes: int, seed: int) -> Reader:
        """A reader of this many classes."""
        fresh = deepcopy(self.backbone)
        network = fresh.with_head(_head(self.backbone.features, classes, seed)).to(self.device)
        shown = augmented_batches(lessons.pictures, lessons.classes, lessons.weights, self.recipe, seed, self.device)
        network = fitted(network, shown, self.recipe)
        return lambda pictures: likelihoods(network, pictures, self.recipe.edge_px, self.recipe.precision)


class ZeroShot(Trainer):
    """Nothing learns: ImageNet's classes are read as ours. What it gives are shares among those classes."""

    learns = False

    def __init__(
        self, backbone: Backbone, meant: Sequence[Sequence[int]], precision: str, device: torch.device
    ) -> None:
        self.stored_px, self.precision = backbone.edge_px, precision
        self.network = backbone.network.eval().to(device)
        self.meant = meant

    def train(self, lessons: Lessons, classes: int, seed: int) -> Reader:
        """A reader of this many classes."""
        return self._read

    def _read(self, pictures: Squares) -> NDArray[np.float32]:
        likely = likelihoods(self.network, pictures, self.stored_px, self.precision, mirrored=False)
        of_class = np.stack([likely[:, list(numbers)].sum(axis=1) for numbers in self.meant], axis=1)
        shares: NDArray[np.float32] = of_class / np.maximum(of_class.sum(axis=1, keepdims=True), 1e-12)
        return shares


def _head(features: int, classes: int, seed: int) -> nn.Linear:
    head = nn.Linear(features, classes)
    nn.init.normal_(head.weight, std=0.01, generator=generator_of(seed, "evaluate.head"))
    nn.init.zeros_(head.bias)
    return head
