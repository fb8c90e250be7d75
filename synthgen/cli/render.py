"""`synthgen render`: a spec becomes a dataset."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synthgen.cli.ending import code_of, conclude
from synthgen.cli.options import (
    PLACE,
    assets_option,
    count_option,
    device_option,
    loaded,
    overrides_option,
    seed_option,
    spec_argument,
    workers_of,
    workers_option,
)
from synthgen.dataset.bucket import Bucket
from synthgen.errors import SpecError, SynthgenError

if TYPE_CHECKING:
    from synthgen.dataset.storage import Root
    from synthgen.run.conduct import Conduct
    from synthgen.run.events import Events
    from synthgen.run.watcher import Watcher

GIGABYTE = 1_000_000_000


@click.command()
@spec_argument
@click.option(
    "-o", "--out", type=PLACE, help="Folder to write to, or s3://BUCKET/FOLDER (gs, az); out/<spec's name> if left out."
)
@count_option
@seed_option
@overrides_option
@device_option
@workers_option
@click.option("--budget", metavar="TIME|N", help="End in time, as in 90m or 2h, or after N images; go on as ever.")
@click.option("--refresh", is_flag=True, help="After an edit of the spec: render what it changes, keep the rest.")
@click.option("--fresh", is_flag=True, help="Remove the dataset that is in the folder and start anew.")
@click.option("--shard", metavar="I/N", help="Render the I-th of N parts, as one of N machines that share the folder.")
@click.option("--ray", is_flag=False, flag_value="", metavar="[ADDRESS]", help="Render on a Ray cluster.")
@click.option("--wait", is_flag=True, help="Wait while another run has the folder, rather than refuse.")
@click.option("--timeout", default="900", show_default=True, metavar="SECONDS", help="For one image; 0 is none.")
@click.option("--memory", metavar="GB", help="For one worker; its share of 90 % of the machine's if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print events, a JSON object a line, for programs.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
@assets_option
def render(
    spec_path: Path, out: Root | None, count: str | None, seed: str | None, overrides: tuple[str, ...], as_json: bool,
    quiet: bool, **conduct: Any,
) -> None:  # fmt: skip
    """Render a dataset. The same command again renders what is missing and nothing else.

    Exit codes: 0 done, 1 the folder, the disk or the device does not allow it, 2 the spec or the command is wrong,
    3 done but for images in OUT/quarantine, 130 or 143 stopped by Ctrl-C or SIGTERM.

    \b
    synthgen render configs/chairs.yaml -o /data/chairs --count 5000 --device cuda
    synthgen render configs/chairs.yaml --set camera.fill=0.5 --set 'classes.sofa={kind: chesterfield_sofa}'
    synthgen render configs/chairs.yaml --budget 2h            # says what fits; the same command again goes on
    synthgen render configs/chairs.yaml --shard 3/16           # then, on one machine: synthgen finalize out/chairs
    """
    from synthgen.export.formats import require_installed
    from synthgen.run.run import render as run

    try:
        how = _conduct(**conduct)
        spec = loaded(spec_path, overrides, count, seed)
        require_installed(spec.formats)
        if isinstance(out, Bucket):
            _require_without_locks(out, how)
        out = out or Path("out") / spec.name
        with _watcher(str(out), as_json=as_json, quiet=quiet) as shown:
            summary = run(spec, out, how, shown)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except SynthgenError as error:
        if as_json:
            _events().tell("error", message=str(error), exit_code=error.exit_code)
        raise
    if as_json:
        _events().tell(
            "ended", found=summary.found, rendered=summary.rendered, failed=len(summary.failed), whole=summary.whole,
            seconds=round(summary.seconds, 3), exit_code=code_of(summary),
        )  # fmt: skip
    conclude(summary, out, how.shard, silent=as_json or quiet)


def _conduct(
    device: str, workers: str, refresh: bool, fresh: bool, shard: str | None, ray: str | None, wait: bool, timeout: str,
    memory: str | None, budget: str | None,
) -> Conduct:  # fmt: skip
    from synthgen.run.budget import Budget
    from synthgen.run.conduct import Conduct
    from synthgen.run.shard import Shard

    if fresh and (shard or refresh):
        raise SpecError(
            f"--fresh with --{'shard' if shard else 'refresh'}: it would remove what the other wants to keep"
        )
    if ray is not None and shard:
        raise SpecError("--ray with --shard: the cluster divides the work by itself; name one of them")
    return Conduct(
        device, workers_of(workers), fresh, refresh, wait, Shard.parse(shard) if shard else None,
        _number("--timeout", timeout) or None,
        None if memory is None else int(_number("--memory", memory) * GIGABYTE) or None, ray,
        None if budget is None else Budget.parse(budget),
    )  # fmt: skip


def _require_without_locks(out: Bucket, how: Conduct) -> None:
    """Raises SpecError for what runs in an object store, which knows no locks, cannot agree on."""
    if how.wait:
        raise SpecError(f"--wait with {out}: an object store has no locks, so there is nothing to wait for")
    if how.refresh and how.shard:
        raise SpecError(
            f"--refresh with --shard in {out}: an object store has no locks, so shards cannot wait while one of them "
            "clears away; refresh without --shard"
        )


def _number(option: str, text: str) -> float:
    """A number from 0 to a million. Raises SpecError."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1e6:
        raise SpecError(f"{option} {text}: must be a number from 0 to 1000000")
    return value


def _watcher(out: str, *, as_json: bool, quiet: bool) -> Watcher:
    if as_json:
        return _events()
    from rich.console import Console

    from synthgen.run.progress import Quiet, watcher

    return Quiet() if quiet else watcher(Console(file=sys.stdout), out)


def _events() -> Events:
    from synthgen.run.events import Events

    return Events(partial(click.echo, file=sys.stdout))  # which flushes, so that a pipe's reader has each at once
