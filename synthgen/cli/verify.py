"""`synthgen verify`: is a finished dataset right?"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from synthgen.cli.options import workers_of


@click.command()
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print all that is found as JSON.")
@click.option("--all", "everything", is_flag=True, help="Name every problem, not only the first of each kind.")
@click.option("--workers", default="auto", show_default=True, metavar="N", help="Processes.")
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
    with _progress() as watcher:
        report = verified(folder, processes, watcher)
    if as_json:
        click.echo(json.dumps(report.to_dict(), indent=2, ensure_ascii=False))
    else:
        for line in told.lines(report, len(report.problems) if everything else told.SHOWN):
            click.echo(line)
        click.echo(told.conclusion(report))
    sys.exit(0 if report.passed else 1)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, on the error output; nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
