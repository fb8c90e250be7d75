"""Which split an image belongs to: decided by its object, so that no object is in two splits."""

from collections.abc import Mapping
from hashlib import blake2b

from synthgen.distributions import pick


def split_of(identity: str | bytes, fractions: Mapping[str, float]) -> str:
    """The split of everything that shows the object `identity`; each split gets its share of objects."""
    names = sorted(fractions)  # whatever their order in the spec
    return names[pick(tuple(fractions[name] for name in names), _uniform(identity))]


def _uniform(identity: str | bytes) -> float:
    data = identity.encode() if isinstance(identity, str) else identity
    digest = blake2b(data, digest_size=8, person=b"split").digest()
    return (int.from_bytes(digest) >> 11) / 2**53
