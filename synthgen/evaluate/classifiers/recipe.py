"""The recipe of training from scratch: fixed, so that figures of different datasets can be compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """A small residual network, AdamW, one cycle of the learning rate, the mean of late weights.

    The number of steps does not depend on the number of pictures, so that a small dataset is not also trained less.
    widths: channels of the stages, each of `blocks` residual blocks. stored_px: edge of the squares that augmentation
    cuts from, edge_px of what the network sees. average: decay of the running mean of weights.
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
