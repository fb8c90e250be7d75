"""`synthgen split`: a dataset split anew."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthgen.cli.options import LOCAL
from synthgen.errors import SpecError

if TYPE_CHECKING:
    from synthgen.dataset.resplit import Resplit


@click.command()
@click.argument("folder", metavar="OUT", type=LOCAL)
@click.option("--shares", metavar="NAME=SHARE,...", help="As train=0.7,val=0.15,test=0.15; as they are if left out.")
@click.option("--by", default="shape", show_default=True, metavar="GROUP",
              help="What else must not be in two splits: family, or a factor such as setting.kind.")  # fmt: skip
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Another way to do it.")
@click.option("-o", "--out", type=LOCAL, help="A new folder, of hard links; in place if left out.")
def split(folder: Path, shares: str | None, by: str, seed: int, out: Path | None) -> None:
    """Split a dataset anew, without rendering. No shape of an object is ever in two splits.

    \b
    synthgen split out/chairs --shares train=0.6,test=0.4
    synthgen split out/chairs --by family -o out/chairs-unseen-families
    """
    from synthgen.dataset.resplit import resplit
    from synthgen.export.export import opened
    from synthgen.run.lock import Lock

    chosen = None if shares is None else _shares(shares)
    opened(folder)  # before the lock makes a file there
    with nullcontext() if out else Lock(folder):
        done = resplit(folder, out, chosen, by, seed)
    click.echo(_told(done))
    click.echo(f"{out or folder} is split anew: {done.groups} groups of images that stay together")


def _shares(text: str) -> dict[str, float]:
    """Raises SpecError."""
    from synthgen.distributions import require_weights

    shares: dict[str, float] = {}
    for part in text.split(","):
        name, _, share = part.strip().partition("=")
        try:
            if not name.isidentifier() or name in shares:
                raise ValueError("names must be words, each of its own")
            shares[name] = float(share)
        except ValueError as error:
            raise SpecError(f"--shares {text}: write it as train=0.8,test=0.2 ({error})") from None
    try:
        require_weights(tuple(shares.values()))
    except ValueError as error:
        raise SpecError(f"--shares {text}: {error}") from None
    return shares


def _told(done: Resplit) -> str:
    """A line a split."""
    lines = []
    for name, classes in done.images.items():
        listed = ", ".join(f"{count} {class_name}" for class_name, count in sorted(classes.items()))
        lines.append(f"{name}: {sum(classes.values())} images ({listed or 'none'})")
    return "\n".join(lines)
