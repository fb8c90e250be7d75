"""From a spec to a scene: image i is a function of (spec, seed, i) alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from synthgen.distributions import Distribution, pick
from synthgen.scene import Scene, Surroundings
from synthgen.spec import Node, Spec
from synthgen.streams import uniform

Uniforms = Callable[[str], float]
"""Path -> the uniform that belongs to it."""


def draw(spec: Spec, index: int) -> Scene:
    """The scene of one image."""
    uniforms = partial(uniform, spec.seed, index)
    class_name = class_of(spec.balance, index)
    return Scene(
        class_name,
        node_drawn(spec.classes[class_name], "furniture", uniforms),
        Surroundings(**_drawn(spec.surroundings, "", uniforms)),
    )


def node_drawn(node: Node, path: str, uniforms: Uniforms) -> Any:
    """A value, or an instance of a kind."""
    if isinstance(node, Distribution):
        return node.quantile(uniforms(path))
    option = node.options[pick(tuple(o.weight for o in node.options), uniforms(f"{path}.kind"))]
    return option.kind(**_drawn(option.nodes, f"{path}.", uniforms))


def _drawn(nodes: Mapping[str, Node], prefix: str, uniforms: Uniforms) -> dict[str, Any]:
    return {name: node_drawn(node, prefix + name, uniforms) for name, node in nodes.items()}


def class_of(balance: Mapping[str, float], index: int) -> str:
    """The class of image `index`: in every prefix each class has its share, to within one image."""
    return _sequence(tuple(balance.items())).at(index)


class _Sequence:
    """Classes of images 0, 1, 2, ..., each time the one that is furthest behind its share; worked out once."""

    def __init__(self, balance: Mapping[str, float]) -> None:
        total = sum(balance.values())
        self._shares = {name: weight / total for name, weight in balance.items() if weight > 0}
        self._counts = dict.fromkeys(self._shares, 0)
        self._classes: list[str] = []

    def at(self, index: int) -> str:
        while len(self._classes) <= index:
            position = len(self._classes) + 1
            behind = {
                name: round(share * position - self._counts[name], 9) for name, share in self._shares.items()
            }
            name = max(behind, key=behind.__getitem__)  # the first of equals, in the spec's order
            self._counts[name] += 1
            self._classes.append(name)
        return self._classes[index]


@cache
def _sequence(balance: tuple[tuple[str, float], ...]) -> _Sequence:
    return _Sequence(dict(balance))
