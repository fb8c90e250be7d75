"""A small residual network (He et al., 2016) for squares of about a hundred pixels."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from synthgen.evaluate.classifiers.recipe import Recipe


class Block(nn.Module):
    """Two 3x3 convolutions and a way around them."""

    def __init__(self, inner: int, outer: int, stride: int) -> None:
        super().__init__()
        self.first = _convolution(inner, outer, 3, stride)
        self.second = _convolution(outer, outer, 3, 1)
        plain = inner == outer and stride == 1
        self.around = nn.Identity() if plain else _convolution(inner, outer, 1, stride)

    def forward(self, x: Tensor) -> Tensor:
        """(B, inner, H, W) -> (B, outer, H / stride, W / stride)."""
        return torch.relu(self.second(torch.relu(self.first(x))) + self.around(x))


def small_residual_network(recipe: Recipe, classes: int, generator: torch.Generator) -> nn.Module:
    """(B, 3, E, E) -> (B, classes) logits. generator: draws the first weights."""
    first = recipe.widths[0]
    layers: list[nn.Module] = [_convolution(3, first, 5, 2), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    for number, (inner, outer) in enumerate(pairwise((first, *recipe.widths))):
        layers.append(Block(inner, outer, 2 if number else 1))
        layers += [Block(outer, outer, 1) for _ in range(recipe.blocks - 1)]
    network = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(recipe.widths[-1], classes))
    _draw(network, generator)
    return network


def _convolution(inner: int, outer: int, size: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inner, outer, size, stride, size // 2, bias=False),
        nn.BatchNorm2d(outer),
    )


@torch.no_grad()
def _draw(network: nn.Module, generator: torch.Generator) -> None:
    """First weights from our own generator: the libraries' would come from the global one."""
    for part in network.modules():
        if isinstance(part, nn.Conv2d):
            nn.init.kaiming_normal_(part.weight, mode="fan_out", nonlinearity="relu", generator=generator)
        elif isinstance(part, nn.Linear):
            nn.init.normal_(part.weight, std=0.01, generator=generator)
            nn.init.zeros_(part.bias)
