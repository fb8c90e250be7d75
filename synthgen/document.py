"""A YAML file as plain data that remembers on which line each value stands.

Specs come from anywhere, so loading is safe by construction: no tags that build objects, and bounded size, depth
and expansion of aliases.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from synthgen.errors import SpecError

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_VALUES = 200_000
MAX_DIGITS = 300
MAX_SHOWN = 200

OVERRIDE = "command line"
"""The place of values that no file holds."""

_YAML = "tag:yaml.org,2002:"
_TAGS = {
    yaml.MappingNode: {_YAML + "map"},
    yaml.SequenceNode: {_YAML + "seq"},
    yaml.ScalarNode: {_YAML + name for name in ("null", "bool", "int", "float", "str")},
}


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
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789"))


class _Dumper(yaml.CSafeDumper):
    """Quotes every word that this loader, or any other one, would read as something else."""


_Dumper.yaml_implicit_resolvers = {
    first: [*yaml.SafeDumper.yaml_implicit_resolvers.get(first, ()), *resolvers]
    for first, resolvers in (yaml.SafeDumper.yaml_implicit_resolvers | _Loader.yaml_implicit_resolvers).items()
}


@dataclass(frozen=True)
class Document:
    """Plain data and where it came from. `lines` maps a key path such as `camera.lens_mm` to its line, from 1.

    folders: where paths in it may lead, beside those where all may; None if its paths were looked at before.
    """

    source: str
    data: Any
    lines: dict[str, int]
    overridden: frozenset[str] = frozenset()
    folders: tuple[Path, ...] | None = ()

    def error(self, path: str, message: str) -> SpecError:
        """An error about the value at a key path: `file:line: path: message`."""
        place = f"{self.source}:{self.line(path)}"
        if any(above in self.overridden for above in _upwards(path)):
            place = OVERRIDE
        shown = path if len(path) <= MAX_SHOWN else f"{path[:MAX_SHOWN]}..."
        return SpecError(f"{place}: {shown}: {message}" if path else f"{place}: {message}")

    def line(self, path: str) -> int:
        """The line of a key path, or of the nearest path above it that the file holds."""
        return next((self.lines[above] for above in _upwards(path) if above in self.lines), 1)


def _upwards(path: str) -> Iterator[str]:
    """`a.b[0]`, `a.b`, `a` and the empty path."""
    while path:
        yield path
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    yield ""


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
        return replace(loads(raw.decode("utf-8-sig"), str(path)), folders=(path.parent,))
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
        raise SpecError(f"{source}:{line}: not valid YAML: {_in_words(error)}") from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise SpecError(
            f"{source}:{line}: not valid YAML: a character that no text holds, U+{error.character:04X}"
        ) from None
    return Document(source, *_Reader(source).read(node))


def _in_words(error: yaml.MarkedYAMLError) -> str:
    """PyYAML's own words, but where they would not help."""
    problem = str(error.problem or error.context)
    if "'\\t'" in problem:
        return "a tab where only spaces may stand; indent with spaces"
    if problem == "but found another document":
        return "`---` begins a second document; a spec is one"
    return problem


def dumps(data: Any, *, short: bool = False) -> str:
    """YAML text that `loads` reads back as the same data; keys keep their order. short: `[1, 2]` on one line."""
    flow = None if short else False
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=flow))


def reread(text: bytes) -> Any:
    """The data of text that `dumps` wrote, ten times as fast, but without places. Raises SpecError if it is no YAML."""
    try:
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        raise SpecError(f"is no YAML: {' '.join(str(error).split())}") from None


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
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise SpecError(f"{source}:{line}: nested more than {MAX_DEPTH} levels deep; no spec needs that")
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
        return (None if node is None else self._value(node, "", 0)), self.lines

    def _value(self, node: yaml.Node, path: str, depth: int) -> Any:
        self._require_bounded(node, depth)
        self.lines.setdefault(path, node.start_mark.line + 1)
        self._require_plain(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, f"{path}[{i}]", depth + 1) for i, item in enumerate(node.value)]
        return self._scalar(node)

    def _require_bounded(self, node: yaml.Node, depth: int) -> None:
        """Aliases can make a small file expand into a vast tree, or into an endless one."""
        self.values += 1
        if self.values > MAX_VALUES:
            raise self._error(node, f"expands to more than {MAX_VALUES} values through its aliases; no spec needs that")
        if depth > MAX_DEPTH:
            raise self._error(node, f"nests more than {MAX_DEPTH} levels deep through its aliases; no spec needs that")

    def _mapping(self, node: yaml.MappingNode, path: str, depth: int) -> dict[Hashable, Any]:
        mapping: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(key_node, "a key must be a plain word")
            if key_node.tag == _YAML + "merge":
                raise self._error(key_node, "`<<` is not supported; write the fields out")
            key = self._scalar(key_node)
            inner = f"{path}.{key}" if path else str(key)
            if key in mapping:
                first = self.lines.get(inner, node.start_mark.line + 1)
                raise self._error(key_node, f"{inner}: given twice, first on line {first}; keep one of them")
            self.lines[inner] = key_node.start_mark.line + 1
            mapping[key] = self._value(value_node, inner, depth + 1)
        return mapping

    def _scalar(self, node: yaml.Node) -> Any:
        self._require_plain(node)
        if node.tag == _YAML + "int" and len(node.value) > MAX_DIGITS:
            raise self._error(node, f"a whole number of more than {MAX_DIGITS} digits; no spec needs that")
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError, LookupError):  # as of `!!bool maybe`
            raise self._error(node, f"not valid YAML: this is no {node.tag.removeprefix(_YAML)}") from None

    def _require_plain(self, node: yaml.Node) -> None:
        """Refuse tags: some of them would make objects, and run what the file says."""
        if node.tag not in _TAGS[type(node)]:
            tag = node.tag.replace(_YAML, "!!")
            raise self._error(node, f"'{tag}' is not allowed; a spec is plain numbers, words and lists")

    def _error(self, node: yaml.Node, message: str) -> SpecError:
        return SpecError(f"{self.source}:{node.start_mark.line + 1}: {message}")
