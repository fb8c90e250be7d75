"""`synthgen verify`: is a finished dataset right?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from synthgen.cli.bar import bar
from synthgen.cli.files import print_json
from synthgen.cli.options import LOCAL, assets_option, workers_of


@click.command()
@click.argument("folder", metavar="OUT", type=LOCAL)
@click.option("--json", "as_json", is_flag=True, help="Print all that is found as JSON.")
@click.option("--all", "everything", is_flag=True, help="Name every problem, not only the first of each kind.")
@click.option("--workers", default="auto", show_default=True, metavar="N", help="Processes.")
@assets_option
def verify(folder: Path, as_json: bool, everything: bool, workers: str) -> None:
    """Check a finished dataset, from files to labels.

    Files, checksums, pictures, records, scenes, labels, geometry, classes, splits, duplicates and formats. Nothing is
    rendered, and Blender is not needed. Exit codes: 0 all right, 1 problems were found, 2 wrong use.

    \b
    synthgen verify out/chairs
    synthgen verify out/chairs --json > report.json
    """
    from synthgen.verify import told
    from synthgen.verify.verify import verify as verified

    processes = workers_of(workers)
    with bar("checking") as watcher:
        report = verified(folder, processes, watcher)
    if as_json:
        print_json(report.to_dict())
    else:
        for line in told.lines(report, len(report.problems) if everything else told.SHOWN):
            click.echo(line)
        click.echo(told.conclusion(report))
    sys.exit(0 if report.passed else 1)
