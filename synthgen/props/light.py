"""Whether a lamp's shade shines."""

from synthgen.materials import Glow, Surface


def shining(lit: bool, color: str, radiance: float, cover: Surface) -> Surface:
    """A shade's material: light when the lamp is on, its cloth when it is off."""
    return Glow(color, radiance) if lit else cover
