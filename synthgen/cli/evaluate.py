"""`synthgen evaluate`: does it transfer to real pictures?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from synthgen.cli.files import write_json, write_text
from synthgen.cli.options import LOCAL
from synthgen.errors import SpecError, SynthgenError
from synthgen.evaluate.settings import CROPS, FRACTIONS, HALVES, MODES, PRECISIONS, Settings

path_type = LOCAL


@click.command()
@click.argument("folder", metavar="OUT", type=path_type)
@click.option("--real", multiple=True, required=True, type=path_type, metavar="DIR",
              help="Real pictures to test on; may be given again.")  # fmt: skip
@click.option("--mode", type=click.Choice(MODES), default="scratch", show_default=True, help="What is trained.")
@click.option("--model", default="efficientnet-lite2", show_default=True, metavar="NAME",
              help="Backbone of the other modes: an EfficientNet-Lite or any classifier of torchvision.")  # fmt: skip
@click.option("--weights", type=path_type, metavar="FILE", help="Weights of the backbone.")
@click.option("--mix", "mixed", multiple=True, type=path_type, metavar="DIR",
              help="Real pictures to learn from, for the curve over real fractions; may be given again.")  # fmt: skip
@click.option("--real-fraction", "fractions", default=",".join(f"{each:g}" for each in FRACTIONS), show_default=True,
              metavar="F,F,...", help="Of the real pictures, with --mix.")  # fmt: skip
@click.option("--images", type=click.IntRange(4), metavar="N", help="Only the first N images of OUT.")
@click.option("--crop", type=click.Choice(CROPS), default="centre", show_default=True,
              help="Of OUT: the square in the middle, or the one around the object.")  # fmt: skip
@click.option("--half", type=click.Choice(HALVES), default="all", show_default=True,
              help="Of each set of real pictures: one to tune by, one for final figures.")  # fmt: skip
@click.option("--seeds", type=click.IntRange(1, 100), default=3, show_default=True, help="Runs.")
@click.option("--steps", type=click.IntRange(1), metavar="N", help="Another length of training than the recipe's.")
@click.option("--precision", type=click.Choice(PRECISIONS), default="float32", show_default=True,
              help="Of the network's products; bfloat16 is quicker where the processor has it.")  # fmt: skip
@click.option("--device", type=click.Choice(("auto", "cpu", "cuda")), default="auto", show_default=True,
              help="What trains.")  # fmt: skip
@click.option("-o", "--out", type=path_type, help="Folder of the report; OUT-evaluation if left out.")
def evaluate(
    folder: Path, real: tuple[Path, ...], mixed: tuple[Path, ...], fractions: str, out: Path | None, **asked: Any,
) -> None:  # fmt: skip
    """Train a classifier on the images of OUT, test it on real pictures, and report as HTML and JSON.

    OUT is a dataset, finished or not, whose test split is kept out of training, or any folder of class folders. DIR
    holds class folders, a manifest.csv (label, file, flag) or COCO annotations. All pictures are cut to squares.

    \b
    synthgen evaluate out/chairs --real photos                              # a small network from scratch
    synthgen evaluate out/chairs --real photos --mode zero-shot             # do networks for photographs know it?
    synthgen evaluate out/chairs --real photos --mix photos --real-fraction 0,0.1,1
    """
    from synthgen.evaluate.classifiers.installed import require

    require("torch", "torchvision")
    settings = Settings(fractions=_fractions(fractions) if mixed else (), **asked)
    _require_sensible(settings, mixed)
    report(folder, real, mixed, settings, out or folder.with_name(f"{folder.resolve().name}-evaluation"))


def report(folder: Path, real: tuple[Path, ...], mixed: tuple[Path, ...], settings: Settings, out: Path) -> None:
    """Evaluate, write `index.html` and `evaluation.json`, and show a table."""
    from rich.console import Console

    from synthgen.evaluate.page import page
    from synthgen.evaluate.real import real_sets
    from synthgen.evaluate.synthetic import synthetic
    from synthgen.evaluate.transfer import SYNTHETIC, evaluate
    from synthgen.evaluate.words import table

    sets, learnt = real_sets(real), real_sets(mixed)
    examples = synthetic(folder, settings.images)
    found = evaluate(folder.resolve().name, examples, sets, settings, learnt, click.echo)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SynthgenError(f"{out}: cannot be made: {error.strerror}") from error
    pictures = {each.name: each.examples for each in sets} | {SYNTHETIC: tuple(examples)}
    write_text(out / "index.html", page(found, pictures))
    write_json(out / "evaluation.json", found.to_dict())
    Console().print(table(found))
    click.echo(f"see {out / 'index.html'} and {out / 'evaluation.json'}")


def _fractions(text: str) -> tuple[float, ...]:
    try:
        values = tuple(sorted({float(part) for part in text.split(",")}))
    except ValueError:
        values = ()
    if not values or not 0 <= values[0] <= values[-1] <= 1:
        raise SpecError(f"--real-fraction {text}: must be numbers from 0 to 1 with commas between them")
    return values


def _require_sensible(settings: Settings, mixed: tuple[Path, ...]) -> None:
    if settings.mode == "scratch" and settings.weights:
        raise SpecError("--weights: nothing is loaded with --mode scratch; add --mode frozen, finetune or zero-shot")
    if settings.mode == "zero-shot" and mixed:
        raise SpecError("--mix: nothing learns with --mode zero-shot")
    if settings.mode == "zero-shot" and settings.steps:
        raise SpecError("--steps: nothing learns with --mode zero-shot")
