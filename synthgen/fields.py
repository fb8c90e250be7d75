"""Kinds and their fields: what a spec may say of a thing, with typical value, range, unit and meaning.

A kind is a frozen dataclass whose every field is made by one of the functions below. Its typical value is the
dataclass default, so `WingChair()` is a typical one; its distribution is what an unspecified field is drawn from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, cast

from synthgen.distributions import Choice, Constant, Distribution, Integer, Palette, Uniform, require_weights


@dataclass(frozen=True)
class Leaf:
    """A field that holds a number, a word, a colour or true/false."""

    type: str  # 'number', 'count', 'flag', 'word', 'color', 'path' or 'mapping'
    distribution: Distribution
    unit: str
    meaning: str
    low: float = float("-inf")
    high: float = float("inf")
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    """A field that holds a kind: one of a table, drawn by weight."""

    table: Mapping[str, type[Any]]
    weights: Mapping[str, float]
    meaning: str


Field = Leaf | Slot


def number(
    typical: float,
    low: float,
    high: float,
    unit: str,
    meaning: str,
    *,
    limits: tuple[float, float] | None = None,
    distribution: Distribution | None = None,
) -> Any:
    """A real number, drawn uniformly from low to high unless a distribution is given.

    `limits` are what a spec may ask for at all; by default half the range's width beyond either end, and never
    across zero.
    """
    if limits is None:
        reach = (high - low) / 2
        limits = (max(low - reach, 0.0) if low >= 0 else low - reach, high + reach)
    drawn = distribution or Uniform(low, high)
    return _leaf(typical, Leaf("number", drawn, unit, meaning, *limits))


def ratio(typical: float, low: float, high: float, meaning: str, *, limits: tuple[float, float] = (0.0, 1.0)) -> Any:
    """A number without unit, a share of something else; between 0 and 1 unless limits say otherwise."""
    return number(typical, low, high, "ratio", meaning, limits=limits)


def count(
    typical: int,
    low: int,
    high: int,
    meaning: str,
    *,
    limits: tuple[int, int] | None = None,
    unit: str = "count",
    distribution: Distribution | None = None,
) -> Any:
    """A whole number from low to high, each as likely unless a distribution is given."""
    low_limit, high_limit = limits or (low, high)
    return _leaf(typical, Leaf("count", distribution or Integer(low, high), unit, meaning, low_limit, high_limit))


def setting(value: float, unit: str, meaning: str, *, limits: tuple[float, float], whole: bool = False) -> Any:
    """A number that stays at its value unless the spec says otherwise."""
    return _leaf(value, Leaf("count" if whole else "number", Constant(value), unit, meaning, *limits))


def seed(meaning: str) -> Any:
    """A number that names the random detail inside one thing, so that a scene holds all that was drawn."""
    return _leaf(0, Leaf("count", Integer(0, 2**31 - 1), "seed", meaning, 0, 2**31 - 1))


def flag(typical: bool, probability: float, meaning: str) -> Any:
    """True with a probability."""
    drawn = Choice((True, False), (probability, 1 - probability))
    return _leaf(typical, Leaf("flag", drawn, "true/false", meaning))


def word(typical: str, options: Mapping[str, float], meaning: str, *, also: tuple[str, ...] = ()) -> Any:
    """One of some words, by weight; a spec may ask for others too, which are not drawn unless it does."""
    drawn = Choice(tuple(options), tuple(options.values()))
    return _leaf(typical, Leaf("word", drawn, "word", meaning, words=(*options, *also)))


def path(meaning: str, suffixes: tuple[str, ...]) -> Any:
    """A file with one of some suffixes, which a spec must name; a folder of them means any of its files."""
    return _leaf("", Leaf("path", Constant(""), "path", meaning, words=suffixes))


def mapping(words: tuple[str, ...], meaning: str) -> Any:
    """Names of the user's own, each mapped to one of some words; none unless the spec says so."""
    return _leaf((), Leaf("mapping", Constant(()), "words", meaning, words=words))


def color(typical: str, palette: str | None, meaning: str, *, jitter: float = 0.04, free: float = 0.05) -> Any:
    """An sRGB colour `#rrggbb`, drawn from a palette, or now and then freely; without a palette it stays as it is."""
    drawn = Constant(typical) if palette is None else Palette(palette, jitter, free)
    return _leaf(typical, Leaf("color", drawn, "sRGB", meaning))


def one_of(
    table: Mapping[str, type[Any]], typical: Any, meaning: str, weights: Mapping[str, float] | None = None
) -> Any:
    """One kind of a table. `typical` is an instance; `weights` default to equal ones over the whole table."""
    shares = dict(weights) if weights is not None else dict.fromkeys(table, 1.0)
    require_weights(tuple(shares.values()))
    assert set(shares) <= set(table), f"weights name kinds that the table lacks: {set(shares) - set(table)}"
    return field(default=typical, metadata={"field": Slot(table, shares, meaning)})


def fields_of(kind: type[Any]) -> dict[str, Field]:
    """Field name -> declaration, in the order of the class."""
    return {f.name: cast(Field, f.metadata["field"]) for f in fields(kind)}


def kind_name(thing: Any, table: Mapping[str, type[Any]]) -> str:
    """The YAML name of an instance's kind in a table."""
    return next(name for name, kind in table.items() if kind is type(thing))


def _leaf(typical: Any, declaration: Leaf) -> Any:
    return field(default=typical, metadata={"field": declaration})
