"""Declarations in words: what a field is drawn from, what a spec may ask for, in which unit."""

from __future__ import annotations

from typing import Any

from synthgen.distributions import (
    Choice,
    Constant,
    Distribution,
    Integer,
    LogUniform,
    Normal,
    Palette,
    Triangular,
    Uniform,
)
from synthgen.fields import Field, Leaf, Slot
from synthgen.reference.kinds import drawn_names

UNITLESS = ("count", "ratio", "factor", "power", "seed", "quality", "true/false", "word", "words", "path", "sRGB")
"""Units that say no more than the field's name and meaning do."""

LIKELIEST = 3
"""Kinds that are named where there are many."""

SEEDS = 2**31 - 1


def unit(leaf: Leaf) -> str:
    """` mm`, or nothing for plain numbers."""
    return "" if leaf.unit in UNITLESS else f" {leaf.unit}"


def number(value: Any) -> str:
    """A number in as few digits as say it."""
    return f"{value:.6g}"


def value(thing: Any) -> str:
    """A value as a spec would write it."""
    if isinstance(thing, bool):
        return str(thing).lower()
    if isinstance(thing, int | float):
        return number(thing)
    return str(thing) if thing not in ({}, "") else "none"


def drawn(declared: Field) -> str:
    """What holds if a spec says nothing."""
    if isinstance(declared, Slot):
        return _drawn_kinds(declared)
    if declared.type == "path":
        return "must be given"
    return "any" if _is_seed(declared) else _distribution(declared.distribution)


def allowed(declared: Field) -> str:
    """What a spec may ask for."""
    if isinstance(declared, Slot):
        return f"{len(declared.table)} kinds" if len(declared.table) > 1 else next(iter(declared.table))
    if declared.type in ("number", "count"):
        return "any" if _is_seed(declared) else f"{number(declared.low)} to {number(declared.high)}"
    return {
        "flag": "true, false",
        "word": ", ".join(declared.words),
        "color": "'#rrggbb'",
        "path": ", ".join(f"*{suffix}" for suffix in declared.words),
        "mapping": f"name: {'|'.join(declared.words)}",
    }[declared.type]


def share(weight: float, whole: float) -> str:
    """A weight as per cent of their sum; `-` of nothing."""
    percent = 100 * weight / whole
    if percent == 0:
        return "-"
    return f"{percent:.0f}\u00a0%" if percent >= 1 else f"{percent:.1f}\u00a0%"


def _is_seed(leaf: Leaf) -> bool:
    return leaf.unit == "seed" and leaf.high >= SEEDS


def _drawn_kinds(slot: Slot) -> str:
    """The likeliest kinds, and how many others there are."""
    names = sorted(drawn_names(slot), key=lambda name: -slot.weights[name])
    if len(names) == 1:
        return names[0]
    whole = sum(slot.weights.values())
    shown = [f"{name} {share(slot.weights[name], whole)}" for name in names[:LIKELIEST]]
    return ", ".join(shown) + (f" and {len(names) - LIKELIEST} more" if len(names) > LIKELIEST else "")


def _distribution(drawn: Distribution) -> str:
    match drawn:
        case Constant(fixed):
            return value(dict(fixed) if isinstance(fixed, tuple) else fixed)
        case Normal(mean, std, low, high):
            return f"{number(low)} to {number(high)}, normal, {number(mean)} ± {number(std)}"
        case Triangular(low, mode, high):
            return f"{number(low)} to {number(high)}, mostly {number(mode)}"
        case LogUniform(low, high):
            return f"{number(low)} to {number(high)}, log-uniform"
        case Uniform(low, high) | Integer(low, high):
            return f"{number(low)} to {number(high)}"
        case Palette(name):
            return f"palette {name}"
        case Choice():
            return _choice(drawn)
        case _:
            return str(drawn.to_dict())


def _choice(choice: Choice) -> str:
    whole = sum(choice.weights)
    pairs = [(value(option), weight) for option, weight in zip(choice.options, choice.weights, strict=True) if weight]
    if len(pairs) == 1:
        return pairs[0][0]
    return ", ".join(f"{option} {share(weight, whole)}" for option, weight in pairs)
