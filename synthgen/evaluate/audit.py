"""The shortcut audit: does anything but the object betray its class?

Blind classifiers, which are shown everything but the labeled object, must do no better than chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.dataset import header
from synthgen.dataset.record import Record
from synthgen.dataset.store import Store
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.evaluate.backgrounds import Background, background, boxes, cells, histograms, shared
from synthgen.evaluate.blind import View, view
from synthgen.evaluate.nuisances import nuisances
from synthgen.scene import factors
from synthgen.spec import Spec

FEWEST = 10
"""Images of a class: two in each fold."""


@dataclass(frozen=True)
class Audit:
    """What was found. images: by class."""

    name: str
    images: Mapping[str, int]
    views: tuple[View, ...]

    @property
    def passed(self) -> bool:
        """No shortcut was found."""
        return all(seen.passed for seen in self.views)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        views = [asdict(seen) | {"limit": seen.limit, "passed": seen.passed} for seen in self.views]
        return {"name": self.name, "passed": self.passed, "images": dict(self.images), "views": views}


def audit_spec(spec: Spec, count: int) -> Audit:
    """Audit what a spec draws, in `count` scenes; nothing is rendered. Raises SynthgenError if they are too few."""
    scenes = [draw(spec, index) for index in range(count)]
    names = [scene.class_name for scene in scenes]
    return audited(spec.name, names, [factors(scene) for scene in scenes])


def audit_folder(root: Path, count: int | None = None) -> Audit:
    """Audit a dataset, finished or not, or its first `count` images. Raises SynthgenError if it is none."""
    if header.load(root) is None:
        raise SynthgenError(f"{root}: holds no {header.FILE}, so it is no dataset; name a dataset's folder or a spec")
    records = list(islice(Store(root).records(), count))
    names = [record.class_name for record in records]
    return audited(root.name, names, [record.factors for record in records], list(_backgrounds(root, records)))


def audited(
    name: str, class_names: Sequence[str], drawn: Sequence[Mapping[str, Any]], seen: Sequence[Background] = ()
) -> Audit:
    """Audit images: their classes, drawn factors and, if there are pictures, backgrounds."""
    images = Counter(class_names)
    _require_enough(name, images)
    kinds = {"drawn factors": nuisances(drawn)}
    if seen:
        kinds |= {"background colours": histograms(seen), "background picture": cells(seen, _numbers(class_names))}
    views = tuple(view(kind, features, class_names) for kind, features in kinds.items())
    return Audit(name, dict(sorted(images.items())), views)


def _require_enough(name: str, images: Mapping[str, int]) -> None:
    counted = ", ".join(f"{n} of '{class_name}'" for class_name, n in sorted(images.items())) or "none"
    if len(images) < 2:
        raise SynthgenError(f"{name}: an audit compares at least two classes, but there are images of one ({counted})")
    if min(images.values()) < FEWEST:
        raise SynthgenError(f"{name}: an audit needs {FEWEST} images of each class, but there are {counted}")


def _backgrounds(root: Path, records: Sequence[Record]) -> Iterator[Background]:
    masks = (np.asarray(_opened(root / "masks" / f"{record.key}.png"), dtype=np.uint16) for record in records)
    hidden = shared([boxes(mask) for mask in masks], _numbers([record.class_name for record in records]))
    for record, of_all in zip(records, hidden, strict=True):
        yield background(np.asarray(_opened(root / "images" / record.file).convert("RGB")), of_all)


def _numbers(class_names: Sequence[str]) -> NDArray[np.int_]:
    """(N,) numbers of classes."""
    return np.unique(np.array(class_names), return_inverse=True)[1]


def _opened(path: Path) -> Image.Image:
    try:
        with Image.open(path) as image:
            image.load()
            return image
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be read: {error}") from error
