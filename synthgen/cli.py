"""The command line: the only place that prints, and that ends the program. Heavy imports wait for their command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synthgen import __version__
from synthgen.devices import DEVICE_NAMES
from synthgen.errors import SpecError, SynthgenError

if TYPE_CHECKING:
    from synthgen.run.run import Summary
    from synthgen.spec import Spec


class _Program(click.Group):
    """Turns the errors that users can cause into one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SynthgenError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            ctx.exit(0)  # whoever read our output has had enough


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="synthgen")
def main() -> None:
    """Render labeled image datasets from procedural 3D scenes.

    \b
    synthgen check  configs/chairs.yaml              is the spec right, and what will it make?
    synthgen render configs/chairs.yaml              render it into out/chairs
    synthgen draw   configs/chairs.yaml --index 17   one scene of it, as a spec of its own
    synthgen gallery                                 what furniture there is
    synthgen mesh   wing_chair -o chair.glb          one piece of it, for other programs
    synthgen audit  out/chairs                       does anything but the object betray its class?

    Exit codes: 0 done, 1 something outside the program failed (disk, device, an image) or an audit found a shortcut,
    2 the spec or the command is wrong, 130 stopped by Ctrl-C (the same command goes on).
    """


_spec = click.argument("spec_path", metavar="SPEC", type=click.Path(path_type=Path))
_overrides = click.option(
    "--set",
    "overrides",
    multiple=True,
    metavar="KEY=VALUE",
    help="Override a value, as in camera.lens_mm=50.",
)
_seed = click.option("--seed", metavar="N", help="Override the spec's seed.")


@main.command()
@_spec
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder to write to; out/<spec's name> if left out.")
@click.option("--count", metavar="N", help="Override the spec's number of images.")
@_seed
@_overrides
@click.option("--device", type=click.Choice(DEVICE_NAMES), default="auto", show_default=True, help="What renders.")
@click.option("--workers", default="auto", show_default=True, metavar="N", help="Render processes.")
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
    spec = _loaded(spec_path, overrides, count, seed)
    out = out or Path("out") / spec.name
    processes = _workers(workers)

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


@main.command()
@_spec
@click.option("--count", metavar="N", help="Override the spec's number of images.")
@_seed
@_overrides
def check(spec_path: Path, count: str | None, seed: str | None, overrides: tuple[str, ...]) -> None:
    """Check a spec without rendering, and say what it would make."""
    from synthgen.run.forecast import forecast

    click.echo(forecast(_loaded(spec_path, overrides, count, seed)))


@main.command()
@_spec
@click.option("--index", default=0, show_default=True, type=click.IntRange(0), help="Which image.")
@_seed
@_overrides
def draw(spec_path: Path, index: int, seed: str | None, overrides: tuple[str, ...]) -> None:
    """Print one scene as YAML: a spec with nothing left to draw, which renders to that same scene."""
    from synthgen import document
    from synthgen.draw import draw as drawn
    from synthgen.spec import scene_to_dict

    spec = _loaded(spec_path, overrides, None, seed)
    click.echo(document.dumps(scene_to_dict(drawn(spec, index), spec)), nl=False)


@main.command()
@click.argument("kind", metavar="KIND")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write, *.glb, *.obj or *.ply; KIND.glb.")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Which draw of the kind.")
@_overrides
def mesh(kind: str, out: Path | None, seed: int, overrides: tuple[str, ...]) -> None:
    """Write one piece of furniture as a mesh file, with part names, texture coordinates and colours.

    \b
    synthgen mesh wing_chair --seed 3 -o chair.glb
    synthgen mesh shell_chair --set seat_height=0.44 --set base=wire_base
    """
    from synthgen.build import surfaces_of
    from synthgen.mesh_export import export
    from synthgen.run.pieces import one

    path = out or Path(f"{kind}.glb")
    furniture = one(kind, seed, overrides)
    model = furniture.model()
    export(model, surfaces_of(furniture, model), path)
    width, depth, height = (100 * (model.bounds[1] - model.bounds[0])).round().astype(int)
    triangles = len(model.mesh.faces)
    click.echo(f"{path}: {len(model.parts)} parts, {triangles} triangles, {width} x {depth} x {height} cm (W x D x H)")


