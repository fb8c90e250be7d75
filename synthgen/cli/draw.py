"""`synthgen draw`: one scene of a spec."""

from __future__ import annotations

from pathlib import Path

import click

from synthgen.cli.options import assets_option, loaded, overrides_option, seed_option, spec_argument


@click.command()
@spec_argument
@click.option("--index", default=0, show_default=True, type=click.IntRange(0), help="Which image.")
@seed_option
@overrides_option
@assets_option
def draw(spec_path: Path, index: int, seed: str | None, overrides: tuple[str, ...]) -> None:
    """Print one scene as YAML: a spec with nothing left to draw, which renders to that same scene.

    \b
    synthgen draw configs/chairs.yaml --index 17
    synthgen draw configs/chairs.yaml --index 17 > scene.yaml && synthgen render scene.yaml
    """
    from synthgen import document
    from synthgen.draw import draw as drawn
    from synthgen.spec import scene_to_dict

    spec = loaded(spec_path, overrides, None, seed)
    click.echo(document.dumps(scene_to_dict(drawn(spec, index), spec)), nl=False)
