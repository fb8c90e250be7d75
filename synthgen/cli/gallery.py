"""`synthgen gallery`: pictures of the furniture."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.complete import families
from synthgen.cli.options import LOCAL, device_option, workers_of, workers_option


@click.command()
@click.argument("kinds", metavar="[KIND]...", nargs=-1, shell_complete=families)
@click.option("-o", "--out", type=LOCAL, default=Path("gallery.jpg"), show_default=True,
              help="A picture with one row a family, or a folder for one picture a family.")  # fmt: skip
@click.option("--draws", default=8, show_default=True, type=click.IntRange(1, 64), help="Pieces a family.")
@click.option("--extremes", is_flag=True, help="The ends of all ranges instead of draws.")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Which draws.")
@click.option("--edge", default=160, show_default=True, type=click.IntRange(32, 2048), help="Pixels a portrait.")
@device_option
@workers_option
def gallery(
    kinds: tuple[str, ...], out: Path, draws: int, extremes: bool, seed: int, edge: int, device: str, workers: str
) -> None:
    """Render a contact sheet of furniture families in neutral light.

    \b
    synthgen gallery                            every family, a row each
    synthgen gallery wing_chair club_chair      some of them
    synthgen gallery --extremes -o extremes/    one picture a family in a folder
    """
    from synthgen.run.gallery import hang

    written = hang(kinds, out, draws, seed, edge, device, workers_of(workers), extremes=extremes)
    click.echo(f"{out}: {written} famil{'y' if written == 1 else 'ies'}")
