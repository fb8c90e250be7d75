"""The table of a study: Markdown for people, CSV for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from synthgen.evaluate.metrics import Estimate
from synthgen.evaluate.study.comparison import Row

COLUMNS = (
    "variant", "trained", "set", "balanced_accuracy", "low", "high", "spread", "difference", "difference_low",
    "difference_high",
)  # fmt: skip


def markdown(rows: Sequence[Row]) -> str:
    """Percentages with 95 % intervals; below them the difference from the first row in points."""
    sets = list(rows[0].figures)
    lines = [f"| variant | images | {' | '.join(sets)} |", f"|---|--:|{'--:|' * len(sets)}"]
    for row in rows:
        cells = [_cell(row.figures[name], row.differences.get(name)) for name in sets]
        lines.append(f"| {row.variant} | {row.trained:.0f} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def comma_separated(rows: Sequence[Row]) -> str:
    """A line a variant and set."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        for name, each in row.figures.items():
            less = row.differences.get(name)
            difference = (f"{v:.5f}" for v in (less.mean, less.low, less.high)) if less else ("", "", "")
            own = (f"{v:.5f}" for v in (each.mean, each.low, each.high, each.spread))
            writer.writerow([row.variant, f"{row.trained:.0f}", name, *own, *difference])
    return file.getvalue()


def _cell(each: Estimate, less: Estimate | None) -> str:
    figure = f"{100 * each.mean:.1f} ({100 * each.low:.1f} to {100 * each.high:.1f})"
    if less is None:
        return figure
    return f"{figure}<br>{100 * less.mean:+.1f} ({100 * less.low:+.1f} to {100 * less.high:+.1f})"
