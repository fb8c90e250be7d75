"""Files that commands write beside datasets, and JSON on the standard output."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from synthgen.errors import SynthgenError


def write_text(path: Path, text: str) -> None:
    """A text file, whole or not at all. Raises SynthgenError when the disk refuses."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise SynthgenError(f"{path}: cannot be written: {error.strerror}") from error


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Indented JSON, whole or not at all. Raises SynthgenError when the disk refuses."""
    write_text(path, _indented(data) + "\n")


def print_json(data: Any) -> None:
    """What `--json` means in all commands but `render`, which prints a line an event: indented JSON alone."""
    click.echo(_indented(data))


def _indented(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False)
