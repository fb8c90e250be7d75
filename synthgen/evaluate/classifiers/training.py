"""Training: a network, squares and their classes; the same seed, the same weights on the same device."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from synthgen.errors import SynthgenError
from synthgen.evaluate.classifiers.augmentation import augmented, plain
from synthgen.evaluate.classifiers.network import small_residual_network
from synthgen.evaluate.classifiers.recipe import Recipe
from synthgen.evaluate.squares import Squares

DEVICES = ("auto", "cpu", "cuda")
TESTED_AT_ONCE = 256


def device_of(name: str) -> torch.device:
    """What computes. Raises SynthgenError if it was asked for by name and is not there."""
    if name == "cuda" and not torch.cuda.is_available():
        raise SynthgenError("--device cuda: torch finds no CUDA device")
    return torch.device("cuda" if name != "cpu" and torch.cuda.is_available() else "cpu")


def generator_of(seed: int, path: str) -> torch.Generator:
    """A generator of our own for one place, on the CPU."""
    return torch.Generator().manual_seed((crc32(path.encode()) << 31) + seed)


def on(pictures: Squares, device: torch.device) -> Tensor:
    """(N, E, E, 3) squares as (N, 3, E, E) uint8 on a device."""
    return torch.from_numpy(pictures).to(device).permute(0, 3, 1, 2).contiguous()


def trained_from_scratch(
    pictures: Squares, classes: NDArray[np.int_], weights: NDArray[np.float64], count: int, recipe: Recipe, seed: int,
    device: torch.device,
) -> nn.Module:  # fmt: skip
    """A network. classes: (N,) from 0 to count - 1. weights: (N,) how often each picture is shown, in proportion."""
    network = small_residual_network(recipe, count, generator_of(seed, "evaluate.weights"))
    network = network.to(device, memory_format=torch.channels_last)
    return fitted(network, augmented_batches(pictures, classes, weights, recipe, seed, device), recipe)


def augmented_batches(
    pictures: Squares, classes: NDArray[np.int_], weights: NDArray[np.float64], recipe: Recipe, seed: int,
    device: torch.device,
) -> Iterator[tuple[Tensor, Tensor]]:  # fmt: skip
    """Pictures (B, 3, E, E) and classes (B,), as many as the recipe has steps."""
    shown, numbers = on(pictures, device), torch.from_numpy(classes).to(device)
    chances = generator_of(seed, "evaluate.augmentation")
    for batch in batches(weights, recipe, seed):
        chosen = batch.to(device)
        yield augmented(shown[chosen], recipe.edge_px, chances), numbers[chosen]


def fitted(network: nn.Module, batches: Iterator[tuple[Tensor, Tensor]], recipe: Recipe) -> nn.Module:
    """The running mean of a network's weights while it learns from batches of pictures and classes."""
    loss = nn.CrossEntropyLoss(label_smoothing=recipe.label_smoothing)
    learnt = [weight for weight in network.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(_decayed(learnt, recipe.weight_decay), lr=recipe.learning_rate)
    mean = deepcopy(network).eval()
    network.train()
    with _repeatable():
        for step, (pictures, classes) in enumerate(batches):
            for group in optimizer.param_groups:
                group["lr"] = recipe.learning_rate * one_cycle(step / recipe.steps, recipe.warm_up)
            optimizer.zero_grad(set_to_none=True)
            loss(computed(network, pictures, recipe.precision), classes).backward()
            optimizer.step()
            _average(mean, network, min(recipe.average, step / (step + 10)))
    return mean


def one_cycle(progress: float, warm_up: float) -> float:
    """The factor of the learning rate: up in a straight line, then down along a cosine."""
    if progress < warm_up:
        return (progress + 1e-3) / (warm_up + 1e-3)
    return 0.5 + 0.5 * math.cos(math.pi * (progress - warm_up) / (1 - warm_up))


def computed(network: nn.Module, pictures: Tensor, precision: str) -> Tensor:
    """What a network gives, in float32. pictures: (B, 3, E, E), or features as they are. precision: of its products."""
    if pictures.ndim == 4:
        pictures = pictures.contiguous(memory_format=torch.channels_last)  # convolutions are fastest so
    with torch.autocast(pictures.device.type, torch.bfloat16, enabled=precision == "bfloat16"):
        given: Tensor = network(pictures)
    return given.float()


@torch.no_grad()
def likelihoods(
    network: nn.Module, pictures: Squares, edge_px: int, precision: str, *, mirrored: bool = True
) -> NDArray[np.float32]:
    """(N, classes). mirrored: the mean over each picture and its mirror image."""
    device = next(network.parameters()).device
    found = []
    for start in range(0, len(pictures), TESTED_AT_ONCE):
        seen = plain(on(pictures[start : start + TESTED_AT_ONCE], device), edge_px)
        views = [seen, seen.flip(3)] if mirrored else [seen]
        likely = torch.stack([torch.softmax(computed(network, view, precision), 1) for view in views]).mean(dim=0)
        found.append(likely.cpu().numpy())
    return np.concatenate(found)


def batches(weights: NDArray[np.float64], recipe: Recipe, seed: int) -> Iterator[Tensor]:
    """Numbers of pictures, by their weights: systematic sampling, so that all are shown as evenly as can be."""
    generator = generator_of(seed, "evaluate.batches")
    edges = torch.from_numpy(np.cumsum(weights) / weights.sum())
    seen = torch.empty(0, dtype=torch.long)
    for _ in range(recipe.steps):
        while len(seen) < recipe.batch:
            seen = torch.cat([seen, _pass(edges, generator)])
        yield seen[: recipe.batch]
        seen = seen[recipe.batch :]


def _pass(edges: Tensor, generator: torch.Generator) -> Tensor:
    """Once through the pictures, in a new order."""
    count = len(edges)
    start = torch.rand((), generator=generator, dtype=torch.double)
    drawn = torch.searchsorted(edges, (torch.arange(count) + start) / count).clamp(max=count - 1)
    return drawn[torch.randperm(count, generator=generator)]


def _decayed(learnt: list[nn.Parameter], decay: float) -> list[dict[str, object]]:
    """Scales and offsets are not drawn to 0."""
    flat, matrices = [w for w in learnt if w.ndim < 2], [w for w in learnt if w.ndim >= 2]
    return [{"params": flat, "weight_decay": 0.0}, {"params": matrices, "weight_decay": decay}]


@torch.no_grad()
def _average(mean: nn.Module, network: nn.Module, decay: float) -> None:
    for kept, new in zip(mean.state_dict().values(), network.state_dict().values(), strict=True):
        if kept.dtype.is_floating_point:
            kept.lerp_(new, 1 - decay)
        else:
            kept.copy_(new)


@contextmanager
def _repeatable() -> Iterator[None]:
    """The same arithmetic in every run, as far as one device goes."""
    before = torch.backends.cudnn.deterministic, torch.backends.cudnn.benchmark
    torch.backends.cudnn.deterministic, torch.backends.cudnn.benchmark = True, False
    try:
        yield
    finally:
        torch.backends.cudnn.deterministic, torch.backends.cudnn.benchmark = before
