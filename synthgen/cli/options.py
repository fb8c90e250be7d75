"""Options that several commands share, and what their words mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthgen.devices import DEVICE_NAMES
from synthgen.errors import SpecError

if TYPE_CHECKING:
    from synthgen.spec import Spec

spec_argument = click.argument("spec_path", metavar="SPEC", type=click.Path(path_type=Path))
overrides_option = click.option(
    "--set",
    "overrides",
    multiple=True,
    metavar="KEY=VALUE",
    help="Override a value, as in camera.lens_mm=50.",
)
seed_option = click.option("--seed", metavar="N", help="Override the spec's seed.")
count_option = click.option("--count", metavar="N", help="Override the spec's number of images.")
device_option = click.option(
    "--device", type=click.Choice(DEVICE_NAMES), default="auto", show_default=True, help="What renders."
)
workers_option = click.option("--workers", default="auto", show_default=True, metavar="N", help="Render processes.")


def loaded(path: Path, overrides: tuple[str, ...], count: str | None, seed: str | None) -> Spec:
    """The spec in a file, overridden. Raises SpecError."""
    from synthgen.parse import load
    from synthgen.resources import spec as found

    own = [f"{key}={value}" for key, value in (("count", count), ("seed", seed)) if value is not None]
    return load(found(path), (*overrides, *own))


def workers_of(text: str) -> int | None:
    """None for `auto`, or a number. Raises SpecError."""
    if text == "auto":
        return None
    if not text.isdigit() or not 1 <= int(text) <= 1024:
        raise SpecError(f"--workers {text}: must be 'auto' or a number from 1 to 1024")
    return int(text)
