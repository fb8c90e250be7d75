"""Kinds in a document: from what stands in a slot to a mixture, with a node for every field."""

from collections.abc import Mapping
from typing import Any

from synthgen.distributions import require_weights
from synthgen.document import Document
from synthgen.errors import SpecError, nearest
from synthgen.fields import Field, Leaf, Slot, fields_of
from synthgen.leaves import distribution, named
from synthgen.spec import Mixture, Node, Option

_DEFAULTS: dict[type[Any], dict[str, Node]] = {}


def nodes_of(source: Document, body: Mapping[Any, Any], path: str, kind: type[Any]) -> dict[str, Node]:
    """A node for every field of a kind: from the body, or else as the kind declares it."""
    declared = defaults(kind)
    for name, declaration in fields_of(kind).items():
        if isinstance(declaration, Leaf) and declaration.type == "path" and name not in body:
            raise source.error(path, f"needs a {name}, the name of a file or folder; add `{name}: ...`")
    return {
        name: _node(source, body[name], f"{path}.{name}" if path else name, declaration)
        if name in body
        else declared[name]
        for name, declaration in fields_of(kind).items()
    }


def defaults(kind: type[Any]) -> dict[str, Node]:
    """A node for every field of a kind as the kind declares it, worked out once."""
    if kind not in _DEFAULTS:
        _DEFAULTS[kind] = {name: _default(declaration) for name, declaration in fields_of(kind).items()}
    return _DEFAULTS[kind]


def _default(declaration: Field) -> Node:
    if isinstance(declaration, Leaf):
        return declaration.distribution
    return Mixture(
        tuple(
            Option(weight, name, declaration.table[name], defaults(declaration.table[name]))
            for name, weight in declaration.weights.items()
            if weight > 0
        )
    )


def _node(source: Document, value: Any, path: str, declaration: Field) -> Node:
    if isinstance(declaration, Leaf):
        return distribution(source, value, path, declaration)
    return mixture(source, value, path, declaration, path.rpartition(".")[2])


def mixture(source: Document, body: Any, path: str, slot: Slot, name: str) -> Mixture:
    """`{}`, `kind_name`, `{kind: .., field: ..}`, a list of those with weights, or fields for all default kinds."""
    if isinstance(body, list):
        return _weighted(source, body, path, slot)
    if isinstance(body, str):
        body = {"kind": body}
    if body is None:
        body = {}
    if not isinstance(body, dict):
        raise source.error(path, f"must be a kind, as in `kind: {next(iter(slot.weights))}`, not {named(body)}")
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
        raise source.error(f"{path}.kind", f"there is no kind {named(name)} here; {nearest(name, slot.table)}")
    kind = slot.table[name]
    require_known(source, body, ("kind", "weight", *fields_of(kind)), path, name)
    return Option(weight, name, kind, nodes_of(source, body, path, kind))


def _for_all(source: Document, body: Mapping[Any, Any], path: str, slot: Slot, name: str) -> Mixture:
    """Fields without a kind go to every kind of the default mixture that has them."""
    kinds = {kind: slot.table[kind] for kind, weight in slot.weights.items() if weight > 0}
    known = {field for kind in kinds.values() for field in fields_of(kind)}
    require_known(source, body, ("kind", *sorted(known)), path, name)
    options = []
    for kind, cls in kinds.items():
        try:
            nodes = nodes_of(source, body, path, cls)
        except SpecError as error:
            raise SpecError(f"{error} (in a {kind})") if len(kinds) > 1 else error from None
        options.append(Option(slot.weights[kind], kind, cls, nodes))
    return Mixture(tuple(options))


def require_known(
    source: Document,
    body: Mapping[Any, Any],
    known: tuple[str, ...],
    path: str,
    owner: str,
    noun: str = "field",
) -> None:
    """Raise SpecError for the first key that is not known; `owner` and `noun` say whose key of what sort it is."""
    for key in body:
        if key not in known:
            place = f"{path}.{key}" if path else str(key)
            raise source.error(place, f"{owner} has no such {noun}; {nearest(key, known)}")
