"""What a picture shows around its labeled objects, as features that do not know how large or wide the objects are.

The objects' boxes, widened by a margin, are hidden, and so are those of a picture of every other class: behind a wide
box is less floor than behind a tall one, and its colours would tell. What is left is told in two ways:

* a colour histogram whose sum is 1, whatever the amount of background;
* the colours of a grid of cells, in the upper and the lower third of the picture. Hidden cells get the colour that the
  cell has in another picture, drawn by chance, and only cells that are seen in half the pictures of every class are
  used: the same cells for all classes. (Grey boxes would draw the outline of a sofa; a square that covers every object
  leaves next to nothing of the picture.)

The middle third stays out, for a camera that frames an object by its size puts the edge of the floor elsewhere behind a
chair than behind a sofa: the object's shape again. Both ways compare mean colours alone, never outlines. Measured on
4000 flat rooms whose colours do not know the class, seen by the cameras of `configs/wide.yaml`: 51.3 % ± 1.0 % right,
and 53.4 % with the middle third. A trace is left (the edge of the ceiling), which many more pictures would show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.evaluate.features import Features, Floats
from synthgen.evaluate.tints import AXES, FROM_RGB

GRID = 24
LEVELS = 4
"""Levels of red, green and blue each in a histogram."""

MARGIN = 0.04
"""Of the picture's longer side: JPEG, blur and contact shadows carry the object's colour beyond its box."""

THIRD = GRID // 3

SEEN = 0.5
"""Share of a cell that must be background for its colour to count; share of a class's pictures that must show it."""


@dataclass(frozen=True, eq=False)
class Background:
    """What one picture shows around its objects; not a number where nothing.

    cells: (GRID, GRID, 3) float32, by the axes of `tints`. histogram: (LEVELS ** 3,) square roots of shares.
    """

    cells: NDArray[np.float32]
    histogram: NDArray[np.float32]


def background(picture: NDArray[np.uint8], boxes: Floats) -> Background:
    """picture: (H, W, 3) sRGB. boxes: (B, 4), see `boxes`, to hide."""
    shown = ~covered(boxes, picture.shape[:2])
    return Background(_cells(picture / 255.0, shown), _histogram(picture[shown]))


def boxes(instance: NDArray[np.uint16]) -> Floats:
    """(B, 4) top, left, bottom and right of all labeled objects with a margin, as shares of the picture's sides.

    instance: (H, W) ids of labeled objects, 0 elsewhere.
    """
    height, width = instance.shape
    margin = int(np.ceil(MARGIN * max(height, width)))
    found = []
    for number in np.unique(instance[instance > 0]):
        rows, columns = np.nonzero(instance == number)
        top, left = max(rows.min() - margin, 0), max(columns.min() - margin, 0)
        bottom, right = min(rows.max() + margin + 1, height), min(columns.max() + margin + 1, width)
        found.append((top / height, left / width, bottom / height, right / width))
    return np.array(found, dtype=np.float64).reshape(-1, 4)


def covered(boxes: Floats, size: tuple[int, ...]) -> NDArray[np.bool_]:
    """(H, W): lies in one of the (B, 4) boxes."""
    height, width = size
    inside = np.zeros((height, width), dtype=bool)
    for top, left, bottom, right in np.round(boxes * (height, width, height, width)).astype(int):
        inside[top:bottom, left:right] = True
    return inside


def shared(own: Sequence[Floats], classes: NDArray[np.int_]) -> list[Floats]:
    """What to hide in each picture: the boxes of one picture of every class, its own among them.

    The first pictures of all classes hide the same, so do the second ones, and so on. own: boxes of each picture.
    classes: (N,) numbers of classes.
    """
    members = [np.flatnonzero(classes == k) for k in np.unique(classes)]
    ranks = np.empty(len(classes), dtype=int)
    for of_class in members:
        ranks[of_class] = np.arange(len(of_class))
    return [np.concatenate([own[of[rank % len(of)]] for of in members]) for rank in ranks]


def histograms(backgrounds: Sequence[Background]) -> Features:
    """A column a colour."""
    steps = (np.indices((LEVELS,) * 3).reshape(3, -1).T * 2 + 1) * 255 // (2 * LEVELS)
    names = tuple("share of #{:02x}{:02x}{:02x}".format(*step) for step in steps)
    return Features(names, np.stack([seen.histogram for seen in backgrounds]).astype(np.float64))


def cells(backgrounds: Sequence[Background], classes: NDArray[np.int_]) -> Features:
    """A column a cell and axis of colour. classes: (N,) numbers of classes, only to find the cells that all show."""
    values = np.stack([seen.cells for seen in backgrounds])
    shown = ~np.isnan(values[..., 0])
    kept = np.min([shown[classes == k].mean(axis=0) for k in np.unique(classes)], axis=0) >= SEEN
    kept[THIRD:-THIRD] = False
    names = tuple(f"{axis} {_place(row, column)}" for row, column in np.argwhere(kept) for axis in AXES)
    return Features(names, values[:, kept].reshape(len(values), -1).astype(np.float64)).filled("audit.cells")


def _histogram(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Square roots, so that rare colours count too (Hellinger). pixels: (P, 3)."""
    if not len(pixels):
        return np.full(LEVELS**3, np.nan, np.float32)
    red, green, blue = (pixels.astype(int) * LEVELS // 256).T
    counts = np.bincount((red * LEVELS + green) * LEVELS + blue, minlength=LEVELS**3)
    return np.sqrt(counts / counts.sum()).astype(np.float32)


def _cells(picture: Floats, shown: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Mean colour of what is shown in each cell."""
    share = _shrunk(shown.astype(np.float32))
    colors = np.stack([_shrunk((picture[..., k] * shown).astype(np.float32)) for k in range(3)], axis=-1)
    means = colors / np.maximum(share, 1e-6)[..., None] @ FROM_RGB.T
    return np.where(share[..., None] >= SEEN, means, np.nan).astype(np.float32)


def _shrunk(channel: NDArray[np.float32]) -> Floats:
    return np.asarray(Image.fromarray(channel).resize((GRID, GRID), Image.Resampling.BOX), dtype=np.float64)


def _place(row: int, column: int) -> str:
    return f"{'upper' if row < THIRD else 'lower'} {('left', 'centre', 'right')[column // THIRD]}"
