"""Distributions: each is a pure function of a uniform, `quantile(u)`, and knows what it can give, `x in it`.

A constant is a distribution too, so that every value of a parsed spec is one.
"""

import math
import sys
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from synthgen.colors import HEX, PALETTES, hex_from_rgb, rgb_from_hex
from synthgen.errors import nearest

Value = float | int | bool | str | tuple[tuple[str, str], ...]
"""What a distribution can give."""

LEAST_MASS = 1e-9
"""Of a bell that is cut off, the share that must remain; less is a mistake, and beyond what doubles resolve."""


def split(u: float) -> tuple[float, float, float]:
    """Three independent uniforms out of one: 17 bits of it each."""
    bits = int(u * 2**51)
    return (bits >> 34) / 2**17, (bits >> 17 & 0x1FFFF) / 2**17, (bits & 0x1FFFF) / 2**17


class Distribution:
    """What can be drawn. Subclasses are frozen values; `to_dict` is what a spec says of them."""

    def quantile(self, u: float) -> Value:
        """The value at `u` in [0, 1)."""
        raise NotImplementedError

    def __contains__(self, x: object) -> bool:
        raise NotImplementedError

    @property
    def ends(self) -> tuple[Value, ...]:
        """The values between which (or among which) all draws lie: what limits are checked against."""
        raise NotImplementedError

    def to_dict(self) -> Any:
        """As a spec would say it."""
        raise NotImplementedError


def is_number(x: object) -> bool:
    """Whether it is a finite number that a float can hold."""
    return isinstance(x, int | float) and not isinstance(x, bool) and abs(x) <= sys.float_info.max


class _Interval(Distribution):
    """What all distributions over the numbers from `low` to `high` share."""

    low: float
    high: float

    def __contains__(self, x: object) -> bool:
        return is_number(x) and self.low <= x <= self.high  # type: ignore[operator]

    @property
    def ends(self) -> tuple[Value, ...]:
        return (self.low, self.high)

    def _within(self, x: float) -> float:
        return float(min(max(x, self.low), self.high))  # rounding may step over an end by one bit


@dataclass(frozen=True)
class Constant(Distribution):
    """Always the same value."""

    value: Value

    def quantile(self, u: float) -> Value:
        return self.value

    def __contains__(self, x: object) -> bool:
        return x == self.value

    @property
    def ends(self) -> tuple[Value, ...]:
        return (self.value,)

    def to_dict(self) -> Any:
        return dict(self.value) if isinstance(self.value, tuple) else self.value


@dataclass(frozen=True)
class Uniform(_Interval):
    """Every number from low to high is equally likely."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _require_order(self.low, self.high)

    def quantile(self, u: float) -> float:
        return self._within(self.low + (self.high - self.low) * u)

    def to_dict(self) -> Any:
        return {"uniform": [self.low, self.high]}


@dataclass(frozen=True)
class LogUniform(_Interval):
    """Every factor is equally likely: as much between 1 and 2 as between 2 and 4."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _require_order(self.low, self.high)
        if self.low <= 0:
            raise ValueError(f"low must be above 0, not {self.low}")

    def quantile(self, u: float) -> float:
        return self._within(self.low * (self.high / self.low) ** u)

    def to_dict(self) -> Any:
        return {"log_uniform": [self.low, self.high]}


@dataclass(frozen=True)
class Normal(_Interval):
    """A normal distribution cut off at low and high: nothing piles up at the ends."""

    mean: float
    std: float
    low: float
    high: float

    def __post_init__(self) -> None:
        _require_order(self.low, self.high)
        _require_numbers(self.mean, self.std)
        if self.std <= 0:
            raise ValueError(f"std must be above 0, not {self.std}")
        below, above = self._mass()
        if above - below < LEAST_MASS:
            raise ValueError(f"hardly any of the bell lies between {self.low} and {self.high}")

    def _mass(self) -> tuple[float, float]:
        bell = NormalDist(self.mean, self.std)
        return bell.cdf(self.low), bell.cdf(self.high)

    def quantile(self, u: float) -> float:
        below, above = self._mass()
        p = min(max(below + (above - below) * u, 1e-15), 1 - 1e-15)
        return self._within(NormalDist(self.mean, self.std).inv_cdf(p))

    def to_dict(self) -> Any:
        return {"normal": {"mean": self.mean, "std": self.std, "low": self.low, "high": self.high}}


@dataclass(frozen=True)
class Triangular(_Interval):
    """Most likely at mode, falling in a straight line to nothing at low and high."""

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        _require_order(self.low, self.mode, "low", "mode")
        _require_order(self.mode, self.high, "mode", "high")

    def quantile(self, u: float) -> float:
        span = self.high - self.low
        if span == 0:
            return float(self.low)
        rise = (self.mode - self.low) / span
        if u < rise:
            return self._within(self.low + math.sqrt(u * span * (self.mode - self.low)))
        return self._within(self.high - math.sqrt((1 - u) * span * (self.high - self.mode)))

    def to_dict(self) -> Any:
        return {"triangular": [self.low, self.mode, self.high]}


