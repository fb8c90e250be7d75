"""From a YAML document to a spec: every field filled in, every mistake refused with its place.

A parsed spec is a tree of nodes. A node is a distribution (a constant too), or a mixture of kinds whose fields are
nodes again. Fields that the document leaves out hold the distribution that their kind declares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from synthgen import document
from synthgen.colors import HEX
from synthgen.distributions import (
    DISTRIBUTIONS,
    Choice,
    Constant,
    Distribution,
    Integer,
    Palette,
    is_number,
    require_weights,
)
from synthgen.document import MAX_DEPTH, Document
from synthgen.errors import SpecError, nearest
from synthgen.fields import Field, Leaf, Slot, fields_of
from synthgen.furniture import CLASSES, FURNITURE
from synthgen.scene import Scene, Surroundings, kind_to_dict, surroundings_to_dict

MAX_COUNT = 100_000_000
MAX_SEED = 2**63 - 1
NAME_LENGTH = 64


@dataclass(frozen=True)
class Option:
    """One kind of a mixture: its weight, its YAML name, its class and a node for each of its fields."""

    weight: float
    name: str
    kind: type[Any]
    nodes: Mapping[str, Node]


@dataclass(frozen=True)
class Mixture:
    """Kinds to choose from, by weight."""

    options: tuple[Option, ...]


Node = Distribution | Mixture


@dataclass(frozen=True)
class Spec:
    """What the user wrote, with everything left out filled in."""

    name: str
    count: int
    seed: int
    classes: Mapping[str, Mixture]
    balance: Mapping[str, float]
    splits: Mapping[str, float]
    surroundings: Mapping[str, Node]


def load(path: Path, overrides: tuple[str, ...] = ()) -> Spec:
    """Read a spec file, with `a.b=value` overrides. Raises SpecError."""
    source = document.load(path)
    for override in overrides:
        source = _overridden(source, override)
    return parse(source, name=path.stem)


def parse(source: Document, name: str = "dataset") -> Spec:
    """A spec from a document. Raises SpecError with file, line, key path and the nearest right word."""
    data = source.data
    if data is None:
        raise source.error("", "the spec is empty; the least that works is `classes: {chair: {}, sofa: {}}`")
    if not isinstance(data, dict):
        raise source.error("", f"a spec is a mapping of keys to values, not {_named(data)}")
    known = ("name", "count", "seed", "classes", "balance", "splits", *fields_of(Surroundings))
    _require_known(source, data, known, "", "a spec")
    classes = _classes(source, data)
    return Spec(
        name=_name(source, data.get("name", name)),
        count=_whole(source, data, "count", 100, 1, MAX_COUNT),
        seed=_whole(source, data, "seed", 0, 0, MAX_SEED),
        classes=classes,
        balance=_balance(source, data, tuple(classes)),
        splits=_shares(source, data, "splits", {"train": 0.8, "val": 0.1, "test": 0.1}),
        surroundings=_fields(source, data, "", Surroundings),
    )


def to_dict(spec: Spec) -> dict[str, Any]:
    """The whole spec as a document that parses to itself."""
    return {
        "name": spec.name,
        "count": spec.count,
        "seed": spec.seed,
        "classes": {name: _node_to_dict(mixture) for name, mixture in spec.classes.items()},
        "balance": dict(spec.balance),
        "splits": dict(spec.splits),
    } | {name: _node_to_dict(node) for name, node in spec.surroundings.items()}


def scene_to_dict(scene: Scene, spec: Spec) -> dict[str, Any]:
    """A scene as a spec for one picture. The other classes are named, so that category ids stay as they were."""
    furniture = kind_to_dict(scene.furniture, FURNITURE)
    return {
        "name": spec.name,
        "count": 1,
        "seed": spec.seed,
        "classes": {
            name: furniture if name == scene.class_name else {"kind": mixture.options[0].name}
            for name, mixture in spec.classes.items()
        },
        "balance": {name: 1 if name == scene.class_name else 0 for name in spec.classes},
        "splits": dict(spec.splits),
    } | surroundings_to_dict(scene.surroundings)


# ---- the head of a spec ------------------------------------------------------------------------------------------


def _name(source: Document, name: Any) -> str:
    if not _names_a_folder(name):
        raise source.error("name", f"{_named(name)} cannot name a dataset; {_name_hint(name)}")
    return str(name)


def _names_a_folder(name: Any) -> bool:
    """Whether every file system takes it, and no shell or path reads it as something else."""
    plain = isinstance(name, str) and name.isprintable() and 0 < len(name.encode()) <= NAME_LENGTH
    return plain and name == name.strip() and name[0] not in ".-" and not set(name) & set('/\\:*?"<>|')


def _name_hint(name: Any) -> str:
    what = "a short word without slashes and the like" if isinstance(name, str) else "it in quotes"
    return f"write {what}, for a folder gets this name"


def _whole(source: Document, data: Mapping[str, Any], key: str, default: int, low: int, high: int) -> int:
    value = data.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int):
        raise source.error(key, f"must be a whole number, not {_named(value)}")
    if not low <= value <= high:
        raise source.error(key, f"must lie between {low} and {high}, not {_named(value)}")
    return value


def _classes(source: Document, data: Mapping[str, Any]) -> dict[str, Mixture]:
    classes = data.get("classes")
    if classes is None:
        raise source.error("classes", "is missing; write `classes: {chair: {}, sofa: {}}`")
    if not isinstance(classes, dict) or not classes:
        raise source.error("classes", "must name at least one class, as in `classes: {chair: {}, sofa: {}}`")
    return {_class_name(source, name): _class(source, name, body) for name, body in classes.items()}


def _class_name(source: Document, name: Any) -> str:
    if not _names_a_folder(name):
        raise source.error(f"classes.{name}", f"{_named(name)} cannot name a class; {_name_hint(name)}")
    return str(name)


def _class(source: Document, name: str, body: Any) -> Mixture:
    """A class is a mixture of furniture; a class that the furniture table knows has a mixture of its own."""
    path = f"classes.{name}"
    families = CLASSES.get(name)
    if families is None and not _names_kinds(body):
        hint = nearest(name, CLASSES)
        raise source.error(
            path,
            f"which furniture is a '{name}'? give it a kind, as in `{name}: {{kind: {next(iter(FURNITURE))}}}`; {hint}",
        )
    weights = dict.fromkeys(families or FURNITURE, 1.0)
    return _mixture(source, body, path, Slot(FURNITURE, weights, "Furniture of this class."), name)


def _names_kinds(body: Any) -> bool:
    return isinstance(body, str | list) or (isinstance(body, dict) and "kind" in body)


def _balance(source: Document, data: Mapping[str, Any], classes: tuple[str, ...]) -> dict[str, float]:
    given = data.get("balance")
    if isinstance(given, dict):
        _require_known(source, given, classes, "balance", "the list of classes", noun="class")
    weights = _shares(source, data, "balance", dict.fromkeys(classes, 1))
    return {name: weights.get(name, 0) for name in classes}


def _shares(source: Document, data: Mapping[str, Any], key: str, default: dict[str, float]) -> dict[str, float]:
    shares = data.get(key)
    if shares is None:
        return default
    if not isinstance(shares, dict) or not shares:
        raise source.error(key, f"must map names to weights, as in `{key}: {default}`".replace("'", ""))
    for name in shares:
        if key == "splits" and not (isinstance(name, str) and name.isidentifier()):
            raise source.error(
                f"{key}.{name}", f"{_named(name)} cannot name a split; write letters, digits and underscores"
            )
    try:
        require_weights(tuple(shares.values()))
    except ValueError as error:
        raise source.error(key, str(error)) from None
    return shares


# ---- kinds and their fields --------------------------------------------------------------------------------------


def _fields(source: Document, body: Mapping[Any, Any], path: str, kind: type[Any]) -> dict[str, Node]:
    """A node for every field of a kind: from the body, or else as the kind declares it."""
    defaults = _defaults(kind)  # type: ignore[arg-type]
    return {
        name: _node(source, body[name], f"{path}.{name}" if path else name, declaration)
        if name in body
        else defaults[name]
        for name, declaration in fields_of(kind).items()
    }


@cache
def _defaults(kind: type[object]) -> dict[str, Node]:
    return {name: _default(declaration) for name, declaration in fields_of(kind).items()}


def _default(declaration: Field) -> Node:
    if isinstance(declaration, Leaf):
        return declaration.distribution
    return Mixture(
        tuple(
            Option(weight, name, declaration.table[name], _defaults(declaration.table[name]))  # type: ignore[arg-type]
            for name, weight in declaration.weights.items()
            if weight > 0
        )
    )


def _node(source: Document, value: Any, path: str, declaration: Field) -> Node:
    if isinstance(declaration, Leaf):
        return _leaf(source, value, path, declaration)
    return _mixture(source, value, path, declaration, path.rpartition(".")[2])


def _mixture(source: Document, body: Any, path: str, slot: Slot, name: str) -> Mixture:
    """`{}`, `kind_name`, `{kind: .., field: ..}`, a list of those with weights, or fields for all default kinds."""
    if isinstance(body, list):
        return _weighted(source, body, path, slot)
    if isinstance(body, str):
        body = {"kind": body}
    if body is None:
        body = {}
    if not isinstance(body, dict):
        raise source.error(path, f"must be a kind, as in `kind: {next(iter(slot.weights))}`, not {_named(body)}")
    if "weight" in body:
        raise source.error(f"{path}.weight", "a weight has a meaning only in a list of kinds")
    if "kind" in body:
        return Mixture((_option(source, body, path, slot, 1.0),))
    return _for_all(source, body, path, slot, name)


def _weighted(source: Document, bodies: list[Any], path: str, slot: Slot) -> Mixture:
    if not bodies:
        raise source.error(path, f"is an empty list; {nearest('', slot.table)}")
    options = []
    for index, body in enumerate(bodies):
        place = f"{path}[{index}]"
        body = {"kind": body} if isinstance(body, str) else body
        if not isinstance(body, dict) or "kind" not in body:
            raise source.error(place, f"each entry of a mixture needs a kind; {nearest('', slot.table)}")
        options.append(_option(source, body, place, slot, body.get("weight", 1.0)))
    try:
        require_weights(tuple(option.weight for option in options))
    except ValueError as error:
        raise source.error(path, str(error)) from None
    return Mixture(tuple(options))


def _option(source: Document, body: Mapping[Any, Any], path: str, slot: Slot, weight: float) -> Option:
    name = body["kind"]
    if not isinstance(name, str) or name not in slot.table:
        raise source.error(f"{path}.kind", f"there is no kind {_named(name)} here; {nearest(name, slot.table)}")
    kind = slot.table[name]
    _require_known(source, body, ("kind", "weight", *fields_of(kind)), path, name)
    return Option(weight, name, kind, _fields(source, body, path, kind))


def _for_all(source: Document, body: Mapping[Any, Any], path: str, slot: Slot, name: str) -> Mixture:
    """Fields without a kind go to every kind of the default mixture that has them."""
    kinds = {kind: slot.table[kind] for kind, weight in slot.weights.items() if weight > 0}
    known = {field for kind in kinds.values() for field in fields_of(kind)}
    _require_known(source, body, ("kind", *sorted(known)), path, name)
    options = []
    for kind, cls in kinds.items():
        try:
            nodes = _fields(source, body, path, cls)
        except SpecError as error:
            raise SpecError(f"{error} (in a {kind})") if len(kinds) > 1 else error from None
        options.append(Option(slot.weights[kind], kind, cls, nodes))
    return Mixture(tuple(options))


def _require_known(
    source: Document,
    body: Mapping[Any, Any],
    known: tuple[str, ...],
    path: str,
    owner: str,
    noun: str = "field",
) -> None:
    for key in body:
        if key not in known:
            place = f"{path}.{key}" if path else str(key)
            raise source.error(place, f"{owner} has no such {noun}; {nearest(key, known)}")


# ---- values ------------------------------------------------------------------------------------------------------


def _leaf(source: Document, value: Any, path: str, leaf: Leaf) -> Distribution:
    distribution = _distribution(source, value, path, leaf)
    if isinstance(distribution, Palette):
        if leaf.type != "color":
            raise source.error(path, f"a palette gives colours, but this must be {_expected(leaf)}")
        return distribution
    if leaf.type == "count" and not isinstance(distribution, Constant | Integer | Choice):
        raise source.error(path, "must be a whole number; draw it with `integer: [low, high]`")
    for end in distribution.ends:
        _require_fitting(source, end, path, leaf)
    return distribution


def _distribution(source: Document, value: Any, path: str, leaf: Leaf) -> Distribution:
    if isinstance(value, bool | int | float | str):
        return Constant(float(value) if is_number(value) and leaf.type == "number" else value)
    if not isinstance(value, dict) or len(value) != 1:
        several = isinstance(value, dict) and len(value) > 1
        given = " with ".join(map(str, value)) if several else _named(value)
        raise source.error(
            path, f"must be {_expected(leaf)}, or one distribution as in `{_example(leaf)}`, not {given}"
        )
    (name, arguments), = value.items()  # fmt: skip
    if name not in DISTRIBUTIONS:
        raise source.error(path, f"there is no distribution {_named(name)}; {nearest(name, DISTRIBUTIONS)}")
    try:
        return DISTRIBUTIONS[name](arguments)
    except ValueError as error:
        raise source.error(f"{path}.{name}", str(error)) from None


def _require_fitting(source: Document, value: Any, path: str, leaf: Leaf) -> None:
    fits = {
        "number": is_number(value),
        "count": is_number(value) and isinstance(value, int),
        "flag": isinstance(value, bool),
        "word": isinstance(value, str),
        "color": isinstance(value, str) and HEX.fullmatch(value) is not None,
    }[leaf.type]
    if not fits:
        raise source.error(path, f"must be {_expected(leaf)}, not {_named(value)}")
    if leaf.type == "word" and value not in leaf.words:
        raise source.error(path, f"cannot be {_named(value)}; {nearest(value, leaf.words)}")
    if leaf.type in ("number", "count") and not leaf.low <= value <= leaf.high:
        unit = "" if leaf.unit in ("count", "ratio", "factor", "power", "seed", "quality") else f" {leaf.unit}"
        raise source.error(path, f"must lie between {leaf.low:g} and {leaf.high:g}{unit}, not {value:g}")


def _expected(leaf: Leaf) -> str:
    return {
        "number": "a number",
        "count": "a whole number",
        "flag": "true or false",
        "word": f"one of {', '.join(leaf.words)}",
        "color": "a colour such as '#8c5a32' (in quotes)",
    }[leaf.type]


def _example(leaf: Leaf) -> str:
    return {
        "number": "uniform: [low, high]",
        "count": "integer: [low, high]",
        "flag": "choice: [true, false]",
        "word": "choice: [this, that]",
        "color": "palette: wood",
    }[leaf.type]


def _named(value: Any) -> str:
    """A value as an error line says it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


