"""The shelf: materials and worlds kept from picture to picture, since making nodes takes longer than setting them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import bpy

from synthgen.blender.nodes import SHADER, Graph, Planned

Kept = bpy.types.Material | bpy.types.World


@dataclass(eq=False)
class Made:
    """A material or world, its nodes in the order of its graph, and the values that they were given last."""

    data: Kept
    nodes: list[bpy.types.Node]
    values: dict[tuple[int, Any], Any] = field(default_factory=dict)


class Shelf:
    """Materials and worlds by the structure of their graphs; each is used once a picture."""

    def __init__(self) -> None:
        self._made: dict[Any, list[Made]] = defaultdict(list)
        self._taken: Counter[Any] = Counter()

    def put_back(self) -> None:
        """Everything may be used again."""
        self._taken.clear()

    def material(self, graph: Graph) -> bpy.types.Material:
        """A material with this graph.

        What glows is no lamp: rays find it by chance. Aiming at every face of every bulb and shade costs rooms a tenth
        and gains nothing that one can measure.
        """
        material = self._filled("materials", "BSDF_PRINCIPLED", graph)
        material.cycles.emission_sampling = "NONE"
        return material

    def world(self, graph: Graph) -> bpy.types.World:
        """A world with this graph."""
        return self._filled("worlds", "BACKGROUND", graph)

    def _filled(self, collection: str, shader: str, graph: Graph) -> Any:
        key = (collection, graph.structure)
        made = self._made[key]
        if self._taken[key] == len(made):
            made.append(_built(getattr(bpy.data, collection).new(collection), shader, graph))
        chosen = made[self._taken[key]]
        self._taken[key] += 1
        _fill(chosen, graph)
        return chosen.data


def _built(data: Kept, shader: str, graph: Graph) -> Made:
    tree = data.node_tree
    first = next(node for node in tree.nodes if node.type == shader)
    nodes = [first, *(_node(tree, planned) for planned in graph.nodes[SHADER + 1 :])]
    for node, planned in zip(nodes, graph.nodes, strict=True):
        for name, source in planned.links.items():
            tree.links.new(_socket(nodes[source.node].outputs, source.output), _socket(node.inputs, name))
    return Made(data, nodes)


def _node(tree: bpy.types.NodeTree, planned: Planned) -> bpy.types.Node:
    node = tree.nodes.new(planned.kind)
    for name, value in planned.properties:
        setattr(node, name, value)
    return node


def _fill(made: Made, graph: Graph) -> None:
    """Set what differs from last time."""
    for number, (node, planned) in enumerate(zip(made.nodes, graph.nodes, strict=True)):
        if planned.image is not None and node.image != planned.image:
            node.image = planned.image
        if planned.turn is not None:
            node.texture_mapping.rotation[2] = planned.turn
        for name, value in planned.values.items():
            if made.values.get((number, name)) != value:
                made.values[number, name] = value
                socket = _socket(node.inputs, name)
                socket.default_value = (*value, 1.0) if socket.type == "RGBA" else value


def _socket(sockets: Any, name: Any) -> bpy.types.NodeSocket:
    """By number, or by identifier: names are not unique."""
    return sockets[name] if isinstance(name, int) else next(s for s in sockets if s.identifier == name)
