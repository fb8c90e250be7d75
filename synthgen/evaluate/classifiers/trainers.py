"""The trainer of each mode."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from synthgen.evaluate.classifiers.backbones import backbone
from synthgen.evaluate.classifiers.pretrained import Finetuned, Frozen, ZeroShot
from synthgen.evaluate.classifiers.trainer import FromScratch, Trainer
from synthgen.evaluate.classifiers.training import device_of
from synthgen.evaluate.imagenet import numbers_of
from synthgen.evaluate.settings import Settings


def trainer(settings: Settings, names: Sequence[str]) -> tuple[Trainer, str]:
    """The trainer that settings ask for, and its device in words. names: of classes. Raises SynthgenError."""
    device = device_of(settings.device)
    words = torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"
    if settings.mode == "scratch":
        return FromScratch(settings.followed, device), words
    seen = backbone(settings.model, settings.weights)
    if settings.mode == "zero-shot":
        return ZeroShot(seen, numbers_of(names), settings.precision, device), words
    if settings.mode == "frozen":
        return Frozen(seen, settings.followed, device), words
    return Finetuned(seen, settings.followed, device), words
