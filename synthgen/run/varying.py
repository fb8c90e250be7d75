"""Variations of a scene: one of its numbers over its range, and all else as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from synthgen import document
from synthgen.distributions import Constant, Distribution, Integer, LogUniform, is_number
from synthgen.document import Document
from synthgen.draw import draw
from synthgen.errors import SpecError, nearest
from synthgen.fields import Leaf, fields_of
from synthgen.override import overridden
from synthgen.parse import parse
from synthgen.scene import Scene
from synthgen.spec import Mixture, Node, Spec, scene_to_dict

TRIED = 64
"""Scenes in which a field is looked for that not all have, such as one of a kind of light."""

CLASSES = "classes"


@dataclass(frozen=True)
class Range:
    """A number of a scene by its path in the spec. whole: it has no fraction. even: in factors, not in steps."""

    path: str
    low: float
    high: float
    whole: bool = False
    in_factors: bool = False

    def values(self, count: int) -> list[float]:
        """Up to `count` values from the low end to the high one."""
        shares = [k / max(count - 1, 1) for k in range(count)]
        if self.in_factors:
            values = [self.low * (self.high / self.low) ** share for share in shares]
        else:
            values = [self.low + (self.high - self.low) * share for share in shares]
        values[-1] = self.high  # to the bit
        return list(dict.fromkeys(round(v) if self.whole else v for v in values))


def ranged(spec: Spec, scene: Scene, path: str, ends: tuple[float, float] | None = None) -> Range | None:
    """The range that a spec gives a number, or its field's own if the spec pins it; None if this scene has none such.

    ends: these instead. Raises SpecError if it is no number, if its path is wrong in any scene, or it has no range.
    """
    found = _found(spec, scene, path)
    if found is None:
        return None
    node, declared = found
    if not isinstance(node, Distribution) or not all(is_number(end) for end in node.ends):
        raise SpecError(f"--vary {path}: is no number; numbers there are {_some(_numbers_below(node, path))}")
    if isinstance(node, Constant) and declared is not None:
        node = declared.distribution
    low, high = ends or (min(node.ends), max(node.ends))
    if low == high:
        raise SpecError(f"--vary {path}: is always {low:g}; write the ends, as in --vary {path}=LOW:HIGH")
    whole = isinstance(node, Integer) or (declared is not None and declared.type == "count")
    return Range(path, float(low), float(high), whole, isinstance(node, LogUniform) and ends is None)  # type: ignore[arg-type]


def having(spec: Spec, index: int | None, path: str, ends: tuple[float, float] | None) -> tuple[int, Range]:
    """The first scene that has a number, or scene `index`, and its range. Raises SpecError if there is none."""
    for tried in range(TRIED) if index is None else [index]:
        found = ranged(spec, draw(spec, tried), path, ends)
        if found is not None:
            return tried, found
    which = f"scene {index} has no such field" if index is not None else f"none of the first {TRIED} scenes has it"
    raise SpecError(f"--vary {path}: {which}; its kind is not drawn there; pin it with --set, or choose an --index")


def with_value(spec: Spec, scene: Scene, path: str, value: float) -> Scene:
    """The scene with one number replaced. Raises SpecError if that is beyond the field's limits, or impossible."""
    data = document.loads(document.dumps(scene_to_dict(scene, spec)), "the scene").data
    whole = Document("the scene", data, {}, folders=None)
    return draw(parse(overridden(whole, f"{path}={value!r}"), name=spec.name), 0)


def ends_of(spec: Spec, scene: Scene, parts: Sequence[str]) -> Iterator[Range]:
    """The ranges of all numbers of a scene's parts, such as its camera, that the spec does not pin."""
    for part in parts:
        for path in _numbers_below(spec.surroundings[part], part):
            node, declared = _found(spec, scene, path) or (Constant(0), None)
            if declared is not None and not isinstance(node, Constant) and declared.unit != "seed":
                found = ranged(spec, scene, path)
                if found is not None and found.low < found.high:
                    yield found


def _found(spec: Spec, scene: Scene, path: str) -> tuple[Node, Leaf | None] | None:
    """The node at a path and how its field is declared; None if the kinds of this scene have no such field.

    Raises SpecError if no kind of the spec has it.
    """
    key, *rest = path.split(".")
    if key == CLASSES and rest:
        name, *rest = rest
        if name not in spec.classes:
            raise SpecError(f"--vary {path}: there is no class '{name}'; {nearest(name, spec.classes)}")
        return _below(spec.classes[name], rest, scene.furniture if scene.class_name == name else None, path)
    if key not in spec.surroundings:
        raise SpecError(f"--vary {path}: there is no '{key}'; {nearest(key, [*spec.surroundings, CLASSES])}")
    thing = getattr(scene.surroundings, key)
    declared = fields_of(type(scene.surroundings))[key]
    node = spec.surroundings[key]
    return (node, declared if isinstance(declared, Leaf) else None) if not rest else _below(node, rest, thing, path)


def _below(node: Node, keys: Sequence[str], thing: Any, path: str) -> tuple[Node, Leaf | None] | None:
    """thing: what the scene has there; None if the scene has something else."""
    if not keys:
        return node, None
    key, *rest = keys
    options = node.options if isinstance(node, Mixture) else ()
    if not any(key in option.nodes for option in options):
        known = dict.fromkeys(name for option in options for name in option.nodes)
        raise SpecError(f"--vary {path}: there is no '{key}'; {nearest(key, known)}")
    for option in options:
        if type(thing) is option.kind and key in option.nodes:
            if rest:
                return _below(option.nodes[key], rest, getattr(thing, key), path)
            declared = fields_of(option.kind)[key]
            return option.nodes[key], declared if isinstance(declared, Leaf) else None
    for option in options:  # not in this scene: is the rest right anywhere?
        if key in option.nodes and rest:
            _below(option.nodes[key], rest, None, path)
    return None


def _numbers_below(node: Node, path: str) -> Iterator[str]:
    """Paths of all numbers of a node, of whatever kinds it may be."""
    if isinstance(node, Distribution):
        if all(is_number(end) for end in node.ends):
            yield path
        return
    seen = set()
    for option in node.options:
        for name, inner in option.nodes.items():
            for found in _numbers_below(inner, f"{path}.{name}"):
                if found not in seen:
                    seen.add(found)
                    yield found


def _some(paths: Iterator[str]) -> str:
    found = list(islice(paths, 6))
    return ", ".join(found) + (", ..." if len(found) == 6 else "") if found else "none"
