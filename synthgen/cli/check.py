"""`synthgen check`: what a spec would make."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.options import assets_option, count_option, loaded, overrides_option, seed_option, spec_argument


@click.command()
@spec_argument
@count_option
@seed_option
@overrides_option
@assets_option
def check(spec_path: Path, count: str | None, seed: str | None, overrides: tuple[str, ...]) -> None:
    """Check a spec without rendering, and say what it would make.

    \b
    synthgen check configs/chairs.yaml
    synthgen check configs/chairs.yaml --count 5000 --set camera.lens_mm=50
    """
    from synthgen.run.forecast import forecast

    click.echo(forecast(loaded(spec_path, overrides, count, seed)))
    click.echo(f"next: synthgen preview {spec_path}, or synthgen render {spec_path}")
