"""What one row says of an image: its picture, and the object that it is about."""

from collections.abc import Iterable
from typing import Any

from synthgen.dataset.record import Record

OF_OBJECT: dict[str, Any] = {"box": [0, 0, 0, 0], "area": 0, "frame_fraction": 0.0, "truncated": False}
"""Label of the first object -> what stands for none: readers want one type a column, so no nulls."""

ALSO: dict[str, Any] = {"visible_fraction": 0.0, "occluded_fraction": 0.0}
"""The same, of labels that a dataset may lack."""


def columns(record: Record, labels: Iterable[str]) -> dict[str, Any]:
    """Column name -> value, the same names and types for every record of a dataset with these labels."""
    first = record.objects[0] if record.objects else {}
    named = OF_OBJECT | {name: nothing for name, nothing in ALSO.items() if name in labels}
    of_object = {name: first.get(name) or nothing for name, nothing in named.items()}
    caption = {"caption": record.image.get("caption") or ""} if "caption" in labels else {}
    return {
        "key": record.key,
        "family": record.family,
        "width": record.width,
        "height": record.height,
        **of_object,
        **caption,
    }
