"""`synthgen preview`: a first look at what a spec makes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthgen.cli.options import (
    LOCAL,
    assets_option,
    device_option,
    loaded,
    overrides_option,
    seed_option,
    spec_argument,
    workers_of,
    workers_option,
)
from synthgen.errors import SpecError, SynthgenError

if TYPE_CHECKING:
    from PIL.Image import Image

    from synthgen.spec import Spec

PICTURES = (".jpg", ".jpeg", ".png")
QUALITY = 90


@click.command()
@spec_argument
@click.option("-o", "--out", type=LOCAL, default=Path("preview.jpg"), show_default=True,
              help="Picture to write.")  # fmt: skip
@click.option("--index", metavar="I", type=click.IntRange(0), help="Image I alone, larger, with all its labels.")
@click.option("--vary", metavar="PATH[=LOW:HIGH]", help="One scene with one number over its range.")
@click.option(
    "--extremes", "ends", is_flag=True, help="One scene with each number of camera, light and photo at its ends."
)
@click.option("--count", default=16, show_default=True, type=click.IntRange(1, 400), help="Images of the sheet.")
@click.option("--edge", default=128, show_default=True, type=click.IntRange(32, 1024), help="Pixels a picture.")
@click.option("--open", "opened", is_flag=True, help="Show it.")
@seed_option
@overrides_option
@device_option
@workers_option
@assets_option
def preview(
    spec_path: Path, out: Path, index: int | None, vary: str | None, ends: bool, count: int, edge: int, opened: bool,
    seed: str | None, overrides: tuple[str, ...], device: str, workers: str,
) -> None:  # fmt: skip
    """Render a contact sheet of a spec's first images: small drafts, with classes and boxes drawn on.

    With --vary and --extremes, --index says which scene; the first that has the number if left out.

    \b
    synthgen preview configs/chairs.yaml --open
    synthgen preview configs/chairs.yaml --index 17
    synthgen preview configs/chairs.yaml --vary camera.elevation_deg
    synthgen preview configs/chairs.yaml --vary camera.lens_mm=14:200 --index 3
    synthgen preview configs/chairs.yaml --extremes
    """
    if out.suffix.lower() not in PICTURES:
        raise SpecError(f"-o {out}: cannot write '{out.suffix}'; name it *.jpg or *.png")
    if vary and ends:
        raise SpecError("--vary with --extremes: name one of them")
    spec = loaded(spec_path, overrides, None, seed)
    page = _page(spec, index, vary, ends, count, edge, device, workers_of(workers))
    _save(page, out)
    click.echo(f"{out}: {page.width} × {page.height} px")
    if opened:
        click.launch(str(out))


def _page(
    spec: Spec, index: int | None, vary: str | None, ends: bool, count: int, edge: int, device: str,
    workers: int | None,
) -> Image:  # fmt: skip
    from synthgen.run import preview as run

    if vary:
        path, limits = _limits(vary)
        return run.variation(spec, index, path, limits, edge, device, workers)
    if ends:
        return run.extremes(spec, index, edge, device, workers)
    if index is not None:
        return run.one_image(spec, index, edge, device)
    return run.first_images(spec, min(count, spec.count), edge, device, workers)


def _limits(text: str) -> tuple[str, tuple[float, float] | None]:
    """The path, and the ends if there are any. Raises SpecError."""
    path, equals, limits = text.partition("=")
    if not equals:
        return path, None
    low, colon, high = limits.partition(":")
    try:
        ends = float(low), float(high)
    except ValueError:
        ends = (0.0, float("nan"))
    if not colon or not -1e12 < ends[0] < ends[1] < 1e12:
        raise SpecError(f"--vary {text}: write two numbers, the lower one first, as in camera.lens_mm=14:200")
    return path, ends


def _save(page: Image, out: Path) -> None:
    """Whole or not at all. Raises SynthgenError when the disk refuses."""
    partial = out.with_name(f".{out.stem}.partial{out.suffix}")
    try:
        page.save(partial, quality=QUALITY)
        partial.replace(out)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise SynthgenError(f"{out}: cannot be written: {error.strerror or error}") from error
