"""Recipes of training: fixed, so that figures of different datasets can be compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """AdamW, one cycle of the learning rate, the mean of late weights; by default for a small residual network.

    The number of steps does not depend on the number of pictures, so that a small dataset is not also trained less.
    widths: channels of the stages, each of `blocks` residual blocks. stored_px: edge of the squares that augmentation
    cuts from, edge_px of what the network sees. average: decay of the running mean of weights. precision: of the
    network's products; weights are kept in float32.
    """

    stored_px: int = 128
    edge_px: int = 112
    widths: tuple[int, ...] = (32, 64, 128, 256)
    blocks: int = 1
    steps: int = 1000
    batch: int = 64
    learning_rate: float = 2e-3
    warm_up: float = 0.2
    weight_decay: float = 0.05
    label_smoothing: float = 0.1
    average: float = 0.99
    precision: str = "float32"


FINETUNING = Recipe(steps=300, batch=32, learning_rate=1e-4, weight_decay=0.01)
"""What differs where all layers of a backbone learn; the pictures have the backbone's size."""

HEAD = Recipe(steps=500, batch=256, learning_rate=5e-3, label_smoothing=0.0, weight_decay=0.01)
"""For a last layer alone, on features that do not change."""
