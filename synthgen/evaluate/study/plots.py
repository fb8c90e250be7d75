"""Plots of a study, with matplotlib: figures of all variants, and the curves over real fractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from synthgen.errors import SynthgenError
from synthgen.evaluate.study.comparison import Row


def save_figures(rows: Sequence[Row], path: Path) -> None:
    """A panel a set: a dot a variant, its interval, and a line through the baseline. Raises SynthgenError."""
    sets = list(rows[0].figures)
    figure, panels = _panels(len(sets), 0.9 + 0.32 * len(rows))
    for name, panel in zip(sets, panels, strict=True):
        panel.axvline(100 * rows[0].figures[name].mean, color="#bbbbbb", linewidth=1)
        for place, row in enumerate(rows):
            each = row.figures[name]
            panel.plot([100 * each.low, 100 * each.high], [place, place], color="#1f6f8b", linewidth=1.5)
            panel.plot(100 * each.mean, place, "o", color="#1f6f8b", markersize=5)
        panel.set_title(name)
        panel.set_xlabel("balanced accuracy, %")
        panel.set_ylim(len(rows) - 0.5, -0.5)
        panel.set_yticks(range(len(rows)), [row.variant for row in rows])
    _save(figure, path)


def save_curves(curves: Mapping[str, Sequence[Mapping[str, Any]]], path: Path) -> None:
    """A panel a set: balanced accuracy over real pictures. curves: points of each variant, as JSON data."""
    sets = list(next(iter(curves.values()))[0]["sets"])
    figure, panels = _panels(len(sets), 3.6)
    for name, panel in zip(sets, panels, strict=True):
        for color, (variant, points) in enumerate(curves.items()):
            for with_synthetic in (True, False):
                _draw(panel, f"C{color}", variant, [p for p in points if bool(p["synthetic"]) == with_synthetic], name)
        panel.set_title(name)
        panel.set_xscale("symlog", linthresh=4)
        panel.set_xlabel("real pictures learnt from")
        panel.set_ylabel("balanced accuracy, %")
    panels[0].legend(fontsize=8)
    _save(figure, path)


def _draw(panel: Any, color: str, variant: str, points: Sequence[Mapping[str, Any]], name: str) -> None:
    if not points:
        return
    words = f"{variant}, {'with synthetic' if points[0]['synthetic'] else 'real only'}"
    known = [(point["real"], point["sets"][name]) for point in points]
    across, style = [x for x, _ in known], "-" if points[0]["synthetic"] else "--"
    panel.plot(across, [100 * each["mean"] for _, each in known], style, marker="o", color=color, label=words)
    low, high = ([100 * each[end] for _, each in known] for end in ("low", "high"))
    panel.fill_between(across, low, high, color=color, alpha=0.12, linewidth=0)


def _panels(count: int, height: float) -> tuple[Any, list[Any]]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(1.5 + 3.4 * count, height), layout="constrained")
    FigureCanvasAgg(figure)
    panels = figure.subplots(1, count, sharey=True, squeeze=False)
    return figure, list(panels[0])


def _save(figure: Any, path: Path) -> None:
    try:
        figure.savefig(path, dpi=150, metadata={"Software": None})
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be written: {error.strerror}") from error
