"""A spec: a tree of nodes with every field filled in, and the way back to a document.

A node is a distribution (a constant too), or a mixture of kinds whose fields are nodes again. Fields that the document
left out hold the distribution that their kind declares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from synthgen.cameras import CAMERAS
from synthgen.distributions import Distribution
from synthgen.furniture import FAMILIES, FURNITURE
from synthgen.scene import Scene, kind_to_dict, surroundings_to_dict
from synthgen.split_by import BY_SHAPE

if TYPE_CHECKING:
    from synthgen.export.formats import Format


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
class Pinned:
    """A companion that a spec names one by one."""

    class_name: str
    node: Mixture
    seed: int


@dataclass(frozen=True)
class Spec:
    """What the user wrote, with everything left out filled in.

    companions: how many, or which. formats: what it is written in. labels: names of LABELS, in its order.
    min_visible: share of a companion that must be seen for it to be labeled. views: how many successive images show
    one scene, or the cameras of all of them.
    """

    name: str
    count: int
    seed: int
    classes: Mapping[str, Mixture]
    balance: Mapping[str, float]
    splits: Mapping[str, float]
    surroundings: Mapping[str, Node]
    companions: Distribution | tuple[Pinned, ...]
    formats: tuple[Format, ...]
    labels: tuple[str, ...]
    min_visible: float
    views: int | tuple[Mixture, ...] = 1
    split_by: str = BY_SHAPE

    @property
    def images_a_scene(self) -> int:
        """How many successive images show one scene; of pinned views each index stands for itself."""
        return self.views if isinstance(self.views, int) else 1


def _split_by(spec: Spec) -> dict[str, str]:
    """As a document would say it, where it is not the usual."""
    return {} if spec.split_by == BY_SHAPE else {"split_by": spec.split_by}


def to_dict(spec: Spec) -> dict[str, Any]:
    """The whole spec as a document that parses to itself."""
    return {
        "name": spec.name,
        "count": spec.count,
        "seed": spec.seed,
        "classes": {name: _node_to_dict(mixture) for name, mixture in spec.classes.items()},
        "balance": dict(spec.balance),
        "splits": dict(spec.splits),
        **_split_by(spec),
        "companions": _companions_to_dict(spec.companions),
        "views": spec.views if isinstance(spec.views, int) else [_node_to_dict(view) for view in spec.views],
        "formats": [format.to_data() for format in spec.formats],
        "labels": list(spec.labels),
        "min_visible": spec.min_visible,
    } | {name: _node_to_dict(node) for name, node in spec.surroundings.items()}


def scene_to_dict(scene: Scene, spec: Spec) -> dict[str, Any]:
    """A scene as a spec for one picture. The other classes are named, so that category ids stay as they were."""
    furniture = kind_to_dict(scene.furniture, FURNITURE)
    return {
        "name": spec.name,
        "count": 1,
        "seed": spec.seed,
        "classes": {
            name: furniture if name == scene.class_name else {"kind": _stand_in(mixture)}
            for name, mixture in spec.classes.items()
        },
        "balance": {name: 1 if name == scene.class_name else 0 for name in spec.classes},
        "splits": dict(spec.splits),
        **_split_by(spec),
        "companions": [
            {"class": c.class_name, "furniture": kind_to_dict(c.furniture, FURNITURE), "seed": c.seed}
            for c in scene.companions
        ],
        "views": [kind_to_dict(view, CAMERAS) for view in scene.views] or 1,
        "labels": list(spec.labels),
        "min_visible": spec.min_visible,
    } | surroundings_to_dict(scene.surroundings)


def _companions_to_dict(companions: Distribution | tuple[Pinned, ...]) -> Any:
    if isinstance(companions, Distribution):
        return companions.to_dict()
    return [{"class": p.class_name, "furniture": _node_to_dict(p.node), "seed": p.seed} for p in companions]


def _stand_in(mixture: Mixture) -> str:
    """A family that needs nothing said, for a class of which nothing is drawn."""
    return next((option.name for option in mixture.options if option.name in FAMILIES), next(iter(FAMILIES)))


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
