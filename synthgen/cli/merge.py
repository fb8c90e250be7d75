"""`synthgen merge`: datasets become one."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.options import LOCAL
from synthgen.errors import SpecError


@click.command()
@click.argument("folders", metavar="A B...", nargs=-1, required=True, type=LOCAL)
@click.option("-o", "--out", required=True, type=LOCAL, help="The new folder.")
def merge(folders: tuple[Path, ...], out: Path) -> None:
    """Merge datasets into a new one, by links, without rendering.

    Keys and ids never collide; classes are one by name; specs and licences of all are in dataset.json. Parts of one
    run, as from several machines, become that run again.

    \b
    synthgen merge out/chairs out/more-chairs -o out/all-chairs
    """
    from synthgen.dataset.merge import merge as merged

    if len(folders) < 2 or len({folder.resolve() for folder in folders}) < len(folders):
        raise SpecError("merge: name at least two datasets, each once")
    done = merged(folders, out)
    if done.dropped:
        click.echo(f"labels that not all of them have are left out: {', '.join(done.dropped)}")
    if done.moved:
        click.echo(f"{done.moved} images changed their split, since the same shape was in another one")
    click.echo(f"{out} holds {done.images} images of {len(folders)} datasets")
