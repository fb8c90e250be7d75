"""Candles, alone or in a group, in holders or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import color, count, flag, number, seed
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import Glow, Metal, Plastic
from synthgen.props.prop import Piece, standing
from synthgen.streams import noise


@dataclass(frozen=True)
class Candle:
    """Pillar candles, or thin ones in candlesticks."""

    candles: int = count(2, 1, 3, "How many.", limits=(1, 6))
    sticks: bool = flag(False, 0.5, "They stand in candlesticks.")
    height: float = number(0.15, 0.08, 0.24, "m", "Of the tallest.")
    wax: str = color("#f0ece4", "ceramic", "Colour of the wax.", free=0.0)
    brass: str = color("#b8995e", "metal", "Colour of the candlesticks.", free=0.0)
    burning: bool = flag(False, 0.3, "They burn.")
    seed: int = seed("Their heights.")

    def pieces(self) -> tuple[Piece, ...]:
        """Wax, sticks, flames."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        u = noise(self.seed, "candles", (self.candles, 2))
        r = 0.011 if self.sticks else 0.034
        foot = 0.6 * self.height if self.sticks else 0.0
        spots = [
            (k * (0.085 if self.sticks else 0.078), 0.05 * (float(u[k, 0]) - 0.5), 0.0) for k in range(self.candles)
        ]
        tall = [self.height * (1 - 0.4 * float(v)) for v in u[:, 1]]
        yield Piece(
            joined([_wax(r, foot, h).moved(at) for h, at in zip(tall, spots, strict=True)]), Plastic(self.wax, 0.5)
        )
        if self.sticks:
            yield Piece(joined([_stick(foot).moved(at) for at in spots]), Metal(self.brass, 0.2))
        if self.burning:
            flame = lathe([(0, 0), (0.004, 0.005), (0.0045, 0.01), (0, 0.026)], 8)
            tops = [(x, y, foot + h + 0.004) for (x, y, _), h in zip(spots, tall, strict=True)]
            yield Piece(joined([flame.moved(at) for at in tops]), Glow("#ffdcae", 20.0))


def _wax(radius: float, foot: float, height: float) -> Mesh:
    top = foot + height
    profile = [(0, foot), (radius, foot), (radius, top - 0.003), (0.92 * radius, top), (0.3 * radius, top - 0.003)]
    return lathe([*profile, (0.0015, top - 0.002), (0.0015, top + 0.008), (0, top + 0.008)], 18)


def _stick(height: float) -> Mesh:
    """A turned candlestick."""
    foot = [(0, 0), (0.038, 0), (0.04, 0.004), (0.034, 0.009), (0.009, 0.016)]
    return lathe([*foot, (0.006, 0.5 * height), (0.012, 0.53 * height), (0.006, 0.56 * height), (0.006, 0.85 * height),
                  (0.016, 0.9 * height), (0.016, height + 0.006), (0, height + 0.006)], 18)  # fmt: skip
