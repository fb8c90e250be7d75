"""From a spec to a scene: image i is a function of (spec, seed, i) alone."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, partial
from math import gcd, lcm
from typing import Any

from synthgen.cameras import Orbit
from synthgen.distributions import Constant, Distribution, pick
from synthgen.errors import Impossible, SpecError
from synthgen.scene import Companion, Scene, Surroundings
from synthgen.spec import Mixture, Node, Option, Spec
from synthgen.streams import uniform

Uniforms = Callable[[str], float]
"""Path -> the uniform that belongs to it."""


OF_VIEW = ("camera", "photo", "sensor", "render")
"""What each view of a scene has for itself; all else is that of the scene."""


def draw(spec: Spec, index: int) -> Scene:
    """The scene of one image. A SpecError says which fields of it cannot go together, if any."""
    place = place_of(spec.views, index)
    uniforms = partial(uniform, spec.seed, place)
    class_name = class_of(spec.balance, place)
    try:
        return Scene(
            class_name,
            node_drawn(spec.classes[class_name], "furniture", uniforms),
            Surroundings(**_surroundings(spec, place, index)),
            _companions(spec, uniforms),
            _views(spec, place),
        )
    except Impossible as error:
        raise SpecError(f"{spec.name}: scene {index} of class '{class_name}' is impossible: {error}") from None


def place_of(views: object, index: int) -> int:
    """The number of the scene that image `index` shows. views: how many images show one; a list says nothing of it."""
    return index // views if isinstance(views, int) else index


def _surroundings(spec: Spec, place: int, index: int) -> dict[str, Any]:
    own = partial(uniform, spec.seed, index)
    shared = partial(uniform, spec.seed, place)
    return {n: node_drawn(node, n, own if n in OF_VIEW else shared) for n, node in spec.surroundings.items()}


def _views(spec: Spec, place: int) -> tuple[Orbit, ...]:
    """The cameras of all images of a scene, if there are several, or those that the spec pins."""
    if not isinstance(spec.views, int):
        pinned = partial(uniform, spec.seed, place)
        return tuple(node_drawn(node, f"view{k}", pinned) for k, node in enumerate(spec.views))
    if spec.views == 1:
        return ()
    images = range(place * spec.views, (place + 1) * spec.views)
    return tuple(node_drawn(spec.surroundings["camera"], "camera", partial(uniform, spec.seed, i)) for i in images)


def _companions(spec: Spec, uniforms: Uniforms) -> tuple[Companion, ...]:
    """The companions that the spec pins, or as many as it says, of classes by their share."""
    if isinstance(spec.companions, tuple):
        pinned = enumerate(spec.companions)
        return tuple(Companion(p.class_name, node_drawn(p.node, f"companion{k}", uniforms), p.seed) for k, p in pinned)
    names = sorted(spec.balance)
    weights = tuple(float(spec.balance[name]) for name in names)
    made = []
    for k in range(int(spec.companions.quantile(uniforms("companions")))):  # type: ignore[arg-type]
        name = names[pick(weights, uniforms(f"companion{k}.class"))]
        furniture = node_drawn(spec.classes[name], f"companion{k}", uniforms)
        made.append(Companion(name, furniture, int(uniforms(f"companion{k}.seed") * 2**31)))
    return tuple(made)


def node_drawn(node: Node, path: str, uniforms: Uniforms) -> Any:
    """A value, or an instance of a kind."""
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Distribution):
        return node.quantile(uniforms(path))
    option = node.options[0] if len(node.options) == 1 else _picked(node, uniforms(f"{path}.kind"))
    fields = _drawn(option.nodes, f"{path}.", uniforms)
    try:
        return option.kind(**fields)
    except Impossible as error:
        raise Impossible(f"{path}: {error}") from None


def _picked(node: Mixture, u: float) -> Option:
    return node.options[pick(tuple(option.weight for option in node.options), u)]


def _drawn(nodes: Mapping[str, Node], prefix: str, uniforms: Uniforms) -> dict[str, Any]:
    return {name: node_drawn(node, prefix + name, uniforms) for name, node in nodes.items()}


def class_of(balance: Mapping[str, float], index: int) -> str:
    """The class of image `index`: in every prefix each class has its share, to within one image."""
    return _sequence(tuple(balance.items())).at(index)


class _Sequence:
    """Classes of images 0, 1, 2, ..., worked out once, up to where all classes have their exact shares.

    The n-th image of a class of share s falls into the window from (n - 1) / s to n / s. Serving the window that ends
    first fits all of them in (earliest deadline first; Liu and Layland 1973), whatever the order of the spec.
    """

    def __init__(self, balance: Mapping[str, float]) -> None:
        weights = {name: Fraction(str(balance[name])) for name in sorted(balance) if balance[name] > 0}
        scale = lcm(*(weight.denominator for weight in weights.values()))
        self._names = list(weights)
        self._weights = [int(weight * scale) for weight in weights.values()]
        self._total = sum(self._weights)
        self._period = lcm(*(self._total // gcd(weight, self._total) for weight in self._weights))
        self._counts = [0] * len(weights)
        self._classes = array("I")

    def at(self, index: int) -> str:
        position = index % self._period
        while len(self._classes) <= position:
            self._classes.append(self._next(len(self._classes)))
        return self._names[self._classes[position]]

    def _next(self, position: int) -> int:
        """In whole numbers: images until the window ends, of those whose window has begun; of ties the first."""
        total = self._total
        _, chosen = min(
            (-(-(count + 1) * total // weight), number)
            for number, (count, weight) in enumerate(zip(self._counts, self._weights, strict=True))
            if count * total < (position + 1) * weight
        )
        self._counts[chosen] += 1
        return chosen


@cache
def _sequence(balance: tuple[tuple[str, float], ...]) -> _Sequence:
    return _Sequence(dict(balance))
