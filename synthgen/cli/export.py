"""`synthgen export`: a dataset in other formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synthgen.cli.options import LOCAL
from synthgen.errors import SpecError

if TYPE_CHECKING:
    from synthgen.export.formats import Format

LINE_EVERY = 10_000
"""Images between lines where there is no terminal for a bar."""


@click.command()
@click.argument("dataset", metavar="OUT", type=LOCAL)
@click.option("--to", "names", multiple=True, required=True, metavar="FORMAT", help="Which format; may be repeated.")
@click.option("-o", "--out", type=LOCAL, metavar="DIR",
              help="Folder to write to, or one a format in it if there are several. If left out: into OUT itself, "
                   "or OUT/exports/FORMAT for formats that need a folder to themselves.")  # fmt: skip
@click.option("--task", metavar="TASK", help="Of yolo: detect, segment, pose or classify.")
@click.option("--polygons/--no-polygons", default=None, help="Of coco: polygons instead of run lengths.")
@click.option("--models/--no-models", default=None, help="Of bop: whether to write meshes of the objects.")
@click.option("--shard-size", type=int, metavar="N", help="Of webdataset and huggingface: images in a file.")
@click.option("--copy", "copying", is_flag=True, help="Copy pictures; they are hard links where that can be.")
@click.option("--fresh", is_flag=True, help="Remove the export that is in the folder and start anew.")
def export(dataset: Path, names: tuple[str, ...], out: Path | None, copying: bool, fresh: bool, **options: Any) -> None:
    """Write a finished dataset in other formats. Nothing is rendered; the same dataset gives the same bytes.

    The formats are imagefolder, csv, parquet, coco, croissant, yolo, voc, webdataset, huggingface and bop;
    docs/formats.md says what reads them.

    \b
    synthgen export out/chairs --to yolo --task pose -o /data/chairs-pose
    synthgen export out/chairs --to voc --to webdataset -o /data/chairs
    """
    from synthgen.export.export import Target, export, home_of, opened
    from synthgen.export.folder import require_free
    from synthgen.writers import WRITERS

    formats = _formats(names, {name: value for name, value in options.items() if value is not None})
    header = opened(dataset)
    if out is not None and out.resolve() == dataset.resolve():
        out = None
    homes = [home_of(f, dataset) if out is None else out / f.label if len(formats) > 1 else out for f in formats]
    for format, home in zip(formats, homes, strict=True):
        if out is not None or not WRITERS[format.name].in_place:
            require_free(home, fresh=fresh)
    targets = [Target(format, home) for format, home in zip(formats, homes, strict=True)]
    with _progress(dataset) as seen:
        count = export(dataset, header, targets, copying=copying, seen=seen)
    for target in targets:
        click.echo(f"{target.home}: {count} images as {target.format.label}")


def _formats(names: tuple[str, ...], options: dict[str, Any]) -> tuple[Format, ...]:
    """The formats, each with those of the options that it has. Raises SpecError for an option that none has."""
    from synthgen.export.formats import formats_of
    from synthgen.writers import WRITERS

    known = {name: WRITERS[name].options if name in WRITERS else {} for name in names}
    for option in options:
        if not any(option in of_format for of_format in known.values()):
            having = " and ".join(name for name, writer in WRITERS.items() if option in writer.options)
            raise SpecError(f"--{option.replace('_', '-')}: is an option of {having}, not of {', '.join(names)}")
    try:
        return formats_of(
            {"kind": name} | {key: value for key, value in options.items() if key in known[name]} for name in names
        )
    except ValueError as error:
        raise SpecError(f"--to: {error}") from None


@contextmanager
def _progress(dataset: Path) -> Iterator[Callable[[], None]]:
    """What to call after each image: it moves a bar on a terminal, and tells a line now and then elsewhere."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    from synthgen.dataset.store import Store

    console = Console()
    total = len(Store(dataset).committed())
    done = 0

    def seen() -> None:
        nonlocal done
        done += 1
        bar.advance(task)
        if not console.is_terminal and done % LINE_EVERY == 0:
            click.echo(f"{done}/{total} images")

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("exporting", total=total)
        yield seen
