"""The cradle: a pad in the curve of a lying body, on bent steel tubes. Metres; its feet are at y = 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio, seed
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.cushion import bolster, cushion
from synthgen.geometry.laid import channelled, laid_along, length
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.padded_wall import cut_corners
from synthgen.geometry.sweep import sweep

Built = tuple[list[Part], dict[str, Point]]


@dataclass(frozen=True)
class Cradle:
    """One long pad in the curve of a lying body, on bent steel tubes that rest on a dark stand."""

    wide: float = number(0.55, 0.50, 0.62, "m", "Width.")
    long: float = number(1.58, 1.45, 1.70, "m", "Length over all.")
    knee: float = number(0.52, 0.46, 0.60, "m", "Height of the bend under the knees.")
    dip: float = ratio(0.62, 0.52, 0.72, "Height of the hollow of the seat, of the knees'.")
    head: float = number(0.82, 0.70, 0.95, "m", "Height of the head.")
    pad: float = number(0.055, 0.04, 0.085, "m", "Thickness of the pad.", limits=(0.02, 0.12))
    segments: int = count(0, 0, 9, "Lines stitched across the pad.", limits=(0, 14))
    tube: float = number(0.025, 0.019, 0.032, "m", "Diameter of the tubes.")
    roll: float = number(0.065, 0.05, 0.08, "m", "Radius of the roll under the head.")
    seed: int = seed("The creases.")

    def built(self) -> Built:
        """All parts, and the keypoints."""
        line = self._line
        total = length(line)
        k = int(np.argmin(line[:, 1] + 10 * (np.abs(line[:, 0] - 0.6 * self.long) > 0.3)))
        cut = length(line[: k + 1])
        seat, back = self._pad(line, 0.0, cut, 0), self._pad(line, cut, total, 1)
        x = self.wide / 2 - 0.03
        tubes = [sweep(np.insert(line, 0, s * x, axis=1), self.tube / 2, sides=10, dome=0.006) for s in (1, -1)]
        slats = [self._slat(line, float(s), x) for s in np.linspace(0.03, 0.97, 9)]
        arc = self._arc(line)
        bows = [sweep(np.insert(arc, 0, s * x, axis=1), self.tube / 2, sides=10, dome=0.004) for s in (1, -1)]
        stand, tips = self._stand(arc)
        roll = bolster(self.wide - 0.06, self.roll, seed=self.seed)
        head = laid_along(roll.moved((0, total - 0.16, self.tube / 2 + self.pad - 0.014)), line)
        parts = [
            *cover("frame", [*tubes, *slats, *bows], "metal"),
            *cover("base", stand, "metal"),
            *cover("seat", [seat]),
            *cover("back", [back]),
            *cover("headrest", [head]),
        ]
        z = float(line[k, 1]) + self.pad
        spots = corners("seat", (x, float(line[0, 0]), float(line[0, 1])), (x, float(line[k, 0]), z))
        return parts, tips | spots | pair("back_top", (x, float(line[-1, 0]), float(line[-1, 1])))

    @property
    def _line(self) -> Floats:
        """(N, 2) y and z of the tubes, from the feet to the head."""
        long, dip = self.long, self.dip * self.knee
        knots = [(0.0, 0.8 * self.knee), (0.2 * long, 0.93 * self.knee), (0.33 * long, self.knee),
                 (0.44 * long, 0.9 * self.knee), (0.58 * long, dip), (0.68 * long, dip + 0.03),
                 (0.84 * long, 0.62 * self.head), (long, self.head)]  # fmt: skip
        return smooth_curve(cut_corners(np.array(knots), 3), 48)

    def _pad(self, line: Floats, start: float, end: float, k: int) -> Mesh:
        long = end - start
        flat = cushion(
            (self.wide, long + 0.012, self.pad),
            crown=0.006,
            edge_radius=0.4 * self.pad,
            wrinkle=0.002,
            seed=self.seed + k,
            spacing=0.05,
        ).moved((0, start + long / 2, self.tube / 2 - 0.004))
        if not self.segments:
            return laid_along(flat, line)
        seams = np.linspace(0, length(line), self.segments + 2)[1:-1]
        return laid_along(channelled(flat, 1, seams, 0.3 * self.pad), line)

    def _slat(self, line: Floats, share: float, x: float) -> Mesh:
        """A steel strap across, under the pad."""
        k = round(share * (len(line) - 1))
        way = line[min(k + 1, len(line) - 1)] - line[max(k - 1, 0)]
        return board([(x, *line[k]), (-x, *line[k])], 0.03, 0.006, up=(0, *way))

    def _arc(self, line: Floats) -> Floats:
        """(N, 2) y and z of the bow from under the knees to under the head."""
        start, end = line[round(0.18 * len(line))], line[round(0.9 * len(line))]
        low = 0.20
        middle = (0.5 * (start[0] + end[0]), low - 0.1 * max(0.0, 0.5 * (start[1] + end[1]) - low))
        knots = [start, ((start[0] + middle[0]) / 2, 0.26), middle, ((end[0] + middle[0]) / 2, 0.27), end]
        return smooth_curve(knots, 24)

    def _stand(self, arc: Floats) -> tuple[list[Mesh], dict[str, Point]]:
        """Two bars across that carry the bow, on four legs tied lengthwise."""
        bottom = int(np.argmin(arc[:, 1]))
        parts, half = [], self.wide / 2 + 0.03
        ys = [float(arc[bottom, 0]) + s * 0.26 for s in (-1, 1)]
        for y in ys:
            z = float(np.interp(y, arc[:, 0], arc[:, 1])) - self.tube / 2
            parts.append(board([(half, y, z - 0.010), (-half, y, z - 0.010)], 0.03, 0.03))
            for s in (1, -1):
                leg = [(s * (half - 0.02), y, z - 0.01), (s * (half + 0.0), y + (0.05 if y > ys[0] else -0.05), 0.008)]
                parts.append(sweep(leg, rounded_rectangle(0.034, 0.022, 0.004), side=(0, 1, 0)))
        tie = board([(0, ys[0], parts[0].bounds[:, 2].mean()), (0, ys[1], parts[3].bounds[:, 2].mean())], 0.03, 0.03)
        return [*parts, tie], corners("leg", (half, ys[0] - 0.05, 0.0), (half, ys[1] + 0.05, 0.0))
