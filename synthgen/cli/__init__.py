"""The command line, a file a command: the only place that prints, and that ends the program.

Heavy imports wait for their command.
"""

from __future__ import annotations

from typing import Any

import click

from synthgen import __version__
from synthgen.cli.audit import audit
from synthgen.cli.bench import bench
from synthgen.cli.check import check
from synthgen.cli.describe import describe
from synthgen.cli.diff import diff
from synthgen.cli.doctor import doctor
from synthgen.cli.draw import draw
from synthgen.cli.evaluate import evaluate
from synthgen.cli.export import export
from synthgen.cli.fetch import fetch
from synthgen.cli.finalize import finalize
from synthgen.cli.gallery import gallery
from synthgen.cli.init import init
from synthgen.cli.merge import merge
from synthgen.cli.mesh import mesh
from synthgen.cli.preview import preview
from synthgen.cli.render import render
from synthgen.cli.report import report
from synthgen.cli.schema import schema
from synthgen.cli.split import split
from synthgen.cli.stats import stats
from synthgen.cli.study import study
from synthgen.cli.verify import verify
from synthgen.errors import SynthgenError

COMMANDS = (
    init, describe, preview, render, finalize, fetch, check, draw, export, verify, stats, report,
    diff, split, merge, mesh, gallery, audit, evaluate, study, bench, doctor, schema,
)  # fmt: skip
"""In the order of `--help`."""


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

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In our order, not the alphabet's."""
        return list(self.commands)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="synthgen")
def main() -> None:
    """Render labeled image datasets from procedural 3D scenes.

    \b
    synthgen init                                    write a first spec
    synthgen describe window                         what a spec can say, of a window for one
    synthgen check  configs/chairs.yaml              is the spec right, and what will it make?
    synthgen preview configs/chairs.yaml             what will that look like?
    synthgen render configs/chairs.yaml              render it into out/chairs
    synthgen draw   configs/chairs.yaml --index 17   one scene of it, as a spec of its own
    synthgen gallery                                 what furniture there is
    synthgen mesh   wing_chair -o chair.glb          one piece of it, for other programs
    synthgen audit  out/chairs                       does anything but the object betray its class?
    synthgen evaluate out/chairs --real photos       does a classifier that it teaches know real pictures?
    synthgen report out/chairs                       the dataset as a page to look at
    synthgen verify out/chairs                       is the dataset right, from the files to the labels?
    synthgen doctor                                  will it run here?

    Exit codes: 0 done, 1 something outside the program failed (disk, device, an image) or audit, verify or diff found
    something, 2 the spec or the command is wrong, 3 rendered but for images in quarantine, 130 stopped by Ctrl-C (the
    same command goes on).
    """


for _command in COMMANDS:
    main.add_command(_command)
