"""Charts as SVG, drawn with the colours of the page's style: bars, histograms and where boxes are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

HEIGHT = 40
WIDTH = 120


def histogram(counts: Sequence[int], label: str) -> Markup:
    """Bars side by side, the highest as high as the chart. label: what it shows, for who cannot see it."""
    each, most = WIDTH / max(len(counts), 1), max([*counts, 1])
    heights = [HEIGHT * count / most for count in counts]
    bars = Markup("").join(
        Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
            k * each + 0.5, HEIGHT - height, each - 1, height
        )
        for k, height in enumerate(heights)
        if height
    )
    base = Markup('<line x1="0" x2="{}" y1="{}" y2="{}"/>').format(WIDTH, HEIGHT, HEIGHT)
    return _chart("histogram", WIDTH, HEIGHT + 1, label, bars + base)


def bar(share: float) -> Markup:
    """One level bar, `share` of its place long. It stands beside its number, so it is told to nobody."""
    rect = Markup('<rect width="{:.1f}" height="8"/>').format(WIDTH * min(max(share, 0), 1))
    return Markup('<svg class="bar" viewBox="0 0 {} 8" preserveAspectRatio="none" aria-hidden="true">{}</svg>').format(
        WIDTH, rect
    )


def places(counts: Sequence[Sequence[int]], label: str) -> Markup:
    """Cells of the picture, the fuller the more boxes have their centre there; with the share of each."""
    total, most = max(sum(map(sum, counts)), 1), max([max(row, default=0) for row in counts] + [1])
    cells = Markup("").join(
        Markup('<g><rect x="{}" y="{}" width="39" height="29" opacity="{:.2f}"/><text x="{}" y="{}">{:.0%}</text></g>')
        .format(40 * c, 30 * r, 0.12 + 0.5 * count / most, 40 * c + 20, 30 * r + 19, count / total)
        for r, row in enumerate(counts)
        for c, count in enumerate(row)
    )  # fmt: skip
    return _chart("places", 40 * len(counts[0]), 30 * len(counts), label, cells)


def number_label(name: str, told: Mapping[str, Any]) -> str:
    """A histogram in words."""
    return (
        f"Histogram of {name}: {told['count']} values from {told['min']:.4g} to {told['max']:.4g}, "
        f"median {told['median']:.4g}"
    )


def _chart(style: str, width: float, height: float, label: str, inside: Markup) -> Markup:
    return Markup(
        '<svg class="{}" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(style, width, height, label, inside)
