"""Square crops, all of one size: what classifiers see, so that the shape of a picture tells nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.errors import SynthgenError
from synthgen.evaluate.examples import Box, Example

Squares = NDArray[np.uint8]
"""(N, E, E, 3) sRGB."""

CONTEXT = 0.2
"""Of the longer side of a box: what is shown around it."""


def squares(examples: Sequence[Example], edge_px: int, *, around_box: bool) -> Squares:
    """The pictures of examples. around_box: the square around the object, where its box is known, not the middle one.

    Raises SynthgenError for a file that cannot be read.
    """
    made = np.empty((len(examples), edge_px, edge_px, 3), np.uint8)
    for number, example in enumerate(examples):
        made[number] = square(example, edge_px, around_box=around_box)
    return made


def square(example: Example, edge_px: int, *, around_box: bool) -> Squares:
    """(E, E, 3), as above."""
    try:
        with Image.open(example.path) as file:
            picture = file.convert("RGB")
    except OSError as error:
        raise SynthgenError(f"{example.path}: cannot be read: {error}") from error
    where = around(example.box, picture.size) if around_box and example.box else middle(picture.size)
    return np.asarray(picture.resize((edge_px, edge_px), Image.Resampling.BICUBIC, box=where, reducing_gap=3.0))


def middle(size: tuple[int, int]) -> Box:
    """Left, top, right and bottom of the largest square in the middle of a picture of this width and height."""
    side = min(size)
    left, top = (size[0] - side) / 2, (size[1] - side) / 2
    return left, top, left + side, top + side


def around(box: Box, size: tuple[int, int]) -> Box:
    """Left, top, right and bottom of the square around a box, moved into the picture; no larger than `middle`."""
    x, y, width, height = box
    side = min(max(width, height) * (1 + CONTEXT), *size)
    left = min(max(x + (width - side) / 2, 0), size[0] - side)
    top = min(max(y + (height - side) / 2, 0), size[1] - side)
    return left, top, left + side, top + side
