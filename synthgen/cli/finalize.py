"""`synthgen finalize`: the parts of a dataset become a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from synthgen.cli.files import print_json
from synthgen.cli.options import PLACE
from synthgen.errors import SynthgenError

if TYPE_CHECKING:
    from synthgen.dataset.storage import Root

SHOWN = 5


@click.command()
@click.argument("folder", type=PLACE)
@click.option("--json", "as_json", is_flag=True, help="Print what is there and what is missing as JSON.")
def finalize(folder: Root, as_json: bool) -> None:
    """Make the files that describe a whole dataset: after the last shard, or for as much as there is.

    Exit codes: 0 the dataset is complete, 1 images are missing, or the disk refused.

    \b
    synthgen finalize out/chairs
    synthgen finalize s3://bucket/chairs             # fetches it into a passing folder, for checksums
    """
    from synthgen.run.conclusion import conclusion, ranges

    done = conclusion(folder)
    if as_json:
        print_json({"images": done.images, "count": done.count, "missing": ranges(done.missing)})
    if not done.missing:
        if not as_json:
            click.echo(f"{folder} is complete: {done.images} images; see dataset.json, labels.csv and images/")
        return
    listed = ranges(done.missing)
    more = f" and {len(listed) - SHOWN} more ranges" if len(listed) > SHOWN else ""
    raise SynthgenError(
        f"{folder}: {len(done.missing)} of {done.count} images are missing: {', '.join(listed[:SHOWN])}{more}; "
        f"what is there ({done.images}) is described in labels.csv and the like"
    )
