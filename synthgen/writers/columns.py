"""What one row says of an image: its picture, and the object that it is about."""

from typing import Any

from synthgen.dataset.record import Record

OF_OBJECT: dict[str, Any] = {"box": [0, 0, 0, 0], "area": 0, "frame_fraction": 0.0, "truncated": False}
"""Label of the first object -> what stands for none: readers want one type a column, so no nulls."""


def columns(record: Record) -> dict[str, Any]:
    """Column name -> value, the same names and types for every record."""
    first = record.objects[0] if record.objects else {}
    of_object = {name: first.get(name) or nothing for name, nothing in OF_OBJECT.items()}
    return {
        "key": record.key,
        "family": record.family,
        "width": record.width,
        "height": record.height,
        **of_object,
    }
