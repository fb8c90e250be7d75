"""The end of a run, in words and as an exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from synthgen.dataset.bucket import is_address

if TYPE_CHECKING:
    from synthgen.dataset.storage import Root
    from synthgen.run.run import Summary
    from synthgen.run.shard import Shard

QUARANTINED = 3
"""Exit code: the run is through, but some images were given up."""

SHOWN = 10


def code_of(summary: Summary) -> int:
    """Of the program."""
    if summary.stopped_by is not None:
        return 128 + summary.stopped_by
    return QUARANTINED if summary.failed else 0


def conclude(summary: Summary, out: Root, shard: Shard | None, *, silent: bool) -> None:
    """Say how it went and what to do next; end with the right code."""
    if not silent:
        for line in _lines(summary, out, shard):
            click.echo(line)
    if summary.failed and summary.stopped_by is None:
        click.echo(f"error: {_failures(summary, out)}", err=True)
    if code := code_of(summary):
        sys.exit(code)


def _lines(summary: Summary, out: Root, shard: Shard | None) -> list[str]:
    lines = []
    there = summary.found + summary.rendered
    if summary.rendered:
        took = f"{summary.seconds:.1f} s ({summary.seconds / summary.rendered:.2f} s/image)"
        lines.append(f"rendered {summary.rendered} images in {took} on {summary.device}")
    if summary.stopped_by is not None:
        lines.append(f"stopped with {there} of {summary.count} images, all whole; the same command goes on from here")
    elif summary.cut_short:
        all_of_it = f"{there} of {summary.count} images, all whole, the classes in balance"
        lines.append(f"the budget is used: {all_of_it}; the same command goes on from here")
    elif not summary.failed and shard is None:
        lines.append(f"{out} is complete: {there} images; see dataset.json, labels.csv and images/")
        here = (
            f"synthgen fetch {out} FOLDER"
            if is_address(str(out))
            else f"synthgen report {out}, or synthgen export {out} --to yolo"
        )
        lines += [f"next: {here}"] * bool(summary.rendered)
    elif not summary.failed:
        rest = "the dataset too" if summary.whole else f"when all are, run `synthgen finalize {out}`"
        lines.append(f"shard {shard} is complete: {there} images; {rest}")
    return lines


def _failures(summary: Summary, out: Root) -> str:
    listed = ", ".join(str(failure.index) for failure in summary.failed[:SHOWN])
    more = ", ..." if len(summary.failed) > SHOWN else ""
    return (
        f"{len(summary.failed)} images failed ({listed}{more}), see {out}/quarantine; "
        f"{summary.found + summary.rendered} of {summary.count} are whole; the same command tries the others again"
    )
