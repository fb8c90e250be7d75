"""`synthgen study`: variants of a spec, rendered, evaluated and compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthgen.cli.files import write_json, write_text
from synthgen.cli.options import LOCAL, assets_option, device_option, workers_of, workers_option
from synthgen.errors import SpecError, SynthgenError
from synthgen.evaluate.settings import HALVES

if TYPE_CHECKING:
    from typing import Any

    from synthgen.evaluate.study.plan import Plan

STEPS = ("render", "evaluate", "report")
path_type = LOCAL


@click.command()
@click.argument("study_path", metavar="STUDY", type=path_type)
@click.option("--real", multiple=True, type=path_type, metavar="DIR",
              help="Real pictures to test on; may be given again.")  # fmt: skip
@click.option("--half", type=click.Choice(HALVES), default="all", show_default=True,
              help="Of each set of real pictures: one to tune by, one for final figures.")  # fmt: skip
@click.option("--only", type=click.Choice(STEPS), help="One step only; all three if left out.")
@device_option
@click.option("--train-on", type=click.Choice(("auto", "cpu", "cuda")), default="auto", show_default=True,
              help="What trains.")  # fmt: skip
@workers_option
@click.option("-o", "--out", type=path_type, help="Folder of the study; out/studies/<its name> if left out.")
@assets_option
def study(
    study_path: Path, real: tuple[Path, ...], half: str, only: str | None, device: str, train_on: str, workers: str,
    out: Path | None,
) -> None:  # fmt: skip
    """Render every variant of a study, evaluate each on real pictures, and compare them.

    The same command again goes on where it stopped. Rendering and evaluating may be done on different machines: the
    first needs Blender, the second torch, and each only the folder of the study.

    \b
    synthgen study configs/studies/photorealism.yaml --real photos --half tune
    synthgen study configs/studies/photorealism.yaml --only render --device cuda
    synthgen study configs/studies/photorealism.yaml --only evaluate --real photos
    """
    from synthgen.evaluate.study.plan import load

    plan = load(_found(study_path))
    out = out or Path("out") / "studies" / plan.name
    if only in (None, "evaluate"):
        _require_ready(real)
    if only in (None, "render"):
        _render(plan, out, device, workers)
    if only in (None, "evaluate"):
        _evaluate(plan, out, real, half, train_on)
    if only != "render":
        _report(plan, out, partial=only == "report")


def _found(path: Path) -> Path:
    """A file, or the study that synthgen ships under this name."""
    from synthgen.resources import resource

    if path.exists() or path.parent != Path("configs/studies"):
        return path
    try:
        return resource("configs", "studies", path.name)
    except SynthgenError:
        return path


def _require_ready(real: tuple[Path, ...]) -> None:
    from synthgen.evaluate.classifiers.installed import require

    require("torch", "torchvision", "matplotlib")
    if not real:
        raise SpecError("--real: name a folder of real pictures to test on, or render only, with --only render")


def _render(plan: Plan, out: Path, device: str, workers: str) -> None:
    from rich.console import Console

    from synthgen.evaluate.study.rendering import render_all
    from synthgen.run.conduct import Conduct
    from synthgen.run.progress import watcher

    conduct = Conduct(device, workers_of(workers))
    for root, summary in render_all(plan, out, conduct, lambda name: watcher(Console(), name)):
        if summary.stopped_by is not None:
            click.echo("stopped; the same command goes on from here")
            raise SystemExit(128 + summary.stopped_by)
        failed = f", {len(summary.failed)} failed" if summary.failed else ""
        click.echo(f"{root}: {summary.found + summary.rendered} of {summary.count} images{failed}")


def _evaluate(plan: Plan, out: Path, real: tuple[Path, ...], half: str, device: str) -> None:
    from synthgen.evaluate.real import real_sets
    from synthgen.evaluate.study.evaluating import evaluate_all

    def write(path: Path, data: dict[str, Any]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_json(path, data)

    evaluate_all(plan, out, real_sets(real), half, device, write, click.echo)


def _report(plan: Plan, out: Path, *, partial: bool) -> None:
    """`study.md`, `study.csv`, `study.json`, and plots. partial: variants that are not evaluated yet are left out."""
    from synthgen.evaluate.study import folders
    from synthgen.evaluate.study.comparison import compared
    from synthgen.evaluate.study.table import comma_separated, markdown

    missing = folders.missing(out, plan)
    if plan.baseline.name in missing or (missing and not partial):
        raise SynthgenError(f"{out}: '{missing[0]}' is not evaluated yet")
    found = {
        each.name: [evaluated for seed in plan.seeds if (evaluated := folders.found(out, each, seed))]
        for each in plan.variants if each.name not in missing
    }  # fmt: skip
    rows, with_flagged = compared(found, flagged=False), compared(found, flagged=True)
    tables = f"Without flagged pictures:\n\n{markdown(rows)}\nAll pictures:\n\n{markdown(with_flagged)}"
    write_text(out / "study.md", tables)
    write_text(out / "study.csv", comma_separated(rows))
    told = {kind: [row.to_dict() for row in each] for kind, each in (("unflagged", rows), ("all", with_flagged))}
    write_json(out / "study.json", {"name": plan.name, "missing": missing, "rows": told})
    _plot(rows, {name: each[0]["curve"] for name, each in found.items() if each[0]["curve"]}, out)
    click.echo(tables)
    click.echo(f"see {out}/study.md, study.csv, study.json and study.png")


def _plot(rows: list[Any], curves: dict[str, Any], out: Path) -> None:
    from synthgen.evaluate.study.plots import save_curves, save_figures

    save_figures(rows, out / "study.png")
    if curves:
        save_curves(curves, out / "curves.png")
