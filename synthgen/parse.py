"""From a YAML document to a spec: every field filled in, every mistake refused with its place."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from synthgen import document
from synthgen.distributions import Distribution, require_weights
from synthgen.document import Document
from synthgen.errors import nearest
from synthgen.export.formats import DEFAULT, Format, formats_of
from synthgen.fields import Leaf, Slot, fields_of
from synthgen.furniture import CLASSES, FURNITURE
from synthgen.keys import (
    COMPANION_SEED,
    COMPANIONS,
    COUNT,
    KEYS,
    MIN_VISIBLE,
    NAME_LENGTH,
    PRESETS,
    SEED,
    SPLITS,
    VIEWS,
)
from synthgen.labels import LABELS, STANDARD
from synthgen.leaves import distribution, named
from synthgen.override import overridden
from synthgen.resources import resource
from synthgen.resources import spec as found
from synthgen.scene import Surroundings
from synthgen.slots import mixture, nodes_of, require_known
from synthgen.spec import Mixture, Pinned, Spec
from synthgen.split_by import BY_SHAPE, SPLIT_BY
from synthgen.writers import WRITERS


def load(path: str | Path, overrides: Sequence[str] = ()) -> Spec:
    """Read a spec file, or one that ships with the program, with `a.b=value` overrides. Raises SpecError."""
    path = found(Path(path))
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
    require_known(source, data, (*KEYS, *fields_of(Surroundings)), "", "a spec")
    classes = _classes(source, data)
    labels = _labels(source, data.get("labels"))
    return Spec(
        name=_name(source, data.get("name", name)),
        count=_whole(source, data, "count", COUNT),
        seed=_whole(source, data, "seed", SEED),
        classes=classes,
        balance=_balance(source, data, tuple(classes)),
        splits=_shares(source, data, "splits", dict(SPLITS)),
        surroundings=nodes_of(source, data, "", Surroundings),
        companions=_companions(source, data, classes),
        formats=_formats(source, data.get("formats", _possible(labels)), labels),
        labels=labels,
        min_visible=_number(source, data, "min_visible", MIN_VISIBLE),
        views=_views(source, data),
        split_by=_split_by(source, data.get("split_by", BY_SHAPE)),
    )


def _labels(source: Document, given: Any) -> tuple[str, ...]:
    """Names of LABELS, in its order."""
    if given is None:
        return STANDARD
    if given == "all":
        return tuple(LABELS)
    if not isinstance(given, list) or not given:
        raise source.error("labels", f"must be a list, as in `labels: [class, box]`, or `all`, not {named(given)}")
    for place, name in enumerate(given):
        if not isinstance(name, str) or name not in LABELS:
            raise source.error(f"labels[{place}]", f"there is no label {named(name)}; {nearest(str(name), LABELS)}")
    return tuple(name for name in LABELS if name in given)


def _split_by(source: Document, given: Any) -> str:
    if given not in SPLIT_BY:
        raise source.error("split_by", f"must be {' or '.join(SPLIT_BY)}, not {named(given)}")
    return str(given)


def _possible(labels: tuple[str, ...]) -> list[str]:
    """The usual formats, as far as these labels are enough for them."""
    return [name for name in DEFAULT if WRITERS[name].needs({}) <= set(labels)]


def _formats(source: Document, given: Any, labels: tuple[str, ...]) -> tuple[Format, ...]:
    if not isinstance(given, list):
        raise source.error("formats", f"must be a list, as in `formats: [coco, yolo]`, not {named(given)}")
    for place in range(len(given)):
        try:
            formats_of(given[: place + 1])
        except ValueError as error:
            raise source.error(f"formats[{place}]", str(error)) from None
    formats = formats_of(given)
    for place, format in enumerate(formats):
        missing = [name for name in WRITERS[format.name].needs(dict(format.chosen)) if name not in labels]
        if missing:
            needed = ", ".join(sorted(missing))
            raise source.error(
                f"formats[{place}]", f"the format '{format.name}' needs labels that are left out: {needed}"
            )
    return formats


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
    return Pinned(name, node, _whole(source, body, "seed", COMPANION_SEED))


def _views(source: Document, data: Mapping[str, Any]) -> int | tuple[Mixture, ...]:
    """How many images show one scene, or, in a scene, a list of all their cameras."""
    given = data.get("views", 1)
    if not isinstance(given, list):
        return _whole(source, data, "views", VIEWS)
    camera = fields_of(Surroundings)["camera"]
    assert isinstance(camera, Slot)
    return tuple(mixture(source, body, f"views[{k}]", camera, "camera") for k, body in enumerate(given))


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


def _number(source: Document, data: Mapping[str, Any], key: str, leaf: Leaf) -> float:
    value = data.get(key, leaf.distribution.quantile(0))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise source.error(key, f"must be a number, not {named(value)}")
    if not leaf.low <= value <= leaf.high:
        raise source.error(key, f"must lie between {leaf.low:g} and {leaf.high:g}, not {named(value)}")
    return float(value)


def _whole(source: Document, data: Mapping[str, Any], key: str, leaf: Leaf) -> int:
    value = data.get(key, leaf.distribution.quantile(0))
    if isinstance(value, bool) or not isinstance(value, int):
        raise source.error(key, f"must be a whole number, not {named(value)}")
    if not leaf.low <= value <= leaf.high:
        raise source.error(key, f"must lie between {leaf.low} and {leaf.high}, not {named(value)}")
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
