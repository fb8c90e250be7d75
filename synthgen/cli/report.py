"""`synthgen report`: a dataset as a page to look at."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.bar import bar
from synthgen.cli.files import write_text
from synthgen.cli.options import LOCAL

FILE = "report.html"


@click.command()
@click.argument("folder", metavar="OUT", type=LOCAL)
@click.option("-o", "--out", type=LOCAL, help=f"File to write; {FILE} in OUT if left out.")
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
    with bar("looking") as watcher:
        text = page(folder, sample, shown, watcher)
    write_text(out, text)
    click.echo(f"{out}: {len(text.encode()) / 1e6:.1f} MB")
    if opened:
        click.launch(str(out))
