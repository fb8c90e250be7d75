"""Single pieces of furniture: drawn by name and seed, without a spec around them."""

from __future__ import annotations

from functools import partial

from synthgen.document import loads
from synthgen.draw import Uniforms, node_drawn
from synthgen.errors import Impossible, SpecError, nearest
from synthgen.furniture import FURNITURE, Furniture
from synthgen.override import overridden
from synthgen.parse import parse
from synthgen.slots import defaults
from synthgen.spec import Mixture, Option
from synthgen.streams import uniform

CLASS = "piece"
"""The class of the spec that is made up around a piece."""


def one(kind: str, seed: int, overrides: tuple[str, ...] = ()) -> Furniture:
    """A draw of a kind, with `field=value` overrides. Raises SpecError."""
    if kind not in FURNITURE:
        raise SpecError(f"there is no furniture '{kind}'; {nearest(kind, FURNITURE)}")
    source = loads(f"classes: {{{CLASS}: {{kind: {kind}}}}}", kind)
    try:
        for override in overrides:
            source = overridden(source, f"classes.{CLASS}.{override}")
        mixture = parse(source).classes[CLASS]
    except SpecError as error:
        raise SpecError(str(error).replace(f"classes.{CLASS}.", "")) from None
    return drawn(mixture, partial(uniform, seed, 0))


def piece(family: str, uniforms: Uniforms) -> Furniture:
    """A piece of a family as it comes, from the uniform of each of its fields."""
    kind = FURNITURE[family]
    return drawn(Mixture((Option(1.0, family, kind, defaults(kind)),)), uniforms)


def drawn(mixture: Mixture, uniforms: Uniforms) -> Furniture:
    """A piece out of a mixture of furniture. Raises SpecError if its fields cannot go together."""
    try:
        made: Furniture = node_drawn(mixture, "furniture", uniforms)
    except Impossible as error:
        raise SpecError(str(error)) from None
    return made
