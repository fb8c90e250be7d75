"""`synthgen render`: a spec becomes a dataset."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthgen.cli.options import (
    count_option,
    device_option,
    loaded,
    overrides_option,
    seed_option,
    spec_argument,
    workers_of,
    workers_option,
)

if TYPE_CHECKING:
    from synthgen.run.run import Summary


@click.command()
@spec_argument
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder to write to; out/<spec's name> if left out.")
@count_option
@seed_option
@overrides_option
@device_option
@workers_option
@click.option("--fresh", is_flag=True, help="Remove the dataset that is in the folder and start anew.")
def render(
    spec_path: Path, out: Path | None, count: str | None, seed: str | None, overrides: tuple[str, ...], device: str,
    workers: str, fresh: bool,
) -> None:  # fmt: skip
    """Render a dataset. The same command again renders what is missing and nothing else.

    \b
    synthgen render configs/chairs.yaml -o /data/chairs --count 5000 --device cuda
    synthgen render configs/chairs.yaml --set camera.fill=0.5 --set 'classes.sofa={kind: chesterfield_sofa}'
    """
    spec = loaded(spec_path, overrides, count, seed)
    out = out or Path("out") / spec.name
    processes = workers_of(workers)

    from rich.console import Console

    from synthgen.run.forecast import require_drawable
    from synthgen.run.progress import watcher
    from synthgen.run.run import render as run

    require_drawable(spec)
    with watcher(Console(), str(out)) as shown:
        try:
            summary = run(spec, out, device, processes, fresh=fresh, watcher=shown)
        except KeyboardInterrupt:
            raise SystemExit(130) from None
    _conclude(summary, out)


def _conclude(summary: Summary, out: Path) -> None:
    """Say how it went and what to do next; end with the right code."""
    whole = summary.found + summary.rendered
    if summary.rendered:
        each = summary.seconds / summary.rendered
        click.echo(
            f"rendered {summary.rendered} images in {summary.seconds:.1f} s ({each:.2f} s/image) on {summary.device}"
        )
    if summary.stopped_by is not None:
        click.echo(f"stopped with {whole} of {summary.count} images, all whole; the same command goes on from here")
        sys.exit(128 + summary.stopped_by)
    if summary.failed:
        indices = ", ".join(str(failure.index) for failure in summary.failed[:10])
        click.echo(
            f"error: {len(summary.failed)} images failed ({indices}); the same command tries them again",
            err=True,
        )
        sys.exit(1)
    click.echo(f"{out} is complete: {whole} images; see dataset.json, labels.csv and images/")
