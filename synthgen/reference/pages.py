"""The reference as Markdown pages: file name -> text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from synthgen.reference import sections
from synthgen.reference.kinds import Kind, kinds
from synthgen.reference.lookup import found
from synthgen.reference.sections import Section
from synthgen.reference.topics import topics

MADE = "<!-- Made by scripts/reference.py from the declarations in synthgen/; edits here are lost. -->"

PAGES: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "spec": ("A spec", ("spec", "classes", "presets", "distributions", "palettes"), ()),
    "furniture": ("Furniture", ("furniture",), ()),
    "parts": ("Parts of furniture", (), ("furniture.",)),
    "materials": ("Materials", ("materials", "floors", "walls", "backdrops"), ("materials",)),
    "settings": ("Settings", ("setting", "occlusion", "layout"), ("settings.", "occlusion", "layouts")),
    "furnishing": ("Furnishing and props", ("furnishing", "props"), ("furnishing", "props.")),
    "lights": ("Lights", ("light",), ("lights.",)),
    "camera": ("Camera, sensor, development, rendering", ("camera", "image", "sensor", "photo", "render"),
               ("cameras", "sensor", "photo", "engines")),
    "labels": ("Labels and formats", ("labels", "formats"), ()),
}  # fmt: skip
"""Page -> its title, the topics that open it, and the modules whose kinds follow."""


@cache
def pages() -> Mapping[str, str]:
    """All pages, with an index."""
    made = {f"{name}.md": _page(name) for name in PAGES}
    return {"README.md": _index()} | made


def page_of(kind: Kind) -> str:
    """The page on which a kind stands."""
    if "classes" in kind.places:
        return "furniture"
    module = kind.cls.__module__.removeprefix("synthgen.")
    return next(name for name, (_, _, modules) in PAGES.items() if module.startswith(modules))


def _index() -> str:
    lines = [
        "# Reference",
        "",
        MADE,
        "",
        "All that a spec can say. `synthgen describe` tells the same on the terminal.",
        "",
    ]
    lines += [f"* [{title}]({name}.md)" for name, (title, _, _) in PAGES.items()]
    return "\n".join([*lines, "* [Commands](commands.md)"]) + "\n"


def _page(name: str) -> str:
    title, opening, _ = PAGES[name]
    own = [kind for kind in kinds().values() if page_of(kind) == name]
    lines = [f"# {title}", "", MADE, ""]
    for topic in opening:
        lines += _topic(topic)
    for kind in own:
        lines += _section(sections.of_kind(kind), kind.key, 3)
    return "\n".join(lines).rstrip() + "\n"


def _topic(name: str) -> Iterator[str]:
    """A table, its names linked to where they are explained."""
    section = next(iter(found(name)))
    yield from _section(section, name.capitalize(), 2) if name in topics() else ()


def _section(section: Section, title: str, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} {title}", "", section.text, "")
    if section.rows:
        yield from _table(section.headings, section.rows)
        yield ""


def _table(headings: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    names = list(headings)
    yield f"| {' | '.join(names)} |"
    yield "|" + "---|" * len(names)
    for first, *others in rows:
        yield f"| `{first}` | {' | '.join(_cell(cell) for cell in others)} |"


def _cell(text: str) -> str:
    return text.replace("\u00a0", " ").replace("|", "\\|")
