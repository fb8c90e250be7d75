"""`synthgen schema`: the grammar of specs, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.options import LOCAL


@click.command()
@click.option("-o", "--out", type=LOCAL, help="File to write; standard output if left out.")
def schema(out: Path | None) -> None:
    """Print the JSON Schema of specs, with which editors complete, explain and check them.

    A spec names its schema on its first line: `# yaml-language-server: $schema=synthgen.schema.json`. `synthgen init`
    writes both.

    \b
    synthgen schema > synthgen.schema.json
    synthgen schema -o synthgen.schema.json
    """
    from synthgen.cli.files import write_text
    from synthgen.schema import text

    if out is None:
        click.echo(text(), nl=False)
    else:
        write_text(out, text())
        click.echo(f"{out}: JSON Schema, draft 2020-12")
