"""The flat row of an image in tables: what it is, and every drawn factor."""

from collections.abc import Iterable
from typing import Any

from synthgen.dataset.record import Record
from synthgen.writers.columns import columns

BOX = ("box_x", "box_y", "box_width", "box_height")
FIXED = (
    "key", "file", "split", "class", "family", "width", "height", *BOX, "area", "frame_fraction", "truncated",
)  # fmt: skip
"""The first columns. What a dataset may lack, and the factors of all images, follow by name."""


def row(record: Record, labels: Iterable[str]) -> dict[str, Any]:
    """Column -> number, text, true, false or null."""
    told = columns(record, labels)
    box = dict(zip(BOX, told.pop("box"), strict=True))
    named = {"file": f"images/{record.file}", "split": record.split, "class": record.class_name}
    return {**record.factors, **told, **box, **named}
