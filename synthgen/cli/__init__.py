"""The command line, a file a command: the only place that prints, and that ends the program.

Heavy imports wait for their command.
"""

from __future__ import annotations

from typing import Any

import click

from synthgen import __version__
from synthgen.cli.audit import audit
from synthgen.cli.check import check
from synthgen.cli.draw import draw
from synthgen.cli.gallery import gallery
from synthgen.cli.mesh import mesh
from synthgen.cli.render import render
from synthgen.errors import SynthgenError

COMMANDS = (render, check, draw, mesh, gallery, audit)
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
    synthgen check  configs/chairs.yaml              is the spec right, and what will it make?
    synthgen render configs/chairs.yaml              render it into out/chairs
    synthgen draw   configs/chairs.yaml --index 17   one scene of it, as a spec of its own
    synthgen gallery                                 what furniture there is
    synthgen mesh   wing_chair -o chair.glb          one piece of it, for other programs
    synthgen audit  out/chairs                       does anything but the object betray its class?

    Exit codes: 0 done, 1 something outside the program failed (disk, device, an image) or an audit found a shortcut,
    2 the spec or the command is wrong, 130 stopped by Ctrl-C (the same command goes on).
    """


for _command in COMMANDS:
    main.add_command(_command)
