"""`synthgen stats`: what is in a dataset, in numbers."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.files import print_json
from synthgen.cli.options import LOCAL
from synthgen.errors import SynthgenError


@click.command()
@click.argument("folder", metavar="OUT", type=LOCAL)
@click.option("--json", "as_json", is_flag=True, help="Print all numbers as JSON.")
@click.option("--all", "everything", is_flag=True, help="Show all factors, not only those that most images have.")
def stats(folder: Path, as_json: bool, everything: bool) -> None:
    """Count what is in a dataset.

    Classes, splits, boxes and where they are, occlusion, every drawn factor.

    \b
    synthgen stats out/chairs
    synthgen stats out/chairs --json > stats.json
    """
    from rich.console import Console

    from synthgen.dataset import header
    from synthgen.dataset.statistics import statistics
    from synthgen.dataset.statistics_told import tables
    from synthgen.dataset.store import Store

    if header.load(folder) is None:
        raise SynthgenError(f"{folder}: holds no {header.FILE}, so it is no dataset")
    found = statistics(Store(folder).records())
    if not found["images"]:
        raise SynthgenError(f"{folder}: holds no whole image")
    if as_json:
        print_json(found)
        return
    console = Console()
    for table in tables(found, everything=everything):
        console.print(table)
