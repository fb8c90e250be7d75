"""An evaluation as one HTML page that needs nothing else: tables, drawings, and the pictures that were told wrong."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from PIL import Image

from synthgen.evaluate import drawings
from synthgen.evaluate.by_factor import by_chance
from synthgen.evaluate.examples import Example
from synthgen.evaluate.metrics import Estimate
from synthgen.evaluate.scores import Misread, Score, SetScore
from synthgen.evaluate.squares import square
from synthgen.evaluate.transfer import Evaluation

THUMBNAIL_PX = 112
MOST_PICTURES = 60
"""Of a set."""

MOST_FACTORS = 25

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; color: #222 }
table { border-collapse: collapse; margin: 0.8em 0 } td, th { padding: 0.2em 0.8em; border-bottom: 1px solid #ddd }
th { text-align: left } td.n { text-align: right; font-variant-numeric: tabular-nums } h2 { margin-top: 1.8em }
figure { display: inline-block; width: 116px; margin: 3px; font-size: 11px; vertical-align: top }
figure img { width: 112px; height: 112px } small { color: #666 }
"""


def page(found: Evaluation, pictures: Mapping[str, Sequence[Example]]) -> str:
    """The page. pictures: the examples of each set by its name, for those that were told wrong."""
    parts = [f"<h1>{escape(found.name)}</h1>", _told(found), _overview(found)]
    parts += [_set(each, found.classes, pictures.get(each.name, ()), around_box=True) for each in found.sets]
    if found.synthetic is not None:
        examples = pictures.get(found.synthetic.name, ())
        around_box = found.settings.crop == "box"
        parts += [_set(found.synthetic, found.classes, examples, around_box=around_box), _factors(found)]
    if found.curve:
        parts.append(_curve(found))
    head = f'<meta charset="utf-8"><title>{escape(found.name)}: evaluation</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _told(found: Evaluation) -> str:
    """What was done, in words."""
    of_class = ", ".join(f"{count} {name}" for name, count in found.trained.items()) or "no pictures"
    asked = ", ".join(
        f"{name} {value}" for name, value in found.settings.to_dict().items() if name != "recipe" and value is not None
    )
    recipe = found.settings.to_dict().get("recipe", {})
    steps = ", ".join(f"{name} {value}" for name, value in recipe.items())
    return (
        f"<p>Trained on {escape(of_class)}; {escape(asked)}; on {escape(found.device)}.</p>"
        + (f"<p><small>Recipe: {escape(steps)}.</small></p>" if steps else "")
        + "<p>Balanced accuracy is the mean over classes of the share that is told right: the mean over runs, with a "
        "95 % bootstrap interval over pictures (near duplicates together) and runs.</p>"
    )


def _overview(found: Evaluation) -> str:
    rows = []
    for each in (*found.sets, *([found.synthetic] if found.synthetic else [])):
        for kind, score in _kinds(each):
            classes = [_estimate(score.classes[name]) for name in found.classes]
            balanced = f"<b>{_estimate(score.balanced_accuracy)}</b>"
            rows.append([escape(f"{each.name}, {kind}"), str(score.pictures), balanced, *classes,
                         f"{score.calibration.error:.3f}"])  # fmt: skip
    head = ["pictures of", "number", "balanced accuracy", *map(escape, found.classes), "calibration error"]
    return f"<h2>Accuracy</h2>{_table(head, rows)}"


def _set(each: SetScore, names: Sequence[str], examples: Sequence[Example], *, around_box: bool) -> str:
    kind, score = _kinds(each)[0]
    rows = [
        [escape(name), *(f"{count:.1f}" for count in row)] for name, row in zip(names, score.confusion, strict=True)
    ]
    confusion = _table(["is", *(f"called {escape(name)}" for name in names)], rows)
    drawn = drawings.reliability(score.calibration)
    by_name = {example.name: example for example in examples}
    shown = [
        _figure(one, by_name[one.name], around_box=around_box)
        for one in each.misread[:MOST_PICTURES]
        if one.name in by_name
    ]
    more = f"<p>and {len(each.misread) - len(shown)} more</p>" if len(each.misread) > len(shown) else ""
    wrong = f"<h3>Told wrong in at least one run: {len(each.misread)}</h3>{''.join(shown)}{more}"
    return f"<h2>{escape(each.name)}</h2><p>{kind}, mean over runs</p>{confusion}{drawn}{wrong}"


def _kinds(each: SetScore) -> list[tuple[str, Score]]:
    if each.unflagged is None:
        return [("all", each.all)]
    return [("unflagged", each.unflagged), ("all", each.all)]


def _figure(one: Misread, example: Example, *, around_box: bool) -> str:
    file = io.BytesIO()
    Image.fromarray(square(example, THUMBNAIL_PX, around_box=around_box)).save(file, "JPEG", quality=80)
    data = base64.b64encode(file.getvalue()).decode()
    words = f"{one.name}: {one.class_name}, called {one.said} in {one.wrong} of {one.runs} (p {one.likelihood:.2f})"
    flag = f" <b>{escape(one.flag)}</b>" if one.flag else ""
    return f'<figure><img alt="" src="data:image/jpeg;base64,{data}"><br>{escape(words)}{flag}</figure>'


def _factors(found: Evaluation) -> str:
    if not found.factors:
        return ""
    rows = [
        [escape(each.factor), escape(each.value), str(each.images), f"{each.accuracy:.3f}", f"{each.others:.3f}",
         f"{each.z:+.1f}"] for each in found.factors[:MOST_FACTORS]
    ]  # fmt: skip
    words = (
        f"<p>{len(found.factors)} values were compared; if none made a difference, the largest |z| would be about "
        f"{by_chance(len(found.factors)):.1f}.</p>"
    )
    table = _table(["factor", "value", "images", "right", "others", "z"], rows)
    return f"<h2>Synthetic test images by drawn factor</h2>{words}{table}"


def _curve(found: Evaluation) -> str:
    rows, drawn = [], []
    for name in found.curve[0].sets:
        curves: dict[str, list[tuple[float, Estimate]]] = {"real only": [], "real and synthetic": []}
        for point in found.curve:
            kind = "real and synthetic" if point.synthetic else "real only"
            curves[kind].append((point.fraction, point.sets[name]))
            rows.append([escape(name), f"{point.fraction:g}", str(point.real), str(point.synthetic),
                         _estimate(point.sets[name])])  # fmt: skip
        drawn.append(drawings.lines(curves, "fraction of the real pictures", name))
    head = ["tested on", "fraction", "real", "synthetic", "balanced accuracy"]
    return f"<h2>With real pictures</h2>{''.join(drawn)}{_table(head, rows)}"


def _estimate(each: Estimate) -> str:
    return f"{each.mean:.3f} <small>({each.low:.3f} to {each.high:.3f})</small>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are HTML already."""
    lines = ["".join(f"<th>{cell}</th>" for cell in head)]
    lines += ["".join(f"<td{'' if k == 0 else ' class=n'}>{cell}</td>" for k, cell in enumerate(row)) for row in rows]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
