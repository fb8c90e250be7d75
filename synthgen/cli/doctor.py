"""`synthgen doctor`: will it run here?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from synthgen.cli.files import print_json
from synthgen.cli.options import LOCAL

MARKS = {"ok": ("ok  ", "green"), "warn": ("warn", "yellow"), "fail": ("fail", "red")}


@click.command()
@click.option("-o", "--out", type=LOCAL, default=Path("out"), show_default=True,
              help="Folder that datasets shall go to.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON, for programs.")
def doctor(out: Path, as_json: bool) -> None:
    """Examine this machine: Python, packages, cores, memory, disks, and a tiny render on each device.

    Exit code 0: nothing is in the way, warnings at most; 1: something is.

    \b
    synthgen doctor
    synthgen doctor -o /data --json
    """
    from synthgen.run.machine import examined
    from synthgen.run.trials import blender

    findings = []
    for finding in (found for part in (examined(out), blender()) for found in part):
        findings.append(finding)
        if not as_json:
            mark, color = MARKS[finding.state]
            click.echo(f"{click.style(mark, fg=color)}  {finding.about}: {finding.seen}")
            if finding.advice:
                click.echo(f"      {finding.advice}")
    if as_json:
        print_json([finding.to_dict() for finding in findings])
    sys.exit(1 if any(finding.state == "fail" for finding in findings) else 0)