# ---- back to a document ------------------------------------------------------------------------------------------


def _node_to_dict(node: Node) -> Any:
    if isinstance(node, Distribution):
        return node.to_dict()
    bodies = [
        {"kind": option.name, "weight": option.weight} | {n: _node_to_dict(c) for n, c in option.nodes.items()}
        for option in node.options
    ]
    if len(bodies) > 1 or bodies[0]["weight"] != 1:
        return bodies
    return {key: value for key, value in bodies[0].items() if key != "weight"}


def _overridden(source: Document, override: str) -> Document:
    """The document with one value replaced, as by `--set camera.lens_mm=50`."""
    path, equals, text = override.partition("=")
    keys = path.replace("[", ".").replace("]", "").split(".")
    if not equals or not all(keys) or len(keys) > MAX_DEPTH:
        raise SpecError(f"--set {override}: write it as key.path=value, for example camera.lens_mm=50")
    try:
        data = _replaced(source.data, keys, document.loads(text, f"--set {override}").data)
    except LookupError as error:
        raise SpecError(f"--set {override}: {error.args[0]}") from None
    *above, place = _places(source.data, keys)
    made = {path for path in above if path not in source.lines}
    return replace(source, data=data, overridden=source.overridden | made | {place})


def _places(data: Any, keys: list[str]) -> Iterator[str]:
    """The key paths of all levels down to a value: `light`, `light[0]`, `light[0].fill`."""
    path = ""
    for key in keys:
        if isinstance(data, list):
            path, data = f"{path}[{key}]", data[int(key)]
        else:
            path, data = f"{path}.{key}" if path else key, data.get(key) if isinstance(data, dict) else None
        yield path


def _replaced(data: Any, keys: list[str], value: Any) -> Any:
    if not keys:
        return value
    key, *rest = keys
    if isinstance(data, list):
        if key not in map(str, range(len(data))):
            raise LookupError(f"'{key}' is no position in a list of {len(data)}; the first is 0")
        return [_replaced(item, rest, value) if key == str(i) else item for i, item in enumerate(data)]
    inner = {"kind": data} if isinstance(data, str) else data if isinstance(data, dict) else {}
    return {**inner, key: _replaced(inner.get(key), rest, value)}