@dataclass(frozen=True)
class Integer(_Interval):
    """Every whole number from low to high, both included."""

    low: int
    high: int

    def __post_init__(self) -> None:
        _require_order(self.low, self.high)
        if not (isinstance(self.low, int) and isinstance(self.high, int)):
            raise ValueError(f"ends must be whole numbers, not {self.low} and {self.high}")

    def quantile(self, u: float) -> int:
        return min(self.low + int(u * (self.high - self.low + 1)), self.high)

    def __contains__(self, x: object) -> bool:
        return isinstance(x, int) and super().__contains__(x)

    def to_dict(self) -> Any:
        return {"integer": [self.low, self.high]}


@dataclass(frozen=True)
class Choice(Distribution):
    """One of some values, with weights."""

    options: tuple[Value, ...]
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.options:
            raise ValueError("there is nothing to choose from")
        require_weights(self.weights)

    def quantile(self, u: float) -> Value:
        return self.options[pick(self.weights, u)]

    def __contains__(self, x: object) -> bool:
        return any(x == option and w > 0 for option, w in zip(self.options, self.weights, strict=True))

    @property
    def ends(self) -> tuple[Value, ...]:
        return self.options

    def to_dict(self) -> Any:
        if set(self.weights) == {1}:
            return {"choice": list(self.options)}
        return {"choice": [{"value": v, "weight": w} for v, w in zip(self.options, self.weights, strict=True)]}


@dataclass(frozen=True)
class Palette(Distribution):
    """A colour of a named palette, moved by up to `jitter` (sRGB, 0..1) in each channel; of all, `free` are any."""

    name: str
    jitter: float = 0.04
    free: float = 0.0

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or self.name not in PALETTES:
            raise ValueError(f"no palette is called '{self.name}'; {nearest(self.name, PALETTES)}")
        if not (is_number(self.jitter) and 0 <= self.jitter <= 1):
            raise ValueError(f"jitter must lie between 0 and 1, not {self.jitter!r}")
        if not (is_number(self.free) and 0 <= self.free <= 1):
            raise ValueError(f"free must lie between 0 and 1, not {self.free!r}")

    def quantile(self, u: float) -> str:
        if u < self.free:
            return hex_from_rgb(split(u / self.free))
        colors = PALETTES[self.name]
        scaled = (u - self.free) / (1 - self.free) * len(colors)
        which = min(int(scaled), len(colors) - 1)
        channels = zip(rgb_from_hex(colors[which]), split(scaled - which), strict=True)
        return hex_from_rgb(tuple(channel + (2 * moved - 1) * self.jitter for channel, moved in channels))

    def __contains__(self, x: object) -> bool:
        if not (isinstance(x, str) and HEX.fullmatch(x)):
            return False
        if self.free:
            return True
        reach = self.jitter + 0.5 / 255 + 1e-9  # a hex digit pair rounds by half a step
        return any(_distance(x, color) <= reach for color in PALETTES[self.name])

    @property
    def ends(self) -> tuple[Value, ...]:
        return PALETTES[self.name]

    def to_dict(self) -> Any:
        return {"palette": {"name": self.name, "jitter": self.jitter, "free": self.free}}


def _distance(one: str, other: str) -> float:
    """Between two colours: the most that a channel differs by."""
    return max(abs(a - b) for a, b in zip(rgb_from_hex(one), rgb_from_hex(other), strict=True))


def pick(weights: tuple[float, ...], u: float) -> int:
    """The index that `u` falls on when [0, 1) is shared out by weight; never one of weight 0."""
    if len(weights) == 1:
        return 0
    at = u * sum(weights)
    for index, weight in enumerate(weights):
        if at < weight:
            return index
        at -= weight
    return max(index for index, weight in enumerate(weights) if weight > 0)


def require_weights(weights: tuple[float, ...]) -> None:
    """Raise ValueError unless all weights are finite, none is negative and one is positive."""
    for weight in weights:
        if not is_number(weight):
            raise ValueError(f"a weight must be a number, not {weight!r}")
        if weight < 0:
            raise ValueError(f"a weight must not be negative, but one is {weight:g}")
    if sum(weights) <= 0:
        raise ValueError("the weights sum to zero, so nothing could be chosen")
    if not is_number(sum(weights)):
        raise ValueError("the weights are too large to add up")


def _require_numbers(*values: object) -> None:
    for value in values:
        if not is_number(value):
            raise ValueError(f"{value!r} is not a number")


def _require_order(low: float, high: float, lower: str = "low", higher: str = "high") -> None:
    _require_numbers(low, high)
    if low > high:
        raise ValueError(f"{lower} is above {higher} ({low} > {high})")
