"""`synthgen bench`: how fast is this machine?"""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.files import print_json, write_json
from synthgen.cli.options import LOCAL, assets_option, device_option, loaded, overrides_option, seed_option
from synthgen.errors import SpecError


@click.command()
@click.argument("spec_path", metavar="[SPEC]", type=LOCAL, default=Path("configs/mixed.yaml"))
@click.option("--count", default=10, show_default=True, type=click.IntRange(1, 10_000), help="Images to measure.")
@click.option("--workers", metavar="N,N", help="Numbers of render processes to try; doublings up to the cores.")
@seed_option
@overrides_option
@device_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("-o", "--out", type=LOCAL, metavar="FILE", help="Write them to a file, too.")
@assets_option
def bench(
    spec_path: Path, count: int, workers: str | None, seed: str | None, overrides: tuple[str, ...], device: str,
    as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """Measure how fast this machine renders a spec, stage by stage and with several workers.

    Nothing is kept of what is rendered. On a machine that does other things too, look at CPU-seconds.

    \b
    synthgen bench
    synthgen bench configs/chairs.yaml --count 40 --workers 1,2,4,8 --device cuda -o bench.json
    """
    from rich.console import Console

    from synthgen.run.bench.bench import bench as run
    from synthgen.run.bench.table import tables

    console = Console(stderr=as_json)
    spec = loaded(spec_path, overrides, None, seed)
    with console.status("loading Blender") as status:
        found = run(spec, count, device, _counts(workers), status.update)
    if out is not None:
        write_json(out, found.to_dict())
    if as_json:
        print_json(found.to_dict())
    else:
        console.print(tables(found))


def _counts(text: str | None) -> list[int]:
    """Numbers of workers. Raises SpecError."""
    import os

    from synthgen.run.bench.throughput import worker_counts

    if text is None:
        return list(worker_counts(os.process_cpu_count() or 1))
    parts = text.split(",")
    if not all(part.strip().isdigit() and 1 <= int(part) <= 1024 for part in parts):
        raise SpecError(f"--workers {text}: must be numbers from 1 to 1024, as in 1,2,4")
    return sorted({int(part) for part in parts})
