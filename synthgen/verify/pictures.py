"""The picture itself: whole, of the right size, and of something."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from synthgen.verify.evidence import Evidence
from synthgen.verify.problem import Problem

END = b"\xff\xd9"
"""The last two bytes of a JPEG; decoders forgive it if they are missing."""

LEAST_CONTRAST = 2.0
"""Standard deviation, in 8-bit steps, of a picture that shows anything."""

LEAST_LIGHT = 3.0
"""Mean, in 8-bit steps."""


def of_picture(shown: Evidence) -> Iterator[Problem]:
    """What is wrong with the JPEG, and with the sizes of the pictures beside it."""
    picture, record = shown.picture, shown.record
    if picture is None:
        return
    if not (shown.root / shown.file).read_bytes().endswith(END):
        yield Problem("pictures", shown.file, "is cut short: the mark at its end is missing")
    if picture.mean() < LEAST_LIGHT:
        yield Problem("pictures", shown.file, f"is black: its mean is {picture.mean():.1f} of 255")
    elif picture.std() < LEAST_CONTRAST:
        yield Problem("pictures", shown.file, f"shows nothing: it is one colour but for {picture.std():.1f} of 255")
    if record is None:
        return
    wanted = (record.height, record.width)
    for name, array in _pictures(shown):
        if array.shape[:2] != wanted:
            size = f"{array.shape[1]}x{array.shape[0]}"
            yield Problem("pictures", name, f"is {size}, but its label says {record.width}x{record.height}")


def sizes_agree(shown: Evidence) -> bool:
    """Whether all that is there is of one size, so that pixels can be compared."""
    sizes = {array.shape[:2] for _, array in _pictures(shown)}
    if shown.record is not None:
        sizes.add((shown.record.height, shown.record.width))
    return len(sizes) <= 1


def _pictures(shown: Evidence) -> list[tuple[str, NDArray[np.uint8] | NDArray[np.uint16]]]:
    """File -> pixels, of all that can be read."""
    own = [] if shown.picture is None else [(shown.file, shown.picture)]
    return [*own, *((f"{folder}/{shown.key}.png", array) for folder, array in shown.beside.items())]
