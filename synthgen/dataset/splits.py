"""Which split an image belongs to: decided by its object, so that no object is in two splits, or by its number."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING

from synthgen.distributions import pick
from synthgen.draw import place_of
from synthgen.split_by import BY_IMAGE

if TYPE_CHECKING:
    from synthgen.scene import Scene
    from synthgen.spec import Spec


def split_in(spec: Spec, scene: Scene, index: int) -> str:
    """The split of image `index`, which shows the scene."""
    decider = numbered(spec.seed, spec.views, index) if spec.split_by == BY_IMAGE else scene.identity
    return split_of(decider, spec.splits)


def numbered(seed: int, views: object, index: int) -> str:
    """What decides where images are split by their numbers: the views of a scene stay together."""
    return f"{seed} {place_of(views, index)}"


def split_of(identity: str | bytes, fractions: Mapping[str, float]) -> str:
    """The split of everything that shows the object `identity`; each split gets its share of objects."""
    names = sorted(fractions)  # whatever their order in the spec
    return names[pick(tuple(fractions[name] for name in names), _uniform(identity))]


def _uniform(identity: str | bytes) -> float:
    data = identity.encode() if isinstance(identity, str) else identity
    digest = blake2b(data, digest_size=8, person=b"split").digest()
    return (int.from_bytes(digest) >> 11) / 2**53
