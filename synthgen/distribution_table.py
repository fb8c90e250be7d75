"""How a spec writes distributions: the table of their YAML names, each with a reader of its arguments."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from synthgen.distributions import Choice, Distribution, Integer, LogUniform, Normal, Palette, Triangular, Uniform


def _weighted(options: Any) -> Choice:
    """`[a, b]`, or `[{value: a, weight: 2}, ...]`, or `{a: 2, b: 1}`."""
    if isinstance(options, dict):
        pairs = sorted(options.items(), key=lambda pair: str(pair[0]))  # the order of keys means nothing
    elif isinstance(options, list):
        pairs = [_option(option) for option in options]
    else:
        raise ValueError("takes a list of values, or a mapping of values to weights")
    for value, _ in pairs:
        if not isinstance(value, float | int | bool | str):
            raise ValueError(f"cannot choose {value!r}: an option is a number, a word or true/false")
    return Choice(tuple(v for v, _ in pairs), tuple(w for _, w in pairs))


def _option(option: Any) -> tuple[Any, Any]:
    """A value and its weight."""
    if not isinstance(option, dict):
        return option, 1
    if not {"value"} <= set(option) <= {"value", "weight"}:
        raise ValueError("an option is a value, or {value: .., weight: ..}")
    return option["value"], option.get("weight", 1)


def _positional(cls: Callable[..., Distribution]) -> Callable[[Any], Distribution]:
    """A reader of `[low, high]` or `{low: .., high: ..}`: the fields of the class, in order."""
    names = arguments_of(cls)

    def read(arguments: Any) -> Distribution:
        if isinstance(arguments, dict):
            if set(arguments) != set(names):
                raise ValueError(f"takes {', '.join(names)}, not {', '.join(map(str, arguments)) or 'nothing'}")
            return cls(**arguments)
        if not isinstance(arguments, list) or len(arguments) != len(names):
            raise ValueError(f"takes {len(names)} values: [{', '.join(names)}]")
        return cls(*arguments)

    return read


def _palette(arguments: Any) -> Palette:
    if isinstance(arguments, str):
        return Palette(arguments)
    if isinstance(arguments, dict) and "name" in arguments and set(arguments) <= {"name", "jitter", "free"}:
        return Palette(**arguments)
    raise ValueError("takes a name, or {name: .., jitter: .., free: ..}")


def arguments_of(cls: Callable[..., Distribution]) -> tuple[str, ...]:
    """The names of what a distribution is made of."""
    return tuple(f.name for f in fields(cls))  # type: ignore[arg-type]


FORMS: dict[str, type[Distribution]] = {
    "uniform": Uniform,
    "log_uniform": LogUniform,
    "normal": Normal,
    "triangular": Triangular,
    "integer": Integer,
    "choice": Choice,
    "palette": Palette,
}
"""YAML name -> distribution."""

_READERS: dict[type[Distribution], Callable[[Any], Distribution]] = {Choice: _weighted, Palette: _palette}

DISTRIBUTIONS: dict[str, Callable[[Any], Distribution]] = {
    name: _READERS.get(cls) or _positional(cls) for name, cls in FORMS.items()
}
"""YAML name -> reader of its arguments. A reader raises ValueError, which the spec's parser gives a place."""
