"""Small drawings as SVG text: a reliability diagram and a chart of lines with intervals. No library, no script."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from synthgen.evaluate.metrics import Calibration, Estimate

EDGE = 180
MARGIN = 34
COLORS = ("#1f6f8b", "#c8553d", "#588157", "#6d597a", "#b08968", "#333333")


def reliability(found: Calibration) -> str:
    """Share told right against confidence; the area of a dot is the number of pictures."""
    total = sum(each.pictures for each in found.bins) or 1
    dots = [
        f'<circle cx="{_across(each.confidence):.1f}" cy="{_down(each.accuracy):.1f}" '
        f'r="{2 + 12 * math.sqrt(each.pictures / total):.1f}" fill="{COLORS[0]}" fill-opacity="0.6"/>'
        for each in found.bins
    ]
    diagonal = f'<path d="M{_across(0)} {_down(0)}L{_across(1)} {_down(1)}" stroke="#aaa" fill="none"/>'
    return _framed([diagonal, *dots], "confidence", "right", EDGE)


def lines(curves: Mapping[str, Sequence[tuple[float, Estimate]]], across: str, down: str) -> str:
    """A line a name: of each x, from 0, its estimate with the interval. x is scaled by its square root."""
    most = math.sqrt(max((x for curve in curves.values() for x, _ in curve), default=1) or 1)
    values = [value for curve in curves.values() for _, each in curve for value in (each.low, each.mean)]
    lowest = math.floor(10 * min((v for v in values if not math.isnan(v)), default=0)) / 10
    drawn = [
        part
        for color, (name, curve) in zip(_colors(len(curves)), curves.items(), strict=True)
        for part in _line(name, curve, color, most, lowest)
    ]
    legend = [
        f'<text x="{MARGIN + EDGE + 12}" y="{16 + 16 * k}" fill="{color}">{escape(name)}</text>'
        for k, (color, name) in enumerate(zip(_colors(len(curves)), curves, strict=True))
    ]
    bounds = [
        f'<text x="{MARGIN - 4}" y="{y}" text-anchor="end">{value:.1f}</text>'
        for y, value in ((EDGE, lowest), (12, 1.0))
    ]
    return _framed([*drawn, *legend, *bounds], across, down, EDGE + 200)


def _line(name: str, curve: Sequence[tuple[float, Estimate]], color: str, most: float, lowest: float) -> list[str]:
    def y(value: float) -> float:
        return _down((value - lowest) / max(1 - lowest, 1e-9))

    points = [(_across(math.sqrt(x) / most), each) for x, each in sorted(curve, key=lambda point: point[0])]
    path = "L".join(f"{x:.1f} {y(each.mean):.1f}" for x, each in points)
    title = f"<title>{escape(name)}</title>"
    bars = [
        f'<path d="M{x:.1f} {y(each.low):.1f}V{y(each.high):.1f}" stroke="{color}" stroke-opacity="0.4"/>'
        f'<circle cx="{x:.1f}" cy="{y(each.mean):.1f}" r="3" fill="{color}">{title}</circle>'
        for x, each in points
    ]
    return [f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="1.5"/>', *bars]


def _colors(count: int) -> list[str]:
    return [COLORS[k % len(COLORS)] for k in range(count)]


def _framed(parts: Sequence[str], across: str, down: str, width: int) -> str:
    frame = f'<rect x="{MARGIN}" y="4" width="{EDGE}" height="{EDGE}" fill="none" stroke="#888"/>'
    names = (
        f'<text x="{MARGIN + EDGE / 2}" y="{EDGE + 22}" text-anchor="middle">{escape(across)}</text>'
        f'<text transform="translate(12 {4 + EDGE / 2}) rotate(-90)" text-anchor="middle">{escape(down)}</text>'
    )
    size = f'width="{width + MARGIN + 8}" height="{EDGE + 30}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-size="12">{frame}{"".join(parts)}{names}</svg>'


def _across(share: float) -> float:
    return MARGIN + share * EDGE


def _down(share: float) -> float:
    return 4 + (1 - share) * EDGE
