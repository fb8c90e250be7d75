"""What is in a dataset, in numbers: classes, splits, boxes, where they are, how much is hidden, every drawn factor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from synthgen.dataset.record import Record

BINS = 10
"""Of a histogram of numbers."""

WORDS = 12
"""Values of a factor that are counted one by one; the rest is told together."""

GRID = 3
"""Cells along each side of the picture, in which the centres of boxes are counted."""

SIZES = {"small": 32**2, "medium": 96**2}
"""COCO's sizes of objects: areas in pixels below which they are so called; above, large."""


@dataclass
class Tally:
    """Counts while records go by; `result` at the end. Numbers are kept, as 64-bit floats: 1 MB for 1000 images."""

    images: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    splits: Counter[tuple[str, str]] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    objects: Counter[str] = field(default_factory=Counter)
    per_image: Counter[int] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    places: Counter[tuple[int, int]] = field(default_factory=Counter)
    labels: dict[str, list[float]] = field(default_factory=dict)
    numbers: dict[str, list[float]] = field(default_factory=dict)
    words: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """One image."""
        self.images += 1
        self.classes[record.class_name] += 1
        self.splits[record.split, record.class_name] += 1
        self.families[record.family] += 1
        self.per_image[len(record.objects)] += 1
        for labels in record.objects:
            self._add_object(record, labels)
        for name, value in record.factors.items():
            self._add_factor(name, value)

    def _add_object(self, record: Record, labels: Mapping[str, Any]) -> None:
        self.objects[labels.get("class", record.class_name)] += 1
        if labels.get("box") is not None:
            x, y, width, height = labels["box"]
            self._add_label("box width, share of the picture", width / record.width)
            self._add_label("box height, share of the picture", height / record.height)
            centre = (x + width / 2) / record.width, (y + height / 2) / record.height
            column, row = (min(int(GRID * share), GRID - 1) for share in centre)
            self.places[row, column] += 1
        if "area" in labels:
            self.sizes[next((name for name, limit in SIZES.items() if labels["area"] < limit), "large")] += 1
        for name in ("frame_fraction", "visible_fraction", "occluded_fraction"):
            if name in labels:
                self._add_label(name, labels[name])
        if "truncated" in labels:
            self._add_label("truncated", float(labels["truncated"]))

    def _add_label(self, name: str, value: float) -> None:
        self.labels.setdefault(name, []).append(value)

    def _add_factor(self, name: str, value: Any) -> None:
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.numbers.setdefault(name, []).append(float(value))
        elif value is not None:
            self.words.setdefault(name, Counter())[str(value).lower() if isinstance(value, bool) else str(value)] += 1

    def result(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "images": self.images,
            "classes": _ordered(self.classes),
            "splits": _nested(self.splits),
            "families": _ordered(self.families),
            "objects": {
                "count": self.objects.total(),
                "classes": _ordered(self.objects),
                "per_image": {str(number): count for number, count in sorted(self.per_image.items())},
                "sizes": _ordered(self.sizes),
                "box_centres": [[self.places[row, column] for column in range(GRID)] for row in range(GRID)],
                "labels": {name: numbers(values) for name, values in self.labels.items()},
            },
            "factors": {
                name: numbers(self.numbers[name]) if name in self.numbers else words(self.words[name])
                for name in sorted({*self.numbers, *self.words})
            },
        }


def statistics(records: Iterable[Record]) -> dict[str, Any]:
    """The numbers of a dataset, as JSON data."""
    tally = Tally()
    for record in records:
        tally.add(record)
    return tally.result()


def numbers(values: Sequence[float]) -> dict[str, Any]:
    """Count, ends, quartiles, mean, and a histogram of equal bins between the ends."""
    array = np.array(values, dtype=float)
    low, quarter, median, three, high = np.quantile(array, (0, 0.25, 0.5, 0.75, 1)).tolist()
    counts, _ = np.histogram(array, BINS, (low, high if high > low else low + 1))
    return {
        "count": len(array), "min": low, "quarter": quarter, "median": median, "three_quarters": three, "max": high,
        "mean": float(array.mean()), "histogram": counts.tolist(),
    }  # fmt: skip


def words(counts: Counter[str]) -> dict[str, Any]:
    """Count, number of different values, and the most frequent ones."""
    top = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS])
    return {"count": counts.total(), "different": len(counts), "values": top}


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _nested(counts: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """Split -> class -> count."""
    nested: dict[str, dict[str, int]] = {}
    for (split, class_name), count in sorted(counts.items()):
        nested.setdefault(split, {})[class_name] = count
    return nested
