"""Options that several commands share, and what their words mean."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synthgen.brought import ASSETS
from synthgen.dataset.bucket import Bucket, is_address, require_here
from synthgen.devices import DEVICE_NAMES
from synthgen.errors import SpecError

if TYPE_CHECKING:
    from synthgen.spec import Spec


class _Local(click.Path):
    """A file or folder of this machine."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str):
            require_here(value)
        return super().convert(value, param, ctx)


class _Place(click.Path):
    """A dataset's folder, here or in an object store."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and is_address(value):
            return Bucket.parse(value)
        return super().convert(value, param, ctx)


LOCAL = _Local(path_type=Path)
PLACE = _Place(path_type=Path)


def _allow(context: click.Context, _: click.Parameter, folders: tuple[str, ...]) -> None:
    """Note it in the environment, for workers too; as long as the command runs."""
    before = os.environ.get(ASSETS)
    if folders:
        os.environ[ASSETS] = os.pathsep.join((*folders, *([before] if before else [])))
        context.call_on_close(lambda: _restore(before))


def _restore(before: str | None) -> None:
    os.environ.pop(ASSETS, None)
    if before is not None:
        os.environ[ASSETS] = before


assets_option = click.option(
    "--assets", multiple=True, metavar="DIR", expose_value=False, callback=_allow,
    help="A folder that a spec may name files in, beside its own and the current one.",
)  # fmt: skip
spec_argument = click.argument("spec_path", metavar="SPEC", type=LOCAL)
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
