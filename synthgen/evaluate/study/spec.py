"""The spec of a variant: the base with its overrides, its material and its few objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from synthgen import spec as specs
from synthgen.document import Document
from synthgen.draw import node_drawn
from synthgen.evaluate.study.plan import Plan, Variant
from synthgen.fields import Slot, fields_of
from synthgen.furniture import FURNITURE
from synthgen.materials import holds_material
from synthgen.parse import load, parse
from synthgen.scene import kind_to_dict
from synthgen.spec import Spec
from synthgen.streams import uniform

Body = dict[str, Any]
"""A kind of furniture, as a document says it."""


def spec_of(plan: Plan, variant: Variant, seed: int) -> Spec:
    """What is rendered. Raises SpecError for overrides that do not fit."""
    spec = load(plan.spec, (*variant.overrides, f"count={variant.count}", f"seed={seed}"))
    if variant.material:
        spec = _with_classes(plan, spec, variant, partial(_covered, spec, variant.material))
    if variant.objects:
        spec = _with_classes(plan, spec, variant, partial(_drawn, spec, variant.objects))
    return spec


def _with_classes(plan: Plan, spec: Spec, variant: Variant, bodies: Callable[[str], list[Body]]) -> Spec:
    """With other furniture for each class, in all else as it was."""
    data = specs.to_dict(spec) | {"classes": {name: bodies(name) for name in spec.classes}}
    return parse(Document(f"variant '{variant.name}'", data, {}, folders=(plan.spec.parent,)), spec.name)


def _covered(spec: Spec, material: Mapping[str, Any], class_name: str) -> list[Body]:
    """The furniture of a class with one material everywhere."""
    bodies = specs.to_dict(spec)["classes"][class_name]
    return [_with_material(body, material) for body in (bodies if isinstance(bodies, list) else [bodies])]


def _with_material(body: Body, material: Mapping[str, Any]) -> Body:
    declared = fields_of(FURNITURE[body["kind"]])
    slots = [name for name, slot in declared.items() if isinstance(slot, Slot) and holds_material(slot)]
    return body | {name: dict(material) for name in slots}


def _drawn(spec: Spec, objects: int, class_name: str) -> list[Body]:
    """So many pieces of a class, drawn beforehand. Every image shows one of them."""
    chances = (partial(uniform, spec.seed, index) for index in range(objects))
    node = spec.classes[class_name]
    return [kind_to_dict(node_drawn(node, "objects", uniforms), FURNITURE) for uniforms in chances]