@main.command()
@click.argument("kinds", metavar="[KIND]...", nargs=-1)
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("gallery.jpg"), show_default=True,
              help="A picture with one row a family, or a folder for one picture a family.")  # fmt: skip
@click.option("--draws", default=8, show_default=True, type=click.IntRange(1, 64), help="Pieces a family.")
@click.option("--extremes", is_flag=True, help="The ends of all ranges instead of draws.")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Which draws.")
@click.option("--edge", default=160, show_default=True, type=click.IntRange(32, 2048), help="Pixels a portrait.")
@click.option("--device", type=click.Choice(DEVICE_NAMES), default="auto", show_default=True, help="What renders.")
@click.option("--workers", default="auto", show_default=True, metavar="N", help="Render processes.")
def gallery(
    kinds: tuple[str, ...], out: Path, draws: int, extremes: bool, seed: int, edge: int, device: str, workers: str
) -> None:
    """Render a contact sheet of furniture families in neutral light.

    \b
    synthgen gallery                            every family, a row each
    synthgen gallery wing_chair club_chair      some of them
    synthgen gallery --extremes -o extremes/    one picture a family in a folder
    """
    from synthgen.run.gallery import hang

    written = hang(kinds, out, draws, seed, edge, device, _workers(workers), extremes=extremes)
    click.echo(f"{out}: {written} families")


@main.command()
@click.argument("audited", metavar="OUT|SPEC", type=click.Path(path_type=Path))
@click.option("--count", metavar="N", type=click.IntRange(1),
              help="Scenes to draw of a spec (1000 if left out); the first N images of a folder (all).")  # fmt: skip
@click.option("--seed", metavar="N", help="Override the spec's seed; of a spec only.")
@_overrides
@click.option("--json", "report", type=click.Path(path_type=Path), metavar="FILE", help="Write the figures as JSON.")
def audit(audited: Path, count: int | None, seed: str | None, overrides: tuple[str, ...], report: Path | None) -> None:
    """Look for shortcuts: does anything but the labeled object betray its class?

    Classifiers that see no object must not beat chance by two standard errors. Of a dataset's folder, finished or not,
    they see the drawn factors, the colours and the picture of the background; of a spec, the drawn factors alone, and
    nothing is rendered. Exit code 0: none found, 1: found.

    \b
    synthgen audit out/chairs
    synthgen audit configs/mixed.yaml --count 1000 --json audit.json
    """
    from rich.console import Console

    from synthgen.evaluate import told
    from synthgen.evaluate.audit import audit_folder, audit_spec

    if audited.is_dir():
        if seed is not None or overrides:
            raise SpecError("--seed and --set: a dataset is audited as it is; they go with a spec only")
        found = audit_folder(audited, count)
    else:
        found = audit_spec(_loaded(audited, overrides, None, seed), count or 1000)
    if report is not None:
        _write_json(report, found.to_dict())
    Console().print(told.table(found))
    click.echo(told.conclusion(found))
    sys.exit(0 if found.passed else 1)


def _write_json(path: Path, data: dict[str, Any]) -> None:
    import json

    try:
        path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be written: {error.strerror}") from error


def _loaded(path: Path, overrides: tuple[str, ...], count: str | None, seed: str | None) -> Spec:
    from synthgen.parse import load
    from synthgen.resources import spec as found

    own = [f"{key}={value}" for key, value in (("count", count), ("seed", seed)) if value is not None]
    return load(found(path), (*overrides, *own))


def _workers(text: str) -> int | None:
    if text == "auto":
        return None
    if not text.isdigit() or not 1 <= int(text) <= 1024:
        raise SpecError(f"--workers {text}: must be 'auto' or a number from 1 to 1024")
    return int(text)


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
