"""Write `docs/reference/`, the schema in `assets/` and nothing else; without --write, say whether they are in step."""

import sys
from pathlib import Path

import click

from synthgen.cli import COMMANDS, main
from synthgen.reference.pages import MADE, pages
from synthgen.schema import text

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100


def commands() -> str:
    """The help of every command, as the terminal shows it."""
    lines = ["# Commands", "", MADE, "", *_help(main, "synthgen")]
    for command in COMMANDS:
        lines += [f"## synthgen {command.name}", "", *_help(command, f"synthgen {command.name}")]
    return "\n".join(lines).rstrip() + "\n"


def _help(command: click.Command, name: str) -> list[str]:
    settings = {"terminal_width": WIDTH, "max_content_width": WIDTH, "help_option_names": ["-h", "--help"]}
    context = click.Context(command, info_name=name, **settings)  # type: ignore[arg-type]
    return ["```text", *(line.rstrip() for line in command.get_help(context).splitlines()), "```", ""]


def files() -> dict[Path, str]:
    """Path -> what it should hold."""
    reference = ROOT / "docs" / "reference"
    return {
        ROOT / "assets" / "synthgen.schema.json": text(),
        reference / "commands.md": commands(),
        **{reference / name: page for name, page in pages().items()},
    }


def stale() -> list[Path]:
    """Files that are missing or not in step, and pages that nothing makes any more."""
    wanted = files()
    old = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    return old + [path for path in (ROOT / "docs" / "reference").glob("*.md") if path not in wanted]


if __name__ == "__main__":
    if "--write" in sys.argv:
        (ROOT / "docs" / "reference").mkdir(parents=True, exist_ok=True)
        for path, held in files().items():
            path.write_text(held)
    for path in stale():
        print(f"{path.relative_to(ROOT)} is not in step; run scripts/reference.py --write")
    sys.exit(bool(stale()))
