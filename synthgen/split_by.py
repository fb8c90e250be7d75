"""What decides the split of an image, as a spec says it."""

from collections.abc import Mapping
from typing import Any

BY_SHAPE, BY_IMAGE = SPLIT_BY = ("shape", "image")
"""What may decide the split of an image: the shape of its object, or nothing but the number of its scene."""


def by_image(spec: Mapping[str, Any]) -> bool:
    """Whether a spec, as JSON data, lets an object be in several splits."""
    return bool(spec.get("split_by") == BY_IMAGE)
