"""The plan of a study: what a YAML file asks for, read and checked.

spec: configs/mixed.yaml                     # the base; a shipped one or a file beside the study
set: {image.width_px: 128}                   # overrides that hold for all variants
count: 1000
seeds: [0]                                   # of datasets; each is rendered
evaluate: {mode: scratch, seeds: 3}          # as `synthgen evaluate --mode scratch --seeds 3`
variants:                                    # the first is what the others are compared with
  full: {}
  no sensor: {set: {sensor: ideal}}
  300 images: {of: full, images: 300}        # no dataset of its own
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from synthgen import document
from synthgen.document import Document
from synthgen.errors import SpecError, nearest
from synthgen.evaluate.settings import CROPS, FRACTIONS, HALVES, MODES, PRECISIONS, Settings

STUDY = ("spec", "set", "count", "seeds", "evaluate", "variants")
VARIANT = ("set", "count", "of", "images", "objects", "material", "evaluate")
EVALUATE = ("mode", "model", "weights", "crop", "seeds", "steps", "precision", "mix", "real_fraction")


@dataclass(frozen=True)
class Variant:
    """One row of the table.

    overrides: as `--set` takes them. of: another variant whose datasets it shares. images: how many of them. objects:
    of how many pieces of each class all images are made. material: what all slots of furniture get. mix: whether the
    curve over real fractions is drawn.
    """

    name: str
    overrides: tuple[str, ...]
    count: int
    of: str | None
    objects: int | None
    material: Mapping[str, Any] | None
    settings: Settings
    mix: bool

    @property
    def folder(self) -> str:
        """Its name as a folder's."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


@dataclass(frozen=True)
class Plan:
    """spec: the base's path. seeds: of datasets."""

    name: str
    spec: Path
    seeds: tuple[int, ...]
    variants: tuple[Variant, ...] = field(default=())

    @property
    def baseline(self) -> Variant:
        """What the others are compared with."""
        return self.variants[0]

    def source(self, variant: Variant) -> Variant:
        """The variant whose datasets it uses."""
        return next(each for each in self.variants if each.name == (variant.of or variant.name))


def load(path: Path) -> Plan:
    """Read a study. Raises SpecError with a place for whatever is wrong with it."""
    source = document.load(path)
    data = _mapping(source, source.data, "", STUDY)
    for key in ("spec", "variants"):
        if key not in data:
            raise source.error("", f"a study needs '{key}'")
    variants = _mapping(source, data["variants"], "variants", None)
    made = tuple(_variant(source, data, str(name), given) for name, given in variants.items())
    plan = Plan(path.stem, _spec(path, str(data["spec"])), _seeds(source, data.get("seeds", [0])), made)
    _require_sound(source, plan)
    return plan


def _variant(source: Document, data: Mapping[str, Any], name: str, given: Any) -> Variant:
    place = f"variants.{name}"
    own = _mapping(source, given or {}, place, VARIANT)
    shared = {**_mapping(source, data.get("set", {}), "set", None)}
    overrides = shared | _mapping(source, own.get("set", {}), f"{place}.set", None)
    asked = _mapping(source, data.get("evaluate", {}), "evaluate", EVALUATE)
    asked = asked | _mapping(source, own.get("evaluate", {}), f"{place}.evaluate", EVALUATE)
    settings = _settings(source, asked, place)
    if "images" in own:
        settings = replace(settings, images=_whole(source, own["images"], f"{place}.images"))
    return Variant(
        name, tuple(f"{key}={json.dumps(value)}" for key, value in overrides.items()),
        _whole(source, own.get("count", data.get("count", 1000)), f"{place}.count"), own.get("of"),
        _whole(source, own["objects"], f"{place}.objects") if "objects" in own else None,
        _mapping(source, own["material"], f"{place}.material", None) if "material" in own else None,
        settings, bool(asked.get("mix", False)),
    )  # fmt: skip


def _settings(source: Document, asked: Mapping[str, Any], place: str) -> Settings:
    for key, words in (("mode", MODES), ("crop", CROPS), ("half", HALVES), ("precision", PRECISIONS)):
        if key in asked and asked[key] not in words:
            raise source.error(f"{place}.evaluate", f"{key} is '{asked[key]}'; {nearest(asked[key], words)}")
    known = {each.name for each in fields(Settings)} - {"weights"}
    settings = Settings(**{key: value for key, value in asked.items() if key in known})
    if "steps" in asked:
        settings = replace(settings, steps=_whole(source, asked["steps"], place))
    if "weights" in asked:
        settings = replace(settings, weights=Path(asked["weights"]))
    if asked.get("mix"):
        settings = replace(settings, fractions=tuple(map(float, asked.get("real_fraction", FRACTIONS))))
    return settings


def _require_sound(source: Document, plan: Plan) -> None:
    if not plan.variants:
        raise source.error("variants", "there are none; the first is what the others are compared with")
    folders: dict[str, str] = {}
    for variant in plan.variants:
        place = f"variants.{variant.name}"
        other = folders.setdefault(variant.folder, variant.name)
        if other != variant.name or not variant.folder:
            raise source.error(place, f"its folder would be '{variant.folder}', as that of '{other}'; rename it")
        if variant.of is not None:
            _require_owner(source, plan, variant, place)


def _require_owner(source: Document, plan: Plan, variant: Variant, place: str) -> None:
    owners = {each.name: each for each in plan.variants if each.of is None}
    if variant.of not in owners:
        raise source.error(f"{place}.of", f"no variant renders '{variant.of}'; {nearest(variant.of, owners)}")
    if variant.objects or variant.material:
        raise source.error(place, "with 'of' it has no dataset of its own, so 'objects' and 'material' mean nothing")
    if (variant.settings.images or 0) > owners[str(variant.of)].count:
        raise source.error(f"{place}.images", f"'{variant.of}' has {owners[str(variant.of)].count} images only")


def _mapping(source: Document, given: Any, place: str, known: tuple[str, ...] | None) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise source.error(place, "must be a mapping of keys to values")
    for key in given:
        if known is not None and key not in known:
            raise source.error(f"{place}.{key}" if place else str(key), f"is not known; {nearest(key, known)}")
    return given


def _whole(source: Document, given: Any, place: str) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise source.error(place, f"must be a whole number from 1, not {given!r}")
    return given


def _seeds(source: Document, given: Any) -> tuple[int, ...]:
    if not isinstance(given, list) or not given or not all(isinstance(seed, int) and seed >= 0 for seed in given):
        raise source.error("seeds", "must be a list of whole numbers, such as [0, 1, 2]")
    return tuple(given)


def _spec(study: Path, name: str) -> Path:
    """A file beside the study, or one that synthgen ships."""
    from synthgen.resources import spec

    beside = study.parent / name
    found = beside if beside.exists() else spec(Path(name))
    if not found.exists():
        raise SpecError(f"{study}: spec: there is no file {name}")
    return found
