"""`synthgen audit`: does anything but the object betray its class?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from synthgen.cli.files import print_json, write_json
from synthgen.cli.options import LOCAL, assets_option, loaded, overrides_option
from synthgen.errors import SpecError


@click.command()
@click.argument("audited", metavar="OUT|SPEC", type=LOCAL)
@click.option("--count", metavar="N", type=click.IntRange(1),
              help="Scenes to draw of a spec (1000 if left out); the first N images of a folder (all).")  # fmt: skip
@click.option("--seed", metavar="N", help="Override the spec's seed; of a spec only.")
@overrides_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("-o", "--out", type=LOCAL, metavar="FILE", help="Write them to a file, too.")
@assets_option
def audit(
    audited: Path, count: int | None, seed: str | None, overrides: tuple[str, ...], as_json: bool, out: Path | None
) -> None:
    """Look for shortcuts: does anything but the labeled object betray its class?

    Classifiers that see no object must not beat chance by two standard errors. Of a dataset's folder, finished or not,
    they see the drawn factors, the colours and the picture of the background; of a spec, the drawn factors alone, and
    nothing is rendered. Exit code 0: none found, 1: found.

    \b
    synthgen audit out/chairs
    synthgen audit configs/mixed.yaml --count 1000 -o audit.json
    """
    from rich.console import Console

    from synthgen.evaluate import told
    from synthgen.evaluate.audit import audit_folder, audit_spec

    if audited.is_dir():
        if seed is not None or overrides:
            raise SpecError("--seed and --set: a dataset is audited as it is; they go with a spec only")
        found = audit_folder(audited, count)
    else:
        found = audit_spec(loaded(audited, overrides, None, seed), count or 1000)
    if out is not None:
        write_json(out, found.to_dict())
    if as_json:
        print_json(found.to_dict())
    else:
        Console().print(told.table(found))
        click.echo(told.conclusion(found))
    sys.exit(0 if found.passed else 1)
