"""Datasets for PyTorch: images as they are rendered, and images of a finished dataset.

    loader = DataLoader(Stream("configs/chairs.yaml", count=1000), batch_size=32)
    loader = DataLoader(Folder("out/chairs", split="train"), batch_size=32, shuffle=True, num_workers=2)

Needs the extra `synthgen[torch]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from synthgen.dataset.sample import Dataset, Sample
from synthgen.errors import SynthgenError
from synthgen.parse import load
from synthgen.run.generate import generate
from synthgen.spec import Spec

try:
    import torch
    from torch.utils.data import Dataset as MapDataset
    from torch.utils.data import IterableDataset, get_worker_info
except ImportError as error:
    raise SynthgenError(f"synthgen.torch needs PyTorch ({error}); pip install 'synthgen[torch]'") from error

Transform = Callable[[Sample], Any]


def image_and_class(classes: Sequence[str]) -> Transform:
    """What both datasets give by default: (3, H, W) float32 from 0 to 1, and the number of the class, from 0."""
    numbers = {name: number for number, name in enumerate(classes)}

    def transformed(sample: Sample) -> tuple[torch.Tensor, int]:
        pixels = np.ascontiguousarray(sample.image.transpose(2, 0, 1))
        return torch.from_numpy(pixels).float() / 255, numbers[sample.class_name]

    return transformed


class Stream(IterableDataset[Any]):  # type: ignore[misc,unused-ignore]  # of a library that need not be there
    """Images as they are rendered, in the order of their indices.

    count: images an epoch. fresh: every epoch has new images, the next `count` of the endless row that a spec
    describes; otherwise the same again. transform: what becomes of a Sample. Other arguments are those of
    `synthgen.generate`, whose workers render in the background: a DataLoader needs none of its own, and shares the
    images out among those that it has.
    """

    def __init__(
        self, spec: Spec | str | Path, count: int | None = None, *, overrides: Sequence[str] = (), fresh: bool = True,
        device: str = "auto", workers: int | None = None, transform: Transform | None = None,
    ) -> None:  # fmt: skip
        self.spec = spec if isinstance(spec, Spec) else load(spec, overrides)
        self.classes = tuple(self.spec.classes)
        self.count = self.spec.count if count is None else count
        self.fresh = fresh
        self.epoch = 0
        self._device = device
        self._workers = workers
        self._transform = transform or image_and_class(self.classes)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Any]:
        start = self.epoch * self.count if self.fresh else 0
        self.epoch += 1
        indices = _share(range(start, start + self.count))
        samples = generate(self.spec, indices=indices, device=self._device, workers=self._workers)
        return map(self._transform, samples)


class Folder(MapDataset[Any]):  # type: ignore[misc,unused-ignore]
    """Images of a finished dataset. Arguments are those of `synthgen.Dataset`; transform as for Stream."""

    def __init__(self, root: str | Path, split: str | None = None, transform: Transform | None = None) -> None:
        self._samples = Dataset(root, split)
        self.classes = self._samples.classes
        self._transform = transform or image_and_class(self.classes)

    def __len__(self) -> int:
        return len(self._samples)

    def __getitem__(self, position: int) -> Any:
        return self._transform(self._samples[position])


def _share(indices: range) -> range:
    """Those of this worker of a DataLoader; all in the main process."""
    worker = get_worker_info()
    return indices if worker is None else indices[worker.id :: worker.num_workers]
