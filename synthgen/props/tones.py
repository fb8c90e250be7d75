"""Colours of the many small things inside one prop, which its seed names."""

from synthgen.distributions import Palette
from synthgen.streams import noise


def tones(seed: int, name: str, palette: str, count: int) -> tuple[str, ...]:
    """Colours of a palette, `#rrggbb`."""
    drawn = Palette(palette, jitter=0.05)
    return tuple(drawn.quantile(float(u)) for u in noise(seed, name, (count,)))
