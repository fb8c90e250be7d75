"""From a YAML document to a spec: every field filled in, every mistake refused with its place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synthgen import document
from synthgen.distributions import Constant, Distribution, require_weights
from synthgen.document import Document
from synthgen.errors import nearest
from synthgen.fields import Leaf, Slot, fields_of
from synthgen.furniture import CLASSES, FURNITURE
from synthgen.leaves import distribution, named
from synthgen.override import overridden
from synthgen.resources import resource
from synthgen.scene import Surroundings
from synthgen.slots import mixture, nodes_of, require_known
from synthgen.spec import Mixture, Pinned, Spec

MAX_COUNT = 100_000_000
MAX_SEED = 2**63 - 1
NAME_LENGTH = 64

PRESETS = ("product", "room", "wild", "randomized", "mixed")
"""Shipped specs, `configs/<name>.yaml`, whose surroundings a spec can take over by `preset: <name>`."""

COMPANIONS = Leaf("count", Constant(0), "count", "Labeled objects beside the subject.", 0, 32)


def load(path: Path, overrides: tuple[str, ...] = ()) -> Spec:
    """Read a spec file, with `a.b=value` overrides. Raises SpecError."""
    source = document.load(path)
    for override in overrides:
        source = overridden(source, override)
    return parse(source, name=path.stem)


def parse(source: Document, name: str = "dataset") -> Spec:
    """A spec from a document. Raises SpecError with file, line, key path and the nearest right word."""
    data = source.data
    if data is None:
        raise source.error("", "the spec is empty; the least that works is `classes: {chair: {}, sofa: {}}`")
    if not isinstance(data, dict):
        raise source.error("", f"a spec is a mapping of keys to values, not {named(data)}")
    if "preset" in data:
        data = _with_preset(source, data)
    known = ("name", "count", "seed", "classes", "balance", "splits", "companions", *fields_of(Surroundings))
    require_known(source, data, known, "", "a spec")
    classes = _classes(source, data)
    return Spec(
        name=_name(source, data.get("name", name)),
        count=_whole(source, data, "count", 100, 1, MAX_COUNT),
        seed=_whole(source, data, "seed", 0, 0, MAX_SEED),
        classes=classes,
        balance=_balance(source, data, tuple(classes)),
        splits=_shares(source, data, "splits", {"train": 0.8, "val": 0.1, "test": 0.1}),
        surroundings=nodes_of(source, data, "", Surroundings),
        companions=_companions(source, data, classes),
    )


def _companions(
    source: Document, data: Mapping[str, Any], classes: Mapping[str, Mixture]
) -> Distribution | tuple[Pinned, ...]:
    """How many there are, or a list that says which."""
    given = data.get("companions", 0)
    if not isinstance(given, list):
        return distribution(source, given, "companions", COMPANIONS)
    return tuple(_companion(source, body, f"companions[{k}]", classes) for k, body in enumerate(given))


def _companion(source: Document, body: Any, path: str, classes: Mapping[str, Mixture]) -> Pinned:
    if not isinstance(body, dict):
        raise source.error(
            path, f"must be a mapping, as in `{{class: chair, furniture: wing_chair}}`, not {named(body)}"
        )
    require_known(source, body, ("class", "furniture", "seed"), path, "a companion")
    name = body.get("class")
    if not isinstance(name, str) or name not in classes:
        raise source.error(f"{path}.class", f"there is no class {named(name)} here; {nearest(name, classes)}")
    pinned = body.get("furniture")
    node = classes[name] if pinned is None else _class(source, name, pinned, f"{path}.furniture")
    return Pinned(name, node, _whole(source, body, "seed", 0, 0, 2**31 - 1))


def _with_preset(source: Document, data: Mapping[str, Any]) -> dict[str, Any]:
    """The document over what its preset says of surroundings and companions."""
    name = data["preset"]
    if not isinstance(name, str) or name not in PRESETS:
        raise source.error("preset", f"there is no preset {named(name)}; {nearest(name, PRESETS)}")
    shipped = document.load(resource("configs", f"{name}.yaml")).data
    kept = {key: value for key, value in shipped.items() if key in ("companions", *fields_of(Surroundings))}
    return {**kept, **{key: value for key, value in data.items() if key != "preset"}}


def _name(source: Document, name: Any) -> str:
    if not _names_a_folder(name):
        raise source.error("name", f"{named(name)} cannot name a dataset; {_name_hint(name)}")
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
        raise source.error(key, f"must be a whole number, not {named(value)}")
    if not low <= value <= high:
        raise source.error(key, f"must lie between {low} and {high}, not {named(value)}")
    return value


def _classes(source: Document, data: Mapping[str, Any]) -> dict[str, Mixture]:
    classes = data.get("classes")
    if classes is None:
        raise source.error("classes", "is missing; write `classes: {chair: {}, sofa: {}}`")
    if not isinstance(classes, dict) or not classes:
        raise source.error("classes", "must name at least one class, as in `classes: {chair: {}, sofa: {}}`")
    return {_class_name(source, name): _class(source, name, body, f"classes.{name}") for name, body in classes.items()}


def _class_name(source: Document, name: Any) -> str:
    if not _names_a_folder(name):
        raise source.error(f"classes.{name}", f"{named(name)} cannot name a class; {_name_hint(name)}")
    return str(name)


def _class(source: Document, name: str, body: Any, path: str) -> Mixture:
    """A class is a mixture of furniture; a class that the furniture table knows has a mixture of its own."""
    families = CLASSES.get(name)
    if families is None and not _names_kinds(body):
        hint = nearest(name, CLASSES)
        raise source.error(
            path,
            f"which furniture is a '{name}'? give it a kind, as in `{name}: {{kind: {next(iter(FURNITURE))}}}`; {hint}",
        )
    weights = dict.fromkeys(families or FURNITURE, 1.0)
    return mixture(source, body, path, Slot(FURNITURE, weights, "Furniture of this class."), name)


def _names_kinds(body: Any) -> bool:
    return isinstance(body, str | list) or (isinstance(body, dict) and "kind" in body)


def _balance(source: Document, data: Mapping[str, Any], classes: tuple[str, ...]) -> dict[str, float]:
    given = data.get("balance")
    if isinstance(given, dict):
        require_known(source, given, classes, "balance", "the list of classes", noun="class")
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
                f"{key}.{name}", f"{named(name)} cannot name a split; write letters, digits and underscores"
            )
    try:
        require_weights(tuple(shares.values()))
    except ValueError as error:
        raise source.error(key, str(error)) from None
    return shares
