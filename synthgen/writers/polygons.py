"""Masks as polygons along the borders of pixels, so that they fill to the very same mask.

Formats know one ring of corners a polygon, and none for holes. So a hole is cut open: a seam of no width leads from
the ring around it to the hole and back. Filled by the even-odd rule, as pycocotools does, the seam leaves no trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

Bits = NDArray[np.bool_]
Corner = tuple[int, int]
Point = tuple[float, float]


def decoded(mask: Mapping[str, Any]) -> Bits:
    """(H, W) pixels of a compressed COCO run-length encoding."""
    pixels: Bits = coco_mask.decode({"size": mask["size"], "counts": mask["counts"].encode()}).astype(bool)
    return pixels


def polygons(mask: Bits) -> list[list[float]]:
    """x, y, x, y, ... of a polygon for each piece of the mask (H, W), holes cut open. Whole pixels."""
    return [[number for point in ring for number in point] for ring in _rings(mask, 0)]


def polygon(mask: Bits, inset: float = 0) -> list[float]:
    """One polygon for the whole mask, its pieces joined by seams at their nearest corners.

    inset: how far in pixels the border is drawn into the mask. Readers that paint the border too, as OpenCV does, and
    cut off fractions then paint the mask alone, where without an inset they add a pixel to the right and below.
    """
    first, *others = _rings(mask, inset)
    whole = first
    for ring in others:
        ours, theirs = np.array(whole), np.array(ring)
        apart = np.abs(ours[:, None] - theirs[None]).sum(axis=2)
        at, there = np.unravel_index(apart.argmin(), apart.shape)
        whole = [*whole[: at + 1], *ring[there:], *ring[: there + 1], *whole[at:]]
    return [number for point in whole for number in point]


@dataclass
class _Loop:
    """A closed line around pixels, corner by corner; and the holes that hang on it, by the corner before the seam."""

    corners: list[Corner]
    is_hole: bool
    holes: dict[int, list[_Loop]] = field(default_factory=dict)

    def ring(self, inset: float) -> list[Point]:
        """Its corners, with those of its holes at the ends of their seams."""
        ring: list[Point] = []
        points = self._points(inset)
        for place, corner in enumerate(self.corners):
            ring.append(points[place])
            backwards = self.corners[(place + 1) % len(self.corners)] < corner
            for hole in sorted(self.holes.get(place, []), key=lambda hung: hung.corners[0][0], reverse=backwards):
                inner = hole.ring(inset)
                x = hole.corners[0][0] + inset  # of a column of pixels that belong to the mask
                foot = [(x, inner[0][1])] if inset else []
                ring += [(x, points[place][1]), *foot, *inner, inner[0], *foot, (x, points[place][1])]
        return ring

    def _points(self, inset: float) -> list[Point]:
        """The corners, moved into the mask: it lies to the right of who follows the loop, of a hole to the left."""
        if not inset:
            return list(self.corners)
        at = np.array(self.corners)
        ahead = np.sign(np.roll(at, -1, axis=0) - at)
        inwards = ahead[:, ::-1] * ((1, -1) if self.is_hole else (-1, 1))
        moved = at + inset * (inwards + np.roll(inwards, 1, axis=0))
        return [(x, y) for x, y in moved.tolist()]


def _rings(mask: Bits, inset: float) -> list[list[Point]]:
    """A ring of corners for each piece, holes and what is in them included, from the top."""
    loops = _loops(mask)
    above = np.full((mask.shape[0] + 1, mask.shape[1], 2), -1)
    for number, loop in enumerate(loops):
        _note_edges(above, number, loop.corners)
    for loop in loops:
        if loop.is_hole:  # it hangs on what begins above it
            x, seam = loop.corners[0]
            seam -= 1
            while above[seam, x, 0] < 0:
                seam -= 1
            around, place = above[seam, x]
            loops[around].holes.setdefault(int(place), []).append(loop)
    return [loop.ring(inset) for loop in loops if not loop.is_hole]


def _note_edges(above: NDArray[np.int_], number: int, corners: list[Corner]) -> None:
    """Write on every pixel's upper border which loop runs along it, and after which of its corners."""
    for place, (x, y) in enumerate(corners):
        to, level = corners[(place + 1) % len(corners)]
        if level == y:
            above[y, min(x, to) : max(x, to)] = number, place


def _loops(mask: Bits) -> list[_Loop]:
    """All closed lines between pixels of the mask and others, each from its topmost, leftmost corner."""
    corners = _corners(mask)
    along, across = _partners(corners)
    left = np.ones(len(corners), dtype=bool)
    loops = []
    for first in range(len(corners)):
        if left[first]:
            path, at = [], first
            while left[at]:
                path += [at, along[at]]
                left[at] = left[along[at]] = False
                at = across[along[at]]
            x, y = corners[first]
            loops.append(_Loop([corners[place] for place in path], not mask[y, x]))
    return loops


def _corners(mask: Bits) -> list[Corner]:
    """(x, y) of the corners, by row; one where two pixels touch by their tips only counts twice."""
    turns = _turns(mask)
    rows, columns = np.nonzero(turns)
    times = turns[rows, columns]
    return list(zip(np.repeat(columns, times).tolist(), np.repeat(rows, times).tolist(), strict=True))


def _partners(corners: list[Corner]) -> tuple[list[int], list[int]]:
    """For each corner the place of the one at the other end of its horizontal edge, and of its vertical edge.

    In a row of corners every second gap is an edge, and so it is in a column.
    """
    x, y = np.array(corners, dtype=int).reshape(-1, 2).T
    by_row, by_column = np.arange(len(x)), np.lexsort((y, x))
    return _paired(by_row).tolist(), _paired(by_column).tolist()


def _paired(order: NDArray[np.int_]) -> NDArray[np.int_]:
    partner = np.empty_like(order)
    partner[order[::2]] = order[1::2]
    partner[order[1::2]] = order[::2]
    return partner


def _turns(mask: Bits) -> NDArray[np.int8]:
    """(H+1, W+1) how many corners lie at each crossing of pixel borders: 0, 1 or 2."""
    padded = np.pad(mask, 1).astype(np.int8)
    a, b, c, d = padded[:-1, :-1], padded[:-1, 1:], padded[1:, :-1], padded[1:, 1:]
    turns: NDArray[np.int8] = np.where((a + b + c + d) % 2, 1, np.where((a == d) & (a != b), 2, 0)).astype(np.int8)
    return turns
