"""The page: a dataset as one HTML file that needs nothing else. The same dataset gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from synthgen import __version__
from synthgen.dataset.statistics import SIZES
from synthgen.labels import LABELS
from synthgen.report import charts, vectors
from synthgen.report.brief import brief
from synthgen.report.findings import Finding, findings
from synthgen.report.oddities import Strange, Twins, strangest, twins
from synthgen.report.palette import Swatch, palette
from synthgen.report.survey import MOST, Survey, Watcher, by_chance, survey
from synthgen.report.tiles import Tile, shared_out, tile

FOLDER = Path(__file__).parent / "template"

SHOWN = 180
"""Images of the contact sheet, but for those that findings name."""

STRANGE = 12
PAIRS = 8
FAMILIES = 60
COMMON = 0.5
"""Share of images that must have a factor for it to be told."""

UNTOLD = ("seed", "color")
"""Ends of names of factors whose values say little one by one."""

LAYERS = {
    "boxes": "boxes", "names": "names", "masks": "masks", "keypoints": "keypoints", "whole-boxes": "whole boxes",
    "boxes-3d": "3D boxes",
}  # fmt: skip
"""Group of an overlay -> its name on the page, in the order of the switches."""

SWITCHED_ON = ("boxes", "names")


@dataclass(frozen=True)
class Factor:
    """One drawn value over all images: numbers as a histogram, words as a table of the most frequent ones."""

    name: str
    told: Mapping[str, Any]
    chart: Markup | None


def report(root: Path, most: int = MOST, shown: int = SHOWN, watcher: Watcher = lambda done, of: None) -> str:
    """The page of the dataset in a folder, finished or not.

    most: images that are looked at. shown: images of the contact sheet. Raises SynthgenError if there is no dataset.
    """
    of = survey(root, most, watcher)
    pairs = twins(of.looks)
    found = findings(of, pairs)
    sheet = _sheet(of, found, shown)
    strange = strangest(of.looks, STRANGE)
    tiles = {index: tile(root, index) for index in sorted({*sheet, *_named(strange, pairs[:PAIRS])})}
    style, script = ((FOLDER / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    return str(_template().render(
        survey=of, header=of.header, counts=of.counts, totals=_totals(of), statistics=of.statistics, findings=found,
        sheet=[tiles[index] for index in sheet], tiles=tiles, strange=strange, pairs=pairs, most_pairs=PAIRS,
        layers=_layers(tiles.values()), on=SWITCHED_ON, families=_families(of), boxes=_boxes(of), sizes=SIZES,
        palettes=_palettes(of), factors=_factors(of), charts=charts, spec=brief(of.header.spec), version=__version__,
        bytes={folder: size / len(of.looks) for folder, size in of.bytes.items()},
        style=style, script=script, style_hash=_hash(style), script_hash=_hash(script),
    ))  # fmt: skip


def _template() -> Template:
    here = FileSystemLoader(FOLDER, encoding="utf-8")
    return Environment(
        loader=here, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template("report.html.jinja")


def _hash(text: str) -> str:
    """What a content security policy calls a style or a script that it lets through."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _sheet(of: Survey, found: Sequence[Finding], shown: int) -> list[int]:
    """Indices of the contact sheet: as many of each class as fit, and those that findings name first."""
    classes = {look.index: look.class_name for look in of.looks}
    order = by_chance(list(classes))
    named = {int(key) for finding in found for key in finding.examples}
    return sorted({*shared_out(classes, shown, order), *named})


def _named(strange: Iterable[Strange], pairs: Iterable[Twins]) -> set[int]:
    looks = [one.look for one in strange] + [look for pair in pairs for look in (pair.first, pair.second)]
    return {look.index for look in looks}


def _layers(tiles: Iterable[Tile]) -> dict[str, str]:
    """Those of LAYERS that some image has."""
    there = {name for name in vectors.LAYERS if any(f'<g class="{name}">' in one.overlay for one in tiles)}
    return {name: words for name, words in LAYERS.items() if name in there}


def _totals(of: Survey) -> dict[str, int]:
    return {name: sum(row[name] for row in of.counts.values()) for name in of.classes}


def _families(of: Survey) -> list[tuple[str, int]]:
    """The most frequent first."""
    ordered = sorted(of.statistics["families"].items(), key=lambda item: (-item[1], item[0]))
    return [(name.replace("_", " "), count) for name, count in ordered[:FAMILIES]]


def _boxes(of: Survey) -> list[Factor]:
    """Labels of objects that are numbers. `truncated` is yes or no, which the page tells as a share."""
    told = of.statistics["objects"]["labels"]
    words = {name: LABELS[name].meaning if name in LABELS else name for name in told}
    return [_factor(name, told[name] | {"meaning": words[name]}) for name in told if name != "truncated"]


def _palettes(of: Survey) -> dict[str, list[Swatch]]:
    """Of all images, and of each class if there are several."""
    found = {"all images": palette(of.looks)}
    for name in of.classes:
        own = [look for look in of.looks if look.class_name == name]
        if own and len(of.classes) > 1:
            found[name] = palette(own)
    return found


def _factors(of: Survey) -> dict[str, list[Factor]]:
    """First word of the path -> the factors that vary and that most images have."""
    groups: dict[str, list[Factor]] = {}
    for name, told in of.statistics["factors"].items():
        varies = told["min"] < told["max"] if "histogram" in told else told["different"] > 1
        if varies and told["count"] >= COMMON * len(of.looks) and not name.endswith(UNTOLD):
            groups.setdefault(name.split(".")[0], []).append(_factor(name, told))
    return groups


def _factor(name: str, told: Mapping[str, Any]) -> Factor:
    drawn = charts.histogram(told["histogram"], charts.number_label(name, told)) if "histogram" in told else None
    return Factor(name, told, drawn)
