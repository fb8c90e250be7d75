"""`synthgen init`: a first spec."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from synthgen.cli.options import LOCAL, assets_option
from synthgen.errors import SynthgenError

TASKS = ("classification", "detection", "segmentation")


@click.command()
@click.option("--task", type=click.Choice(TASKS), help="What the images are for; classification if left out.")
@click.option("--classes", metavar="A,B=KIND,C=FILE",
              help="Classes: known ones, or with a kind or mesh file for each; chair,sofa if left out.")  # fmt: skip
@click.option("--size", metavar="W[xH]", help="Pixels of an image; 256 if left out.")
@click.option("-o", "--out", type=LOCAL, default=Path("spec.yaml"), show_default=True,
              help="File to write; its schema goes beside it.")  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite what is there.")
@assets_option
def init(task: str | None, classes: str | None, size: str | None, out: Path, force: bool) -> None:
    """Write a commented spec that works, to start from. On a terminal, it asks for what the options leave out.

    \b
    synthgen init
    synthgen init --task detection --classes chair,sofa --size 384x256 -o seats.yaml
    synthgen init --classes chair,stool=bar_stool,desk=meshes/desk.glb
    """
    from synthgen.document import loads
    from synthgen.parse import parse
    from synthgen.starter import classes_of, size_of, starter

    task = task or _asked("What are the images for?", "classification", click.Choice(TASKS))
    chosen = classes_of(classes or _asked("Classes", "chair,sofa"))
    text = starter(task, chosen, *size_of(size or _asked("Pixels, width or width x height", "256")), str(out))
    parse(loads(text, str(out)), out.stem)
    _write(out, text, force)
    click.echo(f"{out}: {task} of {', '.join(chosen)}; next: synthgen check {out}")


def _asked(question: str, default: str, kind: click.Choice[str] | None = None) -> str:
    """An answer from whoever sits at the terminal; the default where nobody does."""
    if not _at_terminal():
        return default
    return str(click.prompt(question, default=default, type=kind, err=True)).replace(" ", "")


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _write(out: Path, text: str, force: bool) -> None:
    """The spec and its schema; neither if something of the user's own is in the way."""
    from synthgen.cli.files import write_text
    from synthgen.schema import is_schema
    from synthgen.schema import text as schema
    from synthgen.starter import SCHEMA_FILE

    beside = out.parent / SCHEMA_FILE
    foreign = beside.exists() and not is_schema(beside)
    for path in [out] * out.exists() + [beside] * foreign:
        if not force:
            raise SynthgenError(f"{path}: is there already; name another file with -o, or overwrite it with --force")
    write_text(beside, schema())
    write_text(out, text)
