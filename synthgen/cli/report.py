"""`synthgen report`: a dataset as a page to look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthgen.cli.files import write_text

if TYPE_CHECKING:
    from synthgen.report.survey import Watcher

FILE = "report.html"


@click.command()
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help=f"File to write; {FILE} in OUT if left out.")
@click.option("--sample", default=3000, show_default=True, type=click.IntRange(1, 100_000), help="Images looked at.")
@click.option("--shown", default=180, show_default=True, type=click.IntRange(1, 2000), help="Of the contact sheet.")
@click.option("--open", "opened", is_flag=True, help="Open it in a browser.")
def report(folder: Path, out: Path | None, sample: int, shown: int, opened: bool) -> None:
    """Write a dataset as one HTML page that needs nothing else.

    A contact sheet with its labels drawn on, class balance, splits, histograms of boxes and factors, the palette, the
    strangest images and look-alikes, and what should be mended. Of a large dataset, a sample.

    \b
    synthgen report out/chairs
    synthgen report out/chairs -o chairs.html --open
    """
    from synthgen.report.page import report as page

    out = out or folder / FILE
    with _progress() as watcher:
        text = page(folder, sample, shown, watcher)
    write_text(out, text)
    click.echo(f"{out}: {len(text.encode()) / 1e6:.1f} MB")
    if opened:
        click.launch(str(out))


@contextmanager
def _progress() -> Iterator[Watcher]:
    """A bar on a terminal, on the error output; nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("looking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
