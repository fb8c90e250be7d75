"""The one small pillow of an armchair. Covers of 30-40 cm are sold."""

from dataclasses import dataclass

from synthgen.fields import count, number
from synthgen.furniture.pillows import NoPillows, ThrowPillows


@dataclass(frozen=True)
class AccentPillow(ThrowPillows):
    """A small square pillow, tossed at a slight angle."""

    pillows: int = count(1, 1, 1, "How many.", limits=(1, 2))
    size: float = number(0.36, 0.30, 0.41, "m", "Side of the cover.")


ACCENT_PILLOWS: dict[str, type[NoPillows | AccentPillow]] = {"no_pillows": NoPillows, "accent_pillow": AccentPillow}
