"""Kinds drawn by a seed: for what a setting puts up itself, and a spec does not name."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from synthgen.distributions import pick
from synthgen.fields import Leaf, fields_of
from synthgen.stage import Scenery
from synthgen.streams import noise


def seeded(kind: type[Any], seed: int, name: str) -> Any:
    """An instance of a kind, every field from its own distribution."""
    values = {}
    for field, declaration in fields_of(kind).items():
        place = f"{name}.{field}"
        u = float(noise(seed, place, (1,))[0])
        if isinstance(declaration, Leaf):
            values[field] = declaration.distribution.quantile(u)
        else:
            values[field] = seeded(chosen(declaration.table, declaration.weights, u), seed, place)
    return kind(**values)


def chosen(table: Mapping[str, type[Any]], weights: Mapping[str, float], u: float) -> type[Any]:
    """One kind of a table by weight, named by a uniform."""
    return table[tuple(weights)[pick(tuple(weights.values()), u)]]


def moved(
    scenery: tuple[Scenery, ...], offset: tuple[float, float, float], turn_deg: float = 0.0
) -> tuple[Scenery, ...]:
    """Things turned about the vertical through the origin, then moved by metres."""
    return tuple(
        Scenery(s.name, s.mesh.rotated("z", turn_deg).moved(np.array(offset)), s.material, s.blocks_light)
        for s in scenery
    )
