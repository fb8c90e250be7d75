"""`synthgen diff`: what differs between two datasets or specs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthgen.cli.files import print_json
from synthgen.cli.options import LOCAL, assets_option, loaded

if TYPE_CHECKING:
    from synthgen.dataset.diff import Side


@click.command()
@click.argument("a", metavar="A", type=LOCAL)
@click.argument("b", metavar="B", type=LOCAL)
@click.option("--count", metavar="N", type=click.IntRange(1),
              help="Scenes to draw of a spec; as many as the folder has, or 1000 of two specs.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print every difference as JSON.")
@assets_option
def diff(a: Path, b: Path, count: int | None, as_json: bool) -> None:
    """Say which scenes differ, and in which factors.

    Compares two datasets, two specs, or one of each. Of two datasets whose scenes are the same, it says which files
    differ. Exit codes: 0 the same, 1 they differ.

    \b
    synthgen diff out/chairs out/chairs-gpu
    synthgen diff configs/chairs.yaml configs/mine.yaml
    synthgen diff out/chairs configs/chairs.yaml       what would be rendered anew?
    """
    from synthgen.dataset.diff import difference
    from synthgen.dataset.diff_told import lines

    found = difference(*_sides(a, b, count))
    if as_json:
        print_json(found.to_dict())
    else:
        click.echo("\n".join(lines(found)))
    sys.exit(0 if found.same else 1)


def _sides(a: Path, b: Path, count: int | None) -> tuple[Side, Side]:
    from synthgen.dataset.diff import MOST_DRAWN, Drawn, Folder

    most = MOST_DRAWN if not (a.is_dir() or b.is_dir()) else None

    def side(path: Path) -> Side:
        if path.is_dir():
            return Folder(path)
        spec = loaded(path, (), None, None)
        return Drawn(spec, str(path), count or min(spec.count, most or spec.count))

    return side(a), side(b)
