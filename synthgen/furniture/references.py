"""Real pieces of furniture to hold families against: what is sold or stands in museums, with its size."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """One product: its size over all in centimetres, and who says so."""

    name: str
    width_cm: float
    depth_cm: float
    height_cm: float
    source: str


REFERENCES: dict[str, tuple[Reference, ...]] = {}
"""Family -> real pieces of its kind."""
