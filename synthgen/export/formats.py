"""Formats as users choose them: a name, and options for those that have any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from synthgen.errors import SynthgenError, nearest
from synthgen.writers import WRITERS

DEFAULT = ("imagefolder", "csv", "coco")
"""What a dataset is written in unless its spec says otherwise."""


@dataclass(frozen=True)
class Format:
    """A name of WRITERS, and those of its options that are not at their defaults."""

    name: str
    chosen: tuple[tuple[str, Any], ...] = ()

    @property
    def label(self) -> str:
        """Name of its folder: `yolo`, `yolo-pose`, `coco-polygons`."""
        return "-".join([self.name, *(_word(key, value) for key, value in self.chosen)])

    def to_data(self) -> str | dict[str, Any]:
        """As a spec writes it."""
        return {"kind": self.name, **dict(self.chosen)} if self.chosen else self.name


def _word(key: str, value: Any) -> str:
    return {True: key, False: f"no-{key}"}[value] if isinstance(value, bool) else str(value)


def format_of(data: Any) -> Format:
    """From `yolo` or `{kind: yolo, task: pose}`. Raises ValueError, in words, for what is no format."""
    if isinstance(data, str):
        data = {"kind": data}
    if not isinstance(data, Mapping) or not isinstance(data.get("kind"), str):
        raise ValueError(f"must be the name of a format, or `{{kind: yolo, task: pose}}`, not {data!r}")
    name = data["kind"]
    if name not in WRITERS:
        raise ValueError(f"there is no format '{name}'; {nearest(name, WRITERS)}")
    options = WRITERS[name].options
    chosen = []
    for key, value in data.items():
        if key == "kind":
            continue
        if key not in options:
            raise ValueError(f"the format '{name}' has no '{key}'; {nearest(key, options)}")
        try:
            if options[key].checked(value) != options[key].default:
                chosen.append((key, value))
        except ValueError as error:
            raise ValueError(f"'{key}' of the format '{name}' {error}") from None
    return Format(name, tuple(sorted(chosen)))


def require_installed(formats: Iterable[Format]) -> None:
    """Raises SynthgenError if one of the formats needs a library that is an extra and not here."""
    for format in formats:
        if missing := [name for name in WRITERS[format.name].modules if find_spec(name) is None]:
            raise SynthgenError(
                f"the format '{format.name}' needs {', '.join(missing)}: uv pip install 'synthgen[parquet]'"
            )


def formats_of(data: Iterable[Any]) -> tuple[Format, ...]:
    """Of a list. Raises ValueError for what is no format, and for files that two would write."""
    formats = tuple(format_of(item) for item in data)
    homes = [f.name if WRITERS[f.name].in_place else f.label for f in formats]
    for place, home in enumerate(homes):
        if home in homes[:place]:
            raise ValueError(f"'{home}' is named twice")
    return formats
