"""`synthgen describe`: what a spec may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from synthgen.cli.complete import described
from synthgen.cli.files import print_json

if TYPE_CHECKING:
    from rich.console import Console

    from synthgen.reference.sections import Section

NAME_WIDTH = 28
"""Characters up to which the first column is never broken."""

WIDTHS = {"of": 24, "typical": 14, "drawn from": 24, "allowed": 16}
"""Heading -> most characters, so that the meaning has room."""


@click.command()
@click.argument("word", metavar="[TABLE|KIND|FIELD]", required=False, shell_complete=described)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON, for programs.")
def describe(word: str | None, as_json: bool) -> None:
    """Say what a spec may hold: tables, kinds, fields, with ranges, units and what is drawn if nothing is said.

    \b
    synthgen describe                          the tables
    synthgen describe lights                   the kinds of one
    synthgen describe window                   the fields of a kind
    synthgen describe camera.lens_mm           one field
    synthgen describe wing_chair --json        for programs
    """
    from synthgen.reference.lookup import found, overview

    sections = [overview()] if word is None else found(word)
    if as_json:
        print_json([{"title": s.title, **s.data} for s in sections])
        return
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    for section in sections:
        _show(console, section)
    if word is None:
        console.print("\nGo on with `synthgen describe NAME`: a table, a kind, a field (`camera.lens_mm`), a label.")


def _show(console: Console, section: Section) -> None:
    """A title, a paragraph, a table that fits the terminal."""
    from rich.table import Table
    from rich.text import Text

    console.print(Text(section.title, style="bold"))
    if section.text:
        console.print(Text(section.text.replace("`", "")))
    if section.rows:
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        for place, heading in enumerate(section.headings):
            longest = max(len(row[place]) for row in section.rows)
            table.add_column(
                heading, no_wrap=place == 0 and longest <= NAME_WIDTH, max_width=WIDTHS.get(heading), overflow="fold"
            )
        for row in section.rows:
            table.add_row(*(Text(cell.replace("`", "")) for cell in row))
        console.print(table)
    console.print()
