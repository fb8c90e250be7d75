"""A YAML file as plain data that remembers on which line each value stands.

Specs come from anywhere, so loading is safe by construction: no tags that build objects, and bounded size, depth
and expansion of aliases.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from synthgen.errors import SpecError

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_VALUES = 200_000


class _Loader(yaml.SafeLoader):
    """Safe YAML whose numbers are those of JSON too: `1e-3` is a number, `010` and `1:30` are not octal or base 60."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _OWN]
    for _OWN in [{"tag:yaml.org,2002:float", "tag:yaml.org,2002:int", "tag:yaml.org,2002:timestamp"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(
        r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?$|^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$"
    ),
    list("-+.0123456789"),
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789")
)


@dataclass(frozen=True)
class Document:
    """Plain data and where it came from. `lines` maps a key path such as `camera.lens_mm` to its line, from 1."""

    source: str
    data: Any
    lines: dict[str, int]

    def error(self, path: str, message: str) -> SpecError:
        """An error about the value at a key path: `file:line: path: message`."""
        line = self.line(path)
        return SpecError(
            f"{self.source}:{line}: {path}: {message}" if path else f"{self.source}:{line}: {message}"
        )

    def line(self, path: str) -> int:
        """The line of a key path, or of the nearest path above it that the file holds."""
        while path and path not in self.lines:
            path = re.sub(r"(\.|^)[^.\[\]]*$|\[\d+\]$", "", path)
        return self.lines.get(path, 1)


def load(path: Path) -> Document:
    """Read a YAML file. Raises SpecError with a place for whatever is wrong with it."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SpecError(f"{path}: there is no such file{_similar_file(path)}") from None
    except IsADirectoryError:
        raise SpecError(f"{path}: is a folder; a spec is a YAML file") from None
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror}") from None
    if len(raw) > MAX_BYTES:
        raise SpecError(f"{path}: is larger than {MAX_BYTES // 1_000_000} MB; that cannot be a spec")
    try:
        return loads(raw.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SpecError(f"{path}:{line}: is not UTF-8 text") from None


def loads(text: str, source: str) -> Document:
    """Read YAML text; `source` names it in errors."""
    try:
        _require_shallow(text, source)
        node = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SpecError(f"{source}:{line}: not valid YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise SpecError(f"{source}:1: not valid YAML: {' '.join(str(error).split())}") from None
    return Document(source, *_Reader(source).read(node))


def value(text: str) -> Any:
    """One YAML value, as after `--set key=`. Raises SpecError."""
    return loads(text, "--set").data


def dumps(data: Any) -> str:
    """YAML text that `loads` reads back as the same data; keys keep their order."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(data, Dumper=dumper, sort_keys=False, allow_unicode=True, width=110))


def _similar_file(path: Path) -> str:
    import difflib

    try:
        names = [p.name for p in path.parent.iterdir() if p.suffix in (".yaml", ".yml")]
    except OSError:
        return f": the folder {path.parent} does not exist"
    similar = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean '{path.parent / similar[0]}'?" if similar else ""


def _require_shallow(text: str, source: str) -> None:
    """Refuse deep nests before the composer, which recurses, sees them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                line = event.start_mark.line + 1
                raise SpecError(
                    f"{source}:{line}: nested more than {MAX_DEPTH} levels deep; no spec needs that"
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Reader:
    """Turns YAML nodes into plain data and notes their lines."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: dict[str, int] = {}
        self.values = 0
        self.loader = _Loader("")

    def read(self, node: yaml.Node | None) -> tuple[Any, dict[str, int]]:
        return (None if node is None else self._value(node, "")), self.lines

    def _value(self, node: yaml.Node, path: str) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            raise self._error(
                node, f"expands to more than {MAX_VALUES} values through its aliases; no spec needs that"
            )
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, f"{path}[{i}]") for i, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: str) -> dict[Hashable, Any]:
        mapping: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(key_node, "a key must be a plain word")
            key = self._scalar(key_node)
            inner = f"{path}.{key}" if path else str(key)
            if key in mapping:
                first = self.lines[inner]
                raise self._error(key_node, f"{inner}: given twice, first on line {first}; keep one of them")
            self.lines[inner] = key_node.start_mark.line + 1
            mapping[key] = self._value(value_node, inner)
        return mapping

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self.loader.construct_object(node)  # type: ignore[no-untyped-call]
        except (yaml.YAMLError, ValueError):
            raise self._error(
                node, f"'{node.tag}' is not allowed: a spec is numbers, words and lists"
            ) from None

    def _error(self, node: yaml.Node, message: str) -> SpecError:
        return SpecError(f"{self.source}:{node.start_mark.line + 1}: {message}")
