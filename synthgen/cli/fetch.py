"""`synthgen fetch`: a dataset of an object store becomes a folder of this machine."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.bar import bar
from synthgen.cli.options import LOCAL, PLACE
from synthgen.dataset.bucket import SCHEMES, Bucket
from synthgen.errors import SpecError


@click.command()
@click.argument("address", metavar="ADDRESS", type=PLACE)
@click.argument("folder", metavar="FOLDER", type=LOCAL)
def fetch(address: Bucket | Path, folder: Path) -> None:
    """Copy a dataset from an object store, or what is new of it.

    All commands that read a dataset read folders of this machine; `render` and `finalize` alone work in stores. Files
    come whole or not at all; what the store no longer holds goes from the folder too.

    \b
    synthgen fetch s3://bucket/chairs out/chairs
    synthgen verify out/chairs
    """
    from synthgen.dataset.fetching import fetch as fetched
    from synthgen.dataset.objects import Objects

    if not isinstance(address, Bucket):
        raise SpecError(f"{address}: is no address of an object store, as {next(iter(SCHEMES))}://bucket/folder is")
    with bar("fetching") as seen:
        done = fetched(Objects(address), folder, seen)
    click.echo(f"{folder} is as {address}: {done} files were new")
